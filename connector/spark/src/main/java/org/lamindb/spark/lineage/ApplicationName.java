package org.lamindb.spark.lineage;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of an application, if somebody gave it one. */
final class ApplicationName {
  /** What shells and servers call themselves. */
  private static final List<String> OF_SHELLS =
      List.of("pyspark-shell", "PySparkShell", "Spark shell", "SparkR", "Spark Connect server");

  /** With the machine's name after it. */
  private static final List<String> OF_SQL = List.of("SparkSQL::", "Thrift JDBC/ODBC Server");

  /** What a session's builder takes when it must have a name. */
  private static final Pattern RANDOM =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private ApplicationName() {}

  /**
   * The name, unless Spark chose it: a shell's, a random one, or that of the program, which the
   * transform has already.
   */
  static Optional<String> given(String name, Optional<Program> program) {
    boolean isSparks =
        name.isBlank()
            || OF_SHELLS.contains(name)
            || OF_SQL.stream().anyMatch(name::startsWith)
            || RANDOM.matcher(name).matches()
            || program.map(known -> name.equals(nameOf(known))).orElse(false);
    return isSparks ? Optional.empty() : Optional.of(name);
  }

  private static String nameOf(Program program) {
    if (program instanceof Program.Script script) {
      return script.file().getFileName().toString();
    }
    return program instanceof Program.Named named ? named.name() : "";
  }
}
