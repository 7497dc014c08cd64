package org.lamindb.migration;

import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlScript;

/**
 * A step of LaminDB's schema, by the names under which {@code django_migrations} records it.
 *
 * @param app a module's name in the database: {@code lamindb}, {@code bionty}
 * @param name with the number of the step: {@code 0178_v2_2}
 */
public record Migration(String app, String name) {
  private static final Pattern NUMBER = Pattern.compile("^(\\d{4})_.*$");

  /** Those that this library can apply, in the order in which the Python client applies them. */
  static final List<Migration> KNOWN =
      List.of(
          new Migration("lamindb", "0178_v2_2"),
          new Migration("bionty", "0065_lamindb_v2_2"),
          new Migration("lamindb", "0179_v2_2_part_2"),
          new Migration("lamindb", "0180_v2_2_part_3"),
          new Migration("lamindb", "0181_v2_2_part_4"),
          new Migration("lamindb", "0182_v2_2_part_5"),
          new Migration("lamindb", "0183_v2_2_part_6"),
          new Migration("lamindb", "0184_alter_transformrecord_feature"),
          new Migration("lamindb", "0185_alter_runrecord_feature"),
          new Migration("lamindb", "0186_v2_4"),
          new Migration("lamindb", "0187_v2_4_part_2"),
          new Migration("lamindb", "0188_remove_record_prevent_record_type_cycle_and_more"),
          new Migration("lamindb", "0189_v2_6"),
          new Migration("lamindb", "0190_v2_6_1"),
          new Migration("lamindb", "0191_artifactschema_unique_slot_schema"),
          new Migration("lamindb", "0192_v2_9"),
          new Migration("lamindb", "0193_v2_9_part_2"),
          new Migration("pertdb", "0002_biologic_created_on_and_more"));

  /** What a database must have already, as nothing here makes it: the schema of LaminDB 2.0. */
  static final List<Migration> REQUIRED =
      List.of(
          new Migration("lamindb", "0177_squashed"),
          new Migration("lamindb", "0177_alter_artifactblock_artifact_and_more"),
          new Migration("bionty", "0064_squashed"),
          new Migration("pertdb", "0001_initial"));

  /** Names that the Python client records once all that they stand for is applied. */
  static final List<Migration> SQUASHED =
      List.of(new Migration("lamindb", "0193_squashed"), new Migration("bionty", "0065_squashed"));

  public Migration {
    Objects.requireNonNull(app, "app is null");
    Objects.requireNonNull(name, "name is null");
  }

  /** The number of the step; -1 when the name has none. */
  int number() {
    Matcher matcher = NUMBER.matcher(name);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  /** What it does to a database. */
  SqlScript script(Dialect dialect) {
    String folder = dialect == Dialect.SQLITE ? "sqlite" : "postgres";
    return SqlScript.ofResource("migrations/" + folder + "/" + this + ".sql");
  }

  /** {@code lamindb-0178_v2_2}, the name of its script. */
  @Override
  public String toString() {
    return app + "-" + name;
  }

  /** {@code lamindb.0178_v2_2}, as the Python client writes it. */
  public String label() {
    return app + "." + name;
  }
}
