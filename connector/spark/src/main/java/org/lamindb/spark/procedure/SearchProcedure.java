package org.lamindb.spark.procedure;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.lamindb.instance.Instance;
import org.lamindb.registry.RecordName;
import org.lamindb.registry.RecordSearch;
import org.lamindb.registry.RecordSearch.Hit;
import org.lamindb.registry.Registry;

/** {@code CALL system.search(…)}: the records of a registry that match a text best. */
final class SearchProcedure extends LaminProcedure {
  private static final StructType RESULT =
      new StructType()
          .add("score", DataTypes.IntegerType, false)
          .add("uid", DataTypes.StringType)
          .add("name", DataTypes.StringType)
          .add("id", DataTypes.LongType, false);

  private final Instance instance;

  SearchProcedure(Instance instance) {
    super(
        "search",
        "Finds the records of a registry, of all branches, whose texts match a text best, the"
            + " best first, as the Python client does.",
        List.of(
            required("registry", "Registry to search: Artifact, bionty.CellType, …."),
            required("query", "What to search for."),
            optional(
                "field", "Columns to search, with a comma between them; without it all texts."),
            number("limit", RecordSearch.DEFAULT_LIMIT, "Most records to return.")),
        RESULT);
    this.instance = Objects.requireNonNull(instance, "instance is null");
  }

  @Override
  protected List<Object[]> run(Arguments arguments) {
    Registry registry =
        instance.registries().get(arguments.required("registry", "name the registry to search"));
    String query = arguments.required("query", "say what to search for");
    Optional<String> field = arguments.text("field");
    RecordSearch search =
        field.isPresent()
            ? RecordSearch.in(
                instance.database(),
                registry,
                Arrays.stream(field.get().split(",")).map(String::strip).toList())
            : RecordSearch.in(instance.database(), registry);
    List<Hit> hits = search.best(query, List.of(), arguments.number("limit"));
    List<RecordName> names =
        RecordName.of(instance.database(), registry, hits.stream().map(Hit::id).toList());
    return hits.stream()
        .flatMap(
            hit ->
                names.stream()
                    .filter(name -> name.id() == hit.id())
                    .map(name -> new Object[] {hit.score(), name.uid(), name.name(), hit.id()}))
        .toList();
  }
}
