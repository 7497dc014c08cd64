package org.lamindb.cli;

import java.io.BufferedReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.lamindb.instance.Environment;
import org.lamindb.instance.WorkContext.Kind;
import picocli.CommandLine;

/**
 * The commands that need nothing of other providers, and no Spark: the launcher leaves it out for
 * them, and each is made alone, as they should start at once.
 *
 * @param input where a user answers questions
 */
record OwnCommands(Environment environment, BufferedReader input) {
  /** As {@code bin/lamindb-spark} has them, in the order of the help. */
  Map<String, Supplier<CommandLine>> byName() {
    Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
    commands.put("init", () -> new CommandLine(new InitCommand(environment)));
    commands.put("connect", () -> new CommandLine(new ConnectCommand(environment)));
    commands.put("disconnect", () -> new CommandLine(new DisconnectCommand(environment)));
    commands.put("login", () -> new CommandLine(new LoginCommand(environment, input)));
    commands.put("logout", () -> new CommandLine(new LogoutCommand(environment)));
    commands.put("info", () -> new CommandLine(new InfoCommand(environment)));
    commands.put("settings", this::settings);
    commands.put("switch", () -> new CommandLine(new SwitchCommand(environment)));
    commands.put("cache", () -> new CommandLine(new CacheCommand(environment)));
    commands.put("storage", () -> new CommandLine(new StorageCommand(environment)));
    commands.put("delete", () -> new CommandLine(new DeleteCommand(environment, input)));
    commands.put("doctor", () -> new CommandLine(new DoctorCommand(environment)));
    commands.put("migrate", () -> new CommandLine(new MigrateCommand(environment)));
    return commands;
  }

  private CommandLine settings() {
    return new CommandLine(new SettingsCommand(environment))
        .addSubcommand("branch", new WorkContextCommand(environment, Kind.BRANCH))
        .addSubcommand("space", new WorkContextCommand(environment, Kind.SPACE))
        .addSubcommand(new ModulesCommand(environment))
        .addSubcommand("cache-dir", new CacheCommand(environment))
        .addSubcommand(new DirectoryCommand(environment));
  }
}
