package org.lamindb.registry;

import java.util.Locale;
import java.util.Objects;
import org.lamindb.database.Dialect;

/**
 * How well texts match a string that somebody searches, in LaminDB's points: 200 for the whole text
 * and for a whole synonym, 10 for whole words, 8 for the beginning of a synonym, 2 each for the
 * beginning and the end of a word, 1 for any occurrence.
 *
 * <p>Points are those that the client's database would give. Only the whole text and occurrences
 * differ: SQLite ignores the case of ASCII letters there, Postgres of all.
 */
final class SearchScore {
  private static final int WHOLE = 200;
  private static final int WORDS = 10;
  private static final int BEGINNING = 8;
  private static final int EDGE = 2;
  private static final int OCCURRENCE = 1;

  private static final String SYNONYM = "|";
  private static final String WORD_END = " |.,;:";
  private static final String WORD_BEGIN = " |";

  private final String string;
  private final boolean asciiOnly;

  /**
   * @param string without blanks around it, not empty
   */
  SearchScore(String string, Dialect dialect) {
    this.string = Objects.requireNonNull(string, "string is null");
    this.asciiOnly = dialect == Dialect.SQLITE;
  }

  /** The points of one text; 0 when the string does not occur in it. */
  int of(String text) {
    boolean synonym = false;
    boolean words = false;
    boolean beginning = false;
    boolean wordBegins = false;
    boolean wordEnds = false;
    boolean occurs = false;
    int last = text.length() - string.length();
    for (int from = 0; from <= last; from++) {
      if (text.regionMatches(true, from, string, 0, string.length())) {
        int to = from + string.length();
        boolean ends = endsAt(text, to);
        boolean ofSynonym = from == 0 || follows(text, from, SYNONYM);
        synonym |= ofSynonym && (ends || precedes(text, to, SYNONYM));
        words |=
            (from == 0 || follows(text, from, WORD_END)) && (ends || precedes(text, to, WORD_END));
        beginning |= ofSynonym && goesOnWithoutBlank(text, to);
        wordBegins |= from == 0 || follows(text, from, WORD_BEGIN);
        wordEnds |= ends || precedes(text, to, WORD_END);
        occurs |= !asciiOnly || sameInAscii(text, from);
      }
    }
    boolean whole = occurs && last == 0;
    return (whole ? WHOLE : 0)
        + (synonym ? WHOLE : 0)
        + (words ? WORDS : 0)
        + (beginning ? BEGINNING : 0)
        + (wordBegins ? EDGE : 0)
        + (wordEnds ? EDGE : 0)
        + (occurs ? OCCURRENCE : 0);
  }

  private static boolean follows(String text, int position, String characters) {
    return characters.indexOf(text.charAt(position - 1)) >= 0;
  }

  private static boolean precedes(String text, int position, String characters) {
    return position < text.length() && characters.indexOf(text.charAt(position)) >= 0;
  }

  /** Python's end of a text, by which SQLite goes, is also before a last line break. */
  private boolean endsAt(String text, int position) {
    return position == text.length()
        || (asciiOnly && position == text.length() - 1 && text.charAt(position) == '\n');
  }

  /** Whether a synonym ends before the next blank. */
  private static boolean goesOnWithoutBlank(String text, int position) {
    int blank = text.indexOf(' ', position);
    int separator = text.indexOf('|', position);
    return blank < 0 || (separator >= 0 && separator < blank);
  }

  private boolean sameInAscii(String text, int from) {
    for (int i = 0; i < string.length(); i++) {
      char left = text.charAt(from + i);
      char right = string.charAt(i);
      if (left != right && (left > 127 || right > 127)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "search for " + string.toLowerCase(Locale.ROOT);
  }
}
