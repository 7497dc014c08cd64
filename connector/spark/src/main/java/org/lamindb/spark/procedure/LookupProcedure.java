package org.lamindb.spark.procedure;

import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.lamindb.instance.Instance;
import org.lamindb.registry.RecordLookup;
import org.lamindb.registry.RecordLookup.Entry;
import org.lamindb.registry.Registry;

/** {@code CALL system.lookup(…)}: the records of a registry under names that are easy to spell. */
final class LookupProcedure extends LaminProcedure {
  private static final StructType RESULT =
      new StructType()
          .add("lookup", DataTypes.StringType, false)
          .add("uid", DataTypes.StringType)
          .add("name", DataTypes.StringType)
          .add("id", DataTypes.LongType, false);

  private final Instance instance;

  LookupProcedure(Instance instance) {
    super(
        "lookup",
        "Lists the records of a registry, of all branches, under the names that the Python client"
            + " completes: t_cell for T cell.",
        List.of(
            required("registry", "Registry to list: ULabel, bionty.CellType, …."),
            optional("field", "Column of the names; without it what records are called by.")),
        RESULT);
    this.instance = Objects.requireNonNull(instance, "instance is null");
  }

  @Override
  protected List<Object[]> run(Arguments arguments) {
    Registry registry =
        instance.registries().get(arguments.required("registry", "name the registry to list"));
    return RecordLookup.of(instance.database(), registry, arguments.text("field")).stream()
        .map(LookupProcedure::row)
        .toList();
  }

  private static Object[] row(Entry entry) {
    return new Object[] {
      entry.lookup(), entry.record().uid(), entry.record().name(), entry.record().id()
    };
  }
}
