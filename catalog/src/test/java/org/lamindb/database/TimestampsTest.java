package org.lamindb.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
  /** Years 1 to 9999, what LaminDB's databases can hold. */
  private static final long FIRST = -62_135_596_800_000_000L;

  private static final long LAST = 253_402_300_799_999_999L;

  @Property
  void whatIsWrittenReadsTheSame(@ForAll @LongRange(min = FIRST, max = LAST) long micros) {
    assertThat(Timestamps.parse(Timestamps.text(micros))).isEqualTo(OptionalLong.of(micros));
  }

  @Property
  void anyNumberOfFractionDigitsIsExact(
      @ForAll @LongRange(min = 0, max = 4_102_444_800L) long second,
      @ForAll @IntRange(min = 1, max = 6) int digits,
      @ForAll @IntRange(min = 0, max = 999_999) int fraction) {
    String written = String.format("%06d", fraction).substring(0, digits);
    String text =
        Timestamps.text(second * 1_000_000L).substring(0, 19) + (digits == 0 ? "" : "." + written);
    long expected = second * 1_000_000L + Long.parseLong((written + "000000").substring(0, 6));
    assertThat(Timestamps.parse(text)).isEqualTo(OptionalLong.of(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-19 10:20:30.123456, 2026-11-19T10:20:30.123456Z",
    "2026-11-19 10:20:30.999, 2026-11-19T10:20:30.999Z",
    "2026-11-19 10:20:30, 2026-11-19T10:20:30Z",
    "2026-11-19T10:20:30.5, 2026-11-19T10:20:30.5Z",
    "2026-11-19 10:20:30Z, 2026-11-19T10:20:30Z",
    "2026-11-19 10:20:30+02:00, 2026-11-19T08:20:30Z",
    "2026-11-19 10:20:30.123456-05:30, 2026-11-19T15:50:30.123456Z",
    "2026-11-19, 2026-11-19T00:00:00Z",
    "1969-12-31 23:59:59.999999, 1969-12-31T23:59:59.999999Z",
  })
  void readsWhatThePythonClientReads(String text, String expected) {
    assertThat(Timestamps.parse(text))
        .isEqualTo(OptionalLong.of(Timestamps.micros(Instant.parse(expected))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "yesterday", "2026-02-30 00:00:00", "2026-11-19 24:00:00", "1700000000"})
  void whatIsNoTimeIsNothing(String text) {
    assertThat(Timestamps.parse(text)).isEmpty();
  }

  @Test
  void infinityStaysBeyondEveryTime() {
    assertThat(Timestamps.micros(OffsetDateTime.MAX)).isEqualTo(Long.MAX_VALUE);
    assertThat(Timestamps.offsetDateTime(Long.MIN_VALUE)).isEqualTo(OffsetDateTime.MIN);
    assertThat(Timestamps.offsetDateTime(1))
        .isEqualTo(OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 1000, ZoneOffset.UTC));
  }
}
