package org.lamindb.spark.lineage;

import java.util.List;
import java.util.Optional;

/** Finds out which program this application runs, from this JVM and the process that started it. */
final class ProgramFinder {
  private static final String STANDALONE_DRIVER = "org.apache.spark.deploy.worker.DriverWrapper";
  private static final String YARN_DRIVER = "org.apache.spark.deploy.yarn.ApplicationMaster";
  private static final int STANDALONE_MAIN_CLASS = 3;

  private ProgramFinder() {}

  static Optional<Program> find() {
    return find(
        ProcessCommand.ofThisJvm(),
        ProcessCommand.ofParentPython(),
        PythonCommand.notebookOfEnvironment());
  }

  static Optional<Program> find(
      ProcessCommand jvm, Optional<ProcessCommand> parent, Optional<String> notebook) {
    List<String> words = jvm.arguments();
    if (words.isEmpty() || words.get(0).isBlank()) {
      return Optional.empty();
    }
    String main = words.get(0);
    List<String> arguments = words.subList(1, words.size());
    switch (main) {
      case SubmitCommand.MAIN_CLASS:
        SubmitCommand submit = SubmitCommand.parse(arguments);
        return submit.servesPython()
            ? parent.map(python -> PythonCommand.program(python, notebook))
            : submit.program(jvm);
      case YARN_DRIVER:
        return yarn(jvm, arguments);
      case STANDALONE_DRIVER:
        return words.size() > STANDALONE_MAIN_CLASS
            ? Optional.of(
                new Program.Named(
                    words.get(STANDALONE_MAIN_CLASS),
                    words.subList(STANDALONE_MAIN_CLASS + 1, words.size())))
            : Optional.empty();
      default:
        String name = main.endsWith(".jar") ? Jars.nameOf(jvm.resolve(main)) : main;
        return Optional.of(new Program.Named(name, arguments));
    }
  }

  private static Optional<Program> yarn(ProcessCommand jvm, List<String> words) {
    Optional<String> mainClass = Optional.empty();
    Optional<String> script = Optional.empty();
    List<String> arguments = new java.util.ArrayList<>();
    for (int at = 0; at + 1 < words.size(); at += 2) {
      String value = words.get(at + 1);
      switch (words.get(at)) {
        case "--class" -> mainClass = Optional.of(value);
        case "--primary-py-file", "--primary-r-file" -> script = Optional.of(value);
        case "--arg" -> arguments.add(value);
        default -> {}
      }
    }
    if (script.isPresent()) {
      return Optional.of(new Program.Script(jvm.resolve(script.get()), arguments));
    }
    return mainClass.map(name -> new Program.Named(name, arguments));
  }
}
