package org.lamindb.spark.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.lamindb.database.DatabaseCopy;
import org.lamindb.scan.SharedState;

/**
 * A state of a database with the file that executors need of it. Spark fetches the file's blocks
 * only to where the file itself is out of sight.
 *
 * <p>A block at a time is read here and there; on the driver the blocks wait in Spark's storage
 * memory as far as there is room, else on its disk. So the driver's disk must have room for the
 * database twice, the disk of an executor for as much.
 */
final class Shipment implements SharedState {
  /** Spark needs some of them in memory at once; it cannot broadcast more than two gigabytes. */
  private static final int BLOCK = 16 << 20;

  private final SharedState state;
  private final List<Broadcast<byte[]>> blocks = new ArrayList<>();
  private final ShippedFile file;

  private Shipment(SharedState state, SparkContext context) {
    this.state = Objects.requireNonNull(state, "state is null");
    Optional<DatabaseCopy> copy = state.copy();
    copy.ifPresent(bytes -> load(bytes, JavaSparkContext.fromSparkContext(context)));
    this.file = copy.map(bytes -> new ShippedFile(bytes.file(), bytes.size(), blocks)).orElse(null);
  }

  /**
   * Takes a state over.
   *
   * @param state is closed with the result, or at once when there is none
   */
  static Shipment of(SharedState state, SparkContext context) {
    try {
      return new Shipment(state, context);
    } catch (RuntimeException e) {
      state.close();
      throw e;
    }
  }

  private void load(DatabaseCopy copy, JavaSparkContext context) {
    long size = copy.size();
    try {
      for (long position = 0; position < size; position += BLOCK) {
        byte[] block = copy.read(position, (int) Math.min(BLOCK, size - position));
        blocks.add(context.broadcast(block));
      }
    } catch (RuntimeException e) {
      blocks.forEach(Broadcast::destroy);
      throw e;
    }
  }

  /** The state itself, as scans bind it. */
  SharedState state() {
    return state;
  }

  /** What tasks need to find the file; empty when there is none to bring. */
  Optional<ShippedFile> file() {
    return Optional.ofNullable(file);
  }

  @Override
  public void close() {
    try {
      blocks.forEach(Broadcast::destroy);
    } finally {
      state.close();
    }
  }
}
