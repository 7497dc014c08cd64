package org.lamindb.hub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.lamindb.database.HexId;
import org.lamindb.error.HubErrors;
import org.lamindb.error.LaminException;

/** Tells LaminHub of new instances with their storage, and of those that are gone. */
public final class HubRegistration {
  private static final String INSTANCE = "instance";
  private static final String STORAGE = "storage";
  private static final String ALL = "*";
  private static final String MINIMAL = "return=minimal";
  private static final String REPRESENTATION = "return=representation";
  private static final String UPSERT = REPRESENTATION + ",resolution=merge-duplicates";
  private static final String DUPLICATE = "duplicate key value violates unique constraint";
  private static final String NOT_ALLOWED = "new row violates row-level security policy";

  private final Hub hub;

  /**
   * @throws LaminException when nobody is logged in
   */
  public HubRegistration(Hub hub) {
    this.hub = Objects.requireNonNull(hub, "hub is null");
    if (!hub.isLoggedIn()) {
      throw HubErrors.notLoggedIn();
    }
  }

  /**
   * A new instance.
   *
   * @param account who makes and owns it
   * @param modules their names, separated by commas
   * @param version of LaminDB that its database is of
   * @param database where a Postgres database is; empty for SQLite
   */
  public record NewInstance(
      UUID id,
      UUID account,
      String name,
      String uid,
      Optional<String> modules,
      String version,
      Optional<HubDatabase> database) {}

  /**
   * A storage of an instance.
   *
   * @param account who makes it
   * @param type {@code local}, {@code s3}, {@code gs}, …
   * @param isDefault whether it is the one that the instance was made with
   * @param space that it belongs to, as the hub knows it; empty for everybody's
   */
  public record NewStorage(
      UUID id,
      String uid,
      UUID account,
      String root,
      Optional<String> region,
      String type,
      UUID instance,
      boolean isDefault,
      Optional<UUID> space) {}

  /**
   * A storage location that the hub knows.
   *
   * @param instance who manages it
   * @param isDefault whether that was made with it
   */
  public record KnownStorage(
      UUID id, String uid, String root, Optional<UUID> instance, boolean isDefault) {}

  private enum Outcome {
    DONE,
    KNOWN,
    NO_QUOTA
  }

  /**
   * Registers an instance.
   *
   * @param slug for messages
   * @return false when the hub has an instance of that id or name already
   * @throws LaminException when the account may have no more instances, or not this one
   */
  public boolean register(NewInstance instance, String slug) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", HexId.of(instance.id()));
    row.put("account_id", HexId.of(instance.account()));
    row.put("name", instance.name());
    row.put("lnid", instance.uid());
    row.put("schema_str", instance.modules().orElse(null));
    row.put("lamindb_version", instance.version());
    row.put("public", false);
    row.put("created_by_id", HexId.of(instance.account()));
    instance
        .database()
        .ifPresent(
            database -> {
              row.put("db_scheme", "postgresql");
              row.put("db_host", database.host());
              row.put("db_port", database.port().orElse(null));
              row.put("db_database", database.name());
            });
    Outcome outcome =
        hub.ask(
            client -> {
              try {
                client.insert(INSTANCE, MINIMAL, row);
                return Outcome.DONE;
              } catch (LaminException e) {
                return outcome(client, e, instance.account());
              }
            });
    if (outcome == Outcome.NO_QUOTA) {
      throw HubErrors.quotaReached(slug);
    }
    return outcome == Outcome.DONE;
  }

  /** What is known to be the reason is no failure that another token or hub could change. */
  private static Outcome outcome(HubClient client, LaminException failure, UUID account) {
    if (failure.text().contains(DUPLICATE)) {
      return Outcome.KNOWN;
    }
    if (failure.text().contains(NOT_ALLOWED)
        && !client.changingProcedure(
            "has_instance_quota", Map.of("_account_id", HexId.of(account)))) {
      return Outcome.NO_QUOTA;
    }
    throw failure;
  }

  /** Registers a storage of an instance. */
  public void register(NewStorage storage) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", HexId.of(storage.id()));
    row.put("lnid", storage.uid());
    row.put("created_by", HexId.of(storage.account()));
    row.put("root", storage.root());
    row.put("region", storage.region().orElse(null));
    row.put("type", storage.type());
    row.put("instance_id", HexId.of(storage.instance()));
    row.put("description", "");
    row.put("is_default", storage.isDefault());
    row.put("space_id", storage.space().map(HexId::of).orElse(null));
    hub.ask(
        client -> {
          client.insert(STORAGE, UPSERT, row);
          return Outcome.DONE;
        });
  }

  /** The storage with this root, if the hub knows it. */
  public Optional<KnownStorage> storage(String root) {
    return storages("root", root).stream().findFirst();
  }

  /** The storages that an instance manages. */
  public List<KnownStorage> storages(UUID instance) {
    return storages("instance_id", HexId.of(instance));
  }

  private List<KnownStorage> storages(String column, String value) {
    return hub.ask(client -> client.select(STORAGE, where(column, value))).rows().stream()
        .map(
            row ->
                new KnownStorage(
                    row.requiredUuid("id"),
                    row.requiredText("lnid"),
                    row.requiredText("root"),
                    row.uuid("instance_id"),
                    row.isTrue("is_default")))
        .toList();
  }

  /** The id of a space, if the hub knows it. */
  public Optional<UUID> space(String uid) {
    return hub.ask(client -> client.select("space", where("lnid", uid)))
        .firstRow()
        .map(row -> row.requiredUuid("id"));
  }

  /** Whether the hub has the instance, as far as the user may see it. */
  public boolean isKnown(UUID instance) {
    return !hub.ask(client -> client.select(INSTANCE, where("id", HexId.of(instance))))
        .rows()
        .isEmpty();
  }

  private static Map<String, String> where(String column, String value) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("select", ALL);
    query.put(column, "eq." + value);
    return query;
  }

  /**
   * Deletes what the hub keeps of a storage.
   *
   * @throws LaminException when the user may not
   */
  public void deleteStorage(UUID id, String root) {
    delete(STORAGE, id, "the storage '" + root + "'");
  }

  /**
   * Deletes what the hub keeps of an instance, whose storages it must know no more.
   *
   * @throws LaminException when the user may not
   */
  public void deleteInstance(UUID id, String slug) {
    delete(INSTANCE, id, "the instance '" + slug + "'");
  }

  /** The hub does not say no, it deletes nothing. */
  private void delete(String table, UUID id, String what) {
    boolean deleted =
        !hub.ask(client -> client.delete(table, Map.of("id", "eq." + HexId.of(id)), REPRESENTATION))
            .rows()
            .isEmpty();
    if (!deleted) {
      throw HubErrors.deletionRefused(what);
    }
  }

  @Override
  public String toString() {
    return "registration at " + hub;
  }
}
