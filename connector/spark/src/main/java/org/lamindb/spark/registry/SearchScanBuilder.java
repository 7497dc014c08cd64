package org.lamindb.spark.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.types.StructType;
import org.lamindb.database.Database;
import org.lamindb.instance.Instance;
import org.lamindb.registry.Column;
import org.lamindb.registry.Filter;
import org.lamindb.registry.RecordSearch;
import org.lamindb.registry.RecordSearch.Hit;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.spark.LaminSparkErrors;

/**
 * Reads the records that match a text best, in that order.
 *
 * <p>Spark applies the conditions of the query: they hold for what was found, and do not change
 * what is found.
 */
final class SearchScanBuilder implements ScanBuilder, SupportsPushDownRequiredColumns {
  private final Instance instance;
  private final Database database;
  private final Registry registry;
  private final Column key;
  private final List<Filter> filters;
  private final String string;
  private final StreamOptions streaming;
  private List<Column> columns;

  /**
   * A search.
   *
   * @param key the registry's column of ids
   */
  SearchScanBuilder(
      Instance instance,
      Registry registry,
      Column key,
      List<Filter> filters,
      String string,
      StreamOptions streaming) {
    this.instance = Objects.requireNonNull(instance, "instance is null");
    this.database = instance.database();
    this.registry = Objects.requireNonNull(registry, "registry is null");
    this.key = Objects.requireNonNull(key, "key is null");
    this.filters = List.copyOf(filters);
    this.string = Objects.requireNonNull(string, "string is null");
    this.streaming = Objects.requireNonNull(streaming, "streaming is null");
    this.columns = registry.columns();
  }

  @Override
  public void pruneColumns(StructType required) {
    columns =
        Arrays.stream(required.fieldNames())
            .map(name -> registry.column(name).orElseThrow())
            .toList();
  }

  @Override
  public Scan build() {
    return LaminSparkErrors.guard(
        () ->
            new LocalRegistryScan(
                RegistryTypes.schema(columns, database.dialect()),
                rows(),
                "LaminDB "
                    + registry.module()
                    + "."
                    + RegistryTable.nameOf(registry)
                    + ScanDescription.clone(instance.sqliteClone())
                    + ", Search: "
                    + string,
                stream()));
  }

  /** Refused when it is opened: what matches best is known of all records only. */
  private StreamSource stream() {
    RegistryQuery best = new RegistryQuery(registry, columns, filters, RecordSearch.DEFAULT_LIMIT);
    return new StreamSource(instance, best, streaming, false);
  }

  private InternalRow[] rows() {
    List<Hit> hits =
        RecordSearch.in(database, registry).best(string, filters, RecordSearch.DEFAULT_LIMIT);
    List<Column> withKey = new ArrayList<>(columns);
    withKey.add(key);
    List<Object> ids = hits.stream().map(hit -> (Object) hit.id()).toList();
    RegistryQuery query =
        new RegistryQuery(
            registry, withKey, List.of(new Filter.In(key, ids)), RegistryQuery.NO_LIMIT);
    StructType schema = RegistryTypes.schema(columns, database.dialect());
    Map<Long, InternalRow> byId = new HashMap<>();
    for (InternalRow row : LocalRows.read(database, query, hits.size()).orElseThrow()) {
      byId.put(row.getLong(columns.size()), withoutKey(row, schema));
    }
    return hits.stream()
        .map(hit -> byId.get(hit.id()))
        .filter(Objects::nonNull)
        .toArray(InternalRow[]::new);
  }

  private static InternalRow withoutKey(InternalRow row, StructType schema) {
    Object[] values = new Object[schema.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i, schema.fields()[i].dataType());
    }
    return new GenericInternalRow(values);
  }
}
