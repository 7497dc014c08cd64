package org.lamindb.change;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.lamindb.database.Database;
import org.lamindb.database.Dialect;
import org.lamindb.error.LaminErrors;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Registry;

/**
 * The new and changed records of a registry, in an order in which none is ever passed over.
 *
 * <p>No column tells of changes on both databases: the Python client leaves {@code updated_at} as
 * it was, and transferred records keep the times of where they come from. So the order is the
 * database's own.
 *
 * <ul>
 *   <li>Postgres knows for each record which transaction wrote it last. Records are read in the
 *       order of these transactions, up to the oldest that still runs: whatever commits late comes
 *       later, and no clock is involved. Every insert and update counts, whoever makes it.
 *   <li>SQLite gives ids in the order of commits and lets one writer write at a time: records with
 *       a higher id are new. A record is changed when its {@code updated_at} is later than all that
 *       were read. Writers that leave it as it was, as the Python client does, change unnoticed.
 * </ul>
 *
 * <p>A record that changes again before it was read comes once, as it is then. A deleted record
 * never comes.
 */
public interface ChangeFeed {
  /** For {@link #next}: as many records as there are. */
  long NO_LIMIT = Long.MAX_VALUE;

  /**
   * The changes of a registry.
   *
   * @param settle on SQLite, how old a time must be until no writer uses it any more
   * @throws org.lamindb.error.LaminException when its records have no order, as those of views
   */
  static ChangeFeed of(Database database, Registry registry, Duration settle) {
    Column id =
        registry.columns().stream()
            .filter(column -> column.primaryKey() && column.type() == ColumnType.LONG)
            .findFirst()
            .orElseThrow(
                () ->
                    LaminErrors.unsupported(
                        "A stream of " + registry.qualifiedName() + ", which has no ids,",
                        "Read it with spark.read."));
    Optional<Column> time =
        registry
            .column("updated_at")
            .or(() -> registry.column("created_at"))
            .filter(column -> column.type() == ColumnType.TIMESTAMP);
    return database.dialect() == Dialect.POSTGRES
        ? new WrittenFeed(database, registry, id, time)
        : new NumberedFeed(database, registry, id, time, settle);
  }

  /**
   * Where a start is.
   *
   * @throws org.lamindb.error.LaminException when it is a time and the registry has none
   */
  Position start(Start start);

  /**
   * How far it can be read now.
   *
   * @throws org.lamindb.error.LaminException when the position is not one of this database
   */
  Position end(Position from);

  /**
   * A step from a position.
   *
   * @param filters which records count
   * @param end from {@link #end}
   * @param most how many records at most; at least one
   * @return empty when there are none
   */
  Optional<Step> next(List<Filter> filters, Position from, Position end, long most);

  /** Which records a step is about. All of these must hold. */
  List<Filter> between(Position from, Position to);

  /** How many records come after a position. */
  long countAfter(List<Filter> filters, Position from);

  /** Whether nothing was read yet. */
  boolean isNothing(Position position);
}
