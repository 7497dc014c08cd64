package org.lamindb.instance;

import java.util.Optional;
import java.util.Set;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.PostgresUrl;
import org.lamindb.error.InstanceErrors;
import org.lamindb.hub.HubDatabase;
import org.lamindb.hub.HubInstance;
import org.lamindb.hub.HubRegistration.KnownStorage;
import org.lamindb.storage.StorageMarker;

/** Whether what is there already is what a request for an instance in a cloud would make. */
record CloudInitChecks(CloudInitPlan plan) {
  private String root() {
    return plan.root().toString();
  }

  /** What this machine knows by that name must be the instance that is asked for. */
  void requireSame(InstanceSettings known, SettingsDirectory directory) {
    Optional<PostgresServer> server = known.databaseUrl().map(PostgresUrl::parse);
    if (!known.storageRoot().equals(root()) || !isSame(server)) {
      throw InstanceErrors.initRefused(
          root(),
          "the instance "
              + plan.identity().slug()
              + " has its "
              + place(known.storageRoot(), server),
          "Choose another --name, or delete '"
              + directory.instanceFile(plan.identity().owner(), plan.identity().name())
              + "' if that instance is gone.");
    }
  }

  private boolean isSame(Optional<PostgresServer> server) {
    return server.isPresent() == plan.databaseUrl().isPresent()
        && server.map(known -> known.sameDatabase(plan.database().orElseThrow())).orElse(true);
  }

  private static String place(String root, Optional<PostgresServer> server) {
    return "storage in '" + root + "'" + server.map(known -> " and " + known).orElse("");
  }

  /** What LaminHub knows by that name must be the instance that is asked for. */
  void requireSame(HubInstance known) {
    Optional<PostgresServer> server = known.database().map(HubDatabase::server);
    boolean same =
        known.name().equals(plan.identity().name())
            && plan.identity().id().filter(known.id()::equals).isPresent()
            && isSame(server)
            && known.storageRoot().equals(root());
    if (!same) {
      throw InstanceErrors.initRefused(
          root(),
          "LaminHub has the instance "
              + plan.identity().slug()
              + " already, with its "
              + place(known.storageRoot(), server),
          "Choose another --name, or run 'lamindb-spark connect "
              + plan.identity().slug()
              + "' to work with that one.");
    }
    requireModules(
        known.modules().map(text -> Set.of(text.split(","))).orElse(Set.of()), "LaminHub has");
  }

  void requireModules(Set<String> known, String where) {
    if (!plan.modules().isEmpty() && !plan.modules().equals(known)) {
      throw InstanceErrors.initRefused(
          root(),
          where
              + " the instance already, with "
              + (known.isEmpty() ? "no modules" : "the modules " + String.join(",", known)),
          "Give --modules as they are there, or none.");
    }
  }

  void requireOwn(StorageMarker marker) {
    if (marker.instance().filter(plan.identity()::equals).isEmpty()) {
      throw managedByOther(
          marker.uid(), marker.instance().map(InstanceIdentity::slug).orElse("another one"));
    }
  }

  void requireOwn(KnownStorage storage) {
    if (storage
        .instance()
        .filter(id -> !plan.identity().id().orElseThrow().equals(id))
        .isPresent()) {
      throw managedByOther(storage.uid(), "another one, as LaminHub says");
    }
  }

  private RuntimeException managedByOther(String uid, String instance) {
    return InstanceErrors.initRefused(
        root(),
        "it is already the storage " + uid + ", managed by the instance " + instance,
        "Choose another folder.");
  }

  /** The row of the storage in a database, where that is the instance's own. */
  Optional<StorageRows.Row> ownRow(StorageRows rows) {
    return rows.rows().stream()
        .filter(row -> row.root().equals(root()))
        .filter(row -> row.isManagedBy(plan.identity().uid()))
        .findFirst();
  }
}
