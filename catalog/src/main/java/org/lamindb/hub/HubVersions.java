package org.lamindb.hub;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamindb.database.SchemaRelease;

/** Compares the release of LaminDB that the hub stored of a database with those known here. */
final class HubVersions {
  private static final Pattern VERSION = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})\\b.*");

  private HubVersions() {}

  /** What a user should know. Only a hint: the database itself tells what can be done with it. */
  static Optional<String> note(String slug, Optional<String> version) {
    if (version.isEmpty()) {
      return Optional.of(
          "LaminHub stored no version of LaminDB for '" + slug + "' that could be compared");
    }
    Matcher theirs = VERSION.matcher(version.get());
    Matcher ours = VERSION.matcher(SchemaRelease.NEWEST_RELEASE);
    if (!theirs.matches() || !ours.matches()) {
      return Optional.empty();
    }
    int major = Integer.compare(number(theirs, 1), number(ours, 1));
    int minor = Integer.compare(number(theirs, 2), number(ours, 2));
    String database = "the database of '" + slug + "' is of LaminDB " + version.get();
    String known = SchemaRelease.NEWEST_RELEASE + ", the newest that is known here";
    if (major > 0) {
      return Optional.of(database + ", far ahead of " + known + ": update LaminDB for Spark");
    }
    if (major < 0) {
      return Optional.of(
          database
              + ", far behind "
              + known
              + ": if you are an admin, migrate it with 'lamindb-spark migrate deploy'");
    }
    return minor > 0
        ? Optional.of(database + ", ahead of " + known + ": consider to update LaminDB for Spark")
        : Optional.empty();
  }

  private static int number(Matcher version, int group) {
    return Integer.parseInt(version.group(group));
  }
}
