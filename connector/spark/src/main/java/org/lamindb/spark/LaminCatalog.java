package org.lamindb.spark;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.analysis.NoSuchNamespaceException;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Column;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.NamespaceChange;
import org.apache.spark.sql.connector.catalog.ProcedureCatalog;
import org.apache.spark.sql.connector.catalog.SupportsNamespaces;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCatalog;
import org.apache.spark.sql.connector.catalog.TableChange;
import org.apache.spark.sql.connector.catalog.procedures.UnboundProcedure;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.LaminException;
import org.lamindb.registry.Registry;
import org.lamindb.spark.lineage.ApplicationLineage;

/**
 * A LaminDB instance as a catalog: {@code spark.sql.catalog.<name>=org.lamindb.spark.LaminCatalog}.
 *
 * <p>It connects when it is first asked for something, not when Spark makes it.
 */
public final class LaminCatalog implements TableCatalog, SupportsNamespaces, ProcedureCatalog {
  private static final String[] DEFAULT_NAMESPACE = {Registry.CORE};

  private String name;
  private CaseInsensitiveStringMap options;
  private CatalogTables tables;

  @Override
  public void initialize(String catalogName, CaseInsensitiveStringMap catalogOptions) {
    this.name = catalogName;
    this.options = catalogOptions;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String[] defaultNamespace() {
    return DEFAULT_NAMESPACE.clone();
  }

  private synchronized CatalogTables tables() {
    if (tables == null) {
      OptionChecks.rejectUnknown(LaminOptions.Place.CATALOG, options);
      OptionChecks.rejectUnknownSettings();
      var instance =
          Instances.open(
              InstanceOptions.reference(options), LaminOptions.SETTING_BRANCH.inSession());
      if (name.equals(SessionSetup.CATALOG_NAME)
          || LaminOptions.CATALOG_INSTANCE.in(options).isEmpty()) {
        // Further catalogs are recorded when something is written to them.
        ApplicationLineage.touched(instance);
      }
      tables =
          new CatalogTables(
              instance,
              InstanceOptions.branch(options).orElse(instance.description().branch()),
              LaminOptions.CATALOG_PUSHDOWN.in(options).map(Boolean::parseBoolean).orElse(true),
              ContentTables.all(),
              LaminProcedures.all());
    }
    return tables;
  }

  // --- namespaces

  @Override
  public String[][] listNamespaces() {
    return LaminSparkErrors.guard(
        () ->
            tables().namespaces().keySet().stream()
                .map(namespace -> new String[] {namespace})
                .toArray(String[][]::new));
  }

  @Override
  public String[][] listNamespaces(String[] namespace) throws NoSuchNamespaceException {
    if (namespace.length == 0) {
      return listNamespaces();
    }
    if (!namespaceExists(namespace)) {
      throw new NoSuchNamespaceException(namespace);
    }
    return new String[0][];
  }

  @Override
  public boolean namespaceExists(String[] namespace) {
    return LaminSparkErrors.guard(() -> tables().hasNamespace(namespace));
  }

  @Override
  public Map<String, String> loadNamespaceMetadata(String[] namespace)
      throws NoSuchNamespaceException {
    if (!namespaceExists(namespace)) {
      throw new NoSuchNamespaceException(namespace);
    }
    return LaminSparkErrors.guard(
        () -> {
          Map<String, String> metadata = new HashMap<>();
          metadata.put(SupportsNamespaces.PROP_COMMENT, tables().comment(namespace));
          return metadata;
        });
  }

  @Override
  public void createNamespace(String[] namespace, Map<String, String> metadata) {
    throw refused("CREATE NAMESPACE");
  }

  @Override
  public void alterNamespace(String[] namespace, NamespaceChange... changes) {
    throw refused("ALTER NAMESPACE");
  }

  @Override
  public boolean dropNamespace(String[] namespace, boolean cascade) {
    throw refused("DROP NAMESPACE");
  }

  // --- tables

  @Override
  public Identifier[] listTables(String[] namespace) {
    return LaminSparkErrors.guard(() -> tables().list(namespace));
  }

  @Override
  public Table loadTable(Identifier identifier) throws NoSuchTableException {
    return load(identifier, Moment.LATEST);
  }

  @Override
  public Table loadTable(Identifier identifier, String version) throws NoSuchTableException {
    return load(identifier, Moment.ofVersion(version));
  }

  @Override
  public Table loadTable(Identifier identifier, long timestamp) throws NoSuchTableException {
    return load(identifier, Moment.ofTime(timestamp));
  }

  private Table load(Identifier identifier, Moment moment) throws NoSuchTableException {
    CatalogTables known = LaminSparkErrors.guard(this::tables);
    try {
      return known.load(identifier, moment);
    } catch (LaminException e) {
      throw LaminSparkErrors.guard(() -> known.exists(identifier))
          ? LaminSparkErrors.of(e)
          : LaminSparkErrors.tableNotFound(identifier, e);
    }
  }

  @Override
  public boolean tableExists(Identifier identifier) {
    return LaminSparkErrors.guard(() -> tables().exists(identifier));
  }

  @Override
  public Table createTable(
      Identifier identifier,
      Column[] columns,
      Transform[] partitions,
      Map<String, String> properties) {
    throw refused("CREATE TABLE");
  }

  @Override
  public Table alterTable(Identifier identifier, TableChange... changes) {
    throw refused("ALTER TABLE");
  }

  @Override
  public boolean dropTable(Identifier identifier) {
    if (!tableExists(identifier)) {
      return false;
    }
    throw refused("DROP TABLE");
  }

  @Override
  public void renameTable(Identifier from, Identifier to) {
    throw refused("RENAME TABLE");
  }

  private LaminSparkException refused(String statement) {
    return LaminSparkErrors.of(
        LaminErrors.unsupported(
            statement + " in the LaminDB catalog '" + name + "'",
            "Namespaces and registries are made by the modules of the instance; artifacts by"
                + " df.write.format(\"lamindb\").option(\"key\", \"folder/name.parquet\").save()."));
  }

  // --- procedures

  @Override
  public UnboundProcedure loadProcedure(Identifier identifier) {
    return LaminSparkErrors.guard(() -> tables().procedure(identifier));
  }

  /** Spark 4.1 and newer list procedures; the interface of 4.0 has no such method. */
  public Identifier[] listProcedures(String[] namespace) {
    return LaminSparkErrors.guard(() -> tables().procedures(namespace));
  }

  @Override
  public String toString() {
    return "LaminCatalog " + name + " " + Arrays.toString(DEFAULT_NAMESPACE);
  }
}
