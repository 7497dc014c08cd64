package org.lamindb.spark.artifact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.lamindb.error.LaminErrors;
import org.lamindb.spark.LaminOptions;
import org.lamindb.spark.LaminOptions.Place;
import org.lamindb.spark.OptionChecks;

/** Which options of a read or write are for Spark's file source below. */
final class FileOptions {
  /** Where Spark hands the columns of partitionBy over, as a JSON list. */
  static final String PARTITION_COLUMNS = "__partition_columns";

  /** What the file source that writes takes. */
  private static final List<String> OF_SINK = List.of("compression", "maxRecordsPerFile");

  private FileOptions() {}

  /**
   * What is left of the options for the file source that reads an artifact.
   *
   * @throws org.lamindb.error.LaminException when one is almost an option of ours
   */
  static Map<String, String> ofSource(CaseInsensitiveStringMap options) {
    OptionChecks.rejectMisspelt(Place.READ, options);
    return without(options, LaminOptions.names(Place.READ));
  }

  /**
   * Refuses options of a query on a table of the catalog that only the reader without a catalog
   * takes, and what is almost one.
   *
   * @throws org.lamindb.error.LaminException naming what to do instead
   */
  static void checkInCatalog(CaseInsensitiveStringMap options) {
    List<String> ours = LaminOptions.names(Place.READ);
    for (String given : options.keySet()) {
      if (ours.contains(given)) {
        throw LaminErrors.unsupported(
            "The option '" + given + "' of an artifact in a catalog",
            given.equals(LaminOptions.VERSION.option())
                ? "Write VERSION AS OF after the name of the table."
                : OptionChecks.insteadOf(given));
      }
    }
    OptionChecks.rejectMisspelt(Place.READ, options);
  }

  /**
   * What is left of the options for the file source that writes an artifact.
   *
   * @throws org.lamindb.error.LaminException when there is one that nobody would look at
   */
  static Map<String, String> ofSink(CaseInsensitiveStringMap options) {
    List<String> known = new ArrayList<>(LaminOptions.names(Place.WRITE));
    for (String given : options.keySet()) {
      boolean isOurs = known.contains(given) || given.equals(LaminOptions.PATH.option());
      // Parquet's own have dots, such as parquet.block.size.
      boolean isOfSink = OF_SINK.stream().anyMatch(given::equalsIgnoreCase) || given.contains(".");
      if (!isOurs && !isOfSink && !given.equals(PARTITION_COLUMNS)) {
        known.addAll(OF_SINK);
        throw LaminErrors.unknownOption(given, known);
      }
    }
    known.add(LaminOptions.PATH.option());
    known.add(PARTITION_COLUMNS);
    return without(options, known);
  }

  private static Map<String, String> without(CaseInsensitiveStringMap options, List<String> names) {
    Map<String, String> rest = new HashMap<>(options.asCaseSensitiveMap());
    rest.keySet().removeIf(given -> names.contains(given.toLowerCase(Locale.ROOT)));
    return rest;
  }
}
