package org.lamindb.instance;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.lamindb.database.DatabaseAddress;

/**
 * What must be known to open an instance, wherever it was found.
 *
 * @param storageRoot default storage as the instance's settings spell it
 * @param modules empty when only the database can tell
 * @param branch name of the current branch
 * @param branchFile what settings say of the branch; empty when it is the main one, or the user
 *     named it
 * @param user who opens it
 */
public record InstanceDescription(
    InstanceIdentity identity,
    DatabaseAddress database,
    String storageRoot,
    Optional<Set<String>> modules,
    String branch,
    Optional<BranchFile> branchFile,
    User user) {
  public InstanceDescription {
    Objects.requireNonNull(identity, "identity is null");
    Objects.requireNonNull(database, "database is null");
    Objects.requireNonNull(storageRoot, "storageRoot is null");
    modules = modules.map(Set::copyOf);
    Objects.requireNonNull(branch, "branch is null");
    Objects.requireNonNull(user, "user is null");
  }

  /** The same instance with another current branch, which must be there. */
  public InstanceDescription onBranch(String other) {
    return new InstanceDescription(
        identity, database, storageRoot, modules, other, Optional.empty(), user);
  }
}
