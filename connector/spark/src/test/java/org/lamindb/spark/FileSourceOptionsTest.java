package org.lamindb.spark;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.csv.CSVOptions;
import org.apache.spark.sql.catalyst.json.JSONOptions;
import org.apache.spark.sql.execution.datasources.parquet.ParquetOptions;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

class FileSourceOptionsTest {
  private static final Set<String> OF_EVERY_SOURCE =
      Set.of(
          "pathGlobFilter",
          "recursiveFileLookup",
          "modifiedBefore",
          "modifiedAfter",
          "ignoreMissingFiles",
          "ignoreCorruptFiles",
          "basePath",
          "maxFilesPerTrigger");

  @Test
  void noOptionOfSparksReadersIsTakenForOneOfOurs() {
    Set<String> names = new TreeSet<>(OF_EVERY_SOURCE);
    names.addAll(CollectionConverters.asJava(CSVOptions.getAllOptions()));
    names.addAll(CollectionConverters.asJava(JSONOptions.getAllOptions()));
    names.addAll(CollectionConverters.asJava(ParquetOptions.getAllOptions()));
    for (String name : names) {
      assertThatCode(
              () ->
                  OptionChecks.rejectMisspelt(
                      LaminOptions.Place.READ, new CaseInsensitiveStringMap(Map.of(name, "x"))))
          .as(name)
          .doesNotThrowAnyException();
    }
  }
}
