package org.lamindb.instance;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.database.Database;
import org.lamindb.database.SqlText;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.WorkContext.Kind;
import org.lamindb.registry.Uids;

/** Switches the branch or the space of a user, for this library and the Python client alike. */
public final class WorkContextSwitch {
  private static final int BRANCH_UID_LENGTH = 12;
  private static final int MAXIMAL_NAME_LENGTH = 100;

  private final Instance instance;
  private final WorkContexts files;

  public WorkContextSwitch(Environment environment, Instance instance) {
    this.instance = Objects.requireNonNull(instance, "instance is null");
    this.files = new WorkContexts(new SettingsDirectory(environment));
  }

  /**
   * What was switched to.
   *
   * @param file that says so from now on
   */
  public record Switched(WorkContext context, Path file) {}

  /** The branch or space that the files name, which the database may not know any more. */
  public static WorkContext current(Environment environment, Kind kind, InstanceIdentity identity) {
    return new WorkContexts(new SettingsDirectory(environment)).current(kind, identity);
  }

  /**
   * Switches to a branch or space that is there.
   *
   * @param target its name or uid
   * @throws org.lamindb.error.LaminException when there is none, or the file cannot be written
   */
  public Switched to(Kind kind, String target) {
    List<WorkContext> known = all(instance.database(), kind);
    WorkContext found =
        find(known, target)
            .orElseThrow(
                () -> {
                  List<String> names = known.stream().map(WorkContext::name).toList();
                  return kind == Kind.BRANCH
                      ? InstanceErrors.noBranchToSwitchTo(target, names)
                      : LaminErrors.spaceNotFound(target, names);
                });
    return new Switched(found, files.write(kind, instance.identity(), found));
  }

  /**
   * Makes a branch and switches to it.
   *
   * @throws org.lamindb.error.LaminException when there is one of this name, or it cannot be one
   */
  public Switched toNewBranch(String name) {
    requireName(name);
    instance.requireWritable();
    WorkContext made =
        instance.database().write("make the branch", connection -> insert(connection, name));
    return new Switched(made, files.write(Kind.BRANCH, instance.identity(), made));
  }

  private static void requireName(String name) {
    boolean valid =
        !name.isBlank()
            && name.equals(name.strip())
            && name.length() <= MAXIMAL_NAME_LENGTH
            && name.chars().noneMatch(Character::isISOControl)
            && !name.equals("all");
    if (!valid) {
      throw LaminErrors.invalidOption(
          "the name of a branch",
          name,
          "up to " + MAXIMAL_NAME_LENGTH + " characters of one line, not 'all'");
    }
  }

  private WorkContext insert(Connection connection, String name) throws SQLException {
    // Names that differ in case alone are one to the database.
    boolean taken =
        read(connection, instance.database(), Kind.BRANCH).stream()
            .anyMatch(branch -> branch.name().equalsIgnoreCase(name) || branch.uid().equals(name));
    if (taken) {
      throw InstanceErrors.branchExists(name);
    }
    WorkContext made = new WorkContext(Uids.random(BRANCH_UID_LENGTH), name);
    long user = Authorship.user(instance, connection);
    new SqlText(instance.database().dialect())
        .sql("INSERT INTO lamindb_branch (uid, name, created_by_id, _aux) VALUES ")
        .values(Arrays.asList(made.uid(), name, user, null))
        .execute(connection);
    return made;
  }

  /**
   * What the database knows of a branch or space that a file names: it may have another name by
   * now, or be gone.
   */
  static Optional<WorkContext> known(Database database, Kind kind, String uid) {
    List<WorkContext> all = all(database, kind);
    return all.stream().filter(candidate -> candidate.uid().equals(uid)).findFirst();
  }

  private static Optional<WorkContext> find(List<WorkContext> known, String target) {
    return known.stream()
        .filter(candidate -> candidate.name().equals(target))
        .findFirst()
        .or(() -> known.stream().filter(candidate -> candidate.uid().equals(target)).findFirst());
  }

  private static List<WorkContext> all(Database database, Kind kind) {
    return database.read(
        "read the " + kind.word() + " names", connection -> read(connection, database, kind));
  }

  private static List<WorkContext> read(Connection connection, Database database, Kind kind)
      throws SQLException {
    return new SqlText(database.dialect())
        .sql("SELECT uid, name FROM ")
        .name("lamindb_" + kind.word())
        .sql(" ORDER BY id")
        .query(connection, row -> new WorkContext(row.text("uid"), row.text("name")));
  }
}
