package org.lamindb.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamindb.error.DatabaseErrors;

/**
 * The version of a database's schema, recognised by the migrations that it says were applied.
 *
 * @param migration number of the last migration of LaminDB's core module
 * @param apps the modules with migrations, by their name in the database
 */
public record SchemaVersion(int migration, Set<String> apps) {
  private static final int OLDEST_READABLE = 177;
  private static final int OLDEST_WRITABLE = 183;
  private static final int NEWEST = 193;
  private static final Pattern NUMBER = Pattern.compile("^(\\d{4})_(.*)$");

  /** First migration of each release, for messages. */
  private static final NavigableMap<Integer, String> RELEASES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(0, "before 1.0"),
              Map.entry(69, "1.0"),
              Map.entry(88, "1.1"),
              Map.entry(90, "1.2"),
              Map.entry(92, "1.5"),
              Map.entry(103, "1.6"),
              Map.entry(115, "1.7"),
              Map.entry(117, "1.10"),
              Map.entry(121, "1.11"),
              Map.entry(133, "1.12"),
              Map.entry(134, "1.13"),
              Map.entry(151, "1.17"),
              Map.entry(177, "2.0"),
              Map.entry(183, "2.2"),
              Map.entry(184, "2.3"),
              Map.entry(187, "2.4"),
              Map.entry(189, "2.6"),
              Map.entry(191, "2.8"),
              Map.entry(193, "2.9 to 2.12")));

  public SchemaVersion {
    apps = Collections.unmodifiableSet(new TreeSet<>(apps));
  }

  /**
   * Reads the version.
   *
   * @throws org.lamindb.error.LaminException when this is no LaminDB database
   */
  public static SchemaVersion read(Database database) {
    return database.read("recognise the schema", connection -> read(connection, database));
  }

  private static SchemaVersion read(Connection connection, Database database) throws SQLException {
    if (!Tables.exists(connection, database.dialect(), "django_migrations")) {
      throw DatabaseErrors.notLaminDatabase(database.address().toString());
    }
    Set<String> apps = new TreeSet<>();
    List<String> core = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT app, name FROM django_migrations")) {
      while (rows.next()) {
        apps.add(rows.getString(1));
        if (rows.getString(1).equals("lamindb")) {
          core.add(rows.getString(2));
        }
      }
    }
    if (apps.contains("lnschema_core") && core.isEmpty()) {
      return new SchemaVersion(0, apps);
    }
    int last = core.stream().mapToInt(SchemaVersion::number).max().orElse(-1);
    if (last < 0) {
      throw DatabaseErrors.notLaminDatabase(database.address().toString());
    }
    return new SchemaVersion(last, apps);
  }

  /** A squash row {@code NNNN_squashed} stands for all migrations up to its number. */
  private static int number(String migration) {
    Matcher matcher = NUMBER.matcher(migration);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  /** The release of LaminDB that made this schema, for people. */
  public String release() {
    return RELEASES.floorEntry(Math.max(0, migration)).getValue();
  }

  /** Refuses a schema that this version cannot read right. */
  public SchemaVersion requireReadable(DatabaseAddress address) {
    return require(address, OLDEST_READABLE);
  }

  /** Refuses a schema that this version cannot write right. */
  public SchemaVersion requireWritable(DatabaseAddress address) {
    return require(address, OLDEST_WRITABLE);
  }

  private SchemaVersion require(DatabaseAddress address, int oldest) {
    if (migration < oldest) {
      throw DatabaseErrors.schemaTooOld(
          address.toString(), release(), RELEASES.floorEntry(oldest).getValue());
    }
    if (migration > NEWEST) {
      throw DatabaseErrors.schemaTooNew(address.toString(), migration, NEWEST);
    }
    return this;
  }
}
