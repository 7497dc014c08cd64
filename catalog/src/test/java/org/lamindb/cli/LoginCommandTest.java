package org.lamindb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamindb.hub.StandInHub;
import org.lamindb.instance.Workspace;

/** Logging in and out, and that no key or token shows meanwhile. */
class LoginCommandTest extends CommandRuns {
  private final StandInHub hub = new StandInHub();
  private final StringBuilder shown = new StringBuilder();

  @BeforeEach
  void setUp(@TempDir Path base) {
    workspace = Workspace.in(base).with("XDG_CONFIG_DIRS", base.toString());
    hub.variables().forEach((name, value) -> workspace = workspace.with(name, value));
  }

  @AfterEach
  void nothingShowed() {
    hub.close();
    assertThat(shown.toString()).doesNotContain(hub.secrets());
  }

  @Override
  int run(String... arguments) {
    int code = super.run(arguments);
    shown.append(output).append(errors);
    return code;
  }

  private Path file(String name) {
    return workspace.settings("stub--" + name);
  }

  @Test
  void logsInWithAKeyThatIsPasted() throws IOException {
    answer = "  " + StandInHub.ALICE_KEY + "\n";
    assertThat(run("login")).as(errors).isZero();
    assertThat(output).isEqualTo("logged in alice\n");
    assertThat(errors).contains("https://lamin.ai/settings", "Paste it: ");
    String text = Files.readString(file("current_user.env"));
    assertThat(text)
        .startsWith("lamin_user_email=null\nlamin_user_password=null\nlamin_user_access_token=eyJ")
        .endsWith(
            "\nlamin_user_uid=AbCdEfGh\nlamin_user_uuid=11111111111111111111111111111111\n"
                + "lamin_user_handle=alice\nlamin_user_name=Alice A\nlamin_user_api_key="
                + StandInHub.ALICE_KEY
                + "\n");
    assertThat(file("user--alice.env")).hasContent(text);
    for (String name : new String[] {"current_user.env", "user--alice.env"}) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(name))))
          .isEqualTo("rw-------");
    }
    assertThat(run("settings")).isZero();
    assertThat(output).contains("user: alice");
  }

  @Test
  void logsOutAndInAgain() {
    workspace = workspace.with("LAMIN_API_KEY", StandInHub.ALICE_KEY);
    assertThat(run("login", "--json")).isZero();
    assertThat(output)
        .contains("\"user\":\"alice\"", "\"user_uid\":\"AbCdEfGh\"", "\"name\":\"Alice A\"");
    assertThat(run("logout")).isZero();
    assertThat(output).isEqualTo("logged out\n");
    assertThat(errors).contains("LAMIN_API_KEY is still set");
    assertThat(file("current_user.env")).doesNotExist();
    assertThat(run("logout")).isZero();
    assertThat(output).isEqualTo("already logged out\n");
    assertThat(run("login", "alice")).as(errors).isZero();
    assertThat(output).isEqualTo("logged in alice\n");
    assertThat(file("current_user.env")).exists();
    assertThat(run("login", "nobody")).isEqualTo(1);
    assertThat(errors).contains("'nobody' never logged in here");
    assertThat(run("login", "../alice")).isEqualTo(1);
    assertThat(run("login", StandInHub.ALICE_KEY + StandInHub.ALICE_KEY)).isEqualTo(1);
    assertThat(errors).contains("'***' never logged in here");
    assertThat(run("login", "--key", StandInHub.ALICE_KEY)).isEqualTo(2);
    assertThat(errors).contains("An API key is no argument");
  }

  @Test
  void repairsAFileThatCannotBeUsed() {
    Workspace.write(file("current_user.env"), "lamin_user_handle=alice\n");
    assertThat(run("init", "--storage", "./data")).isEqualTo(1);
    assertThat(errors).contains("current_user.env");
    answer = StandInHub.ALICE_KEY + "\n";
    assertThat(run("login")).as(errors).isZero();
    assertThat(run("init", "--storage", "./data")).isZero();
  }

  @Test
  void warnsOfAKeyThatEndsSoon() {
    hub.keyEnds(java.time.Instant.now().plusSeconds(3 * 86_400 + 60).toString());
    workspace = workspace.with("LAMIN_API_KEY", StandInHub.ALICE_KEY);
    assertThat(run("login")).isZero();
    assertThat(errors).isEqualTo("Note: API key expires in 3 days.\n");
  }

  @Test
  void usesTheKeyOfTheEnvironmentWhenNobodyEverLoggedIn() {
    workspace = workspace.with("LAMIN_API_KEY", StandInHub.ALICE_KEY);
    assertThat(run("settings")).isZero();
    assertThat(hub.asked()).isEmpty();
    assertThat(run("init", "--storage", "./data", "--json")).as(errors).isZero();
    assertThat(output).contains("\"alice/data\"");
    assertThat(hub.asked()).hasSize(2);
    hub.forget();
    assertThat(run("info", "--json")).isZero();
    assertThat(output).contains("\"user\":\"alice\"");
    assertThat(run("connect", "data")).isZero();
    assertThat(hub.asked()).isEmpty();
  }

  @Test
  void localWorkNeedsNoHub() {
    assertThat(run("init", "--storage", "./data")).isZero();
    workspace =
        workspace
            .with("LAMIN_API_KEY", StandInHub.ALICE_KEY)
            .with("SUPABASE_API_URL", "http://127.0.0.1:9");
    assertThat(run("info", "--json")).as(errors).isZero();
    assertThat(output).contains("\"user\":\"anonymous\"");
    assertThat(run("init", "--storage", "./other")).isEqualTo(1);
    assertThat(errors).contains("Cannot reach LaminHub");
    assertThat(hub.asked()).isEmpty();
  }

  @Test
  void failsWithoutShowingSecrets() {
    for (String key : new String[] {StandInHub.EXPIRED_KEY, "key-none", "", "key with blanks"}) {
      answer = key + "\n";
      assertThat(run("--debug", "login")).isEqualTo(1);
      assertThat(errors).containsAnyOf("API key", "--debug");
    }
    answer = StandInHub.ALICE_KEY + "\n";
    hub.trouble("get-jwt", 401, "{\"error\":\"bad " + StandInHub.ALICE_KEY + "\"}");
    hub.trouble("get-jwt", 500, StandInHub.ALICE_KEY);
    hub.trouble("get-jwt", 200, "{\"accessToken\":\"" + StandInHub.ALICE_KEY + "\\n\"}");
    hub.trouble("get-jwt", 200, "{\"accessToken\":\"" + StandInHub.ALICE_KEY);
    hub.trouble("get-jwt", 200, "[\"" + StandInHub.ALICE_KEY + "\"]");
    for (int i = 0; i < 5; i++) {
      assertThat(run("--debug", "login")).isEqualTo(1);
    }
    for (String body : new String[] {"[]", "nonsense", "[{\"id\":\"1\"}]", "[{}]"}) {
      hub.trouble("/account", 200, body);
      assertThat(run("--debug", "login")).isEqualTo(1);
    }
    hub.trouble("/account", 401, "{\"message\":\"JWT " + hub.newToken("x", "") + "\"}");
    assertThat(run("--debug", "login")).isEqualTo(1);
    assertThat(errors).contains("JWT ***");
    assertThat(file("current_user.env")).doesNotExist();
    workspace = workspace.with("SUPABASE_API_URL", "http://127.0.0.1:9");
    assertThat(run("--debug", "login")).isEqualTo(1);
    assertThat(errors).contains("Cannot reach LaminHub at '127.0.0.1:9'");
  }
}
