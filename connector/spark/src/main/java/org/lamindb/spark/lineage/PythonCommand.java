package org.lamindb.spark.lineage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what a Python process runs from its arguments. */
final class PythonCommand {
  private static final String SHELL = "pyspark-shell";

  /** Set by Jupyter in the kernel's environment, which this JVM inherits. */
  private static final String NOTEBOOK_VARIABLE = "JPY_SESSION_NAME";

  private PythonCommand() {}

  static Program program(ProcessCommand python, Optional<String> notebook) {
    List<String> words = python.arguments();
    int at = 0;
    while (at < words.size() && words.get(at).startsWith("-") && words.get(at).length() > 1) {
      String option = words.get(at);
      if (option.matches("-[a-zA-Z]*c")) {
        return new Program.Named(SHELL, List.of());
      }
      if (option.matches("-[a-zA-Z]*m") && at + 1 < words.size()) {
        return module(python, words.get(at + 1), words.subList(at + 2, words.size()), notebook);
      }
      at += option.matches("-[a-zA-Z]*[XW]|--check-hash-based-pycs") ? 2 : 1;
    }
    if (at == words.size() || words.get(at).equals("-")) {
      return new Program.Named(SHELL, List.of());
    }
    return file(python, words.get(at), words.subList(at + 1, words.size()), notebook);
  }

  static Optional<String> notebookOfEnvironment() {
    return Optional.ofNullable(System.getenv(NOTEBOOK_VARIABLE)).filter(name -> !name.isBlank());
  }

  /** Tools such as ipython have no suffix; what they run is not on their command line. */
  private static Program file(
      ProcessCommand python, String name, List<String> arguments, Optional<String> notebook) {
    Path file = python.resolve(name);
    if (name.contains("ipykernel")) {
      return kernel(python, notebook);
    }
    return name.endsWith(".py")
        ? new Program.Script(file, arguments)
        : new Program.Named(file.getFileName().toString(), arguments);
  }

  private static Program module(
      ProcessCommand python, String module, List<String> arguments, Optional<String> notebook) {
    if (module.startsWith("ipykernel")) {
      return kernel(python, notebook);
    }
    String path = module.replace('.', '/');
    return Stream.of(path + ".py", path + "/__main__.py")
        .map(python::resolve)
        .filter(Files::isRegularFile)
        .findFirst()
        .<Program>map(file -> new Program.Script(file, arguments))
        .orElseGet(() -> new Program.Named(module, arguments));
  }

  private static Program kernel(ProcessCommand python, Optional<String> notebook) {
    return notebook
        .<Program>map(name -> new Program.Notebook(python.resolve(name)))
        .orElseGet(() -> new Program.Named(SHELL, List.of()));
  }
}
