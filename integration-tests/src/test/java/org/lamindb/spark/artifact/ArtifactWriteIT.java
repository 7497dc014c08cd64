package org.lamindb.spark.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lamindb.spark.artifact.SparkArtifacts.files;
import static org.lamindb.spark.artifact.SparkArtifacts.instance;
import static org.lamindb.spark.artifact.SparkArtifacts.instances;
import static org.lamindb.spark.artifact.SparkArtifacts.numbers;
import static org.lamindb.spark.artifact.SparkArtifacts.read;
import static org.lamindb.spark.artifact.SparkArtifacts.save;
import static org.lamindb.spark.artifact.SparkArtifacts.saved;
import static org.lamindb.spark.artifact.SparkArtifacts.spark;
import static org.lamindb.spark.artifact.SparkArtifacts.writer;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.Referee;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;
import org.lamindb.spark.artifact.SparkArtifacts.Version;

/** Artifacts that Spark saves, as the real client sees them. */
class ArtifactWriteIT {
  private static final String TIMESTAMPS = "spark.sql.parquet.outputTimestampType";

  @AfterAll
  static void theClientAgreesWithEveryHash() {
    for (RefereeInstance made : instances()) {
      JsonNode verified = made.referee().ask("verify-files");
      assertThat(verified.get("checked")).isNotEmpty();
      assertThat(verified.get("mismatches")).isEmpty();
      assertThat(files(made)).noneMatch(file -> file.matches(".*(\\.crc|_SUCCESS|_staging).*"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyTypeIsWhatTheClientLoads(boolean postgres) {
    RefereeInstance instance = instance(postgres);
    Dataset<Row> data =
        spark()
            .sql(
                """
                SELECT * FROM VALUES
                  (1, true, 1Y, -2S, 3, 9007199254740993L, 0.1F, -1e300D,
                   CAST('12345678901234567890.123456789012345678' AS DECIMAL(38, 18)),
                   'ünï "quoted" 漢🧬\\n', X'00FF', DATE'1600-02-29',
                   TIMESTAMP'2026-01-02T03:04:05.123456Z', TIMESTAMP_NTZ'2026-03-29 02:30:00.000001',
                   array('a', NULL, 'ß'), map('x', 1, 'y', NULL),
                   named_struct('a', 1, 'b', array(TIMESTAMP'2026-01-02T03:04:05.123456Z')),
                   array(named_struct('c', 1.50BD))),
                  (2, false, -128Y, 32767S, -2147483648, -9223372036854775808L, 3.5F, 1e-300D,
                   CAST('-0.000000000000000001' AS DECIMAL(38, 18)),
                   '', X'', DATE'9999-12-31',
                   TIMESTAMP'9999-12-31T23:59:59.999999Z', TIMESTAMP_NTZ'1600-01-01 00:00:00',
                   array(), map(), named_struct('a', NULL, 'b', array()), array()),
                  (3, NULL, NULL, NULL, NULL, 0L, NULL, NULL, NULL, NULL, NULL, NULL,
                   TIMESTAMP'1600-01-01T00:00:00.000001Z', NULL, NULL, NULL, NULL, NULL)
                AS t(id, truth, tiny, small, whole, big, single, real, exact, text, bytes, day,
                     moment, local, words, pairs, nested, structs)
                """)
            .coalesce(1);
    // Without NULL among the long integers: pandas would make floats of them and lose digits.
    save(instance, data, "types/all.parquet");
    JsonNode loaded = instance.referee().ask("load-artifact", "--key", "types/all.parquet");
    Contents.assertSame(data, loaded);
    Contents.assertSame(read(instance, "types/all.parquet"), loaded);
    Map<String, String> types = new HashMap<>();
    for (int i = 0; i < loaded.get("columns").size(); i++) {
      types.put(loaded.get("columns").get(i).asText(), loaded.get("dtypes").get(i).asText());
    }
    assertThat(types)
        .containsEntry("moment", "datetime64[us, UTC]")
        .containsEntry("local", "datetime64[us]");
    assertThat(loaded.get("n_observations").asLong()).isEqualTo(3);
    assertThat(loaded.get("n_files").asLong()).isEqualTo(1);
    assertThat(spark().conf().get(TIMESTAMPS)).as("the session's setting").isEqualTo("INT96");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void versionsOfSparkAndOfTheClientAreOneFamily(boolean postgres) throws Exception {
    RefereeInstance instance = instance(postgres);
    String key = "versions/table.parquet";
    save(instance, numbers(0, 1), key);
    writer(instance, numbers(0, 2)).option("description", "It's the second: ü").save(key);
    Path folder = TestFolders.folder("client-files").resolve(instance.name());
    numbers(0, 3).coalesce(1).write().mode("overwrite").parquet(folder.toString());
    Path file;
    try (Stream<Path> parts = Files.list(folder)) {
      file = parts.filter(part -> part.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
    JsonNode third = instance.referee().ask("new-version", "--key", key, "--file", file.toString());
    assertThat(third.get("family")).hasSize(3);
    save(instance, numbers(0, 4), key);

    List<Version> versions = saved(instance, key);
    assertThat(versions).hasSize(4);
    String stem = versions.get(0).uid().substring(0, 16);
    assertThat(versions)
        .extracting(Version::uid)
        .containsExactly(stem + "0000", stem + "0001", stem + "0002", stem + "0003");
    assertThat(versions).extracting(Version::isLatest).containsExactly(false, false, false, true);
    assertThat(versions.get(1).description()).isEqualTo("It's the second: ü");
    assertThat(versions).extracting(Version::observations).contains(1L, 2L, 4L);
    for (int i = 0; i < 4; i++) {
      Dataset<Row> version = read(instance, versions.get(i).uid());
      assertThat(version.count()).isEqualTo(i + 1);
    }
    JsonNode lineage = instance.referee().ask("lineage", "--uid", versions.get(3).uid());
    assertThat(lineage.get("run_uid").asText()).isNotBlank();
    JsonNode described = instance.referee().ask("describe", "--uid", versions.get(1).uid());
    assertThat(described.get("text").asText()).contains("It's the second: ü");
    JsonNode loaded = instance.referee().ask("load-artifact", "--key", key);
    Contents.assertSame(numbers(0, 4), loaded);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void modesNeverReplaceBytes(boolean postgres) {
    RefereeInstance instance = instance(postgres);
    String key = "modes/table.parquet";
    save(instance, numbers(0, 5), key);
    writer(instance, numbers(0, 6)).mode("ignore").option("key", key).save();
    assertThat(saved(instance, key)).hasSize(1);
    writer(instance, numbers(0, 7)).mode("overwrite").option("key", key).save();
    writer(instance, read(instance, key).selectExpr("n + 100 AS n"))
        .mode("overwrite")
        .option("key", key)
        .save();
    List<Version> versions = saved(instance, key);
    assertThat(versions).extracting(Version::observations).containsExactly(5L, 7L, 7L);
    assertThat(read(instance, versions.get(0).uid()).count()).isEqualTo(5);
    assertThat(read(instance, versions.get(1).uid()).selectExpr("min(n)").first().getLong(0))
        .isZero();
    assertThat(read(instance, key).selectExpr("min(n)").first().getLong(0)).isEqualTo(100);
    List<String> before = files(instance);
    assertThatThrownBy(
            () -> writer(instance, numbers(0, 8)).mode("append").option("key", key).save())
        .isInstanceOf(SparkThrowable.class)
        .hasMessageContaining("[LAMINDB_UNSUPPORTED]")
        .hasMessageContaining("Leave the mode out");
    assertThat(files(instance)).isEqualTo(before);
    writer(instance, numbers(0, 9)).mode("ignore").save("modes/new.parquet");
    assertThat(saved(instance, "modes/new.parquet")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shapesOfDataFrames(boolean postgres) {
    RefereeInstance instance = instance(postgres);
    writer(instance, numbers(0, 100).selectExpr("n", "concat('g ', n % 3, '/ü') AS g"))
        .partitionBy("g")
        .option("compression", "gzip")
        .save("shapes/partitioned.parquet");
    Contents.assertSame(
        read(instance, "shapes/partitioned.parquet"),
        instance.referee().ask("load-artifact", "--key", "shapes/partitioned.parquet"));
    save(instance, numbers(0, 0), "shapes/empty.parquet");
    assertThat(saved(instance, "shapes/empty.parquet").get(0).observations()).isZero();
    JsonNode empty = instance.referee().ask("load-artifact", "--key", "shapes/empty.parquet");
    assertThat(empty.get("rows")).isEmpty();
    assertThat(empty.get("columns").get(0).asText()).isEqualTo("n");
    save(instance, spark().range(0, 1000, 1, 50).toDF("n"), "shapes/many.parquet");
    Version many = saved(instance, "shapes/many.parquet").get(0);
    assertThat(many.files()).isEqualTo(50);
    assertThat(many.observations()).isEqualTo(1000);
    List<String> before = files(instance);
    assertThatThrownBy(
            () ->
                writer(instance, numbers(0, 0).selectExpr("n", "n AS g"))
                    .partitionBy("g")
                    .save("shapes/nothing.parquet"))
        .hasMessageContaining("[LAMINDB_NOTHING_TO_SAVE]");
    assertThat(files(instance)).isEqualTo(before);
    assertThat(files(instance)).anyMatch(file -> file.endsWith(".gz.parquet"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void sameBytesAreTheSameArtifactAndSaidSo(boolean postgres) {
    RefereeInstance instance = instance(postgres);
    Dataset<Row> data = numbers(1000, 1010);
    save(instance, data, "same/first.parquet");
    List<String> before = files(instance);
    save(instance, data, "same/first.parquet");
    try (Warnings warnings = new Warnings()) {
      save(instance, data, "same/second.parquet");
      String uid = saved(instance, "same/first.parquet").get(0).uid();
      assertThat(warnings.messages())
          .contains(
              "Nothing new is saved as 'same/second.parquet': artifact "
                  + uid
                  + " with the key 'same/first.parquet' has the same bytes");
    }
    assertThat(saved(instance, "same/first.parquet")).hasSize(1);
    assertThat(saved(instance, "same/second.parquet")).isEmpty();
    assertThat(files(instance)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theBranchIsThatOfOptionOrSetting(boolean postgres) {
    RefereeInstance instance = instance(postgres);
    String key = "branches/table.parquet";
    writer(instance, numbers(0, 16)).option("branch", "contribution").save(key);
    assertThatThrownBy(() -> read(instance, key))
        .hasMessageContaining("[LAMINDB_ARTIFACT_NOT_FOUND]");
    spark().conf().set("spark.lamindb.branch", "contribution");
    try {
      assertThat(read(instance, key).count()).isEqualTo(16);
      save(instance, numbers(0, 17), key);
      assertThat(read(instance, key).count()).isEqualTo(17);
    } finally {
      spark().conf().unset("spark.lamindb.branch");
    }
    List<Version> versions = saved(instance, key);
    assertThat(versions).hasSize(2);
    assertThat(versions)
        .extracting(Version::branch)
        .doesNotContain("1")
        .containsOnly(versions.get(0).branch());
  }

  @Test
  void pathsMayHoldAnyCharacter() {
    Path folder = TestFolders.folder("instances/any chär [1] {a,b}");
    String name = "any-character-" + ProcessHandle.current().pid();
    assertThat(
            Referee.withoutInstance()
                .ask("make-instance", "--name", name, "--dir", folder + "/" + name, "--empty"))
        .isNotNull();
    RefereeInstance instance =
        new RefereeInstance(name, folder.resolve(name).resolve("storage"), Optional.empty());
    save(instance, numbers(0, 3), "any {a,b}*? 100%/ü.parquet");
    assertThat(read(instance, "any {a,b}*? 100%/ü.parquet").count()).isEqualTo(3);
    assertThat(instance.referee().ask("verify-files").get("mismatches")).isEmpty();
  }
}
