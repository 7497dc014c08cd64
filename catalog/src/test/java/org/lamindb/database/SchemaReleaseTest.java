package org.lamindb.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamindb.database.SchemaRelease.Access;
import org.lamindb.error.LaminException;

/** What is done with which schema; {@code -Ddocs.update=true} writes the page. */
class SchemaReleaseTest {
  private static final DatabaseAddress ADDRESS =
      new DatabaseAddress.SqliteFile("/data/.lamindb/lamin.db");

  private static final String INTRODUCTION =
      """
      # Compatibility with LaminDB's releases

      The schema of a database is recognised by its last migration of LaminDB's core module. \
      `SchemaRelease` declares what is done with each; a test compares this page.

      """;

  private static final String NOTES =
      """

      A database is only ever migrated by LaminDB's Python client, never by this library.

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
                    .isEqualTo(release.allows(Access.WRITE)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0    | before 1.0             | REFUSED",
        "104  | 1.0 to 1.16            | REFUSED",
        "139  | 1.0 to 1.16            | REFUSED",
        "150  | 1.17                   | READ",
        "151  | 1.17                   | READ",
        "161  | 2.0 before its release | REFUSED",
        "177  | 2.0, 2.1               | READ",
        "183  | 2.2                    | WRITE",
        "184  | 2.3                    | WRITE",
        "187  | 2.4, 2.5               | WRITE",
        "189  | 2.6.0                  | WRITE",
        "190  | 2.6.1, 2.7             | WRITE",
        "191  | 2.8                    | WRITE",
        "193  | 2.9 to 2.12            | WRITE",
        "194  | newer                  | REFUSED",
        "9999 | newer                  | REFUSED"
      })
  void schemasAreReadWrittenOrRefused(int migration, String releases, Access access) {
    SchemaVersion version = new SchemaVersion(migration, Set.of("lamindb"));
    assertThat(version.release()).isEqualTo(releases);
    if (access == Access.REFUSED) {
      assertThatThrownBy(() -> version.requireReadable(ADDRESS))
          .isInstanceOf(LaminException.class)
          .hasMessageContaining("/data/.lamindb/lamin.db");
    } else {
      assertThatCode(() -> version.requireReadable(ADDRESS)).doesNotThrowAnyException();
    }
    if (access == Access.WRITE) {
      assertThatCode(() -> version.requireWritable(ADDRESS)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> version.requireWritable(ADDRESS)).isInstanceOf(LaminException.class);
    }
  }

  @Test
  void theRemedyNamesTheClientsThatCanMigrate() {
    assertThatThrownBy(() -> at(139).requireReadable(ADDRESS))
        .hasMessageContaining("[LAMINDB_SCHEMA_TOO_OLD]")
        .hasMessageContaining("the schema of LaminDB 1.0 to 1.16")
        .hasMessageContaining("cannot read")
        .hasMessageContaining("lamindb==2.1.2")
        .hasMessageContaining("then with the current one");
    assertThatThrownBy(() -> at(177).requireWritable(ADDRESS))
        .hasMessageContaining("[LAMINDB_SCHEMA_TOO_OLD]")
        .hasMessageContaining("cannot write")
        .hasMessageContaining("'lamin migrate deploy' with the current Python client");
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
