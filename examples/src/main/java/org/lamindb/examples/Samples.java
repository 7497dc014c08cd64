package org.lamindb.examples;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.randn;
import static org.apache.spark.sql.functions.round;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Small data as a laboratory has them, the same on every run. */
final class Samples {
  private static final int CELLS = 1000;
  private static final int DONORS = 4;

  private Samples() {}

  /** Measured cells: barcode, donor, cell type, diameter, detected genes. */
  static Dataset<Row> measurements(SparkSession spark) {
    return spark
        .range(0, CELLS, 1, 1)
        .select(
            concat(lit("cell-"), col("id")).as("barcode"),
            concat(lit("D"), col("id").mod(DONORS).plus(1)).as("donor"),
            element_at(
                    array(lit("B cell"), lit("T cell"), lit("monocyte")),
                    col("id").mod(3).plus(1).cast("int"))
                .as("cell_type"),
            round(randn(7).multiply(1.5).plus(9), 3).as("size_um"),
            round(randn(11).multiply(300).plus(2000)).cast("int").as("n_genes"));
  }

  /** Donors as the lines of a CSV file. */
  static List<String> donors() {
    return List.of(
        "donor,age,tissue,remark",
        "D1,34,blood,\"first visit, fasting\"",
        "D2,57,blood,",
        "D3,41,spleen,\"said \"\"hello\"\"\"",
        "D4,29,spleen,Größe 1.80 m");
  }
}
