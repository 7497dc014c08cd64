package org.lamindb.spark.registry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.lamindb.change.ChangeFeed;
import org.lamindb.change.Start;
import org.lamindb.database.Timestamps;
import org.lamindb.error.LaminErrors;
import org.lamindb.spark.LaminOptions;

/**
 * How a registry is read as a stream.
 *
 * @param start of a stream without a checkpoint
 * @param most records of a batch
 * @param settle how old a time must be until no writer of SQLite uses it any more
 * @param given names of the options that the user gave
 */
record StreamOptions(Start start, long most, Duration settle, List<String> given) {
  private static final long DEFAULT_SETTLE_MS = 1000;
  private static final String TIMES =
      "a time: 2026-01-31, 2026-01-31 08:00:00 or 2026-01-31T08:00:00Z";

  StreamOptions {
    given = List.copyOf(given);
  }

  /**
   * What the options say.
   *
   * @throws org.lamindb.error.LaminException when a value cannot be used
   */
  static StreamOptions of(CaseInsensitiveStringMap options) {
    long most =
        LaminOptions.MAX_RECORDS_PER_TRIGGER
            .in(options)
            .map(Long::parseLong)
            .orElse(ChangeFeed.NO_LIMIT);
    if (most == 0) {
      throw LaminErrors.invalidOption(
          LaminOptions.MAX_RECORDS_PER_TRIGGER.option(), "0", "a number from 1 to 999999999");
    }
    long settle = LaminOptions.SETTLE_MS.in(options).map(Long::parseLong).orElse(DEFAULT_SETTLE_MS);
    return new StreamOptions(
        start(options),
        most,
        Duration.ofMillis(settle),
        Stream.of(
                LaminOptions.STARTING_POSITION,
                LaminOptions.STARTING_TIMESTAMP,
                LaminOptions.MAX_RECORDS_PER_TRIGGER,
                LaminOptions.SETTLE_MS)
            .map(LaminOptions::option)
            .filter(options::containsKey)
            .toList());
  }

  private static Start start(CaseInsensitiveStringMap options) {
    Optional<String> position = LaminOptions.STARTING_POSITION.in(options);
    Optional<String> time = LaminOptions.STARTING_TIMESTAMP.in(options);
    if (position.isPresent() && time.isPresent()) {
      throw LaminErrors.conflictingOptions(
          LaminOptions.STARTING_POSITION.option(), LaminOptions.STARTING_TIMESTAMP.option());
    } else if (time.isPresent()) {
      return new Start.Since(Timestamps.micros(instant(time.get())));
    }
    String name = position.orElse("earliest");
    if (name.equalsIgnoreCase("earliest")) {
      return new Start.Earliest();
    } else if (name.equalsIgnoreCase("latest")) {
      return new Start.Latest();
    }
    throw LaminErrors.invalidOption(
        LaminOptions.STARTING_POSITION.option(), name, "earliest or latest");
  }

  private static Instant instant(String text) {
    String iso = text.strip().replace(' ', 'T');
    try {
      if (iso.matches(".*T.*(Z|[+-]\\d\\d:?\\d\\d)")) {
        return OffsetDateTime.parse(iso).toInstant();
      }
      ZoneId zone = ZoneId.of(SparkSession.active().conf().get("spark.sql.session.timeZone"));
      return iso.contains("T")
          ? LocalDateTime.parse(iso).atZone(zone).toInstant()
          : LocalDate.parse(iso).atStartOfDay(zone).toInstant();
    } catch (DateTimeException e) {
      throw LaminErrors.invalidOption(LaminOptions.STARTING_TIMESTAMP.option(), text, TIMES);
    }
  }
}
