package org.lamindb.spark.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lamindb.spark.artifact.SparkArtifacts.files;
import static org.lamindb.spark.artifact.SparkArtifacts.instance;
import static org.lamindb.spark.artifact.SparkArtifacts.instances;
import static org.lamindb.spark.artifact.SparkArtifacts.numbers;
import static org.lamindb.spark.artifact.SparkArtifacts.save;
import static org.lamindb.spark.artifact.SparkArtifacts.saved;
import static org.lamindb.spark.artifact.SparkArtifacts.spark;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.artifact.SparkArtifacts.Version;
import org.lamindb.spark.lineage.SparkApplication;

/** Writes that fail, die or race, as the real client sees what they leave. */
class ArtifactWriteFailuresIT {
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
  void failuresLeaveNothing(boolean postgres) {
    RefereeInstance instance = instance(postgres);
    String key = "failing/table.parquet";
    save(instance, numbers(0, 11), key);
    List<String> before = files(instance);
    assertThatThrownBy(
            () ->
                save(
                    instance,
                    numbers(0, 12).selectExpr("if(n = 11, raise_error('on purpose'), n) AS n"),
                    key))
        .hasStackTraceContaining("on purpose");
    assertThat(files(instance)).isEqualTo(before);
    assertThat(saved(instance, key)).hasSize(1);

    instance
        .referee()
        .python(
            """
            import lamindb as ln
            from django.db import connection
            with connection.cursor() as cursor:
                if connection.vendor == "sqlite":
                    cursor.execute("CREATE TRIGGER refuse BEFORE INSERT ON lamindb_artifact BEGIN SELECT RAISE(ABORT, 'refused on purpose'); END")
                else:
                    cursor.execute("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused on purpose'; END $$")
                    cursor.execute("CREATE TRIGGER refuse BEFORE INSERT ON lamindb_artifact FOR EACH ROW EXECUTE FUNCTION refuse()")
            """);
    try {
      assertThatThrownBy(() -> save(instance, numbers(0, 13), key))
          .isInstanceOf(SparkThrowable.class)
          .hasMessageContaining("[LAMINDB_DATABASE_ERROR]")
          .hasMessageContaining("refused on purpose");
    } finally {
      instance
          .referee()
          .python(
              """
              import lamindb as ln
              from django.db import connection
              with connection.cursor() as cursor:
                  cursor.execute("DROP TRIGGER refuse" + ("" if connection.vendor == "sqlite" else " ON lamindb_artifact"))
              """);
    }
    assertThat(files(instance)).isEqualTo(before);
    assertThat(saved(instance, key)).extracting(Version::isLatest).containsExactly(true);
    save(instance, numbers(0, 13), key);
    assertThat(saved(instance, key)).extracting(Version::isLatest).containsExactly(false, true);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aKilledApplicationLeavesNothingToTheNextWrite(boolean postgres) {
    RefereeInstance instance = instance(postgres);
    String key = "killed/table.parquet";
    List<String> before = files(instance);
    SparkApplication application =
        SparkApplication.start(EndlessWrite.class, "endless", Map.of(), instance.reference(), key);
    application.awaitLine("WRITING").kill();
    assertThat(saved(instance, key)).isEmpty();
    assertThat(files(instance)).anyMatch(file -> file.contains("_staging"));
    save(instance, numbers(0, 14), "killed/next.parquet");
    String uid = saved(instance, "killed/next.parquet").get(0).uid();
    assertThat(files(instance))
        .filteredOn(file -> !file.contains(uid))
        .containsExactlyElementsOf(before);
    save(instance, numbers(0, 15), key);
    assertThat(saved(instance, key)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void twoSessionsAtOnceMakeTwoVersions(boolean postgres) throws Exception {
    RefereeInstance instance = instance(postgres);
    String key = "race/table.parquet";
    CyclicBarrier start = new CyclicBarrier(4);
    SparkSession shared = spark().newSession();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> writes = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int rows = 20 + i;
        // Two of the four share a session.
        SparkSession session = i < 2 ? shared : spark().newSession();
        Callable<Void> write =
            () -> {
              start.await();
              save(instance, session.range(0, rows, 1, 2).toDF("n"), key);
              return null;
            };
        writes.add(threads.submit(write));
      }
      for (Future<?> write : writes) {
        write.get();
      }
    } finally {
      threads.shutdown();
    }
    List<Version> versions = saved(instance, key);
    assertThat(versions)
        .extracting(each -> each.uid().substring(0, 16))
        .containsOnly(versions.get(0).uid().substring(0, 16));
    assertThat(versions)
        .extracting(each -> each.uid().substring(16))
        .containsExactly("0000", "0001", "0002", "0003");
    assertThat(versions).extracting(Version::isLatest).containsExactly(false, false, false, true);
    assertThat(versions)
        .extracting(Version::observations)
        .containsExactlyInAnyOrder(20L, 21L, 22L, 23L);
    assertThat(shared.conf().get(TIMESTAMPS)).isEqualTo("INT96");
  }
}
