package org.lamindb.database;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;

/**
 * Times as LaminDB stores them: UTC, to the microsecond. The unit here is microseconds since 1970.
 */
public final class Timestamps {
  private static final long MICROS_PER_SECOND = 1_000_000L;
  private static final DateTimeFormatter DJANGO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  /** What Postgres calls infinity: later, or earlier, than every time. */
  public static final long INFINITY = Long.MAX_VALUE;

  public static final long MINUS_INFINITY = Long.MIN_VALUE;

  /** The last microsecond of the last whole year that fits. */
  public static final long LAST =
      OffsetDateTime.of(294_246, 12, 31, 23, 59, 59, 0, ZoneOffset.UTC).toEpochSecond()
              * MICROS_PER_SECOND
          + MICROS_PER_SECOND
          - 1;

  private Timestamps() {}

  public static long now() {
    return micros(Instant.now());
  }

  public static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / 1000);
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  /** {@code YYYY-MM-DD HH:MM:SS.ffffff}, the text that sorts and compares as the client's own. */
  public static String text(long micros) {
    return DJANGO.format(instant(micros));
  }

  public static OffsetDateTime offsetDateTime(long micros) {
    if (micros == INFINITY) {
      return OffsetDateTime.MAX;
    }
    return micros == MINUS_INFINITY ? OffsetDateTime.MIN : instant(micros).atOffset(ZoneOffset.UTC);
  }

  /** Postgres knows some years more than 64 bits of microseconds hold: they are infinity, too. */
  public static long micros(OffsetDateTime time) {
    if (time.toEpochSecond() > LAST / MICROS_PER_SECOND) {
      return INFINITY;
    }
    return time.equals(OffsetDateTime.MIN) ? MINUS_INFINITY : micros(time.toInstant());
  }

  /**
   * Reads a SQLite cell as the Python client does: blank or {@code T}, 0 to 6 fraction digits, an
   * optional {@code Z} or offset, or a bare date. Anything else is no time, which reads as NULL.
   */
  public static OptionalLong parse(String text) {
    OptionalLong fast = parseCanonical(text);
    if (fast.isPresent()) {
      return fast;
    }
    try {
      String iso = text.strip().replace(' ', 'T');
      if (iso.length() == 10) {
        return OptionalLong.of(
            micros(LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC)));
      }
      boolean hasZone = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
      Instant instant =
          hasZone
              ? OffsetDateTime.parse(iso).toInstant()
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
      return OptionalLong.of(micros(instant));
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  /** The client's own format, without the cost of a formatter: a scan parses millions of these. */
  private static OptionalLong parseCanonical(String text) {
    int length = text.length();
    if (length < 19 || length > 26 || length == 20 || text.charAt(10) != ' ') {
      return OptionalLong.empty();
    }
    if (text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return OptionalLong.empty();
    }
    int year = digits(text, 0, 4);
    int month = digits(text, 5, 7);
    int day = digits(text, 8, 10);
    int hour = digits(text, 11, 13);
    int minute = digits(text, 14, 16);
    int second = digits(text, 17, 19);
    if ((year | month | day | hour | minute | second) < 0
        || hour > 23
        || minute > 59
        || second > 59
        || month < 1
        || month > 12
        || day < 1
        || day > 31) {
      return OptionalLong.empty();
    }
    int fraction = 0;
    if (length > 19) {
      fraction = text.charAt(19) == '.' ? digits(text, 20, length) : -1;
      for (int i = length; i < 26; i++) {
        fraction *= 10;
      }
    }
    if (fraction < 0) {
      return OptionalLong.empty();
    }
    try {
      long epochDay = LocalDate.of(year, month, day).toEpochDay();
      long seconds = epochDay * 86_400L + hour * 3_600L + minute * 60L + second;
      return OptionalLong.of(seconds * MICROS_PER_SECOND + fraction);
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }

  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
