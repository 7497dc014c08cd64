package org.lamindb.database;

import java.io.Serializable;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Who asks: a comment in front of a statement, for those who watch the server.
 *
 * @param application id of the Spark application, may be empty
 * @param query id of the query in it, may be empty
 */
public record QueryTag(String application, String query) implements Serializable {
  private static final Pattern SAFE = Pattern.compile("[\\w-]*");

  /** For statements that belong to no application. */
  public static final QueryTag NONE = new QueryTag("", "");

  /** Refuses whatever could end the comment. */
  public QueryTag {
    requireSafe(application);
    requireSafe(query);
  }

  private static void requireSafe(String value) {
    Objects.requireNonNull(value, "value is null");
    if (!SAFE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a tag holds letters, digits, '_' and '-', unlike '" + value + "'");
    }
  }

  /** The SQL comment, with a blank behind it. */
  public String comment() {
    return "/* lamindb-spark app=" + application + " query=" + query + " */ ";
  }
}
