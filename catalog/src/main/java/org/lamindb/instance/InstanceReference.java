package org.lamindb.instance;

import java.util.Optional;

/**
 * How a user names an instance.
 *
 * @param instance {@code owner/name}, a name, a storage path or a Postgres URL; empty for the
 *     default instance
 * @param storage root of the default storage, for a Postgres URL whose database has several
 */
public record InstanceReference(Optional<String> instance, Optional<String> storage) {
  public static InstanceReference of(String instance) {
    return new InstanceReference(Optional.of(instance), Optional.empty());
  }

  /** The instance that LaminDB itself would use: environment, directory marker, settings. */
  public static InstanceReference ofDefault() {
    return new InstanceReference(Optional.empty(), Optional.empty());
  }

  /** Without user names and passwords. */
  @Override
  public String toString() {
    return instance.map(org.lamindb.database.PostgresUrl::redact).orElse("the default instance");
  }
}
