package org.lamindb.spark.artifact;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/**
 * While this is open, a session writes timestamps as microseconds in UTC.
 *
 * <p>Spark's default is INT96, which names no time zone and which pandas cannot hold outside of the
 * years 1677 to 2262. There is a setting of the session only, none of a single write: it is put
 * back at the end, by the last of several writes.
 */
final class ParquetTimestamps implements AutoCloseable {
  private static final String SETTING = "spark.sql.parquet.outputTimestampType";
  private static final String MICROSECONDS = "TIMESTAMP_MICROS";
  private static final Map<SparkSession, ParquetTimestamps> OPEN = new HashMap<>();

  private final SparkSession session;
  private final Optional<String> before;
  private int users;

  private ParquetTimestamps(SparkSession session) {
    this.session = Objects.requireNonNull(session, "session is null");
    this.before =
        Optional.ofNullable(CollectionConverters.asJava(session.conf().getAll()).get(SETTING));
  }

  static ParquetTimestamps inMicroseconds(SparkSession session) {
    synchronized (OPEN) {
      ParquetTimestamps open = OPEN.computeIfAbsent(session, ParquetTimestamps::new);
      open.users++;
      session.conf().set(SETTING, MICROSECONDS);
      return open;
    }
  }

  @Override
  public void close() {
    synchronized (OPEN) {
      users--;
      if (users > 0) {
        return;
      }
      OPEN.remove(session);
      before.ifPresentOrElse(
          value -> session.conf().set(SETTING, value), () -> session.conf().unset(SETTING));
    }
  }
}
