package org.lamindb.database;

/** A time as a parameter or literal: microseconds since 1970-01-01 UTC. */
public record TimestampMicros(long micros) implements java.io.Serializable {
  public static TimestampMicros now() {
    return new TimestampMicros(Timestamps.now());
  }
}
