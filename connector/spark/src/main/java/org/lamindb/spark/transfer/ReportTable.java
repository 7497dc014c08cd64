package org.lamindb.spark.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.lamindb.transfer.TransferReport;

/**
 * A report as the table that procedures return and commands print.
 *
 * @param rows values of the schema's columns: String, Long or null
 */
public record ReportTable(StructType schema, List<Object[]> rows) {
  public static final StructType TRANSFER =
      new StructType()
          .add("registry", DataTypes.StringType, false, "Registry of the records.")
          .add("transferred", DataTypes.LongType, false, "Records that are new here.")
          .add("mapped", DataTypes.LongType, false, "Records that were here and stay as they are.")
          .add("run_uid", DataTypes.StringType, false, "Run to which the new records belong.");

  public static final StructType MOVE =
      new StructType()
          .add("what", DataTypes.StringType, false, "What was counted.")
          .add("count", DataTypes.LongType, false, "How many.")
          .add("bytes", DataTypes.LongType, true, "Bytes of all these files.");

  public ReportTable {
    Objects.requireNonNull(schema, "schema is null");
    rows = List.copyOf(rows);
  }

  /** One row a registry. */
  public static ReportTable of(TransferReport report) {
    List<Object[]> rows = new ArrayList<>();
    new TreeMap<>(report.registries())
        .forEach(
            (registry, counts) ->
                rows.add(
                    new Object[] {
                      registry, counts.transferred(), counts.mapped(), report.runUid()
                    }));
    return new ReportTable(TRANSFER, rows);
  }

  /** One row a count. */
  public static ReportTable of(MoveReport report) {
    return new ReportTable(
        MOVE,
        List.of(
            new Object[] {"files copied", report.copied().count(), report.copied().bytes()},
            new Object[] {"files skipped", report.skipped().count(), report.skipped().bytes()},
            new Object[] {"records switched", report.switched(), null},
            new Object[] {"records without bytes", report.withoutBytes(), null},
            new Object[] {"source files deleted", report.deleted(), null}));
  }
}
