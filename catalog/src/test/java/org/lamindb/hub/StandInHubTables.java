package org.lamindb.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The rows of a stand-in hub. */
final class StandInHubTables {
  private static final String HOSTED = "s3://lamin-hosted-test/";

  private final ObjectNode state;

  StandInHubTables(ObjectNode state) {
    this.state = state;
  }

  ArrayNode table(String name) {
    return state.path("tables").withArray("/" + name);
  }

  ArrayNode select(String name, Map<String, String> query) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    state
        .path("tables")
        .path(name)
        .forEach(
            row -> {
              if (query.entrySet().stream().allMatch(entry -> matches(row, entry))) {
                rows.add(row);
              }
            });
    return rows;
  }

  /** Returns false when there is a row with that id already, and it is not to be merged. */
  boolean insert(String name, JsonNode row, boolean merge) {
    if (merge) {
      remove(name, row.path("id").asText());
    }
    for (JsonNode known : table(name)) {
      if (known.path("id").equals(row.path("id"))) {
        return false;
      }
    }
    table(name).add(row);
    return true;
  }

  void remove(String table, String id) {
    Iterator<JsonNode> rows = table(table).iterator();
    while (rows.hasNext()) {
      if (rows.next().path("id").asText().equals(id)) {
        rows.remove();
      }
    }
  }

  /** Of an instance that is told at length, else of one that was registered with its storage. */
  JsonNode settings(String slug) {
    JsonNode told = state.path("instances").path(slug);
    for (JsonNode row : table("instance")) {
      for (JsonNode storage : table("storage")) {
        if (told.isMissingNode()
            && storage.path("instance_id").equals(row.path("id"))
            && slug.equals(
                handle(row.path("account_id").asText()) + "/" + row.path("name").asText())) {
          ObjectNode settings = row.deepCopy();
          settings.put("owner", slug.substring(0, slug.indexOf('/')));
          for (String key : List.of("schema_id", "api_url", "git_repo", "db_scheme")) {
            if (!settings.has(key)) {
              settings.putNull(key);
            }
          }
          for (String key : List.of("keep_artifacts_local", "fine_grained_access")) {
            settings.put(key, false);
          }
          settings.putNull("db_permissions");
          settings.set("storage", storage);
          return settings;
        }
      }
    }
    return told;
  }

  /** What a hub says of a path in storage that it provides and knows; nothing of others. */
  ArrayNode hosted(String path) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    if (isHosted(path)) {
      rows.addObject().putNull("assume_role_arn").putNull("api_url");
    }
    return rows;
  }

  private boolean isHosted(String path) {
    for (JsonNode storage : table("storage")) {
      if (path.startsWith(HOSTED) && path.equals(storage.path("root").asText() + "/")) {
        return true;
      }
    }
    return false;
  }

  /** Keys to a path. */
  JsonNode access(String path) {
    JsonNode told = state.path("access").path(path);
    if (told.isMissingNode() && isHosted(path)) {
      ObjectNode keys = state.path("access").path(HOSTED + "AbC123/").deepCopy();
      ((ObjectNode) keys.path("StorageAccessibility"))
          .put("storageRoot", path.substring(0, path.length() - 1));
      return keys;
    }
    return told;
  }

  private String handle(String account) {
    for (JsonNode row : table("account")) {
      if (row.path("id").asText().replace("-", "").equals(account)) {
        return row.path("handle").asText();
      }
    }
    return "";
  }

  private static boolean matches(JsonNode row, Map.Entry<String, String> condition) {
    if (!condition.getValue().startsWith("eq.") || condition.getKey().contains(".")) {
      return true;
    }
    String value = row.path(condition.getKey()).asText();
    String wanted = condition.getValue().substring(3);
    return value.equals(wanted)
        || value.replace("-", "").equals(wanted)
        || value.equals(wanted.replace("-", ""));
  }
}
