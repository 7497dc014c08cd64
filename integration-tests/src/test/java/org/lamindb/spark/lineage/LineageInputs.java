package org.lamindb.spark.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;

/**
 * An instance with artifacts that applications read.
 *
 * @param paths of its artifacts {@code in/0.csv}, {@code in/1.csv}, …
 */
record LineageInputs(RefereeInstance instance, List<String> paths) {
  private static final Map<Boolean, LineageInputs> SHARED = new HashMap<>();
  private static final int FILES = 8;

  /** The one of all tests. */
  static synchronized LineageInputs shared(boolean postgres) {
    return SHARED.computeIfAbsent(postgres, kind -> make(kind ? "postgres" : "sqlite", kind));
  }

  static LineageInputs make(String name, boolean postgres) {
    RefereeInstance instance =
        RefereeInstance.empty("lineage-" + name + "-" + ProcessHandle.current().pid(), postgres);
    String output =
        instance
            .referee()
            .python(
                """
                import lamindb as ln, pathlib
                root = ln.settings.storage.root
                for i in range(%d):
                    place = pathlib.Path(str(root)) / ("in" if i < 6 else "folder") / f"{i}.csv"
                    place.parent.mkdir(exist_ok=True)
                    place.write_text("id,v\\n1,%%d\\n2,b\\n" %% i)
                    a = ln.Artifact(place)
                    a.save()
                    print("PATH" + str(a.path))
                """
                    .formatted(FILES));
    List<String> paths =
        output
            .lines()
            .filter(line -> line.startsWith("PATH"))
            .map(line -> line.substring("PATH".length()))
            .toList();
    assertThat(paths).hasSize(FILES);
    return new LineageInputs(instance, paths);
  }

  /** A name that no other run has. */
  static String name(String test) {
    return test + "-" + System.nanoTime();
  }

  Object[] arguments() {
    List<Object> all = new ArrayList<>(paths);
    all.add(TestFolders.folder("applications").resolve("out-" + System.nanoTime()));
    return all.toArray();
  }

  Map<String, String> settings(String name) {
    return Map.of("spark.lamindb.instance", instance.reference(), "spark.lamindb.run.name", name);
  }

  Optional<JsonNode> run(String name) throws IOException {
    String output =
        instance
            .referee()
            .python(
                """
                import json, lamindb as ln
                def view(run):
                    return {
                        "status": run.status, "params": run.params, "reference": run.reference,
                        "reference_type": run.reference_type, "cli_args": run.cli_args,
                        "key": run.transform.key, "kind": run.transform.kind,
                        "source": run.transform.source_code,
                        "outputs": sorted(run.output_artifacts.values_list("key", flat=True)),
                        "finished": run.finished_at is not None,
                        "inputs": sorted(run.input_artifacts.values_list("key", flat=True))}
                print("ANSWER" + json.dumps([view(r) for r in ln.Run.filter(name="%s")]))
                """
                    .formatted(name));
    String json =
        output.lines().filter(line -> line.startsWith("ANSWER")).findFirst().orElseThrow();
    JsonNode runs = new ObjectMapper().readTree(json.substring("ANSWER".length()));
    assertThat(runs.size()).as("runs of the application").isLessThanOrEqualTo(1);
    return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(0));
  }

  /** Waits until the run of an application has its first input. */
  void awaitRun(String name) throws IOException {
    for (int attempt = 0; attempt < 20; attempt++) {
      Optional<JsonNode> run = run(name);
      if (run.isPresent() && !inputsOf(run.get()).isEmpty()) {
        return;
      }
    }
    throw new AssertionError("the run does not start");
  }

  /** The keys of a run's inputs. */
  static List<String> inputsOf(JsonNode run) {
    List<String> keys = new ArrayList<>();
    run.get("inputs").forEach(key -> keys.add(key.asText()));
    return keys;
  }
}
