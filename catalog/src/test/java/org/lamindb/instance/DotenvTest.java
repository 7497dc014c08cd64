package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected values are those of python-dotenv. */
class DotenvTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a=b|b",
        "  a = b  |b",
        "export a=b|b",
        "'a'=b|b",
        "a=b # comment|b",
        "a=b#c|b#c",
        "a='b # c'|b # c",
        "a='it\\'s'|it's",
        "a=\"x\\ty\\\"z\"|x\ty\"z",
        "a='x\\ty'|x\\ty",
        "a=|``",
        "a|``",
        "a=b=c|b=c",
        "a=/with a blank|/with a blank",
        "a=${NAME}/x|value/x",
        "a=${NONE:-other}|other",
        "a=${NONE}|``",
        "a=$NAME|$NAME",
      })
  void readsWhatPythonReads(String line, String value) {
    assertThat(Dotenv.parse("# first\n\n" + line + "\r\nlast=1\n", Map.of("NAME", "value")))
        .containsEntry("a", value)
        .containsEntry("last", "1")
        .hasSize(2);
  }

  @Test
  void leavesOutLinesThatAreNoEntry() {
    assertThat(Dotenv.parse("='x'\nd=\"4\" 5\nb=1\nc='2\n3'\ne=6", Map.of()))
        .isEqualTo(Map.of("b", "1", "c", "2\n3", "e", "6"));
  }

  @Test
  void laterEntriesReferToEarlierOnes() {
    assertThat(Dotenv.parse("a=1\nb=${a}2\na=3", Map.of("a", "9")))
        .containsEntry("b", "12")
        .containsEntry("a", "3");
  }

  @Property
  void anyTextIsReadToItsEnd(@ForAll String text) {
    assertThat(Dotenv.parse(text + "\nlast=1", Map.of())).isNotNull();
  }
}
