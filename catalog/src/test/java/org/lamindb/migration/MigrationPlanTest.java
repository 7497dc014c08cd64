package org.lamindb.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.Dialect;

/** Which migrations a database needs, by what it says was applied. */
class MigrationPlanTest {
  private static final DatabaseAddress ADDRESS =
      new DatabaseAddress.SqliteFile("/data/.lamindb/lamin.db");

  private final Set<Migration> applied = new LinkedHashSet<>();

  private MigrationPlanTest with(String app, String... names) {
    for (String name : names) {
      applied.add(new Migration(app, name));
    }
    return this;
  }

  private MigrationPlanTest released20() {
    return with("lamindb", "0177_squashed", "0177_alter_artifactblock_artifact_and_more")
        .with("bionty", "0064_squashed");
  }

  private MigrationPlan plan(String... modules) {
    return MigrationPlan.of(applied, Set.of(modules), ADDRESS);
  }

  @Test
  void everythingSince20InTheOrderOfTheClient() {
    List<String> labels = released20().plan("bionty").labels();

    assertThat(labels).hasSize(17);
    assertThat(labels)
        .startsWith("lamindb.0178_v2_2", "bionty.0065_lamindb_v2_2", "lamindb.0179_v2_2_part_2")
        .endsWith("lamindb.0193_v2_9_part_2");
    assertThat(plan("bionty").squashed())
        .extracting(Migration::label)
        .containsExactly("lamindb.0193_squashed", "bionty.0065_squashed");
  }

  @Test
  void modulesThatTheInstanceDoesNotUseStayAsTheyAre() {
    assertThat(released20().plan().pending())
        .hasSize(16)
        .allMatch(step -> step.app().equals("lamindb"));
    assertThat(plan().squashed()).extracting(Migration::app).containsExactly("lamindb");
  }

  @Test
  void aNameForAllIsRecordedThoughNothingElseIsMissing() {
    released20();
    applied.addAll(Migration.KNOWN);

    MigrationPlan plan = plan();

    assertThat(plan.pending()).isEmpty();
    assertThat(plan.isEmpty()).isFalse();
    assertThat(plan.labels()).containsExactly("lamindb.0193_squashed");
    applied.addAll(Migration.SQUASHED);
    assertThat(plan("bionty").isEmpty()).isTrue();
  }

  @Test
  void refusesWhatItCannotMigrate() {
    assertThatThrownBy(() -> with("lamindb", "0151_x").plan())
        .hasMessageContaining("LAMINDB_SCHEMA_TOO_OLD")
        .hasMessageContaining("lamindb.0177_squashed");
    released20();
    assertThatThrownBy(() -> plan("bionty", "pertdb"))
        .hasMessageContaining("LAMINDB_SCHEMA_TOO_OLD")
        .hasMessageContaining("pertdb.0001_initial");
    assertThatThrownBy(() -> with("bionty", "0066_more").plan("bionty"))
        .hasMessageContaining("LAMINDB_SCHEMA_TOO_NEW")
        .hasMessageContaining("bionty.0066_more")
        .hasMessageContaining("Update LaminDB for Spark");
  }

  @Test
  void everyMigrationHasAScriptForBothDatabases() {
    for (Migration migration : Migration.KNOWN) {
      for (Dialect dialect : Dialect.values()) {
        assertThat(migration.script(dialect).with("user", 7).text())
            .as("%s on %s", migration, dialect)
            .startsWith("-- ")
            .doesNotContain("${");
      }
    }
  }
}
