package org.lamindb.hub;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.lamindb.database.HexId;
import org.lamindb.error.HubErrors;
import org.lamindb.error.LaminException;

/** Looks instances up at the hub. */
public final class HubInstances {
  private static final String SETTINGS = "get-instance-settings-v1";
  private static final String EQUALS = "eq.";
  private static final String PREVIOUS = "instance_previous_name";
  private static final String INSTANCE_OF_PREVIOUS =
      "instance!instance_previous_name_instance_id_17ac5d61_fk_instance_id";
  private static final String OWNER_OF_INSTANCE =
      "account!instance_account_id_28936e8f_fk_account_id";
  private static final String POSTGRES = "postgresql";
  private static final String NONE = "none";

  private final Hub hub;
  private final boolean useProxy;
  private final Consumer<String> notes;

  /**
   * @param useProxy whether to go to the databases through their proxies
   * @param notes told what a user should know of an instance that was found
   */
  public HubInstances(Hub hub, boolean useProxy, Consumer<String> notes) {
    this.hub = Objects.requireNonNull(hub, "hub is null");
    this.useProxy = useProxy;
    this.notes = Objects.requireNonNull(notes, "notes is null");
  }

  /**
   * The instance of that owner and name, as far as the user may see it.
   *
   * @param user who asks, for the message
   * @throws LaminException when there is none, saying which part is not there, or the hub cannot be
   *     asked
   */
  public HubInstance find(String owner, String name, String user) {
    return hub.ask(client -> new Search(client, owner, name, user, false).run());
  }

  /** The same with the user of the database who may change its tables, as far as the hub tells. */
  public HubInstance findForMigration(String owner, String name, String user) {
    return hub.ask(client -> new Search(client, owner, name, user, true).run());
  }

  private final class Search {
    private final HubClient client;
    private final String owner;
    private final String name;
    private final String user;
    private final boolean isForMigration;

    Search(HubClient client, String owner, String name, String user, boolean isForMigration) {
      this.client = client;
      this.owner = owner;
      this.name = name;
      this.user = user;
      this.isForMigration = isForMigration;
    }

    HubInstance run() {
      JsonAnswer instance = settings(name);
      if (instance.isEmpty()) {
        Optional<String> newName = newName();
        if (newName.isPresent()) {
          notes.accept(
              "'"
                  + owner
                  + "/"
                  + name
                  + "' was renamed, please use '"
                  + owner
                  + "/"
                  + newName.get()
                  + "'");
          instance = settings(newName.get());
        }
      }
      if (instance.isEmpty()) {
        return inTables();
      }
      return read(instance.requireObject(), instance.requiredObject("storage"));
    }

    private JsonAnswer settings(String wanted) {
      Map<String, String> body = new LinkedHashMap<>();
      body.put("owner", owner);
      body.put("name", wanted);
      return client.function(SETTINGS, body);
    }

    /** The name of today of an instance that had this one before. */
    private Optional<String> newName() {
      Map<String, String> query = new LinkedHashMap<>();
      query.put("select", INSTANCE_OF_PREVIOUS + "(name," + OWNER_OF_INSTANCE + "(handle))");
      query.put("instance.account.handle", EQUALS + owner);
      query.put("previous_name", EQUALS + name);
      return client
          .select(PREVIOUS, query)
          .firstRow()
          .flatMap(row -> row.object("instance"))
          .map(row -> row.requiredName("name"))
          .filter(found -> !found.equals(name));
    }

    /** The slow way, which tells what is not there. */
    private HubInstance inTables() {
      JsonAnswer account =
          first("account", "handle", owner).orElseThrow(() -> none("account-not-exists"));
      JsonAnswer instance =
          instance(account.requiredText("id")).orElseThrow(() -> none("instance-not-found"));
      Map<String, String> query = new LinkedHashMap<>();
      query.put("select", "*");
      query.put("instance_id", EQUALS + instance.requiredText("id"));
      query.put("is_default", EQUALS + "true");
      JsonAnswer storage =
          client
              .select("storage", query)
              .firstRow()
              .orElseThrow(() -> none("default-storage-does-not-exist-on-hub"));
      return read(instance, storage);
    }

    private Optional<JsonAnswer> instance(String account) {
      Map<String, String> query = new LinkedHashMap<>();
      query.put("select", "*");
      query.put("account_id", EQUALS + account);
      query.put("name", EQUALS + name);
      Optional<JsonAnswer> found = client.select("instance", query).firstRow();
      if (found.isPresent()) {
        return found;
      }
      Map<String, String> previous = new LinkedHashMap<>();
      previous.put("select", INSTANCE_OF_PREVIOUS + "(*)");
      previous.put("instance.account_id", EQUALS + account);
      previous.put("previous_name", EQUALS + name);
      return client.select(PREVIOUS, previous).firstRow().flatMap(row -> row.object("instance"));
    }

    private Optional<JsonAnswer> first(String table, String column, String value) {
      Map<String, String> query = new LinkedHashMap<>();
      query.put("select", "*");
      query.put(column, EQUALS + value);
      return client.select(table, query).firstRow();
    }

    private LaminException none(String code) {
      return HubErrors.instanceNotOnHub(owner + "/" + name, code, user);
    }

    private HubInstance read(JsonAnswer instance, JsonAnswer storage) {
      HubInstance found =
          new HubInstance(
              instance.requiredUuid("id"),
              instance.requiredName("name"),
              instance.text("schema_str"),
              instance.uuid("schema_id").map(HexId::of),
              instance.text("api_url"),
              instance.text("lamindb_version"),
              instance.text("git_repo"),
              instance.isTrue("keep_artifacts_local"),
              instance.isTrue("fine_grained_access"),
              instance.text("db_permissions"),
              instance.text("db_scheme").map(scheme -> database(instance, scheme)),
              storage.requiredText("root").replaceAll("(?<=[^/])/+$", ""),
              storage.text("region"));
      HubVersions.note(owner + "/" + found.name(), found.version()).ifPresent(notes);
      return found;
    }

    private HubDatabase database(JsonAnswer instance, String scheme) {
      if (!scheme.equals(POSTGRES)) {
        throw instance.malformed("'db_scheme' is not " + POSTGRES);
      }
      Optional<String> databaseUser;
      Optional<String> password;
      if (!isForMigration && instance.has("db_user_name") && instance.has("db_user_password")) {
        databaseUser = instance.text("db_user_name");
        password = instance.text("db_user_password");
      } else {
        Optional<DatabaseUser> found =
            DatabaseUser.find(
                client,
                instance.requiredText("id"),
                !isForMigration && instance.isTrue("fine_grained_access"));
        databaseUser = found.map(DatabaseUser::name);
        password = found.flatMap(DatabaseUser::password);
      }
      if (useProxy) {
        return new HubDatabase(
            instance.text("proxy_host").orElseThrow(this::noProxy),
            Optional.of(instance.number("proxy_port").orElseThrow(this::noProxy)),
            instance.requiredText("db_database"),
            // The proxy knows users without what follows the last point.
            databaseUser.map(given -> given.replaceAll("\\.[^.]*$", "")),
            password.orElse(NONE));
      }
      return new HubDatabase(
          instance.requiredText("db_host"),
          instance.number("db_port"),
          instance.requiredText("db_database"),
          databaseUser,
          password.orElse(NONE));
    }

    private LaminException noProxy() {
      return HubErrors.noProxy(owner + "/" + name);
    }
  }
}
