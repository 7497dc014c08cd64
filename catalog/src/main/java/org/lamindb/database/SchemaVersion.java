package org.lamindb.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamindb.database.SchemaRelease.Use;
import org.lamindb.error.DatabaseErrors;

/**
 * The version of a database's schema, recognised by the migrations that it says were applied.
 *
 * @param migration number of the last migration of LaminDB's core module
 * @param apps the modules with migrations, by their name in the database
 */
public record SchemaVersion(int migration, Set<String> apps) {
  private static final int FIRST_OF_2_0 = 177;
  private static final Pattern NUMBER = Pattern.compile("^(\\d{4})_(.*)$");

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

  /** The releases of LaminDB that make this schema, for people. */
  public String release() {
    return SchemaRelease.of(migration).releases();
  }

  /** Whether tables and columns still have the names that they had before LaminDB 2.0. */
  public boolean hasLegacyNames() {
    return migration < FIRST_OF_2_0;
  }

  /** Refuses a schema whose rows this version cannot bring into a newer one. */
  public SchemaVersion requireTransferable(DatabaseAddress address) {
    return require(address, Use.TRANSFER);
  }

  /** Refuses a schema that this version cannot read right. */
  public SchemaVersion requireReadable(DatabaseAddress address) {
    return require(address, Use.READ);
  }

  /** Refuses a schema that this version cannot write right. */
  public SchemaVersion requireWritable(DatabaseAddress address) {
    return require(address, Use.WRITE);
  }

  /** Refuses a schema that this version cannot bring to the newest. */
  public SchemaVersion requireMigratable(DatabaseAddress address) {
    return require(address, Use.MIGRATE);
  }

  private SchemaVersion require(DatabaseAddress address, Use use) {
    SchemaRelease release = SchemaRelease.of(migration);
    if (release.isNewerThanKnown()) {
      throw DatabaseErrors.schemaTooNew(
          address.toString(), migration, SchemaRelease.NEWEST_MIGRATION, release.remedy());
    }
    if (!release.allows(use)) {
      throw DatabaseErrors.schemaTooOld(
          address.toString(), release.releases(), use.verb(), release.remedy());
    }
    return this;
  }
}
