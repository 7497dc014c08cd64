package org.lamindb.instance;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.lamindb.database.HexId;
import org.lamindb.database.PostgresUrl;
import org.lamindb.error.InstanceErrors;

/**
 * What the file {@code instance--owner--name.env} says about an instance.
 *
 * @param storageRoot default storage, without a slash at its end
 * @param storageRegion of cloud storage
 * @param databaseUrl of a Postgres database, with its password; empty for SQLite
 * @param modules as their names were given, separated by commas
 * @param databasePermissions what a cloud database allows: {@code jwt}, {@code write}, {@code read}
 *     or {@code public}
 */
public record InstanceSettings(
    String owner,
    String name,
    String storageRoot,
    Optional<String> storageRegion,
    Optional<String> databaseUrl,
    Optional<String> modules,
    UUID id,
    Optional<String> gitRepository,
    boolean keepArtifactsLocal,
    Optional<String> apiUrl,
    Optional<String> schemaId,
    boolean fineGrainedAccess,
    Optional<String> databasePermissions,
    boolean isClone) {
  private static final String PREFIX = "lamindb_instance_";

  public InstanceSettings {
    Objects.requireNonNull(owner, "owner is null");
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(storageRoot, "storageRoot is null");
    Objects.requireNonNull(id, "id is null");
  }

  /** The settings of a new instance with local storage. */
  static InstanceSettings ofNew(
      InstanceIdentity identity, String root, Optional<String> databaseUrl, Set<String> modules) {
    return ofNew(identity, root, Optional.empty(), databaseUrl, modules);
  }

  /** The settings of a new instance with storage in a region of a cloud. */
  static InstanceSettings ofNew(
      InstanceIdentity identity,
      String root,
      Optional<String> region,
      Optional<String> databaseUrl,
      Set<String> modules) {
    Optional<String> none = Optional.empty();
    return new InstanceSettings(
        identity.owner(),
        identity.name(),
        root,
        region,
        databaseUrl,
        modules.isEmpty() ? none : Optional.of(String.join(",", modules)),
        identity.id().orElseThrow(),
        none,
        false,
        none,
        none,
        false,
        none,
        false);
  }

  /**
   * Reads a settings file.
   *
   * @param file for messages
   * @param variables environment variables, which values may refer to
   * @throws org.lamindb.error.LaminException when a required key is missing, or the id is none
   */
  static InstanceSettings parse(String text, String file, Map<String, String> variables) {
    SettingsFile settings = new SettingsFile(file, PREFIX, Dotenv.parse(text, variables));
    String id = settings.value("id").replace("-", "");
    UUID uuid =
        HexId.parse(id)
            .orElseThrow(
                () ->
                    InstanceErrors.settingsInvalid(
                        file, "'" + id + "' is no id of 32 hexadecimal digits"));
    return new InstanceSettings(
        settings.value("owner"),
        settings.value("name"),
        settings.value("storage_root"),
        settings.required("storage_region"),
        settings.required("db"),
        settings.required("schema_str"),
        uuid,
        settings.required("git_repo"),
        SettingsFile.isTrue(settings.required("keep_artifacts_local")),
        settings.optional("api_url"),
        settings.optional("schema_id"),
        SettingsFile.isTrue(settings.optional("fine_grained_access")),
        settings.optional("db_permissions"),
        SettingsFile.isTrue(settings.optional("is_clone")));
  }

  /** The text of the settings file, as the Python client writes it. */
  String format() {
    StringBuilder text = new StringBuilder();
    append(text, "owner", Optional.of(owner));
    append(text, "name", Optional.of(name));
    append(text, "storage_root", Optional.of(storageRoot));
    append(text, "storage_region", storageRegion);
    append(text, "db", databaseUrl);
    append(text, "schema_str", modules);
    append(text, "id", identity().hexId());
    append(text, "git_repo", gitRepository);
    append(text, "keep_artifacts_local", keepArtifactsLocal);
    append(text, "api_url", apiUrl);
    append(text, "schema_id", schemaId);
    append(text, "fine_grained_access", fineGrainedAccess);
    append(text, "db_permissions", databasePermissions);
    append(text, "is_clone", isClone);
    return text.toString();
  }

  private static void append(StringBuilder text, String key, Optional<String> value) {
    text.append(PREFIX).append(key).append('=').append(value.orElse("null")).append('\n');
  }

  private static void append(StringBuilder text, String key, boolean value) {
    append(text, key, Optional.of(value ? "True" : "False"));
  }

  public InstanceIdentity identity() {
    return new InstanceIdentity(owner, name, id);
  }

  /** Whether the database is a file in the cloud, of which the cache holds a copy to work on. */
  boolean hasCloudFile() {
    return databaseUrl.isEmpty() && storageRoot.contains("://");
  }

  /** Whether a LaminHub manages the instance, or nothing of it is on this machine. */
  public boolean isOfHub() {
    boolean isLocal =
        !storageRoot.contains("://") && databaseUrl.map(InstanceSettings::isLocal).orElse(true);
    return !isLocal || apiUrl.isPresent();
  }

  /** Whether the user of the database is the one whom everybody may be. */
  boolean isPublic() {
    return databaseUrl.filter(url -> url.contains("public")).isPresent();
  }

  /** Whether a Postgres database is on this machine, as LaminDB tells by its URL. */
  static boolean isLocal(String url) {
    return Stream.of("@localhost:", "@0.0.0.0:", "@127.0.0.1").anyMatch(url::contains);
  }

  /** The names of the modules, in the order in which they were given. */
  public Set<String> moduleNames() {
    Set<String> names = new LinkedHashSet<>();
    modules.ifPresent(
        text ->
            Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(names::add));
    return names;
  }

  /** Without user and password of the database. */
  @Override
  public String toString() {
    return "settings of "
        + identity().slug()
        + " with storage "
        + storageRoot
        + databaseUrl.map(url -> " and database " + PostgresUrl.redact(url)).orElse("");
  }
}
