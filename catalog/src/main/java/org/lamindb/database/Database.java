package org.lamindb.database;

import java.io.Closeable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;

/**
 * An open database. Reads see one state; writes are one transaction, complete or not at all.
 *
 * <p>Thread-safe. Connections are made when first needed, not on construction.
 */
public final class Database implements Closeable {

  /** Work on a connection that may fail as SQL fails. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  private final DatabaseAddress address;
  private final Connections connections;
  private final Optional<Supplier<LaminException>> refusal;

  public Database(DatabaseAddress address) {
    this(address, Optional.empty());
  }

  private Database(DatabaseAddress address, Optional<Supplier<LaminException>> refusal) {
    this.address = address;
    this.connections = Connections.to(address);
    this.refusal = refusal;
  }

  /**
   * A database that nobody may change.
   *
   * @param refusal what every write ends with
   */
  public static Database readOnly(DatabaseAddress address, Supplier<LaminException> refusal) {
    return new Database(address, Optional.of(Objects.requireNonNull(refusal, "refusal is null")));
  }

  public DatabaseAddress address() {
    return address;
  }

  public Dialect dialect() {
    return address instanceof DatabaseAddress.SqliteFile ? Dialect.SQLITE : Dialect.POSTGRES;
  }

  /**
   * Runs a read: all its queries see the same state of the database.
   *
   * @param action what is being done, for the message when it fails: "read the branches"
   */
  public <T> T read(String action, Work<T> work) {
    return run(action, connections::forReading, work);
  }

  /**
   * Runs a write as one transaction. On SQLite it holds the write lock from the start, so what it
   * reads cannot change under it.
   *
   * @param action what is being done, for the message when it fails: "save the artifact"
   */
  public <T> T write(String action, Work<T> work) {
    refuse();
    return run(action, connections::forWriting, work);
  }

  /**
   * Runs a change of tables as one transaction. On SQLite tables can be replaced by others of their
   * name, as references are not checked; and who finds another writer does not wait long.
   *
   * @param action what is being done, for the message when it fails: "migrate the database"
   */
  public <T> T migrate(String action, Work<T> work) {
    refuse();
    return run(action, connections::forMigration, work);
  }

  private void refuse() {
    if (refusal.isPresent()) {
      throw refusal.get().get();
    }
  }

  private <T> T run(String action, Connections.Source source, Work<T> work) {
    try (Connection connection = source.open()) {
      try {
        T result = work.run(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error failure) {
        rollback(connection, failure);
        throw failure;
      }
    } catch (SQLException e) {
      throw LaminErrors.databaseFailed(action, address.toString(), e);
    }
  }

  /** A connection of its own for a long scan, in a read transaction. The caller closes it. */
  public Connection openForScan() {
    return openForScan(ScanSession.ALONE).connection();
  }

  /**
   * A connection of its own for a long scan, in a read transaction. The caller closes it.
   *
   * @throws org.lamindb.error.LaminException when the database stays out of reach, or the session's
   *     snapshot is gone
   */
  public ScanConnection openForScan(ScanSession session) {
    try {
      return connections.forScan(session);
    } catch (SQLException e) {
      throw LaminErrors.databaseFailed("open a scan", address.toString(), e);
    }
  }

  /**
   * Whether nobody can write while somebody reads: so it is with SQLite, unless its file has a
   * write-ahead log.
   */
  public boolean readersBlockWriters() {
    return address instanceof DatabaseAddress.SqliteFile file && !file.hasWriteAheadLog();
  }

  /** Exports the newest state, so that several scans can read it; or tells why that cannot be. */
  public SnapshotExport exportSnapshot() {
    return ExportedSnapshot.of(this);
  }

  private static void rollback(Connection connection, Throwable failure) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
