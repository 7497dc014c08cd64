package org.lamindb.scan;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lamindb.database.Database;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.ScanSession;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.scan.pages.FileState;
import org.lamindb.scan.pages.PageDecision;
import org.lamindb.scan.pages.PageRecords;
import org.lamindb.scan.pages.PageScan;

/** Scans that read the pages of a SQLite file. */
final class PageScans {
  private PageScans() {}

  /** A plan, or why SQL is the way. */
  record Decision(Optional<ScanPlan> plan, String reason) {}

  static Decision plan(SqliteFile file, RegistryQuery query, ScanSettings settings) {
    try (FileState state = FileState.open(file)) {
      PageDecision decision = decide(state, query);
      if (decision instanceof PageDecision.Refused refused) {
        return new Decision(Optional.empty(), refused.reason());
      }
      long rows = ((PageDecision.Eligible) decision).scan().estimatedRows();
      int parts = KeyParts.count(rows, settings.parallelism());
      List<ScanPart> pages =
          IntStream.range(0, parts)
              .mapToObj(number -> (ScanPart) new ScanPart.Pages(query, number))
              .toList();
      String way = "pages of the file, one state, tasks: " + parts;
      Sharing sharing =
          settings.elsewhere()
              ? CopiedState.sharing(file, query, parts)
              : sharing(file, query, parts);
      return new Decision(Optional.of(new ScanPlan(pages, Optional.of(sharing), way)), "");
    }
  }

  static PageDecision decide(FileState state, RegistryQuery query) {
    return PageScan.decide(state, query.registry().orElseThrow(), query.columns(), query.filters());
  }

  private record Held(FileState file) implements SharedState {
    @Override
    public void close() {
      file.close();
    }
  }

  private static Sharing sharing(SqliteFile file, RegistryQuery query, int parts) {
    return new Sharing() {
      @Override
      public SharedState take() {
        return new Held(FileState.open(file));
      }

      @Override
      public ScanState bind(SharedState taken) {
        FileState state = ((Held) taken).file();
        return decide(state, query) instanceof PageDecision.Eligible eligible
            ? new ScanState.Pages(state.key(), eligible.scan().split(parts))
            : new ScanState.NoPages();
      }
    };
  }

  static Records open(Database database, ScanPart.Pages part, ScanState state) {
    if (state instanceof ScanState.Pages pages) {
      if (part.number() >= pages.ranges().size()) {
        return new NoRecords();
      }
      try (FileState file = FileState.join(pages.key())) {
        // The records hold the file for themselves.
        return PageRecords.open(file, pages.ranges().get(part.number()));
      }
    } else if (state instanceof ScanState.Copied copied && !copied.ranges().isEmpty()) {
      return openCopy(copied, part.number());
    }
    return part.number() == 0
        ? Scans.bySql(database, part.query(), state, ScanSession.ALONE)
        : new NoRecords();
  }

  private static Records openCopy(ScanState.Copied copied, int number) {
    if (number >= copied.ranges().size()) {
      return new NoRecords();
    }
    try (FileState file = FileState.ofPrivateCopy(copied.file())) {
      return PageRecords.open(file, copied.ranges().get(number));
    }
  }
}
