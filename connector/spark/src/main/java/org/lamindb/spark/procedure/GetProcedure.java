package org.lamindb.spark.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.lamindb.instance.Instance;
import org.lamindb.registry.RecordByUid;
import org.lamindb.registry.RecordName;
import org.lamindb.registry.Registry;

/** {@code CALL system.get(…)}: one record by the beginning of its uid. */
final class GetProcedure extends LaminProcedure {
  private static final StructType RESULT =
      new StructType()
          .add("uid", DataTypes.StringType, false)
          .add("name", DataTypes.StringType)
          .add("id", DataTypes.LongType, false);

  private final Instance instance;

  GetProcedure(Instance instance) {
    super(
        "get",
        "Finds one record of a registry, on whatever branch, by its uid or the beginning of it; of"
            + " several versions the latest.",
        List.of(
            required("registry", "Registry of the record: Artifact, bionty.CellType, …."),
            required("uid", "Uid, or its beginning.")),
        RESULT);
    this.instance = Objects.requireNonNull(instance, "instance is null");
  }

  @Override
  protected List<Object[]> run(Arguments arguments) {
    Registry registry =
        instance.registries().get(arguments.required("registry", "name the registry"));
    String uid = arguments.required("uid", "give the uid or its beginning");
    RecordName record =
        new RecordByUid(instance.database(), registry, instance.description().branch()).get(uid);
    List<Object[]> rows = new ArrayList<>();
    rows.add(new Object[] {record.uid(), record.name(), record.id()});
    return rows;
  }
}
