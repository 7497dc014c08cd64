package org.lamindb.scan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.DatabaseCopy;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.scan.pages.FileState;
import org.lamindb.scan.pages.PageDecision;
import org.lamindb.scan.pages.PageRange;

/** A state of a SQLite file that parts of a scan read where this file is out of reach. */
record CopiedState(DatabaseCopy file) implements SharedState {
  CopiedState {
    Objects.requireNonNull(file, "file is null");
  }

  @Override
  public Optional<DatabaseCopy> copy() {
    return Optional.of(file);
  }

  @Override
  public void close() {
    file.close();
  }

  /**
   * How the parts of a scan share a copy.
   *
   * @param pages how many parts read pages; 0 when one reads by SQL
   */
  static Sharing sharing(SqliteFile file, RegistryQuery query, int pages) {
    return new Sharing() {
      @Override
      public SharedState take() {
        return new CopiedState(DatabaseCopy.of(file));
      }

      @Override
      public ScanState bind(SharedState taken) {
        SqliteFile copy = ((CopiedState) taken).file().file();
        return new ScanState.Copied(copy, pages == 0 ? List.of() : ranges(copy, query, pages));
      }
    };
  }

  private static List<PageRange> ranges(SqliteFile copy, RegistryQuery query, int parts) {
    try (FileState state = FileState.ofPrivateCopy(copy)) {
      return PageScans.decide(state, query) instanceof PageDecision.Eligible eligible
          ? eligible.scan().split(parts)
          : List.of();
    }
  }
}
