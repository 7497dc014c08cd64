package org.lamindb.spark.registry;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.Instance;
import org.lamindb.registry.AnnotatedFeatures;
import org.lamindb.registry.Column;
import org.lamindb.registry.IncludedColumns;
import org.lamindb.registry.Registry;
import org.lamindb.spark.LaminOptions;

/** The columns that the options of a read add to those of a registry. */
public final class DerivedColumns {
  private static final List<LaminOptions> OPTIONS =
      List.of(LaminOptions.INCLUDE, LaminOptions.FEATURES);

  private DerivedColumns() {}

  /**
   * The registry with the columns that the options want.
   *
   * @param branch whose records a query sees when its options name no other
   */
  public static Registry of(
      Instance instance, Registry registry, String branch, CaseInsensitiveStringMap options) {
    List<Column> derived = new ArrayList<>();
    LaminOptions.INCLUDE
        .in(options)
        .ifPresent(
            paths -> derived.addAll(IncludedColumns.of(instance.registries(), registry, paths)));
    LaminOptions.FEATURES
        .in(options)
        .filter(wanted -> !wanted.equalsIgnoreCase("false"))
        .ifPresent(
            features ->
                derived.addAll(
                    AnnotatedFeatures.of(
                        instance.database(), instance.registries(), registry, branch, features)));
    return registry.with(derived);
  }

  /**
   * Refuses options that only registries have.
   *
   * @throws org.lamindb.error.LaminException naming the option
   */
  public static void refuseOptions(CaseInsensitiveStringMap options) {
    List<LaminOptions> all = new ArrayList<>(OPTIONS);
    all.addAll(List.of(LaminOptions.SPACE, LaminOptions.SEARCH));
    for (LaminOptions option : all) {
      if (option.in(options).isPresent()) {
        throw LaminErrors.missingOption(
            LaminOptions.REGISTRY.option(), "'" + option.option() + "' is for reading a registry");
      }
    }
  }

  /**
   * Refuses options that add columns: a catalog loads its tables without the options of a query.
   */
  static void rejectInCatalog(Registry registry, CaseInsensitiveStringMap options) {
    for (LaminOptions option : OPTIONS) {
      if (option.in(options).isPresent()) {
        String name = registry.qualifiedName();
        throw LaminErrors.unsupported(
            "The option '" + option.option() + "' on a table of a catalog",
            "Use spark.read.format(\"lamindb\").option(\"registry\", \""
                + name
                + "\"), or in SQL CREATE TEMPORARY VIEW <name> USING lamindb OPTIONS (registry '"
                + name
                + "', "
                + option.option()
                + " '…').");
      }
    }
  }
}
