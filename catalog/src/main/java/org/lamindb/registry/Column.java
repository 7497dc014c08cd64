package org.lamindb.registry;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/**
 * A column of a registry or link table, or one that is derived from tables around it.
 *
 * @param name as today's releases of LaminDB spell it
 * @param databaseName as the database spells it; differs from the name before LaminDB 2.0
 * @param comment what it means, empty when nobody knows
 * @param references table that the foreign key leads to, or null
 * @param deterministic false when the database takes texts of different bytes for equal
 * @param source where the values come from
 */
public record Column(
    String name,
    String databaseName,
    ColumnType type,
    boolean nullable,
    boolean primaryKey,
    String comment,
    String references,
    boolean deterministic,
    ColumnSource source)
    implements Serializable {
  public Column {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(databaseName, "databaseName is null");
    Objects.requireNonNull(type, "type is null");
    Objects.requireNonNull(comment, "comment is null");
    Objects.requireNonNull(source, "source is null");
  }

  /** A column whose values the database computes from other tables. */
  static Column derived(String name, ColumnType type, String comment, ColumnSource source) {
    return new Column(name, name, type, true, false, comment, null, true, source);
  }

  /** The same column under another name. */
  Column named(String other) {
    return new Column(
        other,
        databaseName,
        type,
        nullable,
        primaryKey,
        comment,
        references,
        deterministic,
        source);
  }

  /**
   * The same column in a join.
   *
   * @param optional whether rows of the join may have none of it
   */
  Column joined(String other, boolean optional) {
    return new Column(
        other, other, type, nullable || optional, false, comment, null, deterministic, source);
  }

  /** Whether the values come from other tables: only SQL can read them. */
  public boolean isDerived() {
    return !(source instanceof ColumnSource.Own);
  }

  /** A column with one name, whose values are equal when their bytes are. */
  public Column(
      String name,
      ColumnType type,
      boolean nullable,
      boolean primaryKey,
      String comment,
      String references) {
    this(name, name, type, nullable, primaryKey, comment, references, true, ColumnSource.OWN);
  }

  public Optional<String> referencedTable() {
    return Optional.ofNullable(references);
  }
}
