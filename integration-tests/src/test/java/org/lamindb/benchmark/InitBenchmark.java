package org.lamindb.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.lamindb.referee.TestFolders;

/** A new SQLite instance as a whole process, against the Python client's command. */
final class InitBenchmark {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private InitBenchmark() {}

  static List<BenchmarkCase> cases() {
    return List.of(init("core", ""), init("core, bionty, pertdb", "bionty,pertdb"));
  }

  private static BenchmarkCase init(String name, String modules) {
    Path lamin = Path.of(System.getProperty("lamindb.test.python"), "lamindb", "bin", "lamin");
    return new BenchmarkCase(
        "Init on SQLite, modules " + name + ", whole process",
        0,
        List.of(
            Contender.of(
                "lamindb-spark init",
                () -> run(System.getProperty("lamindb.test.launcher"), modules)),
            Contender.of("lamin init (Python)", () -> run(lamin.toString(), modules))));
  }

  private static void run(String program, String modules) throws Exception {
    Path folder = TestFolders.folder("init/" + NEXT.incrementAndGet());
    List<String> command =
        new java.util.ArrayList<>(List.of(program, "init", "--storage", "./data"));
    command.addAll(List.of("--name", "init-" + NEXT.get()));
    if (!modules.isEmpty()) {
      command.addAll(List.of("--modules", modules));
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
