package org.lamindb.migration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was done to a database, or would be.
 *
 * @param migrations in their order, as {@code app.name}
 * @param backup the state before, of a SQLite database
 */
public record MigrationReport(List<String> migrations, Optional<Path> backup) {
  public MigrationReport {
    migrations = List.copyOf(migrations);
  }
}
