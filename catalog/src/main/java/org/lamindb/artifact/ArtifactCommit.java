package org.lamindb.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.lamindb.artifact.SavedArtifact.Outcome;
import org.lamindb.artifact.StagedArtifact.Bytes;
import org.lamindb.database.Database;
import org.lamindb.database.Dialect;
import org.lamindb.database.SqlText;
import org.lamindb.database.TimestampMicros;
import org.lamindb.database.TransactionLock;
import org.lamindb.error.ArtifactErrors;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;
import org.lamindb.instance.Authorship;
import org.lamindb.instance.Instance;
import org.lamindb.storage.StorageLocation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes staged bytes an artifact in one transaction. The row is inserted before the bytes move, so
 * that its unique uid decides who owns the path, and committed after.
 */
final class ArtifactCommit {
  private static final Logger LOG = LoggerFactory.getLogger(ArtifactCommit.class);
  private static final int ATTEMPTS = 10;

  private final Instance instance;
  private final StorageLocation storage;
  private final String key;
  private final String suffix;
  private final long branch;

  ArtifactCommit(Instance instance, StorageLocation storage, String key, String suffix) {
    this.instance = instance;
    this.storage = storage;
    this.key = key;
    this.suffix = suffix;
    this.branch = Authorship.branch(instance);
  }

  String key() {
    return key;
  }

  String suffix() {
    return suffix;
  }

  /** Refuses a key whose versions allow no next one. */
  void requireNextVersion() {
    database().read("look up the key", connection -> family(connection).head(branch));
  }

  SavedArtifact run(
      StagingFolder staging, Path path, Bytes bytes, ArtifactContent content, OptionalLong run) {
    for (int attempt = 1; ; attempt++) {
      Move move = new Move(staging, path);
      try {
        return database()
            .write("save the artifact", connection -> save(connection, move, bytes, content, run));
      } catch (LaminException failure) {
        if (move.wasCommitted(instance)) {
          return new SavedArtifact(
              new Artifacts(instance).get(move.uid, Optional.empty()), move.outcome);
        }
        move.undo(failure);
        if (attempt == ATTEMPTS || !isUniqueViolation(failure)) {
          throw failure;
        }
      } catch (RuntimeException | Error failure) {
        move.undo(failure);
        throw failure;
      }
    }
  }

  private SavedArtifact save(
      Connection connection, Move move, Bytes bytes, ArtifactContent content, OptionalLong run)
      throws SQLException {
    TransactionLock.acquire(connection, dialect(), "lamindb_artifact " + storage.uid() + " " + key);
    ExistingArtifact existing = new ExistingArtifact(connection, dialect());
    Optional<Artifact> same =
        bytes.isEmptyFile() ? Optional.empty() : existing.withHash(bytes.hash());
    if (same.isEmpty()) {
      same = existing.withKeyAndHash(storage, key, bytes.hash());
    }
    if (same.isPresent()) {
      return reuse(connection, existing, same.get(), move.from, content, run);
    }
    ArtifactFamily family = family(connection);
    Optional<Artifact> head = family.head(branch);
    String uid = family.nextUid(head);
    if (head.isPresent()) {
      family.demote(head.get(), branch);
    }
    long id = insert(connection, uid, bytes, content, run);
    move.run(uid, family.path(uid), head.isPresent() ? Outcome.NEW_VERSION : Outcome.NEW);
    return new SavedArtifact(read(connection, id), move.outcome);
  }

  private SavedArtifact reuse(
      Connection connection,
      ExistingArtifact existing,
      Artifact artifact,
      Path path,
      ArtifactContent content,
      OptionalLong run)
      throws SQLException {
    if (artifact.key().isPresent() && !artifact.key().get().equals(key)) {
      LOG.warn(
          "Nothing new is saved as '{}': artifact {} with the key '{}' has the same bytes",
          key,
          artifact.uid(),
          artifact.label());
    }
    try {
      existing.restore(artifact, branch);
      existing.complete(artifact, key, content.description());
      existing.recreatedBy(artifact, run);
      existing.restoreBytes(artifact, path, instance.identity());
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(artifact.location(), e);
    }
    Artifact kept = read(connection, artifact.id());
    if (!kept.isLatest() && kept.key().filter(key::equals).isPresent()) {
      // Who reads the key next would get other data than was written.
      throw ArtifactErrors.sameAsOlderVersion(key, kept.version());
    }
    return new SavedArtifact(kept, Outcome.EXISTING);
  }

  private long insert(
      Connection connection, String uid, Bytes bytes, ArtifactContent content, OptionalLong run)
      throws SQLException {
    TimestampMicros now = TimestampMicros.now();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("uid", uid);
    row.put("key", key);
    row.put("description", content.description().orElse(null));
    row.put("storage_id", storage.id());
    row.put("suffix", suffix);
    row.put("kind", content.kind().orElse(null));
    row.put("otype", content.otype().or(() -> otype(suffix)).orElse(null));
    row.put("size", bytes.size());
    row.put("hash", bytes.hash());
    row.put("_hash_type", bytes.hashType());
    row.put("n_files", boxed(bytes.fileCount()));
    row.put("n_observations", boxed(content.observations()));
    row.put("_key_is_virtual", true);
    row.put("_overwrite_versions", false);
    row.put("is_latest", true);
    row.put("_aux", null);
    row.put("run_id", boxed(run));
    row.put("created_by_id", Authorship.user(instance, connection));
    row.put("branch_id", branch);
    row.put("created_on_id", branch);
    row.put("space_id", space(connection));
    row.put("created_at", now);
    row.put("updated_at", now);
    return new SqlText(dialect())
        .sql("INSERT INTO lamindb_artifact (")
        .names(row.keySet())
        .sql(") VALUES ")
        .values(row.values())
        .sql(" RETURNING id")
        .query(connection, inserted -> inserted.number("id"))
        .get(0);
  }

  /** An artifact is in the space of its storage. */
  private long space(Connection connection) throws SQLException {
    return new SqlText(dialect())
        .sql("SELECT space_id FROM lamindb_storage WHERE id = ")
        .value(storage.id())
        .query(connection, row -> row.number("space_id"))
        .get(0);
  }

  private static Optional<String> otype(String suffix) {
    return switch (suffix) {
      case ".parquet", ".csv" -> Optional.of("DataFrame");
      case ".h5ad" -> Optional.of("AnnData");
      case ".h5mu" -> Optional.of("MuData");
      default -> Optional.empty();
    };
  }

  private Artifact read(Connection connection, long id) throws SQLException {
    return ArtifactRows.where(connection, dialect(), sql -> sql.sql("a.id = ").value(id)).get(0);
  }

  private ArtifactFamily family(Connection connection) {
    return new ArtifactFamily(connection, dialect(), storage, key, suffix);
  }

  private boolean isUniqueViolation(LaminException failure) {
    return failure.getCause() instanceof SQLException cause && dialect().isUniqueViolation(cause);
  }

  private static Long boxed(OptionalLong value) {
    return value.isPresent() ? (Long) value.getAsLong() : null;
  }

  private Database database() {
    return instance.database();
  }

  private Dialect dialect() {
    return database().dialect();
  }

  /** The bytes' way to their place, and back. */
  private static final class Move {
    private final StagingFolder staging;
    private final Path from;
    private Path to;
    private String uid;
    private Outcome outcome;

    Move(StagingFolder staging, Path from) {
      this.staging = staging;
      this.from = from;
    }

    void run(String newUid, Path target, Outcome newOutcome) {
      try {
        staging.announce(newUid, target);
        uid = newUid;
        outcome = newOutcome;
        Files.move(from, target, StandardCopyOption.ATOMIC_MOVE);
        to = target;
      } catch (IOException e) {
        throw LaminErrors.cannotWrite(target.toString(), e);
      }
    }

    /** A connection may break after the database committed and before it said so. */
    boolean wasCommitted(Instance instance) {
      if (to == null) {
        return false;
      }
      try {
        return StagingFolder.hasRow(instance, uid);
      } catch (LaminException e) {
        // Nobody knows now: the note in the staging folder lets a later process find out.
        staging.keep();
        to = null;
        return false;
      }
    }

    void undo(Throwable failure) {
      if (to != null) {
        try {
          Files.move(to, from, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
          staging.keep();
          failure.addSuppressed(e);
        }
      }
    }
  }
}
