package org.lamindb.error;

import java.util.Collection;
import java.util.stream.Collectors;

/** Values of users as messages show them: whoever reads must see the words around them too. */
final class Shortened {
  private static final int LIMIT = 200;
  private static final String GAP = "…";

  private Shortened() {}

  /** The text, without its middle when it is long. */
  static String of(String text) {
    int length = text.codePointCount(0, text.length());
    if (length <= LIMIT) {
      return text;
    }
    int kept = LIMIT / 2;
    return text.substring(0, text.offsetByCodePoints(0, kept))
        + GAP
        + text.substring(text.offsetByCodePoints(0, length - kept + GAP.length()));
  }

  static String list(Collection<String> texts) {
    return texts.stream().map(Shortened::of).collect(Collectors.joining(", "));
  }
}
