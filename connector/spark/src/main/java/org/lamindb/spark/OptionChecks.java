package org.lamindb.spark;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.Suggestion;
import org.lamindb.spark.LaminOptions.Place;
import scala.jdk.javaapi.CollectionConverters;

/** Refuses options that are unknown, misspelt or out of place. */
public final class OptionChecks {
  /** What the catalog and the name of a table have said. */
  private static final List<LaminOptions> SETTLED =
      List.of(
          LaminOptions.INSTANCE,
          LaminOptions.STORAGE,
          LaminOptions.REGISTRY,
          LaminOptions.PATH,
          LaminOptions.VERSION);

  private OptionChecks() {}

  /**
   * Refuses settings of the active session that look like ours and do not exist.
   *
   * @throws org.lamindb.error.LaminException naming the nearest setting
   */
  static void rejectUnknownSettings() {
    List<String> known = LaminOptions.names(Place.SETTING);
    for (String key : CollectionConverters.asJava(SparkSession.active().conf().getAll()).keySet()) {
      if (key.startsWith("spark.lamindb.")
          && !key.startsWith(LaminOptions.RUN_PARAMS)
          && !known.contains(key)) {
        throw LaminErrors.unknownOption(key, known);
      }
    }
  }

  /**
   * Refuses options of a registry read that do not exist, so that a typing error is not ignored.
   *
   * @throws org.lamindb.error.LaminException naming the nearest option
   */
  public static void rejectUnknown(CaseInsensitiveStringMap options) {
    List<String> known =
        Stream.of(Place.READ, Place.STREAM)
            .flatMap(LaminOptions::of)
            .map(LaminOptions::option)
            .toList();
    rejectUnknown(known, options);
  }

  /**
   * Refuses options that a place does not have.
   *
   * @throws org.lamindb.error.LaminException naming the nearest option
   */
  static void rejectUnknown(Place place, CaseInsensitiveStringMap options) {
    rejectUnknown(LaminOptions.names(place), options);
  }

  private static void rejectUnknown(List<String> known, CaseInsensitiveStringMap options) {
    for (String given : options.keySet()) {
      if (known.stream().noneMatch(given::equalsIgnoreCase)) {
        throw LaminErrors.unknownOption(given, known);
      }
    }
  }

  /**
   * Refuses options that are almost one of the place's. Others may be for Spark's file source,
   * which ignores what it does not know: nobody else would notice a typing error.
   *
   * @throws org.lamindb.error.LaminException naming the nearest option
   */
  public static void rejectMisspelt(Place place, CaseInsensitiveStringMap options) {
    List<String> known = LaminOptions.names(place);
    for (String given : options.keySet()) {
      if (!known.contains(given) && Suggestion.nearest(given, known).isPresent()) {
        throw LaminErrors.unknownOption(given, known);
      }
    }
  }

  /**
   * Refuses options of a query on a registry in a catalog that say what the catalog and the name of
   * the table have said.
   *
   * @throws org.lamindb.error.LaminException naming what to do instead
   */
  public static void rejectInCatalog(CaseInsensitiveStringMap options) {
    for (LaminOptions settled : SETTLED) {
      if (options.containsKey(settled.option())) {
        throw LaminErrors.unsupported(
            "The option '" + settled.option() + "' of a registry in a catalog",
            insteadOf(settled.option()));
      }
    }
  }

  /** How to say what an option of a reader says, of a table in the catalog. */
  public static String insteadOf(String option) {
    return LaminOptions.names(Place.CATALOG).contains(option)
        ? "A catalog has one: set spark.sql.catalog.<name>."
            + option
            + " of a further catalog, or leave the catalog out:"
            + " spark.read.format(\"lamindb\").option(\""
            + option
            + "\", …)."
        : "Leave it out, or leave the catalog out: spark.read.format(\"lamindb\").";
  }
}
