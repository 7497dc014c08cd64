package org.lamindb.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.lamindb.error.LaminErrors;
import org.lamindb.registry.RelationPath.Hop;

/**
 * The columns of related records that a user wants beside those of a registry, named as the Python
 * client names them: {@code created_by__handle}, {@code ulabels__name}.
 */
public final class IncludedColumns {
  private static final String SEPARATOR = "__";

  /** SQLite joins 64 tables at most; nobody walks half as far. */
  private static final int MOST_RELATIONS = 10;

  private IncludedColumns() {}

  /**
   * Derived columns, one for each path to another record: typed as the column that it ends in, or a
   * list of such values when a record can have several. What the registry has itself needs none.
   *
   * @param paths relations and at last a column, joined by two underscores; comma between paths
   * @throws org.lamindb.error.LaminException naming the relations, when there is none of a path
   */
  public static List<Column> of(Registries registries, Registry registry, String paths) {
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String given : paths.split(",", -1)) {
      String path = given.strip();
      if (path.isEmpty()) {
        throw LaminErrors.invalidOption(
            "include",
            paths,
            "paths such as ulabels__name with one comma between two of them, and none at the"
                + " beginning or end: one of these is empty");
      }
      List<String> names = Arrays.asList(path.split(SEPARATOR, -1));
      if (names.size() > 1 || registry.column(path).isEmpty()) {
        columns.put(path, column(registries, registry, path, names));
      }
    }
    return List.copyOf(columns.values());
  }

  /**
   * Derived columns with the names of the labels that records of the registry have, one for each
   * registry of labels, which is the comment.
   */
  public static List<Column> ofLabels(Registries registries, Registry registry) {
    List<String> links =
        new FeatureLinks(registries, registry).toLabels().stream().map(Registry::table).toList();
    List<Column> columns = new ArrayList<>();
    for (Relation relation : registries.relations().of(registry.table()).values()) {
      Registry target = registries.ofTable(relation.target());
      Optional<Column> name = NameColumn.of(target);
      boolean isLabel =
          relation.hops().size() > 1
              && links.contains(relation.hops().get(0).table())
              && !relation.name().startsWith("linked_");
      if (isLabel && name.isPresent()) {
        columns.add(
            Column.derived(
                relation.name() + SEPARATOR + name.get().name(),
                ColumnType.LIST,
                target.qualifiedName(),
                new ColumnSource.Related(new RelationPath(relation.hops(), name.get()), true)));
      }
    }
    return columns;
  }

  private static Column column(
      Registries registries, Registry registry, String path, List<String> names) {
    if (names.size() > MOST_RELATIONS) {
      throw LaminErrors.invalidOption(
          "include", path, "at most " + (MOST_RELATIONS - 1) + " relations in a path");
    }
    Registry current = registry;
    List<Hop> hops = new ArrayList<>();
    boolean many = false;
    for (String name : names.subList(0, names.size() - 1)) {
      Map<String, Relation> relations = registries.relations().of(current.table());
      Relation relation = relations.get(name);
      if (relation == null) {
        throw LaminErrors.relationNotFound(
            path, name, current.qualifiedName(), new TreeSet<>(relations.keySet()));
      }
      hops.addAll(relation.hops());
      many |= relation.many();
      current = registries.ofTable(relation.target());
    }
    String last = names.get(names.size() - 1);
    if (hops.isEmpty() || current.column(last).isEmpty()) {
      throw notAColumn(registries, current, path, last);
    }
    Column leaf = current.column(last).orElseThrow();
    return Column.derived(
        path,
        many ? ColumnType.LIST : leaf.type(),
        leaf.comment(),
        new ColumnSource.Related(new RelationPath(hops, leaf), many));
  }

  private static RuntimeException notAColumn(
      Registries registries, Registry registry, String path, String name) {
    Map<String, Relation> relations = registries.relations().of(registry.table());
    Relation relation = relations.get(name);
    if (relation != null) {
      String target = registries.ofTable(relation.target()).qualifiedName();
      return LaminErrors.invalidOption(
          "include", path, "a column of " + target + " after it, such as " + path + "__uid");
    }
    if (path.equals(name)) {
      return LaminErrors.relationNotFound(
          path, name, registry.qualifiedName(), new TreeSet<>(relations.keySet()));
    }
    return LaminErrors.columnNotFound(name, registry.qualifiedName(), registry.columnNames());
  }
}
