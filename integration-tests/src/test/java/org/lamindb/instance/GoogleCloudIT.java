package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.lamindb.hub.StandInHub;
import org.lamindb.referee.GcsForTests;
import org.lamindb.referee.TestFolders;

/** An instance in Google's cloud storage, from its beginning to its end. */
class GoogleCloudIT {
  private static final String BUCKET = "lake-of-tests";
  private static final String LOCK = "made/.lamindb/_exclusion/";

  @Test
  void bothClientsWorkOnAnInstanceInGoogleCloudStorage() throws IOException {
    try (StandInHub hub = new StandInHub();
        GcsForTests cloud = GcsForTests.start()) {
      cloud.bucket(BUCKET);
      Path base = TestFolders.folder("gcs-" + ProcessHandle.current().pid());
      HubMachine machine =
          HubMachine.of(hub, base)
              .with("STORAGE_EMULATOR_HOST", cloud.url())
              .with("SPARK_HOME", GcsForTests.spark(base.resolve("spark")).toString());
      new Users(machine.environment()).login(StandInHub.ALICE_KEY);

      machine.run("init", "--storage", "gs://" + BUCKET + "/made");
      assertThat(cloud.text(BUCKET, "made/.lamindb/storage_uid.txt"))
          .contains("instance_slug=alice/made");
      assertThat(hub.table("storage"))
          .anyMatch(row -> row.path("root").asText().equals("gs://" + BUCKET + "/made"));
      assertThat(cloud.text(BUCKET, number(cloud))).isEqualTo("1");
      machine.run("disconnect");
      assertThat(cloud.text(BUCKET, number(cloud))).isEqualTo("0");

      // With the same cache, where each finds what the other left.
      PythonClient client =
          machine.client().of("gcs").in(Files.createDirectories(base.resolve("client")));
      assertThat(
              client.python(
                  """
                  import lamindb as ln
                  import pandas as pd
                  ln.connect("alice/made")
                  ln.Artifact.from_dataframe(pd.DataFrame({"a": [7]}), key="a.parquet").save()
                  ln.setup.disconnect()
                  print("saved")
                  """))
          .contains("saved");
      assertThat(machine.run("sql", "-e", "SELECT a FROM lamin.artifacts.`a.parquet`"))
          .contains("7");
      machine.run("switch", "--create", "ours");
      assertThat(cloud.text(BUCKET, number(cloud))).isEqualTo("0");
      assertThat(
              client.python(
                  """
                  import lamindb as ln
                  ln.connect("alice/made")
                  print("branches", ln.Branch.filter(name="ours").count())
                  ln.Artifact.get(key="a.parquet").delete(permanent=True)
                  ln.setup.disconnect()
                  """))
          .contains("branches 1");

      machine.run("delete", "--force", "alice/made");
      assertThat(cloud.keys(BUCKET)).isEmpty();
      assertThat(hub.table("storage")).isEmpty();
    }
  }

  private static String number(GcsForTests cloud) {
    return cloud.keys(BUCKET).stream()
        .filter(key -> key.startsWith(LOCK) && key.endsWith("numbers/AbCdEfGh"))
        .findFirst()
        .orElseThrow();
  }
}
