package org.lamindb.change;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lamindb.change.Position.Numbered;
import org.lamindb.database.Database;
import org.lamindb.database.SqlText;
import org.lamindb.database.Timestamps;
import org.lamindb.error.LaminErrors;
import org.lamindb.registry.Column;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Filter.Operator;
import org.lamindb.registry.Operand;
import org.lamindb.registry.Registry;

/**
 * Changes in SQLite: of the records that were read those with a later time, then those with a
 * higher id. The primary key and the index of the times find both.
 *
 * <p>Times are compared as the text that is stored, whose order is that of the times: a total one,
 * also where writers give the same time with more or fewer digits.
 */
final class NumberedFeed implements ChangeFeed {
  private static final String ACTION = "look for changes";
  private static final long MICROS_PER_MILLISECOND = 1_000;

  private final Database database;
  private final Registry registry;
  private final Column id;
  private final Optional<Column> time;
  private final ChangeSql byTime;
  private final ChangeSql byId;
  private final long settleMicros;

  NumberedFeed(
      Database database, Registry registry, Column id, Optional<Column> time, Duration settle) {
    this.database = database;
    this.registry = registry;
    this.id = id;
    this.time = time;
    this.byId = new ChangeSql(registry, new Operand.Cell(id), id, database.dialect());
    this.byTime =
        time.map(
                column ->
                    new ChangeSql(registry, new Operand.Stored(column), id, database.dialect()))
            .orElse(byId);
    this.settleMicros = settle.toMillis() * MICROS_PER_MILLISECOND;
  }

  @Override
  public Position start(Start start) {
    if (start instanceof Start.Earliest) {
      return Numbered.NOTHING;
    }
    if (start instanceof Start.Since && time.isEmpty()) {
      throw LaminErrors.streamWithoutTimes(registry.qualifiedName());
    }
    return database.read(
        ACTION,
        connection -> {
          long last = lastId(connection, List.of());
          String known =
              start instanceof Start.Since since
                  ? Timestamps.text(since.micros() - 1)
                  : lastTime(connection, last, Timestamps.text(Timestamps.now()));
          return new Numbered(last, known, Long.MAX_VALUE);
        });
  }

  /**
   * Records of the last moment wait: one that changes in the same moment could not be told from
   * those that were read. Records whose time is yet to come do not wait for it.
   */
  @Override
  public Position end(Position from) {
    long now = Timestamps.now();
    String settled = Timestamps.text(now - settleMicros);
    return database.read(
        ACTION,
        connection -> {
          List<Filter> young = new ArrayList<>();
          if (time.isPresent()) {
            young.add(byTime.key(Operator.GREATER, settled));
            young.add(byTime.key(Operator.LESS_OR_EQUAL, Timestamps.text(now)));
          }
          Optional<Long> first =
              young.isEmpty() ? Optional.empty() : extreme(connection, "min", young);
          long last = first.isPresent() ? first.get() - 1 : lastId(connection, List.of());
          return new Numbered(last, settled, Long.MAX_VALUE);
        });
  }

  @Override
  public Optional<Step> next(List<Filter> filters, Position from, Position end, long most) {
    return database.read(
        ACTION, connection -> next(connection, filters, (Numbered) from, (Numbered) end, most));
  }

  private Optional<Step> next(
      Connection connection, List<Filter> filters, Numbered from, Numbered end, long most)
      throws SQLException {
    Found changed =
        hasChanges(from) ? find(connection, byTime, filters, changed(from, end), most) : Found.NONE;
    if (changed.last().isPresent() && changed.count() == most) {
      ChangeSql.Place last = changed.last().get();
      return Optional.of(new Step(new Numbered(from.id(), last.key(), last.id()), false));
    }
    long rest = most == NO_LIMIT ? NO_LIMIT : most - changed.count();
    Found fresh = find(connection, byId, filters, fresh(from, end), rest);
    if (changed.count() + fresh.count() == 0) {
      return Optional.empty();
    }
    boolean complete = fresh.count() < rest;
    long last =
        complete
            ? Math.max(from.id(), end.id())
            : fresh.last().map(ChangeSql.Place::id).orElseThrow();
    String known = lastTime(connection, last, end.time());
    return Optional.of(
        new Step(
            known.compareTo(from.time()) >= 0
                ? new Numbered(last, known, Long.MAX_VALUE)
                : new Numbered(last, from.time(), from.timeId()),
            complete));
  }

  /** How many records there are, and the last of them; of any number, only whether there is one. */
  private record Found(long count, Optional<ChangeSql.Place> last) {
    static final Found NONE = new Found(0, Optional.empty());
  }

  private static Found find(
      Connection connection, ChangeSql order, List<Filter> some, List<Filter> more, long most)
      throws SQLException {
    List<Filter> filters = ChangeSql.both(some, more);
    if (most == NO_LIMIT) {
      return new Found(order.exists(connection, filters) ? 1 : 0, Optional.empty());
    }
    return order
        .last(connection, filters, most)
        .map(place -> new Found(place.count(), Optional.of(place)))
        .orElse(Found.NONE);
  }

  @Override
  public List<Filter> between(Position from, Position to) {
    Numbered first = (Numbered) from;
    Numbered last = (Numbered) to;
    if (!hasChanges(first)) {
      return fresh(first, last);
    } else if (first.id() == last.id()) {
      return changed(first, last);
    }
    return List.of(
        new Filter.Or(
            List.of(new Filter.And(fresh(first, last)), new Filter.And(changed(first, last)))));
  }

  private boolean hasChanges(Numbered from) {
    return time.isPresent() && !from.isNothing();
  }

  private List<Filter> fresh(Numbered from, Numbered to) {
    Filter known = byId.id(Operator.LESS_OR_EQUAL, to.id());
    return from.isNothing() ? List.of(known) : List.of(byId.id(Operator.GREATER, from.id()), known);
  }

  private List<Filter> changed(Numbered from, Numbered to) {
    return List.of(
        byId.id(Operator.LESS_OR_EQUAL, from.id()),
        byTime.after(from.time(), from.timeId()),
        byTime.upTo(to.time(), to.timeId()));
  }

  @Override
  public long countAfter(List<Filter> filters, Position from) {
    Numbered start = (Numbered) from;
    Numbered last = new Numbered(Long.MAX_VALUE, Timestamps.text(Timestamps.now()), Long.MAX_VALUE);
    List<Filter> wanted = ChangeSql.both(filters, between(from, last));
    return start.id() == Long.MAX_VALUE
        ? 0
        : database.read(ACTION, connection -> byId.count(connection, wanted));
  }

  private long lastId(Connection connection, List<Filter> filters) throws SQLException {
    return extreme(connection, "max", filters).orElse(Long.MIN_VALUE);
  }

  private Optional<Long> extreme(Connection connection, String which, List<Filter> filters)
      throws SQLException {
    SqlText sql =
        new SqlText(database.dialect())
            .sql("SELECT " + which + "(")
            .name(id.databaseName())
            .sql(") AS n FROM ")
            .name(registry.table());
    return byId.where(sql, filters).query(connection, row -> row.optionalNumber("n")).stream()
        .filter(number -> number.isPresent())
        .map(number -> number.getAsLong())
        .findFirst();
  }

  /** The last time up to a limit that a record has whose id is not higher. */
  private String lastTime(Connection connection, long highest, String limit) throws SQLException {
    if (time.isEmpty()) {
      return "";
    }
    String column = time.get().databaseName();
    SqlText sql =
        new SqlText(database.dialect())
            .sql("SELECT ")
            .name(column)
            .sql(" AS k FROM ")
            .name(registry.table());
    List<Filter> filters =
        List.of(
            byTime.key(Operator.LESS_OR_EQUAL, limit), byId.id(Operator.LESS_OR_EQUAL, highest));
    return byTime
        .where(sql, filters)
        .sql(" ORDER BY k DESC LIMIT 1")
        .query(connection, row -> row.text("k"))
        .stream()
        .findFirst()
        .orElse("");
  }

  @Override
  public boolean isNothing(Position position) {
    return position instanceof Numbered numbered && numbered.isNothing();
  }
}
