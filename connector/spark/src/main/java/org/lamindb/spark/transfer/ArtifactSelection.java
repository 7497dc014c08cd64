package org.lamindb.spark.transfer;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;
import org.lamindb.instance.Instance;
import org.lamindb.registry.Registry;
import org.lamindb.spark.LaminOptions;

/** Finds the artifacts that a user's condition selects, which Spark itself understands. */
final class ArtifactSelection {
  static final String ARTIFACT = "Artifact";
  private static final String UNKNOWN_COLUMN = "UNRESOLVED_COLUMN";

  private final SparkSession session;
  private final Instance source;
  private final TransferRequest request;

  ArtifactSelection(SparkSession session, Instance source, TransferRequest request) {
    this.session = Objects.requireNonNull(session, "session is null");
    this.source = Objects.requireNonNull(source, "source is null");
    this.request = Objects.requireNonNull(request, "request is null");
  }

  /**
   * The ids in the source. They come one partition at a time; rows stay on the executors.
   *
   * @throws LaminException when the condition is none on the artifact registry
   */
  List<Long> ids() {
    List<Long> ids = new ArrayList<>();
    try {
      Dataset<Row> artifacts = artifacts();
      if (request.where().isPresent()) {
        artifacts = artifacts.where(request.where().get());
      }
      Iterator<Long> selected = artifacts.select("id").as(Encoders.LONG()).toLocalIterator();
      selected.forEachRemaining(ids::add);
      return ids;
    } catch (Exception e) {
      // Spark's exceptions are checked ones that its methods do not declare.
      throw failure(e);
    }
  }

  private Dataset<Row> artifacts() {
    var reader =
        session
            .read()
            .format("lamindb")
            .option(LaminOptions.REGISTRY.option(), ARTIFACT)
            .option(
                LaminOptions.BRANCH.option(),
                request.branch().orElse(source.description().branch()));
    request.source().instance().ifPresent(i -> reader.option(LaminOptions.INSTANCE.option(), i));
    request.source().storage().ifPresent(s -> reader.option(LaminOptions.STORAGE.option(), s));
    return reader.load();
  }

  private RuntimeException failure(Exception failure) {
    Optional<String> where = request.where();
    if (SparkFailures.ours(failure).isEmpty() && where.isPresent() && spark(failure).isPresent()) {
      return refused(where.get(), spark(failure).get());
    }
    return SparkFailures.<RuntimeException>rethrow(failure);
  }

  private LaminException refused(String where, SparkThrowable error) {
    String condition = String.valueOf(error.getCondition());
    if (condition.startsWith(UNKNOWN_COLUMN)) {
      Registry registry = source.registries().get(ARTIFACT);
      String column = error.getMessageParameters().getOrDefault("objectName", "").replace("`", "");
      if (!column.isEmpty()) {
        return LaminErrors.columnNotFound(column, registry.qualifiedName(), registry.columnNames());
      }
    }
    return LaminErrors.invalidOption(
        "where",
        where,
        "a condition on the artifact registry; Spark says " + firstLine((Throwable) error));
  }

  /** The error of Spark that tells most: the innermost one. */
  private static Optional<SparkThrowable> spark(Throwable failure) {
    Optional<SparkThrowable> found = Optional.empty();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable error && error.getCondition() != null) {
        found = Optional.of(error);
      }
    }
    return found;
  }

  private static String firstLine(Throwable error) {
    return String.valueOf(error.getMessage())
        .lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty())
        .findFirst()
        .orElse(error.toString());
  }
}
