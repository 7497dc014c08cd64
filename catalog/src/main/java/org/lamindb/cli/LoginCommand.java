package org.lamindb.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lamindb.instance.DefaultInstance;
import org.lamindb.instance.DefaultInstances;
import org.lamindb.instance.Environment;
import org.lamindb.instance.Users;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Logs in at LaminHub. */
@Command(
    name = "login",
    mixinStandardHelpOptions = true,
    description = {
      "Log in at LaminHub, for Spark and for the Python client.",
      "",
      "The API key is that of the environment variable LAMIN_API_KEY, else it is asked for, or read"
          + " from standard input where nobody can be asked. Make one at https://lamin.ai/settings."
          + " It is kept in the settings of the user, which nobody else may read."
    })
final class LoginCommand implements Runnable {
  /** What wrong usage is answered with: it may have been a key that was typed. */
  static final String USAGE =
      "'login' takes a HANDLE or nothing. An API key is no argument: others could see it.";

  private final Environment environment;
  private final BufferedReader input;

  @Spec private CommandSpec spec;
  @Mixin private Output output;

  @Parameters(
      arity = "0..1",
      paramLabel = "HANDLE",
      description = "A user who logged in here before, with the API key of then.")
  private String handle;

  LoginCommand(Environment environment, BufferedReader input) {
    this.environment = environment;
    this.input = input;
  }

  @Override
  public void run() {
    Users users = new Users(environment);
    Users.LoggedIn done =
        handle != null
            ? users.loginAgain(handle)
            : users.login(users.apiKeyOfEnvironment().orElseGet(this::ask));
    done.warning().ifPresent(warning -> output.note("Note: " + warning + "."));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("user", done.user().handle());
    facts.put("user_uid", done.user().uid());
    facts.put("name", done.user().name());
    facts.put("file", done.file().toString());
    output.done("logged in " + done.user().handle(), facts);
    if (done.changed()) {
      managedInstance()
          .ifPresent(
              slug ->
                  output.note(
                      "Note: consider to connect again, to update permissions: lamindb-spark connect "
                          + slug));
    }
  }

  private Optional<String> managedInstance() {
    return new DefaultInstances(environment)
        .find()
        .filter(found -> found.settings().isOfHub())
        .map(DefaultInstance::slug);
  }

  private String ask() {
    // Not on standard output, which programs read.
    PrintWriter terminal = spec.commandLine().getErr();
    terminal.println("Copy your API key. To create one: https://lamin.ai/settings");
    terminal.print("Paste it: ");
    terminal.flush();
    Console console = System.console();
    if (console != null) {
      char[] typed = console.readPassword();
      return typed == null ? "" : new String(typed);
    }
    try {
      String line = input.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the API key", e);
    } finally {
      terminal.println();
    }
  }
}
