package org.lamindb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.database.SqlText;
import org.lamindb.instance.Instance;
import org.lamindb.instance.Workspace;

/** Locations that are made and deleted. */
class StorageCommandsTest {
  private Workspace workspace;
  private Instance instance;
  private Storages storages;

  @BeforeEach
  void setUp(@TempDir Path base) {
    workspace = Workspace.in(base);
    instance = Instance.open(workspace.init("./storage").instance());
    storages = new Storages(instance);
  }

  private static StorageRequest request(String root, String host, String region) {
    return new StorageRequest(
        root,
        Optional.ofNullable(host),
        Optional.ofNullable(region),
        Optional.empty(),
        Optional.of("what it is"));
  }

  @Test
  void foldersAreManaged() {
    Path root = workspace.base().resolve("data");
    StorageLocation made = storages.create(request(root + "/", "cluster-1", null));

    assertThat(made.root()).isEqualTo(root.toString());
    assertThat(made.type()).isEqualTo("local");
    assertThat(made.region()).contains("cluster-1");
    assertThat(made.isManagedBy(instance.identity())).isTrue();
    assertThat(StorageMarker.path(root))
        .hasContent(StorageMarker.format(made.uid(), instance.identity()));
    assertThat(storages.create(StorageRequest.of(root.toString()))).isEqualTo(made);
    assertThat(storages.summaries())
        .element(1)
        .isEqualTo(new StorageSummary(made, Optional.of("what it is"), "all", 0));

    Workspace.write(root.resolve("mine.txt"), "data");
    assertThat(storages.delete(made.uid())).isEqualTo(made);
    assertThat(storages.list()).hasSize(1);
    assertThat(root.resolve(".lamindb")).doesNotExist();
    assertThat(root.resolve("mine.txt")).exists();
  }

  @Test
  void foldersOfOthersAreRead() {
    Workspace other = workspace.at("other");
    Path root = Path.of(other.init("./storage").instance().storageRoot());
    StorageMarker marker = StorageMarker.read(root).orElseThrow();

    StorageLocation made = storages.create(StorageRequest.of(root.toString()));
    assertThat(made.uid()).isEqualTo(marker.uid());
    assertThat(made.instanceUid()).contains(marker.instance().orElseThrow().uid());

    Path unknown = workspace.base().resolve("unknown");
    Workspace.write(StorageMarker.path(unknown), "AbCdEfGhIjKl");
    assertThat(storages.create(StorageRequest.of(unknown.toString())).instanceUid())
        .contains("__unknown__");

    storages.delete(root.toString());
    assertThat(StorageMarker.read(root)).contains(marker);
  }

  @ParameterizedTest
  @CsvSource({
    "s3://lamin-eu-central-1/x/, , s3://lamin-eu-central-1/x, eu-central-1",
    "s3://scverse-spatial-eu-central-1, , s3://scverse-spatial-eu-central-1, eu-central-1",
    "s3://bucket/p, us-east-1, s3://bucket/p, us-east-1",
    "s3://b/p/?endpoint_url=http://h:9000, x, s3://b/p?endpoint_url=http://h:9000, x",
    "gs://bucket/p, , gs://bucket/p, "
  })
  void bucketsTellWhereTheyAre(String given, String region, String root, String known) {
    assertThat(CloudRoot.parse(given)).hasToString(root);
    assertThat(StorageRegions.of(request(given, null, region), given.substring(0, 2)))
        .isEqualTo(Optional.ofNullable(known));
    assertThatThrownBy(() -> storages.create(request(given, null, region)))
        .hasMessageContaining("[LAMINDB_CLOUD_ACCESS_MISSING]");
    assertThat(storages.list()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hf://datasets/a/b", "https://example.org/data"})
  void whatNobodyCanMarkIsRead(String root) {
    StorageLocation made = storages.create(request(root, null, null));

    assertThat(made.root()).isEqualTo(root);
    assertThat(made.type()).isEqualTo(root.substring(0, root.indexOf(':')));
    assertThat(made.region()).isEmpty();
    assertThat(made.instanceUid()).isEmpty();
    storages.delete(root);
    assertThat(storages.list()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'', , , LAMINDB_INVALID_STORAGE_ROOT",
    "ftp://host/x, , , LAMINDB_INVALID_STORAGE_ROOT",
    "s3://, , , LAMINDB_INVALID_STORAGE_ROOT",
    "gs://, , , LAMINDB_INVALID_STORAGE_ROOT",
    "s3:/bucket/x, , , LAMINDB_INVALID_STORAGE_ROOT",
    "s3:bucket/x, , , LAMINDB_INVALID_STORAGE_ROOT",
    "https://user:hidden@host/x, , , LAMINDB_INVALID_STORAGE_ROOT",
    "https://host/x?X-Amz-Signature=hidden, , , LAMINDB_INVALID_STORAGE_ROOT",
    "/, , , LAMINDB_INVALID_STORAGE_ROOT",
    "/data/.lamindb, , , LAMINDB_INVALID_STORAGE_ROOT",
    "s3://bucket/x?endpoint_url=http://127.0.0.1:1, , , LAMINDB_STORAGE_UNREACHABLE",
    "s3://bucket/x?endpoint_url=ftp://h, , , LAMINDB_INVALID_STORAGE_ROOT",
    "s3://bucket/x?anon=True, , , LAMINDB_INVALID_STORAGE_ROOT",
    "s3://bucket/../x, , , LAMINDB_INVALID_STORAGE_ROOT",
    "s3://bucket/x, host, , LAMINDB_INVALID_OPTION",
    "gs://bucket/x, , region, LAMINDB_INVALID_OPTION",
    "/data/x, , region, LAMINDB_INVALID_OPTION",
    "/data/x, ' ', , LAMINDB_INVALID_OPTION"
  })
  void badRequestsWriteNothing(String root, String host, String region, String error) {
    assertThatThrownBy(() -> storages.create(request(root, host, region)))
        .hasMessageContaining("[" + error + "]");
    assertThat(storages.list()).hasSize(1);
    assertThat(Path.of("/data/x")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "http://127.0.0.1:1, '127.0.0.1:1' did not answer",
        "http://nobody.invalid:9000, the host 'nobody.invalid:9000' is not known."
      })
  void whoDoesNotAnswerIsNamed(String server, String words) {
    assertThatThrownBy(
            () -> storages.create(request("s3://bucket/x?endpoint_url=" + server, null, null)))
        .hasMessageContaining("[LAMINDB_STORAGE_UNREACHABLE]")
        .hasMessageContaining(words)
        .hasMessageNotContaining("Exception");
  }

  @Test
  void whatIsInUseStays() {
    assertThatThrownBy(() -> storages.delete(instance.description().storageRoot()))
        .hasMessageContaining("[LAMINDB_STORAGE_IN_USE]")
        .hasMessageContaining("default storage");
    Path root = workspace.base().resolve("data");
    StorageLocation made = storages.create(StorageRequest.of(root.toString()));
    Path file = Workspace.write(root.resolve(".lamindb/abc.parquet"), "data");
    assertThatThrownBy(() -> storages.delete(made.root()))
        .hasMessageContaining("[LAMINDB_STORAGE_NOT_EMPTY]")
        .hasMessageContaining("abc.parquet");
    assertThat(storages.list()).hasSize(2);
    assertThat(StorageMarker.path(root)).exists();
    assertThat(file.toFile().delete()).isTrue();
    insertArtifact(made);
    assertThatThrownBy(() -> storages.delete(made.root()))
        .hasMessageContaining("[LAMINDB_STORAGE_IN_USE]")
        .hasMessageContaining("1 artifact lies");
  }

  private void insertArtifact(StorageLocation location) {
    instance
        .database()
        .write(
            "save",
            connection ->
                new SqlText(instance.database().dialect())
                    .sql("INSERT INTO lamindb_artifact (uid, key, suffix, storage_id, is_latest,")
                    .sql(" created_by_id, _key_is_virtual, _overwrite_versions, branch_id)")
                    .sql(" VALUES ('AbCdEfGhIjKlMnOp0000', 'k', '', ")
                    .value(location.id())
                    .sql(", 1, 1, 1, 0, -1)")
                    .execute(connection));
  }
}
