package org.lamindb.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamindb.database.Dialect;

class SearchScoreTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "t cell;T cell;423;423",
        "T cell;T-cell|T cell|T lymphocyte;223;223",
        "cell;T cell, activated;15;15",
        "lymph;T lymphocyte;3;3",
        "cyte;lymphocyte;3;3",
        "ymph;lymphocyte;1;1",
        "lymph;lymphocyte;11;11",
        "lymph;lymphocyte count;3;3",
        "lymph;lymph|node;223;223",
        "x;nothing;0;0",
        "GRÖSSER;größer;0;0",
        "ÖL;öl;222;423",
        "öl;öl;423;423",
        "aa;aaa;13;13"
      })
  @DisplayName("points as the client's query gives them")
  void points(String string, String text, int sqlite, int postgres) {
    assertThat(new SearchScore(string, Dialect.SQLITE).of(text)).isEqualTo(sqlite);
    assertThat(new SearchScore(string, Dialect.POSTGRES).of(text)).isEqualTo(postgres);
  }

  /** The conditions as patterns, slow and plain. */
  @Property(tries = 3000)
  void isWhatThePatternsSay(
      @ForAll
          @StringLength(min = 1, max = 3)
          @Chars({'a', 'A', 'b', '|', ' ', '.', '\n'})
          @CharRange(from = 'a', to = 'a')
          String string,
      @ForAll
          @StringLength(max = 12)
          @Chars({'a', 'A', 'b', '|', ' ', '.', '\n', 'é'})
          @CharRange(from = 'a', to = 'a')
          String text) {
    assertThat(new SearchScore(string, Dialect.POSTGRES).of(text))
        .isEqualTo(byPatterns(string, text, Pattern.DOTALL, "\\z"));
    assertThat(new SearchScore(string, Dialect.SQLITE).of(text))
        .isEqualTo(byPatterns(string, text, Pattern.UNIX_LINES, "$"));
  }

  private static int byPatterns(String string, String text, int flags, String end) {
    String s = Pattern.quote(string);
    int points = text.equalsIgnoreCase(string) ? 200 : 0;
    points += matches("(?:^|.*\\|)" + s + "(?:\\|.*|" + end + ")", text, flags, 200);
    points += matches("(?:^|.*[ |.,;:])" + s + "(?:[ |.,;:].*|" + end + ")", text, flags, 10);
    points += matches("(?:^|.*\\|)" + s + "[^ ]*(?:\\|.*|" + end + ")", text, flags, 8);
    points += matches("(?:^|.*[ |])" + s + ".*", text, flags, 2);
    points += matches(".*" + s + "(?:" + end + "|[ |.,;:].*)", text, flags, 2);
    return points + matches(s, text, flags, 1);
  }

  private static int matches(String pattern, String text, int flags, int points) {
    return Pattern.compile(pattern, flags | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
            .matcher(text)
            .find()
        ? points
        : 0;
  }
}
