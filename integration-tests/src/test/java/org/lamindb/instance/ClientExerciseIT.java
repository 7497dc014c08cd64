package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lamindb.referee.Referee;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;
import org.lamindb.storage.StorageMarker;

/**
 * The real client saves files of all kinds, tracks runs, annotates, versions, collects, branches
 * and throws away, in an instance that it made and in one of ours: the same rows, to the last id.
 */
class ClientExerciseIT {
  private static final List<String> MODULES = List.of("bionty", "pertdb");

  @Test
  void whatTheClientDoesIsTheSameInInstancesOfBothMakers() {
    RefereeInstance theirs = RefereeInstance.shared(false);
    String name = "exercise-" + ProcessHandle.current().pid();
    Path folder = TestFolders.folder("exercise/" + name);
    Environment environment =
        new Environment(
            Map.of("LAMIN_SETTINGS_DIR", TestFolders.folder("client/settings").toString()),
            folder,
            TestFolders.folder("client/home"));
    new InstanceInitializer(environment)
        .init(
            new InitRequest(
                InitRequest.DEFAULT_STORAGE, Optional.of(name), Optional.empty(), MODULES));

    Referee.withoutInstance()
        .ask(
            "fill-instance",
            "--like",
            theirs.name(),
            "--dir",
            folder.toString(),
            "--modules",
            String.join(",", MODULES));

    JsonNode ours = rows(name, folder.resolve("storage"));
    assertThat(ours).isEqualTo(rows(theirs.name(), theirs.storage()));
    assertThat(ours.get("lamindb_artifact").size()).isGreaterThan(30);
    assertThat(Referee.of("anonymous/" + name).ask("verify-files").get("mismatches")).isEmpty();
  }

  private static JsonNode rows(String name, Path storage) {
    StorageMarker marker = StorageMarker.read(storage).orElseThrow();
    List<String> command = new ArrayList<>(List.of("comparable-rows", "--db", storage.toString()));
    for (String hidden :
        List.of(
            storage.getParent().toString(),
            name,
            marker.uid(),
            InstanceIdentity.ofNew("anonymous", name).uid())) {
      command.addAll(List.of("--hide", hidden));
    }
    return Referee.withoutInstance().ask(command.toArray(String[]::new));
  }
}
