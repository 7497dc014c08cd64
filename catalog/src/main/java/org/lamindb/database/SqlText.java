package org.lamindb.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.postgresql.PGConnection;

/**
 * A statement in the making: constant text, quoted identifiers, and values that travel as
 * parameters. Nothing that a user typed becomes text here.
 */
public final class SqlText {
  private final Dialect dialect;
  private final StringBuilder text = new StringBuilder();
  private final List<Object> parameters = new ArrayList<>();
  private final List<Integer> placeholders = new ArrayList<>();

  public SqlText(Dialect dialect) {
    this.dialect = dialect;
  }

  public Dialect dialect() {
    return dialect;
  }

  /** Appends constant SQL. */
  public SqlText sql(String constant) {
    text.append(constant);
    return this;
  }

  /** Appends a quoted identifier. */
  public SqlText name(String identifier) {
    text.append(dialect.quote(identifier));
    return this;
  }

  /** Appends quoted identifiers separated by commas. */
  public SqlText names(Collection<String> identifiers) {
    Iterator<String> names = identifiers.iterator();
    while (names.hasNext()) {
      name(names.next());
      if (names.hasNext()) {
        text.append(", ");
      }
    }
    return this;
  }

  /** Appends a placeholder for the value; {@code null} is SQL NULL. */
  public SqlText value(Object value) {
    placeholders.add(text.length());
    text.append(value instanceof Json ? dialect.jsonParameter() : "?");
    parameters.add(value);
    return this;
  }

  /** Appends {@code (?, ?, …)}. */
  public SqlText values(Collection<?> values) {
    text.append('(');
    Iterator<?> remaining = values.iterator();
    while (remaining.hasNext()) {
      value(remaining.next());
      if (remaining.hasNext()) {
        text.append(", ");
      }
    }
    text.append(')');
    return this;
  }

  /**
   * Appends the test whether what precedes is one of the values, as one parameter: any number of
   * values fits.
   *
   * @param values all {@link Long} or all {@link String}
   */
  public SqlText isAnyOf(Collection<?> values) {
    if (dialect == Dialect.SQLITE) {
      return sql(" IN (SELECT value FROM json_each(").value(Json.of(values)).sql("))");
    }
    if (values.isEmpty()) {
      return sql(" = ANY ('{}')");
    }
    boolean numbers = values.stream().allMatch(Long.class::isInstance);
    return sql(" = ANY (").value(values.toArray(numbers ? new Long[0] : new String[0])).sql(")");
  }

  /** Lets somebody else append a part. */
  public SqlText also(Consumer<SqlText> part) {
    part.accept(this);
    return this;
  }

  public String text() {
    return text.toString();
  }

  /**
   * The statement with its values written out, for COPY, which takes no parameters. It means the
   * same as the prepared one.
   *
   * @throws SQLException when a text holds a zero character
   */
  public String withLiterals(PGConnection connection) throws SQLException {
    PostgresLiterals literals = new PostgresLiterals(connection);
    StringBuilder whole = new StringBuilder();
    int from = 0;
    for (int i = 0; i < parameters.size(); i++) {
      whole.append(constant(from, placeholders.get(i))).append(literals.of(parameters.get(i)));
      from = placeholders.get(i) + 1;
    }
    return whole.append(constant(from, text.length())).toString();
  }

  /** Drivers want an operator's question mark doubled, the server does not. */
  private String constant(int from, int to) {
    return text.substring(from, to).replace("??", "?");
  }

  /** Prepares the statement with its parameters bound. The caller closes it. */
  public PreparedStatement prepare(Connection connection) throws SQLException {
    return prepare(connection, "");
  }

  /** Prepares the statement with a comment that says who asks. The caller closes it. */
  public PreparedStatement prepare(Connection connection, QueryTag tag) throws SQLException {
    return prepare(connection, tag.comment());
  }

  private PreparedStatement prepare(Connection connection, String comment) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(comment + text);
    try {
      for (int i = 0; i < parameters.size(); i++) {
        bind(dialect, statement, i + 1, parameters.get(i));
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /** Runs the statement and tells how many rows it changed. */
  public int execute(Connection connection) throws SQLException {
    try (PreparedStatement statement = prepare(connection)) {
      return statement.executeUpdate();
    }
  }

  /** Runs the statement and reads every row it returns, also of INSERT … RETURNING. */
  public <T> List<T> query(Connection connection, Row.Reader<T> reader) throws SQLException {
    List<T> results = new ArrayList<>();
    try (PreparedStatement statement = prepare(connection);
        ResultSet rows = statement.executeQuery()) {
      Row row = new Row(rows, dialect);
      while (rows.next()) {
        results.add(reader.read(row));
      }
    }
    return results;
  }

  /** Binds a value to a placeholder as the database stores it; {@code null} is SQL NULL. */
  public static void bind(Dialect dialect, PreparedStatement statement, int index, Object value)
      throws SQLException {
    if (value instanceof TimestampMicros time) {
      if (dialect == Dialect.SQLITE) {
        statement.setString(index, Timestamps.text(time.micros()));
      } else {
        statement.setObject(index, Timestamps.offsetDateTime(time.micros()));
      }
    } else if (value instanceof Json json) {
      statement.setString(index, json.text());
    } else if (value instanceof Boolean flag && dialect == Dialect.SQLITE) {
      statement.setInt(index, flag ? 1 : 0);
    } else if (value instanceof java.time.LocalDate date && dialect == Dialect.SQLITE) {
      statement.setString(index, date.toString());
    } else {
      statement.setObject(index, value);
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** The statement for people: with its values, not too many of them. Not for execution. */
  public String readable() {
    return ReadableSql.of(text.toString(), parameters);
  }
}
