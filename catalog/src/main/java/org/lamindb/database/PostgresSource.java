package org.lamindb.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connects by the driver that this code was built with. The driver's own source asks for any driver
 * that takes the URL, which may be another one of the application's class path.
 */
final class PostgresSource extends PGSimpleDataSource {
  private static final long serialVersionUID = 1L;

  private static final Driver DRIVER = new Driver();

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    Properties login = new Properties();
    if (user != null) {
      login.setProperty("user", user);
    }
    if (password != null) {
      login.setProperty("password", password);
    }
    return DRIVER.connect(getUrl(), login);
  }
}
