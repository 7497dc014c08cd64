package org.lamindb.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamindb.database.SchemaRelease.Use;
import org.lamindb.error.LaminException;

/** What is done with which schema; {@code -Ddocs.update=true} writes the page. */
class SchemaReleaseTest {
  private static final DatabaseAddress ADDRESS =
      new DatabaseAddress.SqliteFile("/data/.lamindb/lamin.db");

  private static final String INTRODUCTION =
      """
      # Compatibility with LaminDB's releases

      The schema of a database is recognised by its last migration of LaminDB's core module. \
      `SchemaRelease` declares what can be done with each, and is asked whenever a database is \
      opened to be read, written or migrated, or to transfer records from it; a test compares this \
      page.

      """;

  private static final String NOTES =
      """

      `lamindb-spark migrate deploy` does what `lamin migrate deploy` of the Python client 2.12 \
      does, for the core module, bionty and pertdb: the same tables, rows and records of what was \
      applied. All of it is one transaction, a SQLite database is copied beforehand, and `--dry-run` \
      lists what would be applied. A database is never migrated without being asked. Tables of \
      other modules stay as they are: those that Django made are migrated by the Python client.

      What a schema lacks, its tables lack: `created_on_id` came with 2.2, `extra_data` with 2.6. \
      Before 2.0 many columns and some tables had other names; they are shown under those of 2.0 \
      (`branch_id` for `_branch_code`, `version_tag` for `version`, `kind` for a transform's \
      `type`, …), their values as they are: types in a feature's `_dtype_str` are named, not given \
      by uid, and a schema that does not count its members has `-1` in `n_members`. The module \
      `wetlab` is shown as `pertdb`, its name since.
      """;

  @Test
  void thePageSaysWhatIsDeclared() throws IOException {
    Path page = Path.of("..", "docs", "compatibility.md");
    String expected = INTRODUCTION + SchemaRelease.markdown() + NOTES;
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(page, expected);
    }
    assertThat(Files.readString(page)).as("%s", page.toAbsolutePath()).isEqualTo(expected);
  }

  @Test
  void everyMigrationBelongsToOneRelease() {
    List<Integer> starts = SchemaRelease.ALL.stream().map(SchemaRelease::firstMigration).toList();
    assertThat(starts).isSorted().doesNotHaveDuplicates().startsWith(0).endsWith(194);
    assertThat(SchemaRelease.ALL)
        .allSatisfy(
            release ->
                assertThat(release.remedy().isEmpty())
                    .as(release.releases())
                    .isEqualTo(release.allows(Use.WRITE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0    | before 1.0             | ''",
        "104  | 1.0 to 1.16            | ''",
        "139  | 1.0 to 1.16            | ''",
        "150  | 1.17                   | READ",
        "151  | 1.17                   | READ",
        "161  | 2.0 before its release | ''",
        "177  | 2.0, 2.1               | READ TRANSFER MIGRATE",
        "183  | 2.2                    | READ TRANSFER WRITE MIGRATE",
        "184  | 2.3                    | READ TRANSFER WRITE MIGRATE",
        "187  | 2.4, 2.5               | READ TRANSFER WRITE MIGRATE",
        "189  | 2.6.0                  | READ TRANSFER WRITE MIGRATE",
        "190  | 2.6.1, 2.7             | READ TRANSFER WRITE MIGRATE",
        "191  | 2.8                    | READ TRANSFER WRITE MIGRATE",
        "193  | 2.9 to 2.12            | READ TRANSFER WRITE MIGRATE",
        "194  | newer                  | ''",
        "9999 | newer                  | ''"
      })
  void schemasAreUsedOrRefused(int migration, String releases, String uses) {
    SchemaVersion version = at(migration);
    assertThat(version.release()).isEqualTo(releases);
    Map<Use, Runnable> checks =
        Map.of(
            Use.READ, () -> version.requireReadable(ADDRESS),
            Use.TRANSFER, () -> version.requireTransferable(ADDRESS),
            Use.WRITE, () -> version.requireWritable(ADDRESS),
            Use.MIGRATE, () -> version.requireMigratable(ADDRESS));
    checks.forEach(
        (use, check) -> {
          if (List.of(uses.split(" ")).contains(use.name())) {
            assertThatCode(check::run).doesNotThrowAnyException();
          } else {
            assertThatThrownBy(check::run)
                .isInstanceOf(LaminException.class)
                .hasMessageContaining("/data/.lamindb/lamin.db");
          }
        });
  }

  @Test
  void theRemedyNamesTheClientsThatCanMigrate() {
    assertThatThrownBy(() -> at(139).requireReadable(ADDRESS))
        .hasMessageContaining("[LAMINDB_SCHEMA_TOO_OLD]")
        .hasMessageContaining("the schema of LaminDB 1.0 to 1.16")
        .hasMessageContaining("cannot read")
        .hasMessageContaining("lamindb==2.1.2")
        .hasMessageContaining("then 'lamindb-spark migrate deploy'");
    assertThatThrownBy(() -> at(177).requireWritable(ADDRESS))
        .hasMessageContaining("[LAMINDB_SCHEMA_TOO_OLD]")
        .hasMessageContaining("cannot write")
        .hasMessageContaining("Run 'lamindb-spark migrate deploy'.");
    assertThatThrownBy(() -> at(151).requireTransferable(ADDRESS))
        .hasMessageContaining("[LAMINDB_SCHEMA_TOO_OLD]")
        .hasMessageContaining("cannot transfer from");
    assertThatThrownBy(() -> at(194).requireReadable(ADDRESS))
        .hasMessageContaining("[LAMINDB_SCHEMA_TOO_NEW]")
        .hasMessageContaining("194")
        .hasMessageContaining("193")
        .hasMessageContaining("Update LaminDB for Spark");
  }

  private static SchemaVersion at(int migration) {
    return new SchemaVersion(migration, Set.of("lamindb"));
  }
}
