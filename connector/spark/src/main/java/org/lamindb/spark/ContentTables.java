package org.lamindb.spark;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.lamindb.instance.Instance;

/**
 * Tables whose rows are the content of artifacts or collections.
 *
 * <p>Implementations are services, public with a public constructor without parameters.
 */
public interface ContentTables {

  /** Namespaces that hold such tables, such as {@code artifacts}. */
  List<String> namespaces();

  /** What SHOW TABLES lists in one of the namespaces. */
  Identifier[] list(Instance instance, String branch, String namespace);

  /**
   * The table behind an identifier.
   *
   * @param identifier its namespace starts with one of {@link #namespaces()}, in lower case
   * @throws NoSuchTableException where a table may be made by that name
   * @throws org.lamindb.error.LaminException when there is none and none can be
   */
  Table load(Instance instance, String branch, Identifier identifier, Moment moment)
      throws NoSuchTableException;

  /** Whether an identifier names an existing table. */
  boolean exists(Instance instance, String branch, Identifier identifier);

  /** Whether options of {@code format("lamindb")} without a registry name a table of this kind. */
  boolean handles(CaseInsensitiveStringMap options);

  /**
   * The table that the options name.
   *
   * @param schema what the caller says the content is
   */
  Table load(
      Instance instance,
      String branch,
      CaseInsensitiveStringMap options,
      Optional<StructType> schema);

  /** All implementations on the class path of this class. */
  static List<ContentTables> all() {
    return ServiceLoader.load(ContentTables.class, ContentTables.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
