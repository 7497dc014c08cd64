package org.lamindb.spark;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.CreatableRelationProvider;
import org.apache.spark.sql.sources.DataSourceRegister;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;
import org.lamindb.instance.Instance;
import org.lamindb.registry.Registry;
import org.lamindb.registry.Visibility;
import org.lamindb.spark.artifact.ArtifactRelation;
import org.lamindb.spark.lineage.ApplicationLineage;
import org.lamindb.spark.registry.DerivedColumns;
import org.lamindb.spark.registry.RegistryTables;
import scala.jdk.javaapi.CollectionConverters;

/**
 * {@code format("lamindb")}: reads registries and the content of artifacts, saves artifacts.
 *
 * <p>Saving goes through Spark's older interface, because the newer one refuses the default save
 * mode of a source without a catalog.
 */
public final class LaminDataSource
    implements TableProvider, CreatableRelationProvider, DataSourceRegister {
  private Table table;

  @Override
  public String shortName() {
    return "lamindb";
  }

  /** Spark names the source so in its messages. */
  @Override
  public String toString() {
    return shortName();
  }

  @Override
  public boolean supportsExternalMetadata() {
    return true;
  }

  @SuppressWarnings("deprecation")
  @Override
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    // Spark asks this object for the table right after, with the same options.
    table = LaminSparkErrors.guard(() -> load(options, Optional.empty()));
    return table.schema();
  }

  /**
   * The table that {@link #inferSchema} found; without it Spark has a schema already, of the user
   * who reads or of the data frame to be saved. What is saved need not exist yet.
   */
  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    if (table != null) {
      return table;
    }
    try {
      return load(new CaseInsensitiveStringMap(properties), Optional.of(schema));
    } catch (LaminException e) {
      return new MissingTable(schema, e);
    }
  }

  private static Table load(CaseInsensitiveStringMap options, Optional<StructType> schema) {
    Optional<String> registry = LaminOptions.REGISTRY.in(options);
    Optional<String> path = LaminOptions.PATH.in(options);
    checkWhatToRead(options, registry, path);
    OptionChecks.rejectUnknownSettings();
    Instance instance =
        Instances.open(InstanceOptions.reference(options), LaminOptions.SETTING_BRANCH.inSession());
    if (LaminOptions.INSTANCE.in(options).isEmpty()) {
      // What is read from an instance named in passing leaves no trace there.
      ApplicationLineage.touched(instance);
    }
    String branch = InstanceOptions.branch(options).orElse(instance.description().branch());
    if (registry.isPresent()) {
      if (schema.isPresent()) {
        throw LaminErrors.unsupported(
            "A schema of one's own for a registry",
            "Leave schema(…) out; select and cast instead.");
      }
      Registry found = instance.registries().get(registry.get());
      return RegistryTables.of(
          instance, DerivedColumns.of(instance, found, branch, options), branch, true);
    }
    return ContentTables.all().stream()
        .filter(content -> content.handles(options))
        .findFirst()
        .orElseThrow()
        .load(instance, branch, options, schema);
  }

  private static void checkWhatToRead(
      CaseInsensitiveStringMap options, Optional<String> registry, Optional<String> path) {
    if (options.containsKey(LaminOptions.PATHS)) {
      throw LaminErrors.unsupported(
          "Reading several paths at once, " + options.get(LaminOptions.PATHS) + ",",
          "Read each with a load(…) of its own and put them together with unionByName(…).");
    }
    if (registry.isPresent() && path.isPresent()) {
      throw LaminErrors.conflictingOptions("registry", "load(\"" + path.get() + "\")");
    }
    if (registry.isPresent()) {
      OptionChecks.rejectUnknown(options);
      if (LaminOptions.VERSION.in(options).isPresent()) {
        throw LaminErrors.conflictingOptions("registry", "version");
      }
    } else {
      DerivedColumns.refuseOptions(options);
    }
    if (registry.isEmpty() && path.isEmpty()) {
      OptionChecks.rejectMisspelt(LaminOptions.Place.READ, options);
      throw LaminErrors.missingOption(
          "registry", "say what to read, with load(\"<key or uid>\") or .option(\"registry\", …)");
    }
  }

  @Override
  public BaseRelation createRelation(
      SQLContext context,
      SaveMode mode,
      scala.collection.immutable.Map<String, String> parameters,
      Dataset<Row> data) {
    CaseInsensitiveStringMap options =
        new CaseInsensitiveStringMap(CollectionConverters.asJava(parameters));
    return LaminSparkErrors.guard(
        () -> {
          OptionChecks.rejectUnknownSettings();
          Optional<String> branch = InstanceOptions.branch(options);
          if (branch.equals(Optional.of(Visibility.ALL))) {
            throw LaminErrors.invalidOption("branch", Visibility.ALL, "the one to save on");
          }
          Instance instance = Instances.open(InstanceOptions.reference(options), branch);
          return ArtifactRelation.save(context, mode, instance, options, data);
        });
  }
}
