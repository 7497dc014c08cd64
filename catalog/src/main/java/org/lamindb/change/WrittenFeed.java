package org.lamindb.change;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lamindb.change.Position.Written;
import org.lamindb.database.Database;
import org.lamindb.database.SqlText;
import org.lamindb.database.TimestampMicros;
import org.lamindb.error.LaminErrors;
import org.lamindb.registry.Column;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Filter.Operator;
import org.lamindb.registry.Operand;
import org.lamindb.registry.Registry;

/**
 * Changes in Postgres, by the transactions that wrote them. No index knows these, so each question
 * reads the table once, unless no transaction ended since.
 */
final class WrittenFeed implements ChangeFeed {
  private static final String ACTION = "look for changes";

  private final Database database;
  private final Registry registry;
  private final Optional<Column> time;
  private final ChangeSql sql;

  WrittenFeed(Database database, Registry registry, Column id, Optional<Column> time) {
    this.database = database;
    this.registry = registry;
    this.time = time;
    this.sql = new ChangeSql(registry, new Operand.Writer(), id, database.dialect());
  }

  /** The first transaction that still runs, and the next to start. */
  private record Running(long first, long next) {
    static Running in(Connection connection, ChangeSql sql) throws SQLException {
      return new SqlText(sql.dialect())
          .sql("SELECT txid_snapshot_xmin(now) AS first, txid_snapshot_xmax(now) AS next")
          .sql(" FROM (SELECT txid_current_snapshot() AS now) AS state")
          .query(connection, row -> new Running(row.number("first"), row.number("next")))
          .get(0);
    }

    Written end() {
      return new Written(first - 1, Long.MAX_VALUE, null);
    }
  }

  private Running running() {
    return database.read(ACTION, connection -> Running.in(connection, sql));
  }

  @Override
  public Position start(Start start) {
    if (start instanceof Start.Since since) {
      if (time.isEmpty()) {
        throw LaminErrors.streamWithoutTimes(registry.qualifiedName());
      }
      long last = running().end().transaction();
      return new Written(Long.MIN_VALUE, Long.MAX_VALUE, new Position.Since(last, since.micros()));
    }
    return start instanceof Start.Latest ? running().end() : Written.NOTHING;
  }

  @Override
  public Position end(Position from) {
    Running running = running();
    if (((Written) from).transaction() >= running.next()) {
      throw LaminErrors.checkpointAhead(registry.qualifiedName());
    }
    return running.end();
  }

  @Override
  public Optional<Step> next(List<Filter> filters, Position from, Position end, long most) {
    Written start = (Written) from;
    Written last = (Written) end;
    if (start.transaction() > last.transaction()
        || (start.transaction() == last.transaction() && start.id() == Long.MAX_VALUE)) {
      return Optional.empty();
    }
    List<Filter> wanted = ChangeSql.both(filters, between(from, end));
    if (most == NO_LIMIT) {
      boolean any = database.read(ACTION, connection -> sql.exists(connection, wanted));
      return any ? Optional.of(new Step(carry(start, last), true)) : Optional.empty();
    }
    return database
        .read(ACTION, connection -> sql.last(connection, wanted, most))
        .map(
            place ->
                place.count() < most
                    ? new Step(carry(start, last), true)
                    : new Step(
                        carry(start, new Written(Long.parseLong(place.key()), place.id(), null)),
                        false));
  }

  /** The restriction goes on until all is read that was there at the start. */
  private static Written carry(Written from, Written to) {
    return from.restriction()
        .filter(since -> to.transaction() <= since.transaction())
        .map(since -> new Written(to.transaction(), to.id(), since))
        .orElse(to);
  }

  @Override
  public List<Filter> between(Position from, Position to) {
    Written last = (Written) to;
    return ChangeSql.both(after((Written) from), List.of(sql.upTo(last.transaction(), last.id())));
  }

  private List<Filter> after(Written from) {
    List<Filter> filters = new ArrayList<>();
    if (!from.isNothing()) {
      filters.add(sql.after(from.transaction(), from.id()));
    }
    from.restriction()
        .ifPresent(
            since ->
                filters.add(
                    new Filter.Or(
                        List.of(
                            sql.key(Operator.GREATER, since.transaction()),
                            new Filter.Comparison(
                                time.orElseThrow(),
                                Operator.GREATER_OR_EQUAL,
                                new TimestampMicros(since.micros()))))));
    return filters;
  }

  @Override
  public long countAfter(List<Filter> filters, Position from) {
    Written start = (Written) from;
    return database.read(
        ACTION,
        connection ->
            start.transaction() >= Running.in(connection, sql).next() - 1
                    && start.id() == Long.MAX_VALUE
                ? 0L
                : sql.count(connection, ChangeSql.both(filters, after(start))));
  }

  @Override
  public boolean isNothing(Position position) {
    return position instanceof Written written && written.isNothing();
  }
}
