package org.lamindb.registry;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/**
 * A column of a registry or link table.
 *
 * @param name as today's releases of LaminDB spell it
 * @param databaseName as the database spells it; differs from the name before LaminDB 2.0
 * @param comment what it means, empty when nobody knows
 * @param references table that the foreign key leads to, or null
 * @param deterministic false when the database takes texts of different bytes for equal
 */
public record Column(
    String name,
    String databaseName,
    ColumnType type,
    boolean nullable,
    boolean primaryKey,
    String comment,
    String references,
    boolean deterministic)
    implements Serializable {
  public Column {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(databaseName, "databaseName is null");
    Objects.requireNonNull(type, "type is null");
    Objects.requireNonNull(comment, "comment is null");
  }

  /** A column with one name, whose values are equal when their bytes are. */
  public Column(
      String name,
      ColumnType type,
      boolean nullable,
      boolean primaryKey,
      String comment,
      String references) {
    this(name, name, type, nullable, primaryKey, comment, references, true);
  }

  public Optional<String> referencedTable() {
    return Optional.ofNullable(references);
  }
}
