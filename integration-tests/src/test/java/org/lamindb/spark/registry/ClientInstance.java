package org.lamindb.spark.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lamindb.referee.Referee;
import org.lamindb.referee.RefereeInstance;

/** All that the real client reads in an instance. */
final class ClientInstance {
  static final String BRANCH = "contribution";
  private static final String[] FRAMES = {"Artifact", "Run", "Transform", "ULabel"};
  private static final Map<Boolean, ClientInstance> KNOWN = new HashMap<>();

  private final JsonNode answer;

  ClientInstance(Referee client) {
    List<String> command = new ArrayList<>(List.of("dump-instance"));
    List.of("main", BRANCH).forEach(branch -> command.addAll(List.of("--branch", branch)));
    List.of(FRAMES).forEach(frame -> command.addAll(List.of("--frame", frame)));
    this.answer = client.ask(command.toArray(String[]::new));
  }

  /** One of the shared instances. */
  static synchronized ClientInstance of(boolean postgres) {
    return KNOWN.computeIfAbsent(
        postgres, kind -> new ClientInstance(RefereeInstance.shared(kind).referee()));
  }

  /**
   * A registry or link table.
   *
   * @param name the client's, with the module
   * @param columns to Django's name of the type
   */
  record ClientTable(
      String module, String name, String table, boolean isRegistry, Map<String, String> columns) {

    String namespace() {
      return isRegistry ? module : "links";
    }

    /** As SHOW TABLES lists it. */
    String identifier() {
      String own = name.substring(name.indexOf('.') + 1);
      return isRegistry ? own.toLowerCase(java.util.Locale.ROOT) : table;
    }

    boolean hasBranch() {
      return columns.containsKey("branch_id");
    }
  }

  List<ClientTable> tables() {
    List<ClientTable> tables = new ArrayList<>();
    answer
        .get("modules")
        .fields()
        .forEachRemaining(
            module -> {
              String name = module.getKey().equals("lamindb") ? "core" : module.getKey();
              module.getValue().forEach(model -> tables.add(table(name, model)));
            });
    // Django's own: no data of users.
    tables.removeIf(table -> table.table().equals("django_migrations"));
    return tables;
  }

  private static ClientTable table(String module, JsonNode model) {
    Map<String, String> columns = new TreeMap<>();
    model
        .get("fields")
        .forEach(field -> columns.put(field.get("column").asText(), field.get("type").asText()));
    return new ClientTable(
        module,
        model.get("full_name").asText(),
        model.get("table").asText(),
        model.get("is_registry").asBoolean(),
        columns);
  }

  ClientTable table(String name) {
    return tables().stream()
        .filter(table -> table.name().equals("lamindb." + name))
        .findFirst()
        .orElseThrow();
  }

  /** The rows by id that are visible on a branch, or with {@code all} on every branch. */
  Map<Long, Map<String, JsonNode>> rows(String branch, ClientTable table) {
    Map<Long, Map<String, JsonNode>> rows = new TreeMap<>();
    for (JsonNode row : answer.get("rows").get(branch).get(table.name()).get("rows")) {
      Map<String, JsonNode> values = new TreeMap<>();
      row.fields()
          .forEachRemaining(cell -> values.put(cell.getKey(), Values.normal(cell.getValue())));
      rows.put(row.get("id").asLong(), values);
    }
    return rows;
  }

  /** What {@code to_dataframe} shows, by id. */
  Map<Long, Map<String, JsonNode>> frame(String registry) {
    JsonNode frame = answer.get("frames").get(registry);
    Map<Long, Map<String, JsonNode>> rows = new TreeMap<>();
    for (int i = 0; i < frame.get("rows").size(); i++) {
      Map<String, JsonNode> values = new TreeMap<>();
      for (int j = 0; j < frame.get("columns").size(); j++) {
        values.put(
            frame.get("columns").get(j).asText(), Values.normal(frame.get("rows").get(i).get(j)));
      }
      rows.put(frame.get("index").get(i).asLong(), values);
    }
    return rows;
  }

  static List<String> frames() {
    return List.of(FRAMES);
  }
}
