package org.lamindb.instance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code KEY=value} files by the rules of dotenv: comments, {@code export}, quotes, escapes
 * and <code>${NAME:-default}</code>.
 */
final class Dotenv {
  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*(?:export[^\\S\\r\\n]+)?(?:'(?<quotedKey>[^']+)'|(?<key>[^=#\\s]+))[^\\S\\r\\n]*"
              + "(?:=[^\\S\\r\\n]*(?:'(?<single>(?s:\\\\.|[^'\\\\])*)'"
              + "|\"(?<double>(?s:\\\\.|[^\"\\\\])*)\""
              + "|(?<plain>[^'\"\\r\\n][^\\r\\n]*|)))?"
              + "(?:[^\\S\\r\\n]*#[^\\r\\n]*)?[^\\S\\r\\n]*(?:\\r\\n|\\n|\\r|\\z)");
  private static final Pattern LINE = Pattern.compile("[^\\r\\n]*(?:\\r\\n|\\n|\\r|\\z)");
  private static final Pattern COMMENT = Pattern.compile("\\s+#.*|\\s+$");
  private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\'\"abfnrtv])");
  private static final Pattern SINGLE_QUOTE_ESCAPE = Pattern.compile("\\\\([\\\\'])");
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{(?<name>[^}:]*)(?::-(?<default>[^}]*))?\\}");
  private static final String ESCAPED = "abfnrtv";
  private static final String MEANT = "\u0007\b\f\n\r\t\u000b";

  private Dotenv() {}

  /**
   * The entries of a text. A key without {@code =} has an empty value; lines that are no entry are
   * left out.
   *
   * @param variables what <code>${NAME}</code> means when the text itself does not say
   */
  static Map<String, String> parse(String text, Map<String, String> variables) {
    Map<String, String> entries = new LinkedHashMap<>();
    Matcher entry = ENTRY.matcher(text);
    Matcher line = LINE.matcher(text);
    int position = 0;
    while (position < text.length()) {
      entry.region(position, text.length());
      if (entry.lookingAt()) {
        String key = entry.group("key") != null ? entry.group("key") : entry.group("quotedKey");
        entries.put(key, expand(value(entry), entries, variables));
        position = entry.end();
      } else {
        line.region(position, text.length());
        position = line.lookingAt() && line.end() > position ? line.end() : text.length();
      }
    }
    return entries;
  }

  private static String value(Matcher entry) {
    if (entry.group("single") != null) {
      return unescape(SINGLE_QUOTE_ESCAPE, entry.group("single"));
    }
    if (entry.group("double") != null) {
      return unescape(ESCAPE, entry.group("double"));
    }
    String plain = entry.group("plain");
    return plain == null ? "" : COMMENT.matcher(plain).replaceAll("");
  }

  private static String unescape(Pattern escape, String text) {
    return escape
        .matcher(text)
        .replaceAll(
            match -> {
              int control = ESCAPED.indexOf(match.group(1));
              String meant = control < 0 ? match.group(1) : MEANT.substring(control, control + 1);
              return Matcher.quoteReplacement(meant);
            });
  }

  private static String expand(
      String value, Map<String, String> entries, Map<String, String> variables) {
    return VARIABLE
        .matcher(value)
        .replaceAll(
            match -> {
              String otherwise = match.group(2) == null ? "" : match.group(2);
              String known = variables.getOrDefault(match.group(1), otherwise);
              return Matcher.quoteReplacement(entries.getOrDefault(match.group(1), known));
            });
  }
}
