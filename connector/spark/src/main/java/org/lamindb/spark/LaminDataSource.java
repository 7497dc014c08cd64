package org.lamindb.spark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.Instance;
import org.lamindb.spark.lineage.ApplicationLineage;
import org.lamindb.spark.registry.RegistryTable;

/** {@code spark.read.format("lamindb")}: registries and the content of artifacts. */
public final class LaminDataSource implements TableProvider, DataSourceRegister {
  private static final List<LaminOptions> WHAT =
      List.of(LaminOptions.REGISTRY, LaminOptions.PATH, LaminOptions.KEY, LaminOptions.COLLECTION);

  private Table table;

  @Override
  public String shortName() {
    return "lamindb";
  }

  @SuppressWarnings("deprecation")
  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    // Spark asks this object for the table right after, with the same options.
    table = LaminSparkErrors.guard(() -> load(options));
    return table.schema();
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    return table != null
        ? table
        : LaminSparkErrors.guard(() -> load(new CaseInsensitiveStringMap(properties)));
  }

  private static Table load(CaseInsensitiveStringMap options) {
    requireOne(options);
    Optional<String> registry = LaminOptions.REGISTRY.in(options);
    if (registry.isPresent()) {
      LaminOptions.rejectUnknown(LaminOptions.Place.READ, options);
    }
    LaminOptions.rejectUnknownSettings();
    Instance instance = Instances.open(LaminOptions.instance(options));
    ApplicationLineage.touched(instance);
    String branch = LaminOptions.branch(options).orElse(instance.description().branch());
    if (registry.isPresent()) {
      return new RegistryTable(instance, instance.registries().get(registry.get()), branch);
    }
    return ContentTables.all().stream()
        .filter(content -> content.handles(options))
        .findFirst()
        .map(content -> content.load(instance, branch, options))
        .orElseThrow(
            () ->
                LaminErrors.unsupported(
                    "Reading an artifact", "Read a registry with the option 'registry'."));
  }

  private static void requireOne(CaseInsensitiveStringMap options) {
    List<LaminOptions> given =
        WHAT.stream().filter(option -> option.in(options).isPresent()).toList();
    if (given.isEmpty()) {
      throw LaminErrors.missingOption(
          "registry",
          "say what to read, with load(\"<key or uid>\") or one of the options registry, key,"
              + " collection");
    }
    if (given.size() > 1) {
      throw LaminErrors.conflictingOptions(given.get(0).option(), given.get(1).option());
    }
  }
}
