package org.lamindb.spark;

import java.util.Objects;
import java.util.Optional;
import org.lamindb.database.TimestampMicros;

/** Which state of a versioned table is wanted; the latest when neither is given. */
public record Moment(Optional<String> version, Optional<TimestampMicros> time) {
  public static final Moment LATEST = new Moment(Optional.empty(), Optional.empty());

  public Moment {
    Objects.requireNonNull(version, "version is null");
    Objects.requireNonNull(time, "time is null");
  }

  static Moment ofVersion(String version) {
    return new Moment(Optional.of(version), Optional.empty());
  }

  static Moment ofTime(long micros) {
    return new Moment(Optional.empty(), Optional.of(new TimestampMicros(micros)));
  }
}
