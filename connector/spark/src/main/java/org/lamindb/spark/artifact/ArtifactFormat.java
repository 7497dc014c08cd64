package org.lamindb.spark.artifact;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.execution.datasources.v2.csv.CSVDataSourceV2;
import org.apache.spark.sql.execution.datasources.v2.json.JsonDataSourceV2;
import org.apache.spark.sql.execution.datasources.v2.parquet.ParquetDataSourceV2;

/** The file formats that artifacts are read in, each by Spark's own file source. */
enum ArtifactFormat {
  PARQUET(List.of(".parquet"), ParquetDataSourceV2::new, Map.of()),
  CSV(List.of(".csv", ".csv.gz", ".csv.bz2"), CSVDataSourceV2::new, Text.TABLE),
  TSV(List.of(".tsv", ".tsv.gz", ".tsv.bz2"), CSVDataSourceV2::new, Text.withTabs()),
  JSON(
      List.of(".json", ".json.gz", ".json.bz2"),
      JsonDataSourceV2::new,
      Map.of("multiline", "true")),
  JSON_LINES(
      List.of(".jsonl", ".jsonl.gz", ".ndjson", ".ndjson.gz"), JsonDataSourceV2::new, Map.of());

  /** Quotes are doubled and lines may break inside of them, as every other tool writes text. */
  private static final class Text {
    static final Map<String, String> TABLE =
        Map.of("header", "true", "inferschema", "true", "escape", "\"", "multiline", "true");

    static Map<String, String> withTabs() {
      Map<String, String> options = new HashMap<>(TABLE);
      options.put("sep", "\t");
      return options;
    }
  }

  private final List<String> suffixes;
  private final Supplier<TableProvider> provider;
  private final Map<String, String> defaults;

  ArtifactFormat(
      List<String> suffixes, Supplier<TableProvider> provider, Map<String, String> defaults) {
    this.suffixes = suffixes;
    this.provider = provider;
    this.defaults = defaults;
  }

  /** The format of files whose name ends so. */
  static Optional<ArtifactFormat> ofSuffix(String suffix) {
    return Arrays.stream(values()).filter(format -> format.suffixes.contains(suffix)).findFirst();
  }

  /** All suffixes that can be read as a table. */
  static List<String> readableSuffixes() {
    return Arrays.stream(values()).flatMap(format -> format.suffixes.stream()).toList();
  }

  TableProvider newProvider() {
    return provider.get();
  }

  /** Options of the file source: what LaminDB's files need, over which the user's win. */
  Map<String, String> options(Map<String, String> given) {
    Map<String, String> options = new HashMap<>(defaults);
    given.forEach((name, value) -> options.put(name.toLowerCase(Locale.ROOT), value));
    return options;
  }
}
