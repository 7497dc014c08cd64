package org.lamindb.spark.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;
import org.lamindb.spark.TestSession;
import org.lamindb.spark.transfer.CommandProcess.Result;

/** Storage locations of the real client's instances, moved, and examined by the real client. */
class MoveStorageIT {
  private static final int SMALL_FILES = 4_000;

  private static Map<String, Long> move(
      RefereeInstance instance, Path source, Path target, boolean deleteSource) {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row :
        TestSession.call(
            instance,
            "move_storage",
            Map.of(
                "source", source.toString(),
                "target", target.toString(),
                "delete_source", deleteSource))) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }

  /** All artifacts, without what a move changes. */
  private static Map<String, JsonNode> artifacts(RefereeInstance instance) {
    Map<String, JsonNode> artifacts = new TreeMap<>();
    for (JsonNode row : dump(instance)) {
      ObjectNode rest = row.deepCopy();
      rest.remove(List.of("storage_id", "updated_at"));
      artifacts.put(row.get("uid").asText(), rest);
    }
    return artifacts;
  }

  private static List<JsonNode> dump(RefereeInstance instance) {
    List<JsonNode> rows = new ArrayList<>();
    instance
        .referee()
        .ask("dump-registry", "--registry", "Artifact", "--branch", "all")
        .get("rows")
        .forEach(rows::add);
    return rows;
  }

  /** Also while files come and go. */
  private static long filesBelow(Path root) throws IOException {
    AtomicLong files = new AtomicLong();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            files.incrementAndGet();
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
          }
        });
    return files.get();
  }

  private static Path newFolder(String name) {
    return TestFolders.folder("moved").resolve(name);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void movesTheDefaultStorageAndBack(boolean postgres) throws Exception {
    RefereeInstance instance =
        RefereeInstance.filled("move-" + (postgres ? "postgres" : "sqlite"), postgres);
    Path target = newFolder(instance.name());
    Map<String, JsonNode> before = artifacts(instance);
    JsonNode filesBefore = instance.referee().ask("verify-files");
    long inDefault =
        dump(instance).stream().filter(row -> row.get("storage_id").asInt() == 1).count();

    Map<String, Long> there = move(instance, instance.storage(), target, false);

    assertThat(there).containsEntry("records switched", inDefault);
    assertThat(there).containsEntry("files skipped", 0L);
    assertThat(there).containsEntry("source files deleted", 0L);
    assertThat(there.get("files copied")).isPositive();
    assertThat(artifacts(instance)).isEqualTo(before);
    JsonNode files = instance.referee().ask("verify-files");
    assertThat(files).isEqualTo(filesBefore);
    assertThat(files.get("mismatches")).isEmpty();
    JsonNode loaded =
        instance
            .referee()
            .ask("load-artifact", "--key", "versions/table.parquet", "--version", "2");
    assertThat(loaded.get("path").asText()).startsWith(target.toString());
    assertThat(loaded.get("rows")).hasSize(4);
    JsonNode folder = instance.referee().ask("load-artifact", "--key", "folder/changing.parquet");
    assertThat(folder.get("rows")).hasSize(12);
    JsonNode inPlace = instance.referee().ask("load-artifact", "--key", "labels/other name.csv");
    assertThat(inPlace.get("path").asText()).isEqualTo(target + "/in place/relabelled.csv");

    assertThat(move(instance, instance.storage(), target, false))
        .containsEntry("records switched", 0L);

    Map<String, Long> back = move(instance, target, instance.storage(), true);
    assertThat(back).containsEntry("records switched", inDefault);
    assertThat(back).containsEntry("files copied", 0L);
    assertThat(back).containsEntry("files skipped", there.get("files copied"));
    assertThat(back).containsEntry("source files deleted", there.get("files copied"));
    assertThat(artifacts(instance)).isEqualTo(before);
    assertThat(instance.referee().ask("verify-files")).isEqualTo(filesBefore);
    assertThat(filesBelow(target)).as("the marker alone").isEqualTo(1);

    Path file = Files.writeString(TestFolders.folder("files").resolve("moved.csv"), "id\n9\n");
    JsonNode version =
        instance.referee().ask("new-version", "--key", "text/plain.csv", "--file", file.toString());
    assertThat(version.get("family")).hasSize(2);
  }

  @Test
  void refusesWhatItCannotDo() throws Exception {
    RefereeInstance instance = RefereeInstance.filled("move-refused", false);
    RefereeInstance other = RefereeInstance.empty("move-other", false);
    Path source = instance.storage();
    List<JsonNode> before = dump(instance);
    JsonNode storages = instance.referee().ask("dump-registry", "--registry", "Storage");

    refused(instance, source, source, "SAME_STORAGE");
    refused(instance, source, source.resolve("below"), "SAME_STORAGE");
    refused(instance, source, source.getParent(), "SAME_STORAGE");
    refused(instance, source, other.storage(), "STORAGE_NOT_MANAGED");
    refused(instance, newFolder("unknown"), newFolder("refused"), "STORAGE_NOT_FOUND");
    assertThatThrownBy(
            () ->
                TestSession.call(
                    instance,
                    "move_storage",
                    Map.of("source", source.toString(), "target", "s3://bucket/x")))
        .hasMessageContaining("LAMINDB_STORAGE_UNSUPPORTED");
    assertThatThrownBy(
            () ->
                TestSession.call(
                    instance,
                    "move_storage",
                    Map.of("source", source.toString(), "target", "abcdefghijkl")))
        .hasMessageContaining("LAMINDB_STORAGE_NOT_FOUND");

    JsonNode plain = instance.referee().ask("load-artifact", "--key", "text/plain.csv");
    Path file = Path.of(plain.get("path").asText());
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    Path refused = newFolder("refused");
    refused(instance, source, refused, "FILES_MISSING");
    assertThat(refused).doesNotExist();
    assertThat(instance.referee().ask("dump-registry", "--registry", "Storage"))
        .isEqualTo(storages);

    byte[] corrupted = bytes.clone();
    corrupted[0]++;
    Files.write(file, corrupted);
    refused(instance, source, refused, "VERIFICATION_FAILED");
    assertThat(dump(instance)).isEqualTo(before);
    Files.write(file, bytes);
    assertThat(move(instance, source, refused, false).get("records switched")).isPositive();
    assertThat(instance.referee().ask("verify-files").get("mismatches")).isEmpty();
  }

  private static void refused(
      RefereeInstance instance, Path source, Path target, String errorClass) {
    assertThatThrownBy(() -> move(instance, source, target, false))
        .hasMessageContaining("LAMINDB_" + errorClass);
  }

  @Test
  void endsRightAfterItWasKilled() throws Exception {
    RefereeInstance instance = RefereeInstance.empty("move-killed", false);
    Path folder = TestFolders.folder("files/small");
    for (int i = 0; i < SMALL_FILES; i++) {
      Files.writeString(folder.resolve(i + ".txt"), "file " + i + "\n");
    }
    instance
        .referee()
        .python(
            "import lamindb as ln\nln.Artifact('"
                + folder
                + "', key='small').save()\nln.Artifact('"
                + folder
                + "/7.txt', key='seven.txt').save()\n");
    List<JsonNode> before = dump(instance);
    Path target = newFolder("killed");
    String[] command = {
      "move-storage",
      "--instance",
      instance.reference(),
      "--source",
      instance.storage().toString(),
      "--target",
      target.toString(),
      "--delete-source",
      "--json"
    };

    CommandProcess first = CommandProcess.start(command);
    while (filesBelow(target) < SMALL_FILES / 20) {
      assertThat(first.isAlive()).as("still copying").isTrue();
      Thread.sleep(5);
    }
    first.kill();
    assertThat(filesBelow(target)).isLessThan(SMALL_FILES);
    assertThat(dump(instance)).isEqualTo(before);
    assertThat(instance.referee().ask("verify-files").get("mismatches")).isEmpty();

    Result second = CommandProcess.run(command);
    assertThat(second.errors()).isEmpty();
    assertThat(second.code()).isZero();
    Map<String, Long> counts = new TreeMap<>();
    new ObjectMapper()
        .readTree(second.output())
        .forEach(row -> counts.put(row.get("what").asText(), row.get("count").asLong()));
    assertThat(counts.get("files skipped")).isPositive();
    assertThat(counts.get("files skipped") + counts.get("files copied")).isEqualTo(SMALL_FILES + 1);
    assertThat(counts).containsEntry("records switched", 2L);
    assertThat(counts).containsEntry("source files deleted", SMALL_FILES + 1L);
    assertThat(filesBelow(target)).as("and the marker").isEqualTo(SMALL_FILES + 2);
    JsonNode verified = instance.referee().ask("verify-files");
    assertThat(verified.get("mismatches")).isEmpty();
    assertThat(verified.get("checked")).hasSize(2);
  }

  @Test
  void tellsOneLineOnTheCommandLine() throws Exception {
    RefereeInstance instance = RefereeInstance.empty("move-line", false);
    String root = instance.storage().toString();
    Result result =
        CommandProcess.run(
            "move-storage", "--instance", root, "--source", root, "--target", root + "/below");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.output()).isEmpty();
    assertThat(result.errors().lines()).hasSize(1);
    assertThat(result.errors())
        .startsWith("Error: [LAMINDB_SAME_STORAGE] Source and target are the same storage");

    for (String mistyped : List.of("s3:/bucket/x", "s3://", "gs:bucket")) {
      assertThatThrownBy(
              () ->
                  TestSession.call(
                      instance, "move_storage", Map.of("source", root, "target", mistyped)))
          .as(mistyped)
          .hasMessageContaining("[LAMINDB_INVALID_STORAGE_ROOT]")
          .hasMessageContaining("'" + mistyped + "'");
    }
    assertThat(Path.of("s3:")).doesNotExist();

    Path target = newFolder("line");
    Result moved =
        CommandProcess.run(
            "move-storage", "--instance", root, "--source", root, "--target", target.toString());
    assertThat(moved.errors()).isEmpty();
    assertThat(moved.output()).startsWith("what").contains("records switched");
  }
}
