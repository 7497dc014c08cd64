package org.lamindb.error;

import java.util.Collection;
import java.util.List;

/** Values of users as messages show them: whoever reads must see the words around them too. */
final class Shortened {
  private static final int LIMIT = 200;
  private static final int MANY = 60;
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

  /** The first and the last ones when there are many. */
  static String list(Collection<String> texts) {
    List<String> all = texts.stream().map(Shortened::of).toList();
    if (all.size() <= MANY) {
      return String.join(", ", all);
    }
    int kept = MANY / 2;
    return String.join(", ", all.subList(0, kept))
        + ", … and "
        + (all.size() - MANY)
        + " more …, "
        + String.join(", ", all.subList(all.size() - kept, all.size()));
  }
}
