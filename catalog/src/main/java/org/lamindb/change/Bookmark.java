package org.lamindb.change;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.lamindb.database.Database;
import org.lamindb.database.Dialect;
import org.lamindb.database.Json;
import org.lamindb.error.LaminErrors;

/**
 * How far one registry of one instance was read: what a reader keeps between two runs.
 *
 * @param instance its uid
 * @param registry its qualified name
 * @param readAt when all that there was had been read, in microseconds since 1970-01-01 UTC; before
 *     that, when reading started
 */
public record Bookmark(String instance, String registry, Position position, long readAt) {
  private static final long VERSION = 1;

  public Bookmark {
    Objects.requireNonNull(instance, "instance is null");
    Objects.requireNonNull(registry, "registry is null");
    Objects.requireNonNull(position, "position is null");
  }

  public Bookmark at(Position newPosition, long newReadAt) {
    return new Bookmark(instance, registry, newPosition, newReadAt);
  }

  /** One line of JSON; the same for equal bookmarks. */
  public String json() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("version", VERSION);
    values.put("instance", instance);
    values.put("registry", registry);
    values.put("position", position.values());
    values.put("readAt", readAt);
    return Json.of(values).text();
  }

  /**
   * What was kept.
   *
   * @throws org.lamindb.error.LaminException when it is no bookmark of this version
   */
  public static Bookmark parse(String json) {
    try {
      if (Json.parse(json) instanceof Map<?, ?> values
          && values.get("version") instanceof Number version
          && version.longValue() == VERSION
          && values.get("instance") instanceof String instance
          && values.get("registry") instanceof String registry
          && values.get("position") instanceof Map<?, ?> position
          && values.get("readAt") instanceof Number readAt) {
        return new Bookmark(instance, registry, Position.of(position), readAt.longValue());
      }
    } catch (IllegalArgumentException e) {
      throw LaminErrors.unknownCheckpoint(json);
    }
    throw LaminErrors.unknownCheckpoint(json);
  }

  /**
   * Makes sure that this is about a registry of an instance.
   *
   * @throws org.lamindb.error.LaminException when it is about another, or its database was another
   */
  public Bookmark of(String wantedInstance, String wantedRegistry, Database database) {
    boolean isPostgres = position instanceof Position.Written;
    if (!instance.equals(wantedInstance)
        || !registry.equals(wantedRegistry)
        || isPostgres != (database.dialect() == Dialect.POSTGRES)) {
      throw LaminErrors.checkpointOfAnother(
          registry, instance, isPostgres ? "Postgres" : "SQLite", wantedRegistry, wantedInstance);
    }
    return this;
  }
}
