package org.lamindb.referee;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A filled instance that the real client of an old release made.
 *
 * @param release of LaminDB, as the package index has it
 * @param database its Postgres URL; empty for SQLite
 */
public record OldInstance(String release, String name, Path storage, Optional<String> database) {
  private static final Map<String, OldInstance> SHARED = new ConcurrentHashMap<>();

  /** The releases whose clients are installed, the oldest first. */
  public static List<String> releases() {
    return List.of(System.getProperty("lamindb.test.releases").split(","));
  }

  /** An instance that all tests of the JVM read and none changes. */
  public static OldInstance shared(String release) {
    return SHARED.computeIfAbsent(release, missing -> make(missing, "shared", false));
  }

  /** A new one. */
  public static OldInstance make(String release, String purpose, boolean postgres) {
    return make(release, purpose, postgres, "bionty");
  }

  /** A new one with these modules, comma between them. */
  public static OldInstance make(String release, String purpose, boolean postgres, String modules) {
    // The build folder may keep those of earlier runs.
    String name = (purpose + "-" + release + "-" + ProcessHandle.current().pid()).replace('.', '-');
    Path folder = TestFolders.folder("old").resolve(name);
    Optional<String> url =
        postgres
            ? Optional.of(PostgresForTests.createDatabase(name.replace('-', '_'), null))
            : Optional.empty();
    List<String> arguments = new ArrayList<>(List.of(name, folder.toString(), modules));
    url.ifPresent(arguments::add);
    Referee.old(release, name, false).module("old_clients", arguments);
    return new OldInstance(release, name, folder.resolve("storage"), url);
  }

  /** The client that made it. */
  public Referee client() {
    return Referee.old(release, name, true);
  }

  /**
   * A copy, migrated by the client of another release.
   *
   * @return that client
   */
  public Referee migratedTo(String other) {
    String copy = name + "-in-" + other.replace('.', '-');
    Path folder = TestFolders.folder("old").resolve(copy);
    Referee newer = Referee.old(other, copy, true);
    newer.module("old_clients.copy", List.of(storage.toString(), folder.toString(), copy));
    newer.lamin("migrate", "deploy");
    return newer;
  }

  /** How a Spark user names it who has none of the settings of that client. */
  public String reference() {
    return database.orElse(storage.toString());
  }

  public boolean isBefore20() {
    return isBefore20(release);
  }

  public static boolean isBefore20(String release) {
    return release.startsWith("1.");
  }

  public boolean isWritable() {
    return isWritable(release);
  }

  /** Whether this library writes to databases of a release. */
  public static boolean isWritable(String release) {
    return List.of("1.", "2.0.", "2.1.").stream().noneMatch(release::startsWith);
  }

  @Override
  public String toString() {
    return release + (database.isPresent() ? " on Postgres" : "");
  }
}
