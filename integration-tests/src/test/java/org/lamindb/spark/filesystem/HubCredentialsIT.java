package org.lamindb.spark.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.lamindb.hub.Account;
import org.lamindb.hub.HubPass;
import org.lamindb.hub.StandInHub;
import org.lamindb.referee.S3ForTests;
import org.lamindb.storage.CloudRoot;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class HubCredentialsIT {
  /** What Spark hides when nobody says otherwise. */
  private static final Pattern REDACTED =
      Pattern.compile("(?i)secret|password|token|access[.]?key");

  private static final URI BUCKET = URI.create("s3a://eu-bucket/");

  private static HubPass pass(StandInHub hub) {
    return new HubPass(
        hub.url(),
        StandInHub.PUBLIC_KEY,
        new Account(
            Optional.of(hub.newToken(StandInHub.ALICE_ID, "")), Optional.of(StandInHub.ALICE_KEY)));
  }

  /** As S3A does it: what is said of the bucket is said of all. */
  private static Configuration ofBucket(Map<String, String> settings) {
    Configuration all = new Configuration(false);
    settings.forEach((name, value) -> all.set(name.replace("bucket.eu-bucket.", ""), value));
    return all;
  }

  @Test
  void eachMachineGetsAndRenewsKeys() {
    try (StandInHub hub = new StandInHub()) {
      Map<String, String> settings =
          HubSettings.of("eu-bucket", "s3://eu-bucket/managed", pass(hub));
      HubCredentials provider = new HubCredentials(BUCKET, ofBucket(settings));
      assertThat(hub.asked()).isEmpty();
      hub.keysEndAfter(200);
      AwsSessionCredentials keys = (AwsSessionCredentials) provider.resolveCredentials();
      assertThat(keys.accessKeyId()).isEqualTo("ASIAMANAGED");
      assertThat(keys.sessionToken()).isEqualTo("tok-c20ad4d7");
      hub.keysEndAfter(3600);
      hub.refuseOldTokens();
      hub.forget();
      provider.resolveCredentials();
      assertThat(hub.asked()).hasSize(4);
      hub.forget();
      new HubCredentials(BUCKET, ofBucket(settings)).resolveCredentials();
      assertThat(hub.asked()).isEmpty();
      assertThat(provider.toString()).doesNotContain(hub.secrets());
    }
  }

  @Test
  void secretsTravelUnderNamesThatSparkHides() {
    try (StandInHub hub = new StandInHub()) {
      HubPass pass = pass(hub);
      HubSettings.of("eu-bucket", "s3://eu-bucket/managed", pass)
          .forEach(
              (name, value) -> {
                assertThat(name).isLowerCase();
                if (hub.secrets().contains(value)) {
                  assertThat(name).containsPattern(REDACTED);
                }
              });
      assertThat(pass.toString()).doesNotContain(hub.secrets());
    }
  }

  @Test
  void hadoopAsksTheHubFirst() throws IOException {
    try (StandInHub hub = new StandInHub()) {
      S3ForTests.bucket("eu-bucket");
      CloudConfiguration cloud =
          new CloudConfiguration(
              CloudRoot.parse("s3://eu-bucket/managed"),
              false,
              new Configuration(),
              Map.of("AWS_ENDPOINT_URL", S3ForTests.endpoint()),
              HubSettings.of("eu-bucket", "s3://eu-bucket/managed", pass(hub)));
      assertThat(cloud.settings().get("fs.s3a.bucket.eu-bucket.aws.credentials.provider"))
          .isEqualTo(HubCredentials.class.getName());
      try (FileSystem files = FileSystem.newInstance(BUCKET, cloud.configuration())) {
        files.create(new Path("s3a://eu-bucket/managed/x.txt")).close();
        assertThat(files.exists(new Path("s3a://eu-bucket/managed/x.txt"))).isTrue();
      }
      assertThat(hub.asked()).hasSize(2);
    }
  }

  @Test
  void asksNoHubForOtherServers() {
    for (String root : List.of("s3://b?endpoint_url=http://127.0.0.1:9000", "gs://b/x")) {
      assertThat(HubSettings.of(CloudRoot.parse(root))).isEmpty();
    }
  }

  @Test
  void leavesItToOthersWhereTheHubGivesNothing() {
    assertThatThrownBy(
            () -> new HubCredentials(BUCKET, new Configuration(false)).resolveCredentials())
        .hasMessageContaining("LaminHub gives no keys for s3://eu-bucket");
  }
}
