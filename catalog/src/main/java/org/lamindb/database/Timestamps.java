package org.lamindb.database;

import java.nio.charset.StandardCharsets;
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

  /** What {@link #parse(byte[], int, int)} returns for text that is no time. */
  public static final long NO_TIME = Long.MIN_VALUE;

  /** From 0000-03-01. */
  private static final long DAYS_BEFORE_1970 = 719_468;

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
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long micros = parse(bytes, 0, bytes.length);
    return micros == NO_TIME ? OptionalLong.empty() : OptionalLong.of(micros);
  }

  /**
   * The same for a part of an array that holds UTF-8; {@link #NO_TIME} when it is no time.
   *
   * <p>Makes no objects when the text is as the client writes it: a scan parses millions of these.
   */
  public static long parse(byte[] text, int offset, int length) {
    long fast = parseCanonical(text, offset, length);
    return fast != NO_TIME
        ? fast
        : parseIso(new String(text, offset, length, StandardCharsets.UTF_8));
  }

  private static long parseIso(String text) {
    try {
      String iso = text.strip().replace(' ', 'T');
      if (iso.length() == 10) {
        return micros(LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC));
      }
      boolean hasZone = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
      Instant instant =
          hasZone
              ? OffsetDateTime.parse(iso).toInstant()
              : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
      return micros(instant);
    } catch (DateTimeException | ArithmeticException e) {
      return NO_TIME;
    }
  }

  private static long parseCanonical(byte[] text, int offset, int length) {
    if (length < 19
        || length > 26
        || length == 20
        || text[offset + 10] != ' '
        || text[offset + 13] != ':'
        || text[offset + 16] != ':') {
      return NO_TIME;
    }
    long day = epochDay(text, offset);
    int hour = digits(text, offset + 11, offset + 13);
    int minute = digits(text, offset + 14, offset + 16);
    int second = digits(text, offset + 17, offset + 19);
    if (day == NO_TIME || (hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) {
      return NO_TIME;
    }
    int fraction = 0;
    if (length > 19) {
      fraction = text[offset + 19] == '.' ? digits(text, offset + 20, offset + length) : -1;
      for (int i = length; i < 26; i++) {
        fraction *= 10;
      }
    }
    if (fraction < 0) {
      return NO_TIME;
    }
    long seconds = day * 86_400L + hour * 3_600L + minute * 60L + second;
    return seconds * MICROS_PER_SECOND + fraction;
  }

  /** Days since 1970-01-01 of {@code YYYY-MM-DD}; {@link #NO_TIME} when it is no date. */
  static long epochDay(byte[] text, int offset) {
    if (text[offset + 4] != '-' || text[offset + 7] != '-') {
      return NO_TIME;
    }
    int year = digits(text, offset, offset + 4);
    int month = digits(text, offset + 5, offset + 7);
    int day = digits(text, offset + 8, offset + 10);
    if ((year | month | day) < 0
        || month < 1
        || month > 12
        || day < 1
        || day > daysOfMonth(year, month)) {
      return NO_TIME;
    }
    return epochDay(year, month, day);
  }

  private static int daysOfMonth(int year, int month) {
    if (month == 2) {
      return isLeap(year) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  private static boolean isLeap(int year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  /** Days since 1970-01-01 of a date in the years 0 to 9999. */
  private static long epochDay(int year, int month, int day) {
    // A year that starts in March has its leap day at the end, and its months follow one formula.
    int marchYear = month > 2 ? year : year - 1;
    int marchMonth = month > 2 ? month - 3 : month + 9;
    int leapDays =
        Math.floorDiv(marchYear, 4) - Math.floorDiv(marchYear, 100) + Math.floorDiv(marchYear, 400);
    return 365L * marchYear + leapDays + (153 * marchMonth + 2) / 5 + day - 1 - DAYS_BEFORE_1970;
  }

  private static int digits(byte[] text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
