package org.lamindb.instance;

import java.io.Closeable;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.lamindb.database.Database;
import org.lamindb.database.SchemaVersion;
import org.lamindb.database.SqlText;
import org.lamindb.error.InstanceErrors;
import org.lamindb.error.LaminException;
import org.lamindb.registry.Registries;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistrySql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open LaminDB instance: one database with its default storage.
 *
 * <p>Thread-safe. Closing it closes its connections.
 */
public final class Instance implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Instance.class);

  private final InstanceDescription description;
  private final Database database;
  private final SchemaVersion schemaVersion;
  private final Optional<CloudDatabase> cloud;
  private final Optional<SqliteClone> sqliteClone;
  private final AtomicBoolean isClosed = new AtomicBoolean();
  private volatile Registries registries;
  private volatile Boolean isPublic;

  private Instance(
      InstanceDescription description,
      Database database,
      SchemaVersion schemaVersion,
      Optional<CloudDatabase> cloud,
      Optional<SqliteClone> sqliteClone) {
    this.description = description;
    this.database = database;
    this.schemaVersion = schemaVersion;
    this.cloud = cloud;
    this.sqliteClone = sqliteClone;
  }

  /**
   * Opens an instance.
   *
   * @throws org.lamindb.error.LaminException when it is not found, several match, its database
   *     cannot be reached, is no LaminDB database, or has a schema that this version cannot read
   */
  public static Instance open(InstanceReference reference) {
    return open(resolve(reference));
  }

  /** Finds out which instance a reference means, without connecting to its database. */
  public static InstanceDescription resolve(InstanceReference reference) {
    return InstanceResolver.fromEnvironment().resolve(reference);
  }

  /**
   * Opens an instance that was found before. A SQLite database in a cloud is locked there, and
   * copied to this machine, until the instance is closed; a clone of a public instance is copied,
   * too.
   */
  public static Instance open(InstanceDescription description) {
    Optional<CloudDatabase> cloud =
        CloudDatabase.isThere(description)
            ? Optional.of(CloudDatabase.open(description))
            : Optional.empty();
    Optional<SqliteClone> clone = SqliteClone.find(description);
    try {
      return open(description, cloud, clone);
    } catch (LaminException e) {
      if (clone.isEmpty()) {
        throw e;
      }
      SqliteClone.giveUp(description, e);
      return open(description, cloud, Optional.empty());
    }
  }

  private static Instance open(
      InstanceDescription description, Optional<CloudDatabase> cloud, Optional<SqliteClone> clone) {
    Database database = database(description, clone);
    try {
      SchemaVersion version = SchemaVersion.read(database).requireReadable(database.address());
      return new Instance(
          onKnownBranch(description, database, clone.isPresent()), database, version, cloud, clone);
    } catch (RuntimeException e) {
      database.close();
      closeAfter(e, cloud);
      throw e;
    }
  }

  private static Database database(InstanceDescription description, Optional<SqliteClone> clone) {
    if (clone.isEmpty()) {
      return new Database(description.database());
    }
    String slug = description.identity().slug();
    return Database.readOnly(clone.get().file(), () -> InstanceErrors.publicReadOnly(slug));
  }

  private static void closeAfter(RuntimeException failure, Optional<CloudDatabase> cloud) {
    try {
      cloud.ifPresent(CloudDatabase::close);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /** Settings may name a branch that has another name by now, or is gone: then it is main. */
  private static InstanceDescription onKnownBranch(
      InstanceDescription description, Database database, boolean isClone) {
    WorkContext main = WorkContext.Kind.BRANCH.initial();
    Optional<BranchFile> file = description.branchFile();
    if (file.isEmpty()) {
      return description;
    }
    Optional<WorkContext> known =
        WorkContextSwitch.known(database, WorkContext.Kind.BRANCH, file.get().uid());
    if (known.isEmpty() && isClone) {
      // It may be newer than the clone.
      return description.onBranch(main.name());
    }
    if (known.isEmpty()) {
      file.get().reset();
      LOG.warn(
          "The branch '{}' ({}), to which {} was switched here, is gone: this works on the branch"
              + " main. Switch to another one with 'lamindb-spark switch'.",
          description.branch(),
          file.get().uid(),
          description.identity().slug());
    }
    return description.onBranch(known.orElse(main).name());
  }

  public InstanceIdentity identity() {
    return description.identity();
  }

  public InstanceDescription description() {
    return description;
  }

  /** What is read and written: of a public instance perhaps a clone. */
  public Database database() {
    return database;
  }

  /** Whether who opened this may only read it, as everybody may. */
  public boolean isPublic() {
    Boolean known = isPublic;
    if (known == null) {
      known = sqliteClone.isPresent() || (description.isOpenAsPublic() && !mayInsert());
      isPublic = known;
    }
    return known;
  }

  /** The name of a user promises nothing: others may be called so, and write. */
  private boolean mayInsert() {
    return database.read(
        "look for permissions",
        connection ->
            new SqlText(database.dialect())
                .sql("SELECT has_table_privilege('lamindb_run', 'INSERT') AS allowed")
                .query(connection, row -> row.flag("allowed"))
                .get(0));
  }

  /** The clone that is read in place of the instance's own database; empty when that is. */
  public Optional<SqliteClone> sqliteClone() {
    return sqliteClone;
  }

  public SchemaVersion schemaVersion() {
    return schemaVersion;
  }

  /** Refuses to go on when this version cannot write the schema right. */
  public Instance requireWritable() {
    if (isPublic()) {
      throw InstanceErrors.publicReadOnly(identity().slug());
    }
    if (cloud.filter(CloudDatabase::isReadOnly).isPresent()) {
      throw InstanceErrors.cloudFileReadOnly(identity().slug(), description.storageRoot());
    }
    schemaVersion.requireWritable(description.database());
    return this;
  }

  /** Refuses to go on when this version cannot bring the schema's rows into another instance. */
  public Instance requireTransferable() {
    schemaVersion.requireTransferable(database.address());
    return this;
  }

  /** Registries and link tables, discovered when first asked for. */
  public Registries registries() {
    Registries known = registries;
    if (known == null) {
      known = Registries.discover(database, schemaVersion, description.modules());
      registries = known;
    }
    return known;
  }

  /** A table for a FROM clause, with the columns that today's releases of LaminDB name so. */
  public Consumer<SqlText> table(String name) {
    if (!schemaVersion.hasLegacyNames()) {
      return sql -> sql.name(name);
    }
    Registry registry = registries().ofTable(name);
    return sql -> RegistrySql.table(sql, registry);
  }

  /** Whether both are the same instance, however each was named. */
  public boolean isSameAs(Instance other) {
    return description.database().sameDatabase(other.description.database());
  }

  /**
   * Brings changes of a SQLite database in a cloud back to it, without giving it up. Of any other
   * instance there is nothing to bring.
   *
   * @throws org.lamindb.error.LaminException when the cloud has changed meanwhile, or cannot be
   *     reached
   */
  public void synchronize() {
    cloud.ifPresent(CloudDatabase::synchronize);
  }

  /** A SQLite database in a cloud stays locked after this is closed, until the user disconnects. */
  void keepLocked() {
    cloud.ifPresent(found -> found.connect(true));
  }

  /**
   * Closes the connections. Changes of a SQLite database in a cloud are brought back to it.
   *
   * @throws org.lamindb.error.LaminException when that cannot be done; they stay in the cache
   */
  @Override
  public void close() {
    database.close();
    if (!isClosed.getAndSet(true)) {
      cloud.ifPresent(CloudDatabase::close);
    }
  }

  @Override
  public String toString() {
    return "instance " + identity().slug() + " in " + database.address();
  }
}
