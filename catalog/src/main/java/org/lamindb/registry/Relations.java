package org.lamindb.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lamindb.registry.RelationPath.Hop;

/**
 * The relations between all tables of an instance.
 *
 * <p>What is connected comes from the database's foreign keys; what LaminDB calls it comes from the
 * descriptors of the modules. In modules without one, names are those that Django would give.
 */
final class Relations {
  private static final String KEY = "id";

  /** Foreign keys that say how a link came about, not what it links. */
  private static final List<String> ORIGINS = List.of("created_by_id", "run_id", "feature_id");

  private final Map<String, Map<String, Relation>> byTable = new HashMap<>();

  private Relations() {}

  static Relations of(Registries registries) {
    Relations relations = new Relations();
    for (Registry table : registries.all()) {
      Optional<ModuleDescriptor> module =
          ModuleDescriptor.shipped().stream()
              .filter(descriptor -> descriptor.tableOf(table).isPresent())
              .findFirst();
      if (module.isPresent()) {
        String name = module.get().tableOf(table).orElseThrow();
        relations.addDescribed(table, name, module.get().relations());
      } else {
        relations.addUndescribed(table);
      }
    }
    return relations;
  }

  /** The relations of a table by name. */
  Map<String, Relation> of(String table) {
    return byTable.getOrDefault(table, Map.of());
  }

  private void addDescribed(Registry table, String name, ModuleDescriptor.RelationNames names) {
    List<Column> keys = foreignKeys(table);
    for (Column key : keys) {
      addForward(table, key);
      String reverse = names.reverseOf(name).get(key.name());
      if (reverse != null) {
        addReverse(table, key, reverse, true);
      }
      String single = names.singleOf(name).get(key.name());
      if (single != null) {
        addReverse(table, key, single, false);
      }
    }
    Map<String, String> ends = names.manyOf(name);
    List<Column> linked = keys.stream().filter(key -> ends.containsKey(key.name())).toList();
    if (linked.size() == 2) {
      for (int i = 0; i < 2; i++) {
        addMany(table, linked.get(i), linked.get(1 - i), ends.get(linked.get(i).name()));
      }
    }
  }

  private void addUndescribed(Registry table) {
    List<Column> keys = foreignKeys(table);
    String name = table.table().substring(table.table().indexOf('_') + 1);
    for (Column key : keys) {
      addForward(table, key);
      addReverse(table, key, name, true);
    }
    List<Column> ends = keys.stream().filter(key -> !ORIGINS.contains(key.name())).toList();
    if (table.isLink() && ends.size() == 2) {
      for (int i = 0; i < 2; i++) {
        addMany(table, ends.get(i), ends.get(1 - i), stem(ends.get(1 - i)) + "s");
      }
    }
  }

  private static List<Column> foreignKeys(Registry table) {
    return table.columns().stream()
        .filter(column -> column.referencedTable().isPresent() && column.name().endsWith("_id"))
        .toList();
  }

  private static String stem(Column key) {
    return key.name().substring(0, key.name().length() - "_id".length());
  }

  private void addForward(Registry table, Column key) {
    add(
        table.table(),
        new Relation(
            stem(key),
            List.of(new Hop(key.databaseName(), key.references(), KEY)),
            false,
            key.references()));
  }

  private void addReverse(Registry table, Column key, String name, boolean many) {
    add(
        key.references(),
        new Relation(
            name, List.of(new Hop(KEY, table.table(), key.databaseName())), many, table.table()));
  }

  /**
   * From the records that {@code own} refers to, over the link table, to those of {@code other}.
   */
  private void addMany(Registry link, Column own, Column other, String name) {
    if (!name.isEmpty()) {
      List<Hop> hops = new ArrayList<>();
      hops.add(new Hop(KEY, link.table(), own.databaseName()));
      hops.add(new Hop(other.databaseName(), other.references(), KEY));
      add(own.references(), new Relation(name, hops, true, other.references()));
    }
  }

  private void add(String table, Relation relation) {
    byTable.computeIfAbsent(table, none -> new TreeMap<>()).putIfAbsent(relation.name(), relation);
  }
}
