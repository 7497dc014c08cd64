package org.lamindb.lineage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters of a run as they may be stored. */
final class RunParams {
  private RunParams() {}

  /**
   * Replaces secrets, told by their names or values, at every depth; leaves out what is null or an
   * empty list, as the Python client does.
   */
  static Map<String, Object> withoutSecrets(Map<String, ?> params) {
    Map<String, Object> safe = new LinkedHashMap<>();
    params.forEach(
        (name, value) -> {
          if (value != null && !(value instanceof Collection<?> list && list.isEmpty())) {
            safe.put(name, value(name, value));
          }
        });
    return safe;
  }

  private static Object value(String name, Object value) {
    return Secrets.isSensitiveKey(name) ? Secrets.REDACTED : plain(value);
  }

  private static Object plain(Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach(
          (name, inner) -> copy.put(String.valueOf(name), value(String.valueOf(name), inner)));
      return copy;
    }
    if (value instanceof Collection<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(inner -> copy.add(plain(inner)));
      return copy;
    }
    return Secrets.redactValue(String.valueOf(value));
  }
}
