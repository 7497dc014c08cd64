package org.lamindb.lineage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.database.Dialect;
import org.lamindb.database.Json;
import org.lamindb.database.SqlText;
import org.lamindb.database.TimestampMicros;
import org.lamindb.database.Timestamps;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;
import org.lamindb.instance.Authorship;
import org.lamindb.instance.Instance;
import org.lamindb.registry.Uids;

/** Records runs of code: what ran, what it read, how it ended. */
public final class Runs {
  private static final int ATTEMPTS = 10;
  private static final int MAX_NAME = 150;
  private static final int MAX_REFERENCE = 255;
  private static final int MAX_REFERENCE_TYPE = 25;
  private static final int MAX_CLI_ARGS = 1024;

  private final Instance instance;

  public Runs(Instance instance) {
    this.instance = Objects.requireNonNull(instance, "instance is null");
  }

  /**
   * Begins a run. The transform is found by its source and key; new source under a known key
   * becomes a new version.
   *
   * @throws org.lamindb.error.LaminException when the database cannot be written
   */
  public RunHandle start(TransformDescription transform, RunDetails details) {
    instance.requireWritable();
    long branch = Authorship.branch(instance);
    for (int attempt = 1; ; attempt++) {
      try {
        return instance
            .database()
            .write("start the run", connection -> start(connection, transform, details, branch));
      } catch (LaminException failure) {
        // Somebody else made the same transform or version at this moment: look again.
        boolean again =
            failure.getCause() instanceof SQLException cause && dialect().isUniqueViolation(cause);
        if (!again || attempt == ATTEMPTS) {
          throw failure;
        }
      }
    }
  }

  private RunHandle start(
      Connection connection, TransformDescription transform, RunDetails details, long branch)
      throws SQLException {
    long user = Authorship.user(instance, connection);
    long transformId = new Transforms(connection, dialect(), user, branch).findOrCreate(transform);
    TimestampMicros now = TimestampMicros.now();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("uid", Uids.random(Uids.RUN_LENGTH));
    row.put("name", details.name().map(name -> cut(name, MAX_NAME)).orElse(null));
    row.put("transform_id", transformId);
    row.put("started_at", new TimestampMicros(Timestamps.micros(details.startedAt())));
    row.put("params", params(details.params()));
    row.put("cli_args", cliArgs(details.cliArgs()));
    row.put("reference", details.reference().map(text -> cut(text, MAX_REFERENCE)).orElse(null));
    row.put(
        "reference_type",
        details.referenceType().map(text -> cut(text, MAX_REFERENCE_TYPE)).orElse(null));
    row.put("initiated_by_run_id", initiator(connection, details.initiatedByRunUid()));
    row.put("_status_code", RunStatus.STARTED.code());
    row.put("_aux", null);
    row.put("created_at", now);
    row.put("updated_at", now);
    row.put("created_by_id", user);
    row.put("branch_id", branch);
    row.put("created_on_id", branch);
    long id =
        new SqlText(dialect())
            .sql("INSERT INTO lamindb_run (")
            .names(row.keySet())
            .sql(") VALUES ")
            .values(row.values())
            .sql(" RETURNING id")
            .query(connection, inserted -> inserted.number("id"))
            .get(0);
    return new RunHandle(id, (String) row.get("uid"), transformId);
  }

  /**
   * Notes what a run read. Doing it again changes nothing; what the run made itself is left out.
   */
  public void addInputs(RunHandle run, Collection<Long> artifactIds) {
    if (artifactIds.isEmpty()) {
      return;
    }
    instance
        .database()
        .write(
            "record the inputs of the run",
            connection -> {
              new SqlText(dialect())
                  .sql("INSERT INTO lamindb_artifact_input_of_runs (artifact_id, run_id)")
                  .sql(" SELECT a.id, r.id FROM lamindb_artifact a, lamindb_run r WHERE r.id = ")
                  .value(run.id())
                  .sql(" AND (a.run_id IS NULL OR a.run_id <> r.id) AND a.id")
                  .isAnyOf(artifactIds)
                  .sql(" ORDER BY a.id ON CONFLICT DO NOTHING")
                  .execute(connection);
              return null;
            });
  }

  /** Notes how and when a run ended. */
  public void finish(RunHandle run, RunStatus status, Instant finishedAt) {
    instance
        .database()
        .write(
            "finish the run",
            connection ->
                new SqlText(dialect())
                    .sql("UPDATE lamindb_run SET _status_code = ")
                    .value(status.code())
                    .sql(", finished_at = ")
                    .value(new TimestampMicros(Timestamps.micros(finishedAt)))
                    .sql(" WHERE id = ")
                    .value(run.id())
                    .execute(connection));
  }

  /** The run with this uid. */
  public Optional<RunHandle> find(String uid) {
    return instance
        .database()
        .read(
            "look up the run",
            connection ->
                new SqlText(dialect())
                        .sql("SELECT id, uid, transform_id FROM lamindb_run WHERE uid = ")
                        .value(uid)
                        .query(
                            connection,
                            row ->
                                new RunHandle(
                                    row.number("id"), row.text("uid"), row.number("transform_id")))
                        .stream()
                        .findFirst());
  }

  private Long initiator(Connection connection, Optional<String> uid) throws SQLException {
    if (uid.isEmpty()) {
      return null;
    }
    List<Long> ids =
        new SqlText(dialect())
            .sql("SELECT id FROM lamindb_run WHERE uid = ")
            .value(uid.get())
            .query(connection, row -> row.number("id"));
    if (ids.isEmpty()) {
      throw LaminErrors.invalidOption("initiated_by_run", uid.get(), "the uid of a run");
    }
    return ids.get(0);
  }

  private static Json params(Map<String, ?> params) {
    Map<String, Object> safe = RunParams.withoutSecrets(params);
    return safe.isEmpty() ? null : Json.of(safe);
  }

  private static String cliArgs(List<String> arguments) {
    String text = String.join(" ", Secrets.redactArguments(arguments));
    return text.isEmpty() ? null : cut(text, MAX_CLI_ARGS);
  }

  /** The beginning of a text, as long as the column allows. */
  private static String cut(String text, int length) {
    return text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length));
  }

  private Dialect dialect() {
    return instance.database().dialect();
  }
}
