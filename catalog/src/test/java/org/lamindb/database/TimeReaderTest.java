package org.lamindb.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TimeReaderTest {
  /** One reader, as a column has one, so that what it remembers is tested too. */
  @Property
  void aReaderReadsWhatTheParserReads(@ForAll("columns") List<String> texts) {
    TimeReader reader = new TimeReader();
    for (String text : texts) {
      byte[] bytes = ("xyz" + text + "123").getBytes(StandardCharsets.UTF_8);
      int length = bytes.length - 6;
      assertThat(reader.read(bytes, 3, length))
          .as(text)
          .isEqualTo(Timestamps.parse(bytes, 3, length));
    }
  }

  @Provide
  static Arbitrary<List<String>> columns() {
    return Arbitraries.oneOf(times(), damagedTimes(), Arbitraries.strings().ofMaxLength(30))
        .list()
        .ofMaxSize(20);
  }

  private static Arbitrary<String> times() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 9999),
            Arbitraries.integers().between(0, 13),
            Arbitraries.integers().between(0, 32),
            Arbitraries.integers().between(0, 25),
            Arbitraries.integers().between(0, 61),
            Arbitraries.integers().between(0, 61),
            Arbitraries.integers().between(0, 999_999),
            Arbitraries.integers().between(0, 6))
        .as(
            (year, month, day, hour, minute, second, micros, digits) -> {
              String text =
                  "%04d-%02d-%02d %02d:%02d:%02d.%06d"
                      .formatted(year, month, day, hour, minute, second, micros);
              return text.substring(0, digits == 0 ? 19 : 20 + digits);
            });
  }

  /** A time of which one character is another. */
  private static Arbitrary<String> damagedTimes() {
    return Combinators.combine(
            times(), Arbitraries.integers().between(0, 25), Arbitraries.chars().ascii())
        .as(
            (text, position, other) -> {
              char[] characters = text.toCharArray();
              characters[position % characters.length] = other;
              return new String(characters);
            });
  }
}
