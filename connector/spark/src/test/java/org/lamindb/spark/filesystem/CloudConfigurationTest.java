package org.lamindb.spark.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.lamindb.storage.CloudRoot;

class CloudConfigurationTest {
  private static final String BUCKET = "fs.s3a.bucket.b.";

  private final Configuration base = new Configuration();

  private CloudConfiguration of(String root, boolean isAnonymous, Map<String, String> variables) {
    return new CloudConfiguration(CloudRoot.parse(root), isAnonymous, base, variables, Map.of());
  }

  @Test
  void anEndPointIsTheBucketsAlone() {
    assertThat(of("s3://b/p?endpoint_url=http://h:9000", false, Map.of()).settings())
        .containsEntry(BUCKET + "endpoint", "http://h:9000")
        .containsEntry(BUCKET + "path.style.access", "true")
        .containsEntry(BUCKET + "connection.ssl.enabled", "false")
        .containsEntry(BUCKET + "endpoint.region", "us-east-1")
        .allSatisfy((name, value) -> assertThat(name).startsWith(BUCKET).isLowerCase());
    assertThat(of("s3://b/p", false, Map.of()).settings())
        .containsOnlyKeys(BUCKET + "aws.credentials.provider");
    assertThat(of("s3://b/p", false, Map.of("AWS_ENDPOINT_URL", "https://h")).settings())
        .containsEntry(BUCKET + "endpoint", "https://h");
  }

  @Test
  void whatTheUserSetWins() {
    base.set(BUCKET + "endpoint", "http://own");
    base.set("fs.s3a.aws.credentials.provider", "own.Provider");
    assertThat(of("s3://b?endpoint_url=http://h:9000", false, Map.of()).settings())
        .doesNotContainKeys(BUCKET + "endpoint", BUCKET + "aws.credentials.provider");
  }

  @Test
  void keysAreOfHadoopThenOfAwsThenNone() {
    assertThat(provider(of("s3://b", false, Map.of())))
        .matches(".*SimpleAWSCredentialsProvider,.*DefaultCredentialsProvider,.*Anonymous.*");
    assertThat(provider(of("s3://b", true, Map.of())))
        .isEqualTo("org.apache.hadoop.fs.s3a.AnonymousAWSCredentialsProvider");
    CloudConfiguration managed =
        new CloudConfiguration(
            CloudRoot.parse("s3://b/p"),
            true,
            base,
            Map.of(),
            Map.of(BUCKET + "lamindb.root", "x"));
    assertThat(provider(managed)).isEqualTo(HubCredentials.class.getName());
    assertThat(managed.settings()).containsEntry(BUCKET + "lamindb.root", "x");
  }

  private static String provider(CloudConfiguration cloud) {
    return cloud.settings().get(BUCKET + "aws.credentials.provider");
  }

  @Test
  void googlesConnectorIsChosenOverHadoopsOwn() {
    assertThat(of("gs://b/p", false, Map.of()).settings())
        .containsEntry("fs.gs.impl", "com.google.cloud.hadoop.fs.gcs.GoogleHadoopFileSystem")
        .containsEntry("fs.gs.block.size", "67108864")
        .containsEntry("fs.gs.auth.type", "APPLICATION_DEFAULT");
    assertThat(of("gs://b", false, Map.of("STORAGE_EMULATOR_HOST", "h:1")).settings())
        .containsEntry("fs.gs.storage.root.url", "http://h:1/")
        .containsEntry("fs.gs.auth.type", "UNAUTHENTICATED");
  }

  @Test
  void pathsAreWhatHadoopTakesThemFor() {
    assertThat(of("s3://b/p q", false, Map.of()).path("a #1%20.csv"))
        .isEqualTo("s3a://b/p q/a #1%20.csv");
    assertThat(of("gs://b", false, Map.of()).path("x/y")).isEqualTo("gs://b/x/y");
  }

  @Test
  void aMissingLibraryIsNamedWithTheReleaseThatFits() {
    assertThatThrownBy(() -> CloudLibraries.require(CloudRoot.parse("s3://b"), base))
        .hasMessageContaining("[LAMINDB_CLOUD_ACCESS_MISSING]")
        .hasMessageContaining("--exclude-packages software.amazon.awssdk:bundle");
    assertThat(CloudLibraries.packagesOfS3("3.5.0"))
        .startsWith("org.apache.hadoop:hadoop-aws:3.5.0,software.amazon.awssdk:s3:2.35.4,");
    assertThat(CloudLibraries.packagesOfS3("3.4.1"))
        .contains("hadoop-aws:3.4.1,", "s3-transfer-manager:2.29.52");
  }
}
