package org.lamindb.spark.registry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.streaming.CompositeReadLimit;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.connector.read.streaming.Offset;
import org.apache.spark.sql.connector.read.streaming.ReadLimit;
import org.apache.spark.sql.connector.read.streaming.ReadMaxRows;
import org.apache.spark.sql.connector.read.streaming.ReportsSourceMetrics;
import org.apache.spark.sql.connector.read.streaming.SupportsTriggerAvailableNow;
import org.lamindb.change.Bookmark;
import org.lamindb.change.ChangeFeed;
import org.lamindb.change.Position;
import org.lamindb.change.Step;
import org.lamindb.database.Timestamps;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.scan.ScanPlan;
import org.lamindb.spark.LaminSparkErrors;
import org.lamindb.spark.LaminSparkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The new and changed records of a registry, batch by batch; what counts as a change is told by
 * {@link ChangeFeed}.
 *
 * <p>All tasks of a batch see one state of the database, a newer one than that in which the batch's
 * end was found. A batch that runs again after a crash has the same ends; records that changed in
 * between are, on Postgres, in a later batch only, on SQLite also in a later one.
 */
final class RegistryStream
    implements MicroBatchStream, SupportsTriggerAvailableNow, ReportsSourceMetrics {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryStream.class);

  private final StreamSource source;
  private final ChangeFeed feed;
  private final StartFile startFile;
  private Bookmark start;
  private Position last;
  private boolean endsThere;
  private long caughtUpAt = Long.MIN_VALUE;
  private RegistryBatch batch;

  RegistryStream(StreamSource source, ChangeFeed feed, StartFile startFile) {
    this.source = source;
    this.feed = feed;
    this.startFile = startFile;
  }

  @Override
  public synchronized Offset initialOffset() {
    return new RegistryOffset(LaminSparkErrors.guard(this::start));
  }

  private Bookmark start() {
    if (start == null) {
      Optional<String> known = startFile.read();
      if (known.isPresent()) {
        start = source.parse(known.get());
      } else {
        start = source.start(feed, source.options().start());
        startFile.write(start.json());
      }
    }
    return start;
  }

  @Override
  public Offset deserializeOffset(String json) {
    return new RegistryOffset(LaminSparkErrors.guard(() -> source.parse(json)));
  }

  private Bookmark bookmark(Offset offset) {
    return source.parse(offset.json());
  }

  @Override
  public ReadLimit getDefaultReadLimit() {
    long most = source.options().most();
    return most == ChangeFeed.NO_LIMIT ? ReadLimit.allAvailable() : ReadLimit.maxRows(most);
  }

  @Override
  public synchronized void prepareForTriggerAvailableNow() {
    last = LaminSparkErrors.guard(() -> feed.end(start().position()));
    endsThere = true;
  }

  @Override
  public Offset latestOffset() {
    return latestOffset(initialOffset(), ReadLimit.allAvailable());
  }

  /** Null when there is nothing to read. */
  @Override
  public synchronized Offset latestOffset(Offset from, ReadLimit limit) {
    return LaminSparkErrors.guard(
        () -> {
          Bookmark read = bookmark(from);
          long now = Timestamps.now();
          Position end = feed.end(read.position());
          last = endsThere ? last : end;
          Optional<Step> step =
              feed.next(source.query().filters(), read.position(), last, most(limit));
          if (step.isEmpty()) {
            caughtUpAt = endsThere ? caughtUpAt : now;
            return null;
          }
          long readAt = step.get().complete() ? now : read.readAt();
          return new RegistryOffset(read.at(step.get().to(), readAt));
        });
  }

  private static long most(ReadLimit limit) {
    if (limit instanceof ReadMaxRows rows) {
      return Math.max(1, rows.maxRows());
    } else if (limit instanceof CompositeReadLimit several) {
      return Arrays.stream(several.getReadLimits())
          .mapToLong(RegistryStream::most)
          .min()
          .orElse(ChangeFeed.NO_LIMIT);
    }
    return ChangeFeed.NO_LIMIT;
  }

  /** How far could be read when Spark last asked for a batch. */
  @Override
  public synchronized Offset reportLatestOffset() {
    return last == null
        ? null
        : LaminSparkErrors.guard(() -> new RegistryOffset(start().at(last, start().readAt())));
  }

  @Override
  public synchronized InputPartition[] planInputPartitions(Offset from, Offset to) {
    return LaminSparkErrors.guard(
        () -> {
          batch = plan(bookmark(from).position(), bookmark(to).position());
          return batch.planInputPartitions();
        });
  }

  /** Only the first batches may be large: others are found faster than the table is read. */
  private RegistryBatch plan(Position from, Position to) {
    RegistryQuery query = source.query().withFilters(feed.between(from, to));
    boolean fast = source.fast() && feed.isNothing(from);
    ScanPlan plan = RegistryScan.plan(source.database(), query, fast);
    return new RegistryBatch(
        source.database(),
        RegistryTypes.schema(query.columns(), source.database().dialect()),
        plan);
  }

  /** Spark asks for it after the partitions of the same batch. */
  @Override
  public synchronized PartitionReaderFactory createReaderFactory() {
    return batch.createReaderFactory();
  }

  /**
   * {@code recordsBehind}: records that wait to be read. {@code secondsBehind}: seconds since all
   * that there was had been read, 0 when nothing waits.
   */
  @Override
  public synchronized Map<String, String> metrics(Optional<Offset> consumed) {
    try {
      return LaminSparkErrors.guard(() -> metrics(consumed.orElseGet(this::initialOffset)));
    } catch (LaminSparkException e) {
      // What a progress shows must not end the stream.
      LOG.warn("The lag of a stream is unknown: {}", e.getMessage());
      return Map.of();
    }
  }

  private Map<String, String> metrics(Offset consumed) {
    Bookmark read = bookmark(consumed);
    long behind = feed.countAfter(source.query().filters(), read.position());
    long micros = Timestamps.now() - Math.max(read.readAt(), caughtUpAt);
    Map<String, String> metrics = new LinkedHashMap<>();
    metrics.put("recordsBehind", String.valueOf(behind));
    metrics.put(
        "secondsBehind",
        String.valueOf(behind == 0 ? 0 : Math.max(0, TimeUnit.MICROSECONDS.toSeconds(micros))));
    return metrics;
  }

  @Override
  public void commit(Offset end) {
    // The database keeps nothing for us that could go.
  }

  @Override
  public void stop() {
    // The database is the session's.
  }
}
