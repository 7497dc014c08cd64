package org.lamindb.hub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * As whom a database is opened.
 *
 * @param type {@code jwt}, {@code public}, {@code write} or {@code read}
 */
record DatabaseUser(String type, String name, Optional<String> password) {
  DatabaseUser {
    Objects.requireNonNull(type, "type is null");
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(password, "password is null");
  }

  /** The one with most rights that who asks may be. */
  static Optional<DatabaseUser> find(HubClient client, String instanceId, boolean fineGrained) {
    List<String> types = fineGrained ? List.of("jwt", "public") : List.of("write", "read");
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("_instance_id", instanceId);
    arguments.put("_type", "{" + String.join(",", types) + "}");
    List<DatabaseUser> users =
        client
            .procedureIfAny("get_instance_db_user", arguments)
            .map(answer -> answer.rows().stream().map(DatabaseUser::ofNewRow).toList())
            .orElseGet(() -> inTables(client, instanceId, fineGrained));
    return types.stream()
        .flatMap(type -> users.stream().filter(user -> user.type().equals(type)))
        .findFirst();
  }

  /** Where hubs keep them that have no procedure to ask for them. */
  private static List<DatabaseUser> inTables(
      HubClient client, String instanceId, boolean fineGrained) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("select", "*");
    query.put("instance_id", "eq." + instanceId);
    return client.select(fineGrained ? "access_db_user" : "db_user", query).rows().stream()
        .map(fineGrained ? DatabaseUser::ofNewRow : DatabaseUser::ofOldRow)
        .toList();
  }

  private static DatabaseUser ofNewRow(JsonAnswer row) {
    return new DatabaseUser(
        row.requiredText("type"), row.requiredText("name"), row.text("password"));
  }

  private static DatabaseUser ofOldRow(JsonAnswer row) {
    return new DatabaseUser(
        row.requiredText("name"), row.requiredText("db_user_name"), row.text("db_user_password"));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return name;
  }
}
