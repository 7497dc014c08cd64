package org.lamindb.instance;

import java.util.Map;
import java.util.Optional;
import org.lamindb.error.InstanceErrors;

/**
 * The entries of a settings file.
 *
 * @param file for messages
 * @param prefix what all keys begin with
 */
record SettingsFile(String file, String prefix, Map<String, String> entries) {
  private static final String NONE = "null";

  /** A value that must have its key in the file, but may be {@code null}. */
  Optional<String> required(String key) {
    if (!entries.containsKey(prefix + key)) {
      throw InstanceErrors.settingsInvalid(file, "the key '" + prefix + key + "' is missing");
    }
    return optional(key);
  }

  /** A value that must be there. */
  String value(String key) {
    return required(key)
        .orElseThrow(
            () -> InstanceErrors.settingsInvalid(file, "the key '" + prefix + key + "' is empty"));
  }

  Optional<String> optional(String key) {
    return Optional.ofNullable(entries.get(prefix + key))
        .filter(value -> !value.isEmpty() && !value.equals(NONE));
  }

  static boolean isTrue(Optional<String> value) {
    return value.map(text -> text.matches("(?i)true|1|yes")).orElse(false);
  }
}
