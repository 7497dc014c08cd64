package org.lamindb.instance;

import java.util.Optional;

/**
 * How a user names an instance.
 *
 * @param instance {@code owner/name}, a name, a storage path or a Postgres URL; empty for the
 *     default instance
 * @param storage root of the default storage, for a Postgres URL whose database has several
 * @param allowsClone whether a SQLite clone of a public instance will do in place of its database
 */
public record InstanceReference(
    Optional<String> instance, Optional<String> storage, boolean allowsClone) {
  public InstanceReference(Optional<String> instance, Optional<String> storage) {
    this(instance, storage, true);
  }

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
