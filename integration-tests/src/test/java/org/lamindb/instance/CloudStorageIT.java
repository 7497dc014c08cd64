package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.lamindb.referee.CloudInstance;
import org.lamindb.referee.S3ForTests;
import org.lamindb.referee.TestFolders;
import org.lamindb.storage.StorageLocation;
import org.lamindb.storage.StorageRequest;
import org.lamindb.storage.Storages;

/** Storage locations in S3, and what ends with an instance there. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CloudStorageIT {
  private static CloudInstance cloud;

  @BeforeAll
  static void make() {
    cloud = CloudInstance.make("cloud-storage", false);
    S3ForTests.bucket("further");
  }

  private static Instance open() {
    return Instance.open(Instance.resolve(InstanceReference.of(cloud.slug())));
  }

  private static Environment environment() {
    Map<String, String> variables = new TreeMap<>(System.getenv());
    variables.put("LAMIN_CURRENT_INSTANCE", cloud.slug());
    return new Environment(
        variables, TestFolders.folder("cloud-storage"), TestFolders.folder("client/home"));
  }

  @Test
  @Order(1)
  void locationsAreMarkedAsTheClientMarksThem() {
    String root = S3ForTests.root("further", "a b/lake");
    try (Instance instance = open()) {
      Storages storages = new Storages(instance);
      StorageLocation made = storages.create(StorageRequest.of(root));
      assertThat(made.isManagedBy(instance.identity())).isTrue();
      assertThat(made.region()).contains("us-east-1");
      assertThat(S3ForTests.text("further", "a%20b/lake/.lamindb/storage_uid.txt"))
          .isEqualTo(
              made.uid()
                  + "\ncreation info:\ninstance_slug="
                  + cloud.slug()
                  + "\ninstance_id="
                  + instance.identity().hexId().orElseThrow()
                  + "\ninstance_uid="
                  + instance.identity().uid());
      assertThat(storages.create(StorageRequest.of(root))).isEqualTo(made);
    }
    String client =
        cloud.python(
            """
            import lamindb as ln
            storage = ln.Storage(root="%s").save()
            print("storage", storage.uid, storage.instance_uid == ln.setup.settings.instance.uid)
            """
                .formatted(root));
    try (Instance instance = open()) {
      Storages storages = new Storages(instance);
      StorageLocation made = storages.get(root);
      assertThat(client).contains("storage " + made.uid() + " True");

      S3ForTests.put("further", "a%20b/lake/.lamindb/data.csv", "n");
      assertThatThrownBy(() -> storages.delete(root))
          .hasMessageContaining("[LAMINDB_STORAGE_NOT_EMPTY]")
          .hasMessageContaining("data.csv");
      S3ForTests.delete("further", "a%20b/lake/.lamindb/data.csv");
      storages.delete(root);
      assertThat(S3ForTests.keys("further", "")).isEmpty();
    }
  }

  @Test
  @Order(2)
  void whatAnotherInstanceManagesIsRead() {
    S3ForTests.put("further", "other/.lamindb/storage_uid.txt", "AbCdEfGhIjKl\ncreation info:\n");
    try (Instance instance = open()) {
      StorageLocation made =
          new Storages(instance).create(StorageRequest.of(S3ForTests.root("further", "other")));
      assertThat(made.uid()).isEqualTo("AbCdEfGhIjKl");
      assertThat(made.isManagedBy(instance.identity())).isFalse();
      assertThatThrownBy(
              () ->
                  new Storages(instance)
                      .create(StorageRequest.of(S3ForTests.root("no-such-bucket", "x"))))
          .hasMessageContaining("[LAMINDB_BUCKET_NOT_FOUND]");
    }
  }

  @Test
  @Order(3)
  void clearingTheCacheBringsBackFirst() {
    try (Instance instance = open()) {
      CloudSqliteIT.rename(instance, "Dora");
    }
    new InstanceConnection(environment()).connect(cloud.slug(), false);
    Environment environment = environment();

    new CacheDirectory(environment).clear();

    assertThat(cloud.cached()).doesNotExist();
    String id = CloudSqliteIT.idOf(cloud);
    assertThat(cloud.lock(id, "numbers/00000000")).isEqualTo("0");
    assertThat(new InstanceConnection(environment).disconnect()).isPresent();
  }

  @Test
  @Order(4)
  void deletingTheInstanceLeavesOnlyData() throws Exception {
    S3ForTests.put(cloud.bucket(), "lake/.lamindb/left.csv", "n");
    assertThatThrownBy(() -> InstanceDeletion.plan(environment(), cloud.slug()))
        .hasMessageContaining("[LAMINDB_STORAGE_NOT_EMPTY]")
        .hasMessageContaining("left.csv");
    S3ForTests.delete(cloud.bucket(), "lake/.lamindb/left.csv");
    S3ForTests.put(cloud.bucket(), "lake/data.csv", "n");
    try (Instance instance = open()) {
      assertThat(instance.schemaVersion().release()).isNotEmpty();
    }

    InstanceDeletion deletion = InstanceDeletion.plan(environment(), cloud.slug());
    assertThat(deletion.removes())
        .contains(
            "s3://" + cloud.bucket() + "/lake/.lamindb/lamin.db",
            "s3://" + cloud.bucket() + "/lake/.lamindb/storage_uid.txt",
            cloud.cached().toString());
    deletion.run();

    assertThat(S3ForTests.keys(cloud.bucket(), "")).containsExactly("lake/data.csv");
    assertThat(cloud.cached()).doesNotExist();
    Path settings =
        TestFolders.folder("client/settings/.lamin")
            .resolve("instance--" + cloud.slug().replace("/", "--") + ".env");
    assertThat(Files.exists(settings)).isFalse();
  }
}
