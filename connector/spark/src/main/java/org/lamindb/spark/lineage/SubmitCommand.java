package org.lamindb.spark.lineage;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of {@code spark-submit}.
 *
 * @param mainClass of the option {@code --class}
 * @param resource a script, a jar, or the name of a shell
 * @param arguments of the program
 */
record SubmitCommand(
    Optional<String> mainClass, Optional<String> resource, List<String> arguments) {
  static final String MAIN_CLASS = "org.apache.spark.deploy.SparkSubmit";

  private static final Set<String> FLAGS =
      Set.of("--help", "-h", "--supervise", "--usage-error", "--verbose", "-v", "--version");
  static final String SQL_SHELL = "org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver";
  private static final String SCALA_SHELL = "org.apache.spark.repl.Main";

  SubmitCommand {
    arguments = List.copyOf(arguments);
  }

  /** Reads what follows the class SparkSubmit. */
  static SubmitCommand parse(List<String> words) {
    Optional<String> mainClass = Optional.empty();
    int at = 0;
    while (at < words.size() && words.get(at).startsWith("-")) {
      String option = words.get(at);
      if (option.startsWith("--class=")) {
        mainClass = Optional.of(option.substring("--class=".length()));
      } else if (option.equals("--class") && at + 1 < words.size()) {
        mainClass = Optional.of(words.get(at + 1));
      }
      at += FLAGS.contains(option) || option.matches("--[^=]+=.*") ? 1 : 2;
    }
    return at < words.size()
        ? new SubmitCommand(
            mainClass, Optional.of(words.get(at)), words.subList(at + 1, words.size()))
        : new SubmitCommand(mainClass, Optional.empty(), List.of());
  }

  /** Whether the program is Python code that started this JVM. */
  boolean servesPython() {
    return resource.filter("pyspark-shell"::equals).isPresent();
  }

  Optional<Program> program(ProcessCommand process) {
    if (resource.filter(name -> name.matches(".+\\.(py|R|r)")).isPresent()) {
      return Optional.of(new Program.Script(process.resolve(local(resource.get())), arguments));
    }
    if (mainClass.filter(SQL_SHELL::equals).isPresent()) {
      return Optional.of(sqlShell(process));
    }
    if (mainClass.filter(SCALA_SHELL::equals).isPresent()) {
      return Optional.of(new Program.Named("spark-shell", arguments));
    }
    return mainClass
        .or(() -> resource.map(jar -> Jars.nameOf(process.resolve(local(jar)))))
        .map(name -> new Program.Named(name, arguments));
  }

  private Program sqlShell(ProcessCommand process) {
    for (int at = 0; at + 1 < arguments.size(); at++) {
      if (arguments.get(at).equals("-f")) {
        return new Program.Script(
            process.resolve(local(arguments.get(at + 1))),
            arguments.subList(at + 2, arguments.size()));
      }
    }
    return new Program.Named("spark-sql", arguments);
  }

  /** The path in a URI of a file on this machine; anything else as it is. */
  private static String local(String resource) {
    return resource.replaceFirst("^(file|local):(//[^/]*)?(?=/)", "");
  }
}
