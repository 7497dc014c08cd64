package org.lamindb.spark.registry;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.colstats.ColumnStatistics;
import org.lamindb.database.Database;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.scan.statistics.QueryStatistics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the optimizer is told of a scan. */
record ScanStatistics(
    OptionalLong numRows,
    OptionalLong sizeInBytes,
    Map<NamedReference, ColumnStatistics> columnStats)
    implements Statistics {
  /** Of a scan that nothing is known of: Spark takes it for large. */
  static final ScanStatistics NONE =
      new ScanStatistics(OptionalLong.empty(), OptionalLong.empty(), Map.of());

  private static final Logger LOG = LoggerFactory.getLogger(ScanStatistics.class);

  /** Spark counts so much for each row, and for each text beside its bytes. */
  private static final long BYTES_OF_ROW = 8;

  private static final long BYTES_OF_TEXT = 12;

  /** What the database knows of a query's result: a query never fails for it. */
  static ScanStatistics of(Database database, RegistryQuery query) {
    try {
      return QueryStatistics.of(database, query).map(known -> of(query, known)).orElse(NONE);
    } catch (RuntimeException e) {
      LOG.debug("No statistics of {}: {}", query.tables(), e.getMessage());
      return NONE;
    }
  }

  private static ScanStatistics of(RegistryQuery query, QueryStatistics known) {
    Map<NamedReference, ColumnStatistics> columns = new HashMap<>();
    long width = BYTES_OF_ROW;
    for (Column column : query.columns()) {
      Optional<Known> statistics =
          Optional.ofNullable(known.columns().get(column.name()))
              .flatMap(each -> Known.of(column.type(), each));
      statistics.ifPresent(each -> columns.put(RegistryTypes.reference(column), each));
      OptionalLong text = statistics.map(Known::avgLen).orElse(OptionalLong.empty());
      width +=
          text.isPresent()
              ? text.getAsLong() + BYTES_OF_TEXT
              : RegistryTypes.of(column.type()).defaultSize();
    }
    return new ScanStatistics(
        OptionalLong.of(known.rows()), OptionalLong.of(bytes(known.rows(), width)), columns);
  }

  /** Nothing at all would make Spark expect nothing of a join, either. */
  private static long bytes(long rows, long width) {
    return rows > Long.MAX_VALUE / width ? Long.MAX_VALUE : Math.max(1, rows * width);
  }

  /** A column whose statistics are complete enough for Spark. */
  private record Known(
      OptionalLong distinctCount,
      OptionalLong nullCount,
      Optional<Object> min,
      Optional<Object> max,
      OptionalLong avgLen)
      implements ColumnStatistics {

    /**
     * Spark takes a column of numbers without a least and a greatest value for one without any
     * value, and expects no rows of a join with it: such statistics are worse than none. Those of
     * times age too fast, as the newest times are asked for most.
     */
    static Optional<Known> of(ColumnType type, org.lamindb.scan.statistics.ColumnStatistics known) {
      return switch (type) {
        case LONG ->
            known.min().isPresent() && known.max().isPresent()
                ? Optional.of(of(known, known.min().getAsLong(), known.max().getAsLong()))
                : Optional.empty();
        case BOOLEAN -> Optional.of(of(known, false, true));
        case TEXT, JSON, OTHER ->
            Optional.of(
                new Known(
                    known.distinct(),
                    known.nulls(),
                    Optional.empty(),
                    Optional.empty(),
                    length(known.averageWidth())));
        case DOUBLE, TIMESTAMP, DATE, DURATION, LIST -> Optional.empty();
      };
    }

    private static Known of(
        org.lamindb.scan.statistics.ColumnStatistics known, Object min, Object max) {
      return new Known(
          known.distinct(),
          known.nulls(),
          Optional.of(min),
          Optional.of(max),
          OptionalLong.empty());
    }

    private static OptionalLong length(OptionalDouble average) {
      return average.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of((long) Math.ceil(average.getAsDouble()));
    }
  }
}
