package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lamindb.hub.StandInHub;
import org.lamindb.referee.S3ForTests;

/** One machine: a home with settings, which both clients use, and the directory where they work. */
record HubMachine(StandInHub hub, Path home, Path directory, Map<String, String> variables) {
  static HubMachine of(StandInHub hub, Path folder) {
    try {
      Path home = Files.createDirectories(folder.resolve("home"));
      Map<String, String> variables = new HashMap<>(hub.variables());
      variables.put("LAMIN_SETTINGS_DIR", home.resolve("settings").toString());
      variables.put("HOME", home.toString());
      variables.put("LAMIN_API_KEY", StandInHub.ALICE_KEY);
      variables.put("LAMIN_CACHE_DIR", home.resolve("cache").toString());
      variables.putAll(S3ForTests.VARIABLES);
      Files.createDirectories(home.resolve("settings"));
      return new HubMachine(hub, home, Files.createDirectories(folder.resolve("work")), variables);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HubMachine with(String variable, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(variable, value);
    return new HubMachine(hub, home, directory, more);
  }

  /** The same in another directory. */
  HubMachine in(String other) throws IOException {
    return new HubMachine(
        hub, home, Files.createDirectories(home.resolveSibling(other)), variables);
  }

  PythonClient client() {
    return new PythonClient(directory, home, variables);
  }

  Environment environment() {
    return new Environment(variables, directory, home);
  }

  /** What our command prints, which must work. */
  String run(String... arguments) {
    Launcher.Result result = new Launcher(directory, variables).run(arguments);
    assertThat(result.code()).as(result.errors()).isZero();
    assertThat(result.output() + result.errors()).doesNotContain(hub.secrets());
    return result.output().strip();
  }

  Path file(String name) {
    return home.resolve("settings/.lamin/stub--" + name);
  }

  String text(String name) throws IOException {
    return Files.readString(file(name)).replaceAll("access_token=.*", "access_token=…");
  }

  /** What a hub was asked since it was last looked at. */
  static List<String> substance(StandInHub hub) {
    List<String> asked =
        hub.asked().stream()
            .map(StandInHub.Asked::substance)
            .map(text -> text.replace(" ", ""))
            .collect(Collectors.toCollection(ArrayList::new));
    hub.forget();
    return asked;
  }

  /** Without names, ids and times, which differ from instance to instance. */
  static String comparable(String text) {
    return text.replaceAll("(hub_)?(made|twin)", "NAME")
        .replaceAll("[0-9a-f]{32}", "ID")
        .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:.*", "TIME")
        .replaceAll("\\b[0-9A-Za-z]{12}\\b", "UID")
        .replaceAll("\"lamindb_version\":\"2\\.12\\.\\d\"", "VERSION");
  }
}
