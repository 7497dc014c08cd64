package org.lamindb.spark.registry;

import java.time.Duration;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.lamindb.change.Bookmark;
import org.lamindb.change.ChangeFeed;
import org.lamindb.change.Start;
import org.lamindb.database.Database;
import org.lamindb.database.Timestamps;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.Instance;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.spark.LaminSparkErrors;

/**
 * What a scan reads when Spark wants a stream: Spark tells only after the scan was built.
 *
 * @param query which records, and what of them
 * @param fast whether the first batch, which may be large, may go other ways than SQL
 */
record StreamSource(Instance instance, RegistryQuery query, StreamOptions options, boolean fast) {

  /**
   * The stream.
   *
   * @param checkpoint folder where it keeps what must survive a restart
   */
  MicroBatchStream open(String checkpoint) {
    return LaminSparkErrors.guard(
        () -> {
          if (instance.sqliteClone().isPresent()) {
            throw LaminErrors.unsupported(
                "A stream of the SQLite clone of '" + instance.identity().slug() + "'",
                "Nothing changes in a clone; set the option clone=false to read the instance's"
                    + " database.");
          }
          if (!query.isDivisible()) {
            throw LaminErrors.unsupported(
                "A limit, an order or an aggregate within a stream of a registry",
                "Apply it to what the stream has written.");
          }
          return new RegistryStream(this, feed(options.settle()), new StartFile(checkpoint));
        });
  }

  Database database() {
    return instance.database();
  }

  private String uid() {
    return instance.identity().uid();
  }

  private ChangeFeed feed(Duration settle) {
    return ChangeFeed.of(database(), registry(), settle);
  }

  private Registry registry() {
    return query.registry().orElseThrow();
  }

  /** Where a new stream starts. */
  Bookmark start(ChangeFeed feed, Start start) {
    return new Bookmark(uid(), registry().qualifiedName(), feed.start(start), Timestamps.now());
  }

  /**
   * What Spark or the checkpoint kept for this stream.
   *
   * @throws org.lamindb.error.LaminException when it is another's
   */
  Bookmark parse(String json) {
    return Bookmark.parse(json).of(uid(), registry().qualifiedName(), database());
  }

  /** Refuses options of a stream when Spark reads a batch. */
  void rejectInBatch() {
    LaminSparkErrors.guard(
        () -> {
          if (!options.given().isEmpty()) {
            throw LaminErrors.unsupported(
                "The option '" + options.given().get(0) + "' of a read that is no stream",
                "Leave it out, or read with spark.readStream.");
          }
          return null;
        });
  }
}
