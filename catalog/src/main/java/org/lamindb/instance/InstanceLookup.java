package org.lamindb.instance;

import java.util.Optional;
import org.lamindb.database.DatabaseTokens;

/** Finds instances of which this machine has no settings file. */
@FunctionalInterface
public interface InstanceLookup {
  /** Knows no instance: what there is without an account. */
  InstanceLookup NONE = (owner, name) -> Optional.empty();

  /**
   * The settings of an instance, for a settings file.
   *
   * @return empty when there is no such instance, or the user may not see it
   * @throws org.lamindb.error.LaminException when nobody could be asked
   */
  Optional<InstanceSettings> find(String owner, String name);

  /**
   * Where the tokens of an instance come from whose settings say that its database takes some:
   * fine-grained access, with {@code jwt} for permissions. Asks nobody yet.
   */
  default Optional<DatabaseTokens> tokens(InstanceSettings settings) {
    return Optional.empty();
  }
}
