package org.lamindb.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lamindb.instance.Environment;
import org.lamindb.instance.User;
import org.lamindb.instance.Users;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Logs out of LaminHub. */
@Command(
    name = "logout",
    mixinStandardHelpOptions = true,
    description =
        "Log out of LaminHub. The API key stays in the settings of the user: 'lamindb-spark login"
            + " HANDLE' logs in again.")
final class LogoutCommand implements Runnable {
  private final Environment environment;

  @Mixin private Output output;

  LogoutCommand(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    Users users = new Users(environment);
    boolean loggedOut = users.logout();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("logged_out", loggedOut);
    facts.put("user", User.ANONYMOUS.handle());
    output.done(loggedOut ? "logged out" : "already logged out", facts);
    if (users.apiKeyOfEnvironment().isPresent()) {
      output.note(
          "Note: " + Users.API_KEY + " is still set, and logs you in again when it is needed.");
    }
  }
}
