package org.lamindb.spark.lineage;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The program that an application runs, as far as its processes tell. */
sealed interface Program {
  /** What follows the program on its command line. */
  List<String> arguments();

  /**
   * A file of code.
   *
   * @param file absolute
   */
  record Script(Path file, List<String> arguments) implements Program {
    public Script {
      Objects.requireNonNull(file, "file is null");
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * A notebook whose kernel is a parent of this JVM.
   *
   * @param file absolute
   */
  record Notebook(Path file) implements Program {
    public Notebook {
      Objects.requireNonNull(file, "file is null");
    }

    @Override
    public List<String> arguments() {
      return List.of();
    }
  }

  /** Compiled code or a shell: only its name is known. */
  record Named(String name, List<String> arguments) implements Program {
    public Named {
      Objects.requireNonNull(name, "name is null");
      arguments = List.copyOf(arguments);
    }
  }
}
