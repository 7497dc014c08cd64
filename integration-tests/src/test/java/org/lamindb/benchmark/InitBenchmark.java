package org.lamindb.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.lamindb.referee.PostgresForTests;
import org.lamindb.referee.TestFolders;

/** A new instance as a whole process, against the Python client's command. */
final class InitBenchmark {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private InitBenchmark() {}

  static List<BenchmarkCase> cases() {
    return List.of(
        sqlite("core", ""),
        sqlite("core, bionty, pertdb", "bionty,pertdb"),
        postgres("core, bionty, pertdb", "bionty,pertdb"));
  }

  private static BenchmarkCase sqlite(String name, String modules) {
    return new BenchmarkCase(
        "Init on SQLite, modules " + name + ", whole process",
        0,
        List.of(
            Contender.of("lamindb-spark init", () -> run(launcher(), modules, false)),
            Contender.of("lamin init (Python)", () -> run(lamin(), modules, false))));
  }

  private static BenchmarkCase postgres(String name, String modules) {
    return new BenchmarkCase(
        "Init on Postgres, modules " + name + ", whole process",
        0,
        List.of(
            Contender.of("lamindb-spark init", () -> run(launcher(), modules, true)),
            Contender.slow("lamin init (Python)", () -> run(lamin(), modules, true))));
  }

  private static String launcher() {
    return System.getProperty("lamindb.test.launcher");
  }

  private static String lamin() {
    return Path.of(System.getProperty("lamindb.test.python"), "lamindb", "bin", "lamin").toString();
  }

  /** Takes a tenth of a second, which is part of what is measured for both. */
  private static String emptyDatabase(int number) {
    return PostgresForTests.createDatabase("init_" + number, null);
  }

  private static void run(String program, String modules, boolean postgres) throws Exception {
    int number = NEXT.incrementAndGet();
    Path folder = TestFolders.folder("init/" + number);
    List<String> command = new ArrayList<>(List.of(program, "init", "--storage", "./data"));
    command.addAll(List.of("--name", "init-" + number));
    if (!modules.isEmpty()) {
      command.addAll(List.of("--modules", modules));
    }
    if (postgres) {
      command.addAll(List.of("--db", emptyDatabase(number)));
    }
    Shell.run(
        folder,
        Map.of(
            "LAMIN_SETTINGS_DIR",
            TestFolders.folder("client/settings").toString(),
            "HOME",
            TestFolders.folder("client/home").toString(),
            "NO_RICH",
            "1"),
        command);
  }
}
