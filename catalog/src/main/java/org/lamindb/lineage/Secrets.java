package org.lamindb.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces what looks like a secret before it is stored. Whatever the Python client replaces is
 * replaced here; so are the ways in which Spark programs pass secrets.
 */
final class Secrets {
  static final String REDACTED = "***REDACTED***";

  private static final Pattern SENSITIVE_KEY =
      Pattern.compile(
          "(^|[_\\-.])(api[_.-]?key|access[_.-]?key|account[_.-]?key|secret|token|password|passwd"
              + "|private[_.-]?key|client[_.-]?secret)($|[_\\-.])");
  private static final Pattern POSTGRES_URL =
      Pattern.compile(
          "^postgres(?:ql)?://[^:@/\\s]+:(?![{$])[^@/\\s]+@[^/\\s]+(?:/[^\\s]*)?$",
          Pattern.CASE_INSENSITIVE);

  /**
   * A string literal of Python, Scala, Java, R or SQL, with the prefix that says how to read it.
   */
  private static final String LITERAL =
      "(?<letters>[fFrRbBuUsS]{0,2})"
          + "(?:(?<triple>\"\"\"|''')(?<long>(?s:.*?))\\k<triple>"
          + "|(?<quote>[\"'`])(?<text>(?:\\\\.|(?!\\k<quote>)[^\\\\\\n])*+)\\k<quote>)";

  /** Starts where a word starts: a search from each of its letters would take squared time. */
  private static final String NAME = "(?<![A-Za-z0-9_])(?<key>[A-Za-z_][A-Za-z0-9_.\\-]*)";

  private static final String QUOTED_NAME = "(?<mark>[\"'`])(?<key>[^\"'`\\n]+)\\k<mark>";
  private static final String TYPE = "(?:\\s*:\\s*[A-Za-z_][\\w.]*(?:\\[[\\w., ]*\\])?)?";

  /** {@code os.environ["KEY"] = "v"}, {@code "key": "v"}, {@code "key" -> "v"}. */
  private static final Pattern QUOTED_ASSIGNMENT =
      Pattern.compile("(?<prefix>" + QUOTED_NAME + "\\s*\\]?\\s*(?:->|=>|=(?!=)|:)\\s*)" + LITERAL);

  /** {@code key = "v"}, {@code key: Type = "v"}, {@code key := "v"}, SQL's {@code key 'v'}. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?<prefix>" + NAME + "(?:" + TYPE + "\\s*(?::=|->|=>|=(?!=)|:)\\s*|\\s+))" + LITERAL);

  /** {@code .option("key", "v")} and its like. */
  private static final Pattern SETTER =
      Pattern.compile(
          "(?<prefix>\\b(?:option|config|set|put|property|setProperty|setenv)\\s*\\(\\s*"
              + QUOTED_NAME
              + "\\s*,\\s*)"
              + LITERAL);

  /** {@code spark.hadoop.fs.s3a.secret.key=v}, as in SET and on command lines. */
  private static final Pattern SPARK_SETTING =
      Pattern.compile("(?<prefix>(?<key>\\b(?:spark|fs)\\.[A-Za-z0-9_.\\-]+)=)[^\\s\"'`;,)]+");

  /** The password in {@code scheme://user:password@host}; a placeholder is none. */
  private static final Pattern URL_PASSWORD =
      Pattern.compile(
          "(?<prefix>(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9+.\\-]*://[^:@/\\s\"'`]+:)(?![{$*])[^@/\\s\"'`]+(?=@)");

  /** {@code ?password=v} in a URL. */
  private static final Pattern URL_PARAMETER =
      Pattern.compile("(?<prefix>[?&;](?<key>[A-Za-z_][A-Za-z0-9_.\\-]*)=)(?![{$*])[^&;\\s\"'`]+");

  private static final Pattern ARGUMENT = Pattern.compile("(?<prefix>-{0,2}D?(?<key>[^=\\s]+)=).+");

  private Secrets() {}

  /** Whether the name says that its value is secret; camelCase counts as several words. */
  static boolean isSensitiveKey(String key) {
    String words =
        key.replaceAll("([A-Z]+)([A-Z][a-z])", "$1_$2")
            .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
            .toLowerCase(Locale.ROOT);
    return SENSITIVE_KEY.matcher(words).find();
  }

  /** Source code without the literals that look like secrets. */
  static String redactSource(String source) {
    String safe = replaceLiterals(SETTER, source);
    safe = replaceLiterals(QUOTED_ASSIGNMENT, safe);
    safe = replaceLiterals(ASSIGNMENT, safe);
    safe = replace(SPARK_SETTING, safe, Secrets::ifSensitive);
    return redactUrls(safe);
  }

  /** A value without what its own text tells to be secret. */
  static String redactValue(String value) {
    return isSensitiveValue(value) ? REDACTED : redactUrls(value);
  }

  /**
   * Arguments of a command line: {@code --password v}, {@code --password=v}, {@code --conf k=v}.
   */
  static List<String> redactArguments(List<String> arguments) {
    List<String> safe = new ArrayList<>();
    boolean isSecret = false;
    for (String argument : arguments) {
      boolean isName = argument.startsWith("-");
      if (isSecret && !isName) {
        safe.add(REDACTED);
      } else {
        Matcher matcher = ARGUMENT.matcher(argument);
        boolean assigns = matcher.matches() && isSensitiveKey(matcher.group("key"));
        safe.add(assigns ? matcher.group("prefix") + REDACTED : redactValue(argument));
      }
      isSecret =
          isName && argument.indexOf('=') < 0 && isSensitiveKey(argument.replaceFirst("^-+", ""));
    }
    return safe;
  }

  private static String redactUrls(String text) {
    String safe = replace(URL_PASSWORD, text, match -> match.group("prefix") + REDACTED);
    return replace(URL_PARAMETER, safe, Secrets::ifSensitive);
  }

  private static boolean isSensitiveValue(String value) {
    return POSTGRES_URL.matcher(value.strip()).matches();
  }

  private static String ifSensitive(Matcher match) {
    return isSensitiveKey(match.group("key")) ? match.group("prefix") + REDACTED : match.group();
  }

  private static String replaceLiterals(Pattern pattern, String source) {
    return replace(
        pattern,
        source,
        match -> {
          String quote =
              match.group("triple") == null ? match.group("quote") : match.group("triple");
          String text = match.group("triple") == null ? match.group("text") : match.group("long");
          return isSensitiveKey(match.group("key")) || isSensitiveValue(text)
              ? match.group("prefix") + match.group("letters") + quote + REDACTED + quote
              : match.group();
        });
  }

  private static String replace(Pattern pattern, String text, Function<Matcher, String> change) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder result = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(result, Matcher.quoteReplacement(change.apply(matcher)));
    }
    return matcher.appendTail(result).toString();
  }
}
