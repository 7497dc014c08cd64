package org.lamindb.spark.command;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands as a page of Markdown. */
final class CommandLinePage {
  private static final List<String> EVERYWHERE = List.of("--help", "--version", "--debug");

  private final StringBuilder page = new StringBuilder();

  static String of(CommandLine main) {
    CommandLinePage page = new CommandLinePage();
    page.add(main);
    return page.page.toString();
  }

  private void add(CommandLine command) {
    command.getSubcommands().values().stream()
        .filter(child -> !child.getCommandName().equals("help"))
        .forEach(
            child -> {
              describe(child);
              add(child);
            });
  }

  private void describe(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    page.append("\n## ").append(spec.qualifiedName()).append("\n\n");
    page.append(description(command.getHelp())).append('\n');
    if (!command.getSubcommands().isEmpty() && isGroup(spec)) {
      return;
    }
    page.append("\n```\n").append(synopsis(command)).append("\n```\n");
    List<ArgSpec> arguments =
        Stream.concat(spec.positionalParameters().stream(), spec.options().stream())
            .filter(argument -> !argument.hidden() && !isEverywhere(argument))
            .toList();
    if (!arguments.isEmpty()) {
      page.append("\n| argument | meaning |\n|---|---|\n");
      arguments.forEach(this::row);
    }
  }

  /** A command that does nothing itself. */
  private static boolean isGroup(CommandSpec spec) {
    return !(spec.userObject() instanceof Runnable) && !(spec.userObject() instanceof Callable);
  }

  private static boolean isEverywhere(ArgSpec argument) {
    return argument instanceof OptionSpec option && EVERYWHERE.contains(option.longestName());
  }

  private static String description(Help help) {
    return help.description().strip().replaceAll("(?<=\\S) *\\R(?=\\S)", " ").replace("\\|", "|");
  }

  private static String synopsis(CommandLine command) {
    return command
        .getHelp()
        .synopsis(0)
        .strip()
        .replaceAll("\\s+", " ")
        .replace(" [-hV]", "")
        .replace(" [--debug]", "");
  }

  private void row(ArgSpec argument) {
    String name =
        argument instanceof OptionSpec option
            ? String.join("`, `", option.names())
            : ((PositionalParamSpec) argument).paramLabel();
    String label =
        argument instanceof OptionSpec option && option.arity().max() > 0
            ? " " + option.paramLabel()
            : "";
    String text =
        argument.required() && argument instanceof OptionSpec
            ? meaning(argument) + " Required."
            : meaning(argument);
    page.append("| `").append((name + label).replace("|", "\\|")).append("` | ");
    page.append(text.replace("|", "\\|")).append(" |\n");
  }

  private static String meaning(ArgSpec argument) {
    return Arrays.stream(argument.renderedDescription())
        .map(line -> line.replace("%%", "%"))
        .collect(Collectors.joining(" "));
  }
}
