package org.lamindb.referee;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** One real Postgres server for all tests of a JVM, on a free port. */
public final class PostgresForTests {
  /** As most servers have it: text sorts by a language, not by its bytes. */
  private static final String BY_LANGUAGE =
      " TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US'";

  private static final Path FOLDER =
      TestFolders.folder("postgres").resolve(Long.toString(ProcessHandle.current().pid()));

  private static EmbeddedPostgres server;

  private PostgresForTests() {}

  /** Makes an empty database, or one like the template, and returns its URL. */
  public static synchronized String createDatabase(String name, String template) {
    try {
      if (server == null) {
        server =
            EmbeddedPostgres.builder()
                .setDataDirectory(FOLDER)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(PostgresForTests::stop));
      }
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE DATABASE \""
                + name
                + "\""
                + (template == null ? BY_LANGUAGE : " TEMPLATE " + template));
      }
      return url(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new AssertionError("cannot create the database " + name, e);
    }
  }

  /** Executes statements in a database, past LaminDB. */
  public static synchronized void execute(String name, String... statements) {
    try (Connection connection = server.getDatabase("postgres", name).getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new AssertionError("cannot change the database " + name, e);
    }
  }

  /** The URL as LaminDB writes it. */
  public static String url(String name) {
    return "postgresql://postgres:secret-of-the-tests@127.0.0.1:" + server.getPort() + "/" + name;
  }

  /**
   * Dozens of databases are tens of thousands of files; a JVM that deletes them itself is taken for
   * one that hangs.
   */
  private static void stop() {
    try {
      server.close();
      new ProcessBuilder("rm", "-rf", FOLDER.toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
