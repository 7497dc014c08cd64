package org.lamindb.instance;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.error.HubErrors;
import org.lamindb.error.InstanceErrors;
import org.lamindb.storage.CloudRoot;

/**
 * What must be known to open an instance, wherever it was found.
 *
 * @param storageRoot default storage as the instance's settings spell it
 * @param modules empty when only the database can tell
 * @param branch name of the current branch
 * @param branchFile what settings say of the branch; empty when it is the main one, or the user
 *     named it
 * @param user who opens it
 * @param prefersClone whether a SQLite clone in the storage, if there is one, is read in place of
 *     the database
 */
public record InstanceDescription(
    InstanceIdentity identity,
    DatabaseAddress database,
    String storageRoot,
    Optional<Set<String>> modules,
    String branch,
    Optional<BranchFile> branchFile,
    User user,
    boolean prefersClone) {
  /** What LaminDB calls a user of a database, or their password, when there is none. */
  static final String NOBODY = "none";

  /** By which the users of databases are known that everybody may be. */
  private static final String PUBLIC = "public";

  public InstanceDescription {
    Objects.requireNonNull(identity, "identity is null");
    Objects.requireNonNull(database, "database is null");
    Objects.requireNonNull(storageRoot, "storageRoot is null");
    modules = modules.map(Set::copyOf);
    Objects.requireNonNull(branch, "branch is null");
    Objects.requireNonNull(user, "user is null");
  }

  /** An instance whose own database is read. */
  public InstanceDescription(
      InstanceIdentity identity,
      DatabaseAddress database,
      String storageRoot,
      Optional<Set<String>> modules,
      String branch,
      Optional<BranchFile> branchFile,
      User user) {
    this(identity, database, storageRoot, modules, branch, branchFile, user, false);
  }

  /** The same instance with another current branch, which must be there. */
  public InstanceDescription onBranch(String other) {
    return new InstanceDescription(
        identity, database, storageRoot, modules, other, Optional.empty(), user, prefersClone);
  }

  /**
   * The same instance, of which a SQLite clone is preferred where the Python client prefers one: of
   * a Postgres database that is opened as everybody, or as nobody.
   */
  InstanceDescription preferringClone() {
    boolean prefers =
        database instanceof PostgresServer server
            && (isPublic(server) || server.user().isEmpty() || isNobody(server))
            && CloudRoot.isSupported(storageRoot);
    return new InstanceDescription(
        identity, database, storageRoot, modules, branch, branchFile, user, prefers);
  }

  /** Whether the user of the database is named as those are that everybody may be. */
  boolean isOpenAsPublic() {
    return database instanceof PostgresServer server && isPublic(server);
  }

  private static boolean isPublic(PostgresServer server) {
    return server.user().contains(PUBLIC);
  }

  private static boolean isNobody(PostgresServer server) {
    return server.user().equals(NOBODY);
  }

  /**
   * Refuses to change the database of an instance that is named to be read as everybody may.
   *
   * @throws org.lamindb.error.LaminException also when the hub gave no user for it
   */
  public void requireOwnAccess() {
    requireAccess();
    if (prefersClone) {
      throw InstanceErrors.publicReadOnly(identity.slug());
    }
  }

  /**
   * Refuses to open a database as nobody.
   *
   * @throws org.lamindb.error.LaminException when the hub gave no user for it
   */
  void requireAccess() {
    if (database instanceof PostgresServer server && isNobody(server)) {
      throw HubErrors.noDatabaseAccess(identity.slug());
    }
  }
}
