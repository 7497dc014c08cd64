package org.lamindb.spark;

import java.util.Optional;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.lamindb.instance.InstanceReference;

/** What options say of the instance, and the session's settings where they do not. */
final class InstanceOptions {
  private InstanceOptions() {}

  /** The instance that the options name, else the session's settings, else LaminDB's default. */
  static InstanceReference reference(CaseInsensitiveStringMap options) {
    Optional<String> instance = LaminOptions.INSTANCE.in(options);
    Optional<String> storage = LaminOptions.STORAGE.in(options);
    boolean clone =
        LaminOptions.CLONE
            .in(options)
            .or(LaminOptions.SETTING_CLONE::inSession)
            .map(Boolean::parseBoolean)
            .orElse(true);
    return instance.isPresent()
        ? new InstanceReference(instance, storage, clone)
        : new InstanceReference(
            LaminOptions.SETTING_INSTANCE.inSession(),
            storage.or(LaminOptions.SETTING_STORAGE::inSession),
            clone);
  }

  /** The branch that the options name, else the session's setting. */
  static Optional<String> branch(CaseInsensitiveStringMap options) {
    return LaminOptions.BRANCH.in(options).or(LaminOptions.SETTING_BRANCH::inSession);
  }
}
