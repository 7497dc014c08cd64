package org.lamindb.database;

import java.util.List;
import java.util.Objects;

/**
 * Releases of LaminDB whose databases have one schema, and what this library does with those.
 *
 * @param firstMigration number of the first migration of the core module that makes this schema
 * @param releases for people: {@code 2.4, 2.5}
 * @param access what is possible
 * @param remedy how to get a schema with which more is possible; empty when all is
 * @param remark what else a user should know; may be empty
 */
public record SchemaRelease(
    int firstMigration, String releases, Access access, String remedy, String remark) {

  /** What is possible with a schema. */
  public enum Access {
    REFUSED("no", "no"),
    READ("yes", "no"),
    WRITE("yes", "yes");

    private final String read;
    private final String write;

    Access(String read, String write) {
      this.read = read;
      this.write = write;
    }
  }

  /** The last migration that this library knows. */
  public static final int NEWEST_MIGRATION = 193;

  private static final String NOTHING = "";
  private static final String DEPLOY =
      "Run 'lamin migrate deploy' with the current Python client of LaminDB.";

  /** The current client's migrations start where those of 2.1 end. */
  private static final String DEPLOY_TWICE =
      "Run 'lamin migrate deploy' with the Python client of LaminDB 2.1 (pip install"
          + " 'lamindb==2.1.2'), then with the current one.";

  private static final String DEPLOY_THRICE =
      "Run 'lamin migrate deploy' with the Python client of LaminDB 1.0, then with 2.1 (pip install"
          + " 'lamindb==2.1.2'), then with the current one.";

  private static final String UPDATE = "Update LaminDB for Spark.";

  /** All there are, the oldest first. */
  static final List<SchemaRelease> ALL =
      List.of(
          refused(0, "before 1.0", DEPLOY_THRICE),
          refused(69, "1.0 to 1.16", DEPLOY_TWICE),
          new SchemaRelease(
              150,
              "1.17",
              Access.READ,
              DEPLOY_TWICE,
              "Tables and columns have the names of 2.0; no source of a transfer."),
          refused(152, "2.0 before its release", DEPLOY_TWICE),
          new SchemaRelease(177, "2.0, 2.1", Access.READ, DEPLOY, NOTHING),
          written(183, "2.2"),
          written(184, "2.3"),
          written(187, "2.4, 2.5"),
          written(189, "2.6.0"),
          written(190, "2.6.1, 2.7"),
          written(191, "2.8"),
          written(193, "2.9 to 2.12"),
          refused(NEWEST_MIGRATION + 1, "newer", UPDATE));

  public SchemaRelease {
    Objects.requireNonNull(releases, "releases is null");
    Objects.requireNonNull(access, "access is null");
    Objects.requireNonNull(remedy, "remedy is null");
    Objects.requireNonNull(remark, "remark is null");
  }

  private static SchemaRelease refused(int firstMigration, String releases, String remedy) {
    return new SchemaRelease(firstMigration, releases, Access.REFUSED, remedy, NOTHING);
  }

  private static SchemaRelease written(int firstMigration, String releases) {
    return new SchemaRelease(firstMigration, releases, Access.WRITE, NOTHING, NOTHING);
  }

  /** The releases to which a database belongs whose last migration has this number. */
  static SchemaRelease of(int migration) {
    return ALL.stream()
        .filter(release -> release.firstMigration <= migration)
        .reduce((older, newer) -> newer)
        .orElse(ALL.get(0));
  }

  boolean allows(Access wanted) {
    return access.compareTo(wanted) >= 0;
  }

  boolean isNewerThanKnown() {
    return firstMigration > NEWEST_MIGRATION;
  }

  /** What is possible with which releases, as a table in Markdown. */
  static String markdown() {
    StringBuilder text =
        new StringBuilder("| LaminDB | last migration | read | write | remedy |\n")
            .append("|---|---|---|---|---|\n");
    for (int i = 0; i < ALL.size(); i++) {
      SchemaRelease release = ALL.get(i);
      text.append("| ").append(release.releases).append(" | ");
      if (release.isNewerThanKnown()) {
        text.append("from ").append(migration(release.firstMigration));
      } else {
        int last = ALL.get(i + 1).firstMigration - 1;
        text.append(migration(release.firstMigration));
        text.append(last == release.firstMigration ? "" : " to " + migration(last));
      }
      text.append(" | ").append(release.access.read);
      text.append(" | ").append(release.access.write);
      text.append(" | ").append((release.remark + " " + release.remedy).strip());
      text.append(" |\n");
    }
    return text.toString();
  }

  private static String migration(int number) {
    return String.format(java.util.Locale.ROOT, "%04d", number);
  }
}
