package org.lamindb.scan.pages;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;

/** A client in another process that waits as long as Python's, five seconds, to write. */
final class OtherWriter {
  private static final int PATIENCE_MILLIS = 5_000;

  private OtherWriter() {}

  /** Starts a process that runs a statement; it ends with 0 when that was committed. */
  static Process start(Path database, String sql) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                OtherWriter.class.getName(),
                database.toString(),
                sql))
        .inheritIO()
        .start();
  }

  public static void main(String[] arguments) throws Exception {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(PATIENCE_MILLIS);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + arguments[0]);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(arguments[1]);
    }
  }
}
