package org.lamindb.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostedStorageTest {
  @Test
  void isAFolderNamedByItsUid() {
    HostedStorage storage = HostedStorage.of("create-s3--eu-central-1");
    CloudRoot root = storage.nearest(Map.of());
    assertThat(root).hasToString("s3://lamin-eu-central-1/" + storage.uid());
    assertThat(HostedStorage.isHosted(root)).isTrue();
    assertThat(storage.nearest(Map.of("LAMIN_ENV", "prod"))).isEqualTo(root);
    CloudRoot trial = HostedStorage.of("create-s3").nearest(Map.of("LAMIN_ENV", "staging"));
    assertThat(trial.bucket()).isEqualTo("lamin-hosted-test");
    assertThat(StorageRegions.ofBucket(trial)).contains("us-east-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"create-s3-", "create-s3--", "create-s3--eu-north-1", "create-s3x"})
  void otherRegionsAreRefused(String storage) {
    assertThat(HostedStorage.matches(storage)).isTrue();
    assertThatThrownBy(() -> HostedStorage.of(storage))
        .hasMessageContaining("[LAMINDB_INVALID_OPTION]")
        .hasMessageContaining("eu-central-1, eu-west-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3://lamin-us-east-1", "s3://mine/AbCdEfGhIjKl", "gs://lamin-us-east-1/AbCdEfGh"})
  void otherRootsAreNotHosted(String root) {
    assertThat(HostedStorage.isHosted(CloudRoot.parse(root))).isFalse();
  }

  /** As the Python client chooses them. */
  @ParameterizedTest
  @CsvSource({
    "'52.52,13.41', eu-central-1",
    "'51.45,-2.59', eu-west-2",
    "'40.71,-74.01', us-east-1",
    "'41.88,-87.63', us-east-2",
    "'34.05,-118.24', us-west-1",
    "'49.28,-123.12', us-west-2",
    "'35.68,139.69', us-west-2",
    "'-33.87,151.21', us-west-1",
  })
  void theClosestRegionIsTaken(String place, String region) throws IOException {
    assertThat(ClosestRegion.place("{\"loc\": \"" + place + "\"}").map(ClosestRegion::to))
        .contains(region);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"loc\": \"here\"}", "", "{\"loc\": \"1,2,3\"}"})
  void answersWithoutAPlaceTellNone(String answer) throws IOException {
    assertThat(ClosestRegion.place(answer)).isEmpty();
  }
}
