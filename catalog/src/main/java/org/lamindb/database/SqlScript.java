package org.lamindb.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** Statements of this library's own, which need no values: DDL mostly. */
public record SqlScript(String text) {
  public SqlScript {
    Objects.requireNonNull(text, "text is null");
  }

  /**
   * Reads a script of this library.
   *
   * @param resource below {@code db/lamindb}, such as {@code postgres/core.sql}
   */
  public static SqlScript ofResource(String resource) {
    String path = "/db/lamindb/" + resource;
    try (InputStream stream = SqlScript.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalArgumentException("there is no script " + path);
      }
      return new SqlScript(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /** The script with a number in place of <code>${name}</code>. */
  public SqlScript with(String name, long number) {
    return new SqlScript(text.replace("${" + name + "}", Long.toString(number)));
  }

  /** Executes all statements. */
  public void execute(Connection connection, Dialect dialect) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // Each driver takes several statements at once in one of its methods only.
      if (dialect == Dialect.SQLITE) {
        statement.executeUpdate(text);
      } else {
        statement.execute(text);
      }
    }
  }
}
