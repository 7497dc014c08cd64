package org.lamindb.instance;

import java.util.Optional;

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
}
