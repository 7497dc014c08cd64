package org.lamindb.migration;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.DatabaseCopy;
import org.lamindb.error.LaminErrors;

/** The state of a SQLite database before a migration, in a file beside it that stays. */
final class DatabaseBackup {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final String DRAFT = ".draft";

  private DatabaseBackup() {}

  /**
   * Makes one, complete or not at all, and returns its path. The caller holds the lock of writers,
   * so nobody else is making one.
   */
  static Path of(SqliteFile file) {
    Path database = Path.of(file.path());
    Path backup =
        database.resolveSibling(database.getFileName() + ".backup-" + TIME.format(Instant.now()));
    Path draft = backup.resolveSibling(backup.getFileName() + DRAFT);
    try {
      removeAbandonedDrafts(database);
      try {
        DatabaseCopy.write(file, draft);
        return Files.move(draft, backup, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(backup.toString(), e);
    }
  }

  /** What processes left that were killed, SQLite's journal of it too. */
  private static void removeAbandonedDrafts(Path database) throws IOException {
    String drafts = database.getFileName() + ".backup-*" + DRAFT + "*";
    try (DirectoryStream<Path> abandoned = Files.newDirectoryStream(database.getParent(), drafts)) {
      for (Path file : abandoned) {
        Files.deleteIfExists(file);
      }
    }
  }
}
