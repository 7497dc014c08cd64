package org.lamindb.spark.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.constraints.Constraint;
import org.apache.spark.sql.connector.catalog.constraints.Constraint.ValidationStatus;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.lamindb.instance.Instance;
import org.lamindb.registry.Column;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Registry;

/** A registry with its keys, which the database enforces, and joined to others by the database. */
final class ConstrainedTable extends RegistryTable {
  ConstrainedTable(Instance instance, Registry registry, String branch, boolean pushdown) {
    super(instance, registry, branch, pushdown);
  }

  @Override
  public Constraint[] constraints() {
    List<Constraint> constraints = new ArrayList<>();
    String[] primary =
        registry().columns().stream()
            .filter(Column::primaryKey)
            .map(Column::name)
            .toArray(String[]::new);
    if (primary.length > 0) {
      constraints.add(
          Constraint.primaryKey(name("pk", List.of(primary)), references(primary))
              .enforced(true)
              .validationStatus(ValidationStatus.VALID)
              .rely(true)
              .build());
    }
    for (List<String> key : registry().uniqueKeys()) {
      constraints.add(
          Constraint.unique(name("unique", key), references(key.toArray(String[]::new)))
              .enforced(true)
              .validationStatus(ValidationStatus.VALID)
              .rely(true)
              .build());
    }
    registry().columns().stream().flatMap(this::foreignKey).forEach(constraints::add);
    return constraints.toArray(Constraint[]::new);
  }

  @Override
  RegistryScanBuilder scanBuilder(
      String visible, List<Filter> filters, ReadOptions options, StreamOptions streaming) {
    return new JoiningScanBuilder(instance(), registry(), visible, filters, options, streaming);
  }

  /** LaminDB's foreign keys all lead to the primary key, which is always called id. */
  private Stream<Constraint> foreignKey(Column column) {
    return column.referencedTable().stream()
        .flatMap(
            table ->
                instance().registries().all().stream()
                    .filter(target -> target.table().equals(table)))
        .map(
            target ->
                Constraint.foreignKey(
                        name("fk", List.of(column.name())),
                        references(column.name()),
                        Identifier.of(new String[] {target.module()}, RegistryTable.nameOf(target)),
                        references("id"))
                    .enforced(true)
                    .validationStatus(ValidationStatus.VALID)
                    .rely(true)
                    .build());
  }

  private static String name(String kind, List<String> columns) {
    return kind + "_" + String.join("_", columns);
  }

  private static NamedReference[] references(String... columns) {
    return Stream.of(columns).map(Expressions::column).toArray(NamedReference[]::new);
  }
}
