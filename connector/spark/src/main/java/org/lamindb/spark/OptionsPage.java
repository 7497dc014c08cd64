package org.lamindb.spark;

import java.util.Locale;
import java.util.function.Function;
import org.lamindb.spark.LaminOptions.Place;

/** The page that tells users what options there are. */
final class OptionsPage {
  private OptionsPage() {}

  /** The declaration as Markdown, one table a place. */
  static String markdown() {
    StringBuilder text = new StringBuilder();
    for (Place place : Place.values()) {
      text.append("## ").append(place.title()).append("\n\n");
      text.append("| name | type | default | meaning |\n|---|---|---|---|\n");
      LaminOptions.of(place).forEach(option -> text.append(row(option)).append('\n'));
      text.append('\n');
    }
    return text.toString();
  }

  private static String row(LaminOptions option) {
    Function<String, String> cell = value -> value.replace("|", "\\|");
    return String.format(
        "| `%s` | %s | %s | %s |",
        option.option(),
        option.type().name().toLowerCase(Locale.ROOT),
        cell.apply(option.defaultValue()),
        cell.apply(option.documentation()));
  }
}
