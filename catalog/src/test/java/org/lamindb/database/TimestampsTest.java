package org.lamindb.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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

  /** Digits, signs and blanks where the client's format has them, or nearly. */
  @Provide
  Arbitrary<String> nearlyTimes() {
    Arbitrary<String> year = Arbitraries.of("0000", "0004", "1900", "1969", "2000", "2024", "9999");
    Arbitrary<String> two =
        Arbitraries.integers().between(0, 62).map(n -> String.format("%02d", n));
    Arbitrary<String> month =
        Arbitraries.integers().between(0, 13).map(n -> String.format("%02d", n));
    Arbitrary<String> day = Arbitraries.integers().between(27, 32).map(n -> "" + n);
    Arbitrary<String> blank = Arbitraries.of(" ", "T", "t", "  ");
    Arbitrary<String> end =
        Arbitraries.of("", "", ".", ".5", ".123456", ".1234567", ".12x", "Z", "+02:00", " ", "é");
    return Combinators.combine(year, month, Arbitraries.oneOf(two, day), blank, two, two, two, end)
        .as(
            (y, m, d, b, hour, minute, second, e) ->
                y + "-" + m + "-" + d + b + hour + ":" + minute + ":" + second + e);
  }

  @Property
  void readsWhatTheStandardLibraryReads(@ForAll("nearlyTimes") String text) {
    OptionalLong expected;
    try {
      String iso = text.strip().replace(' ', 'T');
      expected =
          OptionalLong.of(
              Timestamps.micros(
                  iso.endsWith("Z") || iso.contains("+")
                      ? OffsetDateTime.parse(iso).toInstant()
                      : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC)));
    } catch (DateTimeException e) {
      expected = OptionalLong.empty();
    }
    assertThat(Timestamps.parse(text)).isEqualTo(expected);
    byte[] within = ("12" + text + "34").getBytes(StandardCharsets.UTF_8);
    assertThat(Timestamps.parse(within, 2, within.length - 4))
        .isEqualTo(expected.orElse(Timestamps.NO_TIME));
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
      strings = {
        "",
        "yesterday",
        "2026-02-30 00:00:00",
        "2026-11-19 24:00:00",
        "1700000000",
        "+999999999-12-31T23:59:59Z",
        "-999999999-01-01"
      })
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
