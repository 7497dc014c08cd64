package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamindb.instance.DefaultInstance.Origin;

/** Which instance is the default one, against the rules written down once more. */
class DefaultInstancesTest {
  private static final List<String> KNOWN = List.of("anonymous/a", "anonymous/b", "lab/c");

  /** What names an instance in a place, or nothing, or an instance without settings. */
  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
        "",
        "anonymous/a",
        "anonymous/b",
        "lab/c",
        "a",
        "c",
        "lab/gone",
        "a/b/c",
        " ",
        "https://lamin.ai/lab/c",
        "https://lamin.ai/lab/gone");
  }

  @Provide
  Arbitrary<String> hubs() {
    return Arbitraries.of("", "prod", "staging");
  }

  @Property(tries = 400)
  void theFirstThatHasSettingsDecides(
      @ForAll("names") String variable,
      @ForAll("names") String near,
      @ForAll("names") String far,
      @ForAll("names") String connected,
      @ForAll("hubs") String hub)
      throws IOException {
    Path base = Files.createTempDirectory("precedence").toRealPath();
    String prefix = hub.isEmpty() || hub.equals("prod") ? "" : hub + "--";
    Path settings = base.resolve("settings/.lamin");
    for (String slug : KNOWN) {
      Workspace.write(
          settings.resolve(prefix + "instance--" + slug.replace("/", "--") + ".env"), text(slug));
    }
    Path directory = Files.createDirectories(base.resolve("far/near/below"));
    mark(base.resolve("far"), prefix, far);
    mark(base.resolve("far/near"), prefix, near);
    boolean isConnected = KNOWN.contains(connected);
    if (isConnected) {
      Workspace.write(settings.resolve(prefix + "current_instance.env"), text(connected));
    }
    Map<String, String> variables = new HashMap<>();
    variables.put("LAMIN_SETTINGS_DIR", base.resolve("settings").toString());
    variables.put("LAMIN_ENV", hub);
    variables.put("LAMIN_CURRENT_INSTANCE", variable);
    Environment environment = new Environment(variables, directory, base.resolve("home"));

    Optional<DefaultInstance> found = new DefaultInstances(environment).find();

    Optional<String> expected =
        known(variable)
            .or(() -> known(near.isEmpty() ? far : near))
            .or(() -> isConnected ? Optional.of(connected) : Optional.empty());
    assertThat(found.map(DefaultInstance::slug)).isEqualTo(expected);
    assertThat(found.map(DefaultInstance::origin))
        .isEqualTo(
            known(variable)
                .map(slug -> Origin.VARIABLE)
                .or(() -> known(near.isEmpty() ? far : near).map(slug -> Origin.DIRECTORY))
                .or(() -> expected.map(slug -> Origin.CONNECTED)));
    Folders.remove(base);
  }

  /** A marker's file may be there and say nothing that is known: it decides all the same. */
  private static void mark(Path directory, String prefix, String slug) {
    if (!slug.isEmpty()) {
      Workspace.write(directory.resolve(".lamin/" + prefix + "current_instance"), slug);
    }
  }

  private static Optional<String> known(String name) {
    String text = name.strip().replaceFirst("^https://lamin.ai/", "");
    String slug = text.contains("/") ? text : "anonymous/" + text;
    return KNOWN.stream().filter(slug::equals).findFirst();
  }

  private static String text(String slug) {
    String[] parts = slug.split("/");
    InstanceIdentity identity = InstanceIdentity.ofNew(parts[0], parts[1]);
    return InstanceSettings.ofNew(identity, "/data/" + parts[1], Optional.empty(), Set.of())
        .format();
  }

  @Test
  void nameOfTheVariableIsTheUsersOwn(@TempDir Path base) {
    Workspace workspace = Workspace.in(base);
    Workspace.write(
        workspace.settings("current_user.env"),
        "lamin_user_email=null\nlamin_user_password=null\nlamin_user_access_token=null\n"
            + "lamin_user_uid=AbCdEfGh\nlamin_user_uuid=null\nlamin_user_handle=lab\n"
            + "lamin_user_name=null\n");
    Workspace.write(workspace.settings("instance--lab--c.env"), text("lab/c"));

    assertThat(
            new DefaultInstances(workspace.with("LAMIN_CURRENT_INSTANCE", "c").environment())
                .find()
                .map(DefaultInstance::slug))
        .contains("lab/c");
  }

  @Test
  void settingsThatDecideMustBeWhole(@TempDir Path base) {
    Workspace workspace = Workspace.in(base);
    Path file = workspace.settings("instance--lab--c.env");
    Workspace.write(file, text("lab/c").replaceFirst("lamindb_instance_git_repo=null\n", ""));
    Workspace.write(workspace.directory().resolve(".lamin/current_instance"), "lab/c");

    assertThatThrownBy(() -> new DefaultInstances(workspace.environment()).find())
        .hasMessageContaining("[LAMINDB_SETTINGS_INVALID]")
        .hasMessageContaining(file.toString())
        .hasMessageContaining("'lamindb_instance_git_repo' is missing")
        .hasMessageContaining("lamindb-spark connect");
  }
}
