package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.instance.Launcher.Result;
import org.lamindb.referee.TestFolders;

/** Commands of set-up in processes that meet full disks, missing permissions, or their end. */
class SetupFaultsIT {
  private static int folders;

  private final Path folder =
      TestFolders.folder("faults/" + ProcessHandle.current().pid() + "-" + folders++);
  private final Path settings = folder.resolveSibling(folder.getFileName() + "-settings");

  /** Starts a command behind what a shell does first; what it says comes through a pipe. */
  private Process start(String before, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "bash",
                "-c",
                before + " exec \"$@\"",
                "bash",
                System.getProperty("lamindb.test.launcher")));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("LAMIN_CURRENT_INSTANCE");
    builder.environment().put("HOME", TestFolders.folder("client/home").toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LAMIN_SETTINGS_DIR", settings.toString());
    return builder.redirectErrorStream(true).start();
  }

  private Result run(String before, String... arguments) throws Exception {
    Process process = start(before, arguments);
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), said, said);
  }

  private void succeeds(String... arguments) throws Exception {
    Result result = run("", arguments);
    assertThat(result.code()).as(result.output()).isZero();
  }

  /** One line with the value and the remedy, and nothing that changed. */
  private void fails(String before, String words, String... arguments) throws Exception {
    Map<Path, String> contents = contents();
    Result result = run(before, arguments);
    assertThat(result.code()).as(result.output()).isOne();
    assertThat(result.output().lines()).as(result.output()).hasSize(1);
    assertThat(result.output())
        .containsPattern("^Error: \\[\\w+] Cannot ")
        .contains(folder.getFileName().toString())
        .containsPattern(words)
        .doesNotContain("Exception");
    assertThat(contents()).isEqualTo(contents);
  }

  private Map<Path, String> contents() throws IOException {
    Map<Path, String> contents = FolderContents.of(folder);
    if (Files.exists(settings)) {
      contents.putAll(FolderContents.of(settings));
    }
    return contents;
  }

  private Path database() {
    return folder.resolve("data/.lamindb/lamin.db");
  }

  private void removeBackups() throws IOException {
    try (Stream<Path> files = Files.list(database().getParent())) {
      for (Path file : files.filter(path -> path.toString().contains(".backup-")).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void aFullDiskChangesNothing() throws Exception {
    fails("ulimit -f 200;", "free space", "init", "--storage", "./data");
    assertThat(settings).doesNotExist();
    succeeds("init", "--storage", "./data");
    succeeds("migrate", "create", "labown");
    long blocks = (Files.size(database()) + 1023) / 1024;

    String[] deploy = {"migrate", "deploy", "--module", "labown"};
    fails("ulimit -f " + (blocks - 100) + ";", "[Cc]heck .*free space", deploy);
    Map<Path, String> before = contents();
    Result full = run("ulimit -f " + blocks + ";", deploy);
    assertThat(full.code()).isOne();
    assertThat(full.output()).contains("Check free space");
    removeBackups();
    assertThat(contents()).isEqualTo(before);
    // Not even the driver's library finds a place.
    fails("ulimit -f 0;", "native library", "switch", "-c", "draft");

    succeeds(deploy);
    succeeds("switch", "-c", "draft");
    sound(1);
  }

  /** Also root keeps to permissions without the power to override them. */
  private static String withoutPower() throws Exception {
    Process id = new ProcessBuilder("id", "-u").start();
    String user = new String(id.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return user.equals("0")
        ? "exec setpriv --bounding-set=-dac_override,-dac_read_search,-fowner \"$@\";"
        : "";
  }

  private static void permit(String permissions, Path... paths) throws IOException {
    for (Path path : paths) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  @Test
  void withoutPermissionNothingChanges() throws Exception {
    String powerless = withoutPower();
    Files.createDirectories(settings);
    permit("r-xr-xr-x", folder);
    fails(powerless, "permission denied", "init", "--storage", "./data");
    permit("rwxr-xr-x", folder);
    permit("r-xr-xr-x", settings);
    fails(powerless, "permission denied", "init", "--storage", "./data");
    permit("rwxr-xr-x", settings);
    succeeds("init", "--storage", "./data");
    succeeds("migrate", "create", "labown");

    Path inside = database().getParent();
    permit("r--r--r--", database());
    permit("r-xr-xr-x", inside);
    String why = "permission denied|[Pp]ermission|READONLY|CANTOPEN";
    fails(powerless, why, "migrate", "deploy", "--module", "labown");
    fails(powerless, why, "switch", "-c", "draft");
    fails(powerless, why, "delete", "data", "--force");
    assertThat(run(powerless, "info").code()).isZero();
    permit("rw-r--r--", database());
    fails(powerless, why, "migrate", "deploy", "--module", "labown");
    permit("rwxr-xr-x", inside);
    Path own = settings.resolve(".lamin");
    permit("r-xr-xr-x", own);
    fails(powerless, why, "connect", "data");
    permit("rwx------", own);

    succeeds("migrate", "deploy", "--module", "labown");
    succeeds("connect", "data");
    sound(1);
  }

  /** Kills a command as soon as something is so; it may end before. */
  private void kill(BooleanSupplier moment, String... arguments) throws Exception {
    Process process = start("", arguments);
    while (process.isAlive() && !moment.getAsBoolean()) {
      Thread.onSpinWait();
    }
    process.destroyForcibly().waitFor();
  }

  private static boolean has(Path folder, String pattern) {
    String[] names = folder.toFile().list();
    return names != null && Stream.of(names).anyMatch(name -> name.matches(pattern));
  }

  /** The database is whole, has the tables of a module or not, and nothing half-made is beside. */
  private void sound(int tables) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
        Statement statement = connection.createStatement()) {
      for (String[] question :
          new String[][] {
            {"PRAGMA integrity_check", "ok"},
            {"SELECT count(*) FROM lamindb_storage", "1"},
            {"SELECT count(*) FROM sqlite_master WHERE name = 'labown_sample'", "" + tables},
            {"SELECT count(*) FROM django_migrations WHERE app = 'labown'", "" + tables}
          }) {
        try (ResultSet row = statement.executeQuery(question[0])) {
          row.next();
          assertThat(row.getString(1)).as(question[0]).isEqualTo(question[1]);
        }
      }
    }
    assertThat(contents().keySet())
        .noneMatch(path -> path.toString().matches(".*(draft|-journal|-wal|-shm)"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void aKilledInitIsCompleted(int step) throws Exception {
    Path inside = database().getParent();
    List<BooleanSupplier> steps =
        List.of(
            () -> Files.exists(inside),
            () -> has(inside, ".*draft"),
            () -> Files.exists(database()),
            () -> has(settings.resolve(".lamin"), "instance--.*draft"),
            () -> has(settings.resolve(".lamin"), "instance--.*env"),
            () -> Files.exists(folder.resolve(".lamin/current_instance")));
    kill(steps.get(step), "init", "--storage", "./data");

    succeeds("init", "--storage", "./data");
    succeeds("info");
    sound(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aKilledMigrationIsDoneByTheNext(int step) throws Exception {
    succeeds("init", "--storage", "./data");
    succeeds("migrate", "create", "labown");
    Path inside = database().getParent();
    List<BooleanSupplier> steps =
        List.of(
            () -> has(inside, ".*backup.*draft"),
            () -> has(inside, ".*draft-journal"),
            () -> has(inside, ".*backup.*Z"),
            () -> has(inside, "lamin.db-journal"));
    kill(steps.get(step), "migrate", "deploy", "--module", "labown");

    succeeds("info");
    succeeds("migrate", "deploy", "--module", "labown");
    succeeds("switch", "-c", "draft");
    sound(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aKilledDeletionIsCompleted(int step) throws Exception {
    succeeds("init", "--storage", "./data");
    List<BooleanSupplier> steps =
        List.of(
            () -> !Files.exists(database()),
            () -> !Files.exists(folder.resolve("data")),
            () -> !Files.exists(folder.resolve(".lamin/current_instance")));
    kill(steps.get(step), "delete", "data", "--force");

    if (has(settings.resolve(".lamin"), "instance--.*env")) {
      succeeds("delete", "data", "--force");
    }
    assertThat(contents()).isEmpty();
    succeeds("init", "--storage", "./data");
    sound(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "two"})
  void processesThatInitAtOnceMakeWholeInstances(String second) throws Exception {
    List<Process> processes =
        List.of(
            start("", "init", "--storage", "./data", "--name", "one"),
            start("", "init", "--storage", "./data", "--name", second));
    int made = 0;
    for (Process process : processes) {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() == 0) {
        made++;
      } else {
        assertThat(said).containsPattern("^Error: \\[\\w+] Cannot make an instance in '");
      }
    }
    assertThat(made).isEqualTo(second.equals("one") ? 2 : 1);
    succeeds("info");
    sound(0);
  }

  /** Files and rows of a machine whose clock is ahead, or far behind. */
  @ParameterizedTest
  @ValueSource(strings = {"2100-01-01T00:00:00Z", "1970-01-02T00:00:00Z"})
  void clocksOfOtherMachinesDoNotMatter(String time) throws Exception {
    succeeds("init", "--storage", "./data");
    succeeds("migrate", "create", "labown");
    String text = time.replace('T', ' ').replace("Z", "");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE django_migrations SET applied = '" + text + "'");
      statement.executeUpdate("UPDATE lamindb_storage SET created_at = '" + text + "'");
      statement.executeUpdate("UPDATE lamindb_branch SET created_at = '" + text + "'");
    }
    for (Path file : contents().keySet()) {
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
    }

    succeeds("init", "--storage", "./data");
    succeeds("connect", "data");
    succeeds("switch", "-c", "draft");
    succeeds("migrate", "deploy", "--module", "labown");
    sound(1);
    removeBackups();
    succeeds("delete", "data", "--force");
  }
}
