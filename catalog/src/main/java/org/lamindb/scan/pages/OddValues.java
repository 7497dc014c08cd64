package org.lamindb.scan.pages;

import java.io.Closeable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.lamindb.error.LaminErrors;
import org.sqlite.SQLiteConfig;

/**
 * Conversions that no usual cell needs, such as of text in an integer column: SQLite itself does
 * them, in an empty database in memory, so that they are exactly its own.
 */
final class OddValues implements Closeable {
  private static final String MEMORY = "an SQLite database in memory";

  @FunctionalInterface
  private interface Binder {
    void bind(PreparedStatement statement) throws SQLException;
  }

  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private Connection connection;
  private PreparedStatement statement;

  /** The integer that a text or blob starts with, or 0. */
  long integer(byte[] bytes) {
    return convert(parameter -> parameter.setBytes(1, bytes), row -> row.getLong(1));
  }

  /** The number that a text or blob starts with, or 0. */
  double real(byte[] bytes) {
    return convert(parameter -> parameter.setBytes(1, bytes), row -> row.getDouble(1));
  }

  byte[] text(double number) {
    return convert(parameter -> parameter.setDouble(1, number), row -> row.getBytes(1));
  }

  private <T> T convert(Binder binder, Reader<T> reader) {
    try {
      if (statement == null) {
        connection = memory();
        statement = connection.prepareStatement("SELECT ?");
      }
      binder.bind(statement);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return reader.read(row);
      }
    } catch (SQLException e) {
      throw LaminErrors.databaseFailed("convert a value", MEMORY, e);
    }
  }

  /** A new empty database. The caller closes it. */
  static Connection memory() throws SQLException {
    return new SQLiteConfig().createConnection("jdbc:sqlite::memory:");
  }

  @Override
  public void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw LaminErrors.databaseFailed("close", MEMORY, e);
    }
  }
}
