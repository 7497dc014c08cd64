package org.lamindb.spark.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.SupportsRowLevelOperations;
import org.apache.spark.sql.connector.catalog.SupportsWrite;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TruncatableTable;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.write.LogicalWriteInfo;
import org.apache.spark.sql.connector.write.RowLevelOperationBuilder;
import org.apache.spark.sql.connector.write.RowLevelOperationInfo;
import org.apache.spark.sql.connector.write.WriteBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.lamindb.database.Database;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.Instance;
import org.lamindb.registry.Column;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Registry;
import org.lamindb.registry.Spaces;
import org.lamindb.registry.Visibility;
import org.lamindb.spark.LaminOptions;
import org.lamindb.spark.LaminSparkErrors;
import org.lamindb.spark.OptionChecks;

/** A registry or link table of an instance. */
public class RegistryTable
    implements SupportsRead, SupportsWrite, SupportsRowLevelOperations, TruncatableTable {
  private static final String ARTIFACTS = "lamindb_artifact";

  private final Instance instance;
  private final Registry registry;
  private final String branch;
  private final boolean pushdown;
  private boolean isInCatalog;

  /**
   * @param branch whose records are visible when a query's options name no other
   */
  public RegistryTable(Instance instance, Registry registry, String branch) {
    this(instance, registry, branch, true);
  }

  /**
   * @param branch whose records are visible when a query's options name no other
   * @param pushdown whether the database answers what it can when a query's options say nothing
   */
  public RegistryTable(Instance instance, Registry registry, String branch, boolean pushdown) {
    this.instance = Objects.requireNonNull(instance, "instance is null");
    this.registry = Objects.requireNonNull(registry, "registry is null");
    this.branch = Objects.requireNonNull(branch, "branch is null");
    this.pushdown = pushdown;
  }

  /** Makes this the table of a catalog: a query's options cannot choose another instance there. */
  public RegistryTable inCatalog() {
    isInCatalog = true;
    return this;
  }

  /** The registry's name within its namespace, as SHOW TABLES lists it. */
  public static String nameOf(Registry registry) {
    return registry.name().toLowerCase(Locale.ROOT);
  }

  /** What this table shows. */
  public Registry registry() {
    return registry;
  }

  public Instance instance() {
    return instance;
  }

  @Override
  public final String name() {
    return registry.module() + "." + nameOf(registry);
  }

  // Spark 4.0 takes the comments of DESCRIBE from here, newer ones derive the columns from it.
  @SuppressWarnings("deprecation")
  @Override
  public StructType schema() {
    return RegistryTypes.schema(registry.columns(), instance.database().dialect());
  }

  @Override
  public Map<String, String> properties() {
    Map<String, String> properties = new HashMap<>();
    properties.put(TableCatalog.PROP_PROVIDER, "lamindb");
    properties.put("openlineage.dataset.namespace", "lamindb://" + instance.identity().slug());
    properties.put("openlineage.dataset.name", name());
    if (!registry.comment().isEmpty()) {
      properties.put(TableCatalog.PROP_COMMENT, registry.comment());
    }
    return properties;
  }

  @Override
  public Set<TableCapability> capabilities() {
    // What is written by SQL is for this table to refuse, with the words that help.
    return isInCatalog
        ? Set.of(
            TableCapability.BATCH_READ,
            TableCapability.MICRO_BATCH_READ,
            TableCapability.BATCH_WRITE,
            TableCapability.TRUNCATE,
            TableCapability.OVERWRITE_BY_FILTER,
            TableCapability.OVERWRITE_DYNAMIC)
        : Set.of(TableCapability.BATCH_READ, TableCapability.MICRO_BATCH_READ);
  }

  @Override
  public WriteBuilder newWriteBuilder(LogicalWriteInfo info) {
    throw refused("add");
  }

  @Override
  public RowLevelOperationBuilder newRowLevelOperationBuilder(RowLevelOperationInfo info) {
    throw refused(info.command().name().toLowerCase(Locale.ROOT));
  }

  @Override
  public boolean truncateTable() {
    throw refused("remove");
  }

  private RuntimeException refused(String change) {
    return LaminSparkErrors.of(
        LaminErrors.registryOnlyRead(change, name(), registry.table().equals(ARTIFACTS)));
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
    return LaminSparkErrors.guard(
        () -> {
          OptionChecks.rejectUnknown(options);
          if (isInCatalog) {
            OptionChecks.rejectInCatalog(options);
            DerivedColumns.rejectInCatalog(registry, options);
          }
          String visible = LaminOptions.BRANCH.in(options).orElse(branch);
          Optional<String> search = LaminOptions.SEARCH.in(options);
          if (search.isPresent()) {
            return new SearchScanBuilder(
                instance,
                registry,
                key(),
                filters(options, visible),
                search.get(),
                StreamOptions.of(options));
          }
          return scanBuilder(
              visible,
              filters(options, visible),
              new ReadOptions(
                  LaminOptions.localRows(options),
                  LaminOptions.PUSHDOWN.in(options).map(Boolean::parseBoolean).orElse(pushdown),
                  LaminOptions.fastScan(options)),
              StreamOptions.of(options));
        });
  }

  /** What collects the parts of a query that the running Spark can leave to the database. */
  RegistryScanBuilder scanBuilder(
      String visible, List<Filter> filters, ReadOptions options, StreamOptions streaming) {
    return new RegistryScanBuilder(instance, registry, visible, filters, options, streaming);
  }

  private Column key() {
    return instance.registries().ofTable(registry.table()).column("id").orElseThrow();
  }

  private List<Filter> filters(CaseInsensitiveStringMap options, String visible) {
    Database database = instance.database();
    // A feature can be called as the columns that these look at.
    Registry stored = instance.registries().ofTable(registry.table());
    List<Filter> filters = new ArrayList<>(Visibility.of(database, stored, visible));
    LaminOptions.SPACE
        .in(options)
        .ifPresent(space -> filters.addAll(Spaces.of(database, stored, space)));
    return filters;
  }

  @Override
  public String toString() {
    return name() + " of " + instance.identity().slug();
  }
}
