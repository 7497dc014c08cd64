package org.lamindb.database;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * Releases of LaminDB whose databases have one schema, and what this library does with those.
 *
 * @param firstMigration number of the first migration of the core module that makes this schema
 * @param releases for people: {@code 2.4, 2.5}
 * @param uses what is possible
 * @param remedy how to get a schema with which more is possible; empty when all is
 * @param remark what else a user should know; may be empty
 */
public record SchemaRelease(
    int firstMigration, String releases, Set<Use> uses, String remedy, String remark) {

  /** What can be done with a database. */
  public enum Use {
    READ("read"),
    TRANSFER("transfer from"),
    WRITE("write"),
    MIGRATE("migrate");

    private final String verb;

    Use(String verb) {
      this.verb = verb;
    }

    /** As it follows "this version cannot". */
    String verb() {
      return verb;
    }
  }

  /** The last migration that this library knows. */
  public static final int NEWEST_MIGRATION = 193;

  /** The newest release of LaminDB that makes it. */
  public static final String NEWEST_RELEASE = "2.12";

  private static final String NOTHING = "";
  private static final String DEPLOY = "Run 'lamindb-spark migrate deploy'.";

  /** Migrations start where those of 2.1 end, here and in the current Python client. */
  private static final String DEPLOY_TWICE =
      "Run 'lamin migrate deploy' with the Python client of LaminDB 2.1 (pip install"
          + " 'lamindb==2.1.2'), then 'lamindb-spark migrate deploy'.";

  private static final String DEPLOY_THRICE =
      "Run 'lamin migrate deploy' with the Python client of LaminDB 1.0, then with 2.1 (pip install"
          + " 'lamindb==2.1.2'), then 'lamindb-spark migrate deploy'.";

  private static final String UPDATE = "Update LaminDB for Spark.";

  private static final Set<Use> ALL_USES = EnumSet.allOf(Use.class);

  /** All there are, the oldest first. */
  static final List<SchemaRelease> ALL =
      List.of(
          refused(0, "before 1.0", DEPLOY_THRICE),
          refused(69, "1.0 to 1.16", DEPLOY_TWICE),
          new SchemaRelease(
              150,
              "1.17",
              EnumSet.of(Use.READ),
              DEPLOY_TWICE,
              "Tables and columns have the names of 2.0."),
          refused(152, "2.0 before its release", DEPLOY_TWICE),
          new SchemaRelease(
              177, "2.0, 2.1", EnumSet.of(Use.READ, Use.TRANSFER, Use.MIGRATE), DEPLOY, NOTHING),
          full(183, "2.2"),
          full(184, "2.3"),
          full(187, "2.4, 2.5"),
          full(189, "2.6.0"),
          full(190, "2.6.1, 2.7"),
          full(191, "2.8"),
          full(193, "2.9 to " + NEWEST_RELEASE),
          refused(NEWEST_MIGRATION + 1, "newer", UPDATE));

  public SchemaRelease {
    Objects.requireNonNull(releases, "releases is null");
    uses = Set.copyOf(uses);
    Objects.requireNonNull(remedy, "remedy is null");
    Objects.requireNonNull(remark, "remark is null");
  }

  private static SchemaRelease refused(int firstMigration, String releases, String remedy) {
    return new SchemaRelease(firstMigration, releases, Set.of(), remedy, NOTHING);
  }

  private static SchemaRelease full(int firstMigration, String releases) {
    return new SchemaRelease(firstMigration, releases, ALL_USES, NOTHING, NOTHING);
  }

  /** The releases to which a database belongs whose last migration has this number. */
  static SchemaRelease of(int migration) {
    return ALL.stream()
        .filter(release -> release.firstMigration <= migration)
        .reduce((older, newer) -> newer)
        .orElse(ALL.get(0));
  }

  boolean allows(Use use) {
    return uses.contains(use);
  }

  boolean isNewerThanKnown() {
    return firstMigration > NEWEST_MIGRATION;
  }

  /** What is possible with which releases, as a table in Markdown. */
  static String markdown() {
    StringBuilder text = new StringBuilder("| LaminDB | last migration |");
    for (Use use : Use.values()) {
      text.append(' ').append(use.verb).append(" |");
    }
    text.append(" remedy |\n|---|---|").append("---|".repeat(Use.values().length + 1)).append('\n');
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
      for (Use use : Use.values()) {
        text.append(" | ").append(release.allows(use) ? "yes" : "no");
      }
      text.append(" | ").append((release.remark + " " + release.remedy).strip());
      text.append(" |\n");
    }
    return text.toString();
  }

  private static String migration(int number) {
    return String.format(Locale.ROOT, "%04d", number);
  }
}
