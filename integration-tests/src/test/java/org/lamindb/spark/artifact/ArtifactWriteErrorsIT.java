package org.lamindb.spark.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lamindb.spark.artifact.SparkArtifacts.files;
import static org.lamindb.spark.artifact.SparkArtifacts.instance;
import static org.lamindb.spark.artifact.SparkArtifacts.numbers;
import static org.lamindb.spark.artifact.SparkArtifacts.save;
import static org.lamindb.spark.artifact.SparkArtifacts.saved;
import static org.lamindb.spark.artifact.SparkArtifacts.writer;

import java.util.List;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.TestSession;

/** What is refused before anything is written. */
class ArtifactWriteErrorsIT {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "../out.parquet | LAMINDB_INVALID_KEY | '..'",
        "a/../../out.parquet | LAMINDB_INVALID_KEY | '..'",
        "/tmp/out.parquet | LAMINDB_INVALID_KEY | starts with '/'",
        "a\\b.parquet | LAMINDB_INVALID_KEY | backslash",
        ".lamindb/x.parquet | LAMINDB_INVALID_KEY | own files",
        "a//b.parquet | LAMINDB_INVALID_KEY | empty part",
        "s3://b/x.parquet | LAMINDB_INVALID_KEY | URL",
        ".parquet | LAMINDB_INVALID_KEY | no name before '.parquet'",
        "folder/.parquet | LAMINDB_INVALID_KEY | no name before '.parquet'",
        "table.csv | LAMINDB_INVALID_KEY | must end in '.parquet'",
        "table | LAMINDB_INVALID_KEY | must end in '.parquet'",
        "LONG | LAMINDB_INVALID_KEY | 1024",
      })
  void keysThatWillNotDo(String key, String errorClass, String hint) {
    RefereeInstance instance = instance(false);
    List<String> before = files(instance);
    String given = key.equals("LONG") ? "ü".repeat(1020) + ".parquet" : key;
    assertThatThrownBy(() -> save(instance, numbers(0, 1), given))
        .isInstanceOf(SparkThrowable.class)
        .hasMessageContaining("[" + errorClass + "]")
        .hasMessageContaining(hint);
    assertThat(files(instance)).isEqualTo(before);
  }

  @Test
  void optionsThatWillNotDo() {
    RefereeInstance instance = instance(false);
    Dataset<Row> data = numbers(0, 1);
    assertThatThrownBy(() -> writer(instance, data).save())
        .hasMessageContaining("[LAMINDB_MISSING_OPTION]")
        .hasMessageContaining("'key'");
    assertThatThrownBy(() -> writer(instance, data).option("kye", "a.parquet").save())
        .hasMessageContaining("[LAMINDB_UNKNOWN_OPTION]")
        .hasMessageContaining("Did you mean 'key'?");
    assertThatThrownBy(() -> writer(instance, data).option("key", "a.parquet").save("b.parquet"))
        .hasMessageContaining("[LAMINDB_CONFLICTING_OPTIONS]");
    assertThatThrownBy(() -> writer(instance, data).option("desciption", "x").save("a.parquet"))
        .hasMessageContaining("[LAMINDB_UNKNOWN_OPTION]")
        .hasMessageContaining("'description'");
    assertThatThrownBy(() -> writer(instance, data).option("branch", "all").save("a.parquet"))
        .hasMessageContaining("[LAMINDB_INVALID_OPTION]");
    assertThatThrownBy(() -> writer(instance, data).option("branch", "mian").save("a.parquet"))
        .hasMessageContaining("[LAMINDB_BRANCH_NOT_FOUND]")
        .hasMessageContaining("'main'");
    assertThat(saved(instance, "a.parquet")).isEmpty();
  }

  @Test
  void aStorageOfAnotherInstanceIsLeftAlone() {
    RefereeInstance instance = TestSession.newInstance("foreign-storage", false);
    instance
        .referee()
        .python("import lamindb as ln; ln.Storage.objects.update(instance_uid='abcdefghijkl')");
    List<String> before = files(instance);
    assertThatThrownBy(() -> save(instance, numbers(0, 1), "a.parquet"))
        .isInstanceOf(SparkThrowable.class)
        .hasMessageContaining("[LAMINDB_STORAGE_NOT_MANAGED]")
        .hasMessageContaining("abcdefghijkl");
    assertThat(files(instance)).isEqualTo(before);
  }

  @Test
  void anOldDatabaseIsReadAndNotWritten() {
    RefereeInstance instance = TestSession.newInstance("old", false);
    instance
        .referee()
        .python(
            """
            import lamindb as ln
            from django.db import connection
            with connection.cursor() as cursor:
                cursor.execute("DELETE FROM django_migrations WHERE app = 'lamindb' AND name >= '0178'")
            """);
    List<String> before = files(instance);
    assertThatThrownBy(() -> save(instance, numbers(0, 1), "a.parquet"))
        .isInstanceOf(SparkThrowable.class)
        .hasMessageContaining("[LAMINDB_SCHEMA_TOO_OLD]")
        .hasMessageContaining("migrate deploy");
    assertThat(files(instance)).isEqualTo(before);
  }
}
