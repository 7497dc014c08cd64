package org.lamindb.cli;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.Optional;
import org.lamindb.error.HiddenSecrets;
import org.lamindb.error.Suggestion;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said to who called a command wrongly: what is wrong, what was meant, and its usage. */
final class WrongUsage {
  private static final String USAGE = "Usage: ";

  private WrongUsage() {}

  static int report(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    PrintWriter errors = command.getErr();
    errors.println("Error: " + sentence(failure));
    if (!command.getSubcommands().isEmpty() && !(failure instanceof UnmatchedArgumentException)) {
      // Somebody looks what there is.
      command.usage(errors);
    } else {
      errors.print(USAGE + command.getHelp().synopsis(USAGE.length()));
      if (!command.getSubcommands().isEmpty()) {
        errors.println("Commands: " + String.join(", ", command.getSubcommands().keySet()));
      }
      errors.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    errors.flush();
    return ExitCode.USAGE;
  }

  /** It quotes what was typed, which may hold a password. */
  private static String text(ParameterException failure) {
    return isLogin(failure)
        ? LoginCommand.USAGE
        : HiddenSecrets.in(failure.getMessage().replace("option option", "option"));
  }

  /** Where it may have been a key that was typed. */
  private static boolean isLogin(ParameterException failure) {
    return failure.getCommandLine().getCommand() instanceof LoginCommand;
  }

  private static String sentence(ParameterException failure) {
    String text = text(failure).replaceAll("[.\\s]+$", "") + ".";
    if (isLogin(failure) || !(failure instanceof UnmatchedArgumentException unmatched)) {
      return text;
    }
    Collection<String> commands = failure.getCommandLine().getSubcommands().keySet();
    String given = unmatched.getUnmatched().get(0);
    if (commands.isEmpty() || unmatched.isUnknownOption()) {
      return text + meant(unmatched.getSuggestions().stream().findFirst());
    }
    return "Unknown command '"
        + HiddenSecrets.in(given)
        + "'."
        + meant(Suggestion.nearest(given, commands));
  }

  private static String meant(Optional<String> name) {
    return name.map(found -> " Did you mean '" + found + "'?").orElse("");
  }
}
