package org.lamindb.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table of records, or a link table between registries.
 *
 * @param module namespace: {@code core}, {@code bionty}, …; {@code links} for link tables
 * @param name as LaminDB's classes spell it, {@code CellType}; of a link table the table's name
 * @param table name in the database
 * @param comment what its records are, empty when nobody knows
 * @param uniqueKeys names of columns whose values no two rows share, beside the primary key
 */
public record Registry(
    String module,
    String name,
    String table,
    String comment,
    List<Column> columns,
    List<List<String>> uniqueKeys)
    implements RowSource {
  /** Namespace of the core module's registries. */
  public static final String CORE = "core";

  /** Namespace of all link tables. */
  public static final String LINKS = "links";

  public Registry {
    Objects.requireNonNull(module, "module is null");
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(table, "table is null");
    columns = List.copyOf(columns);
    uniqueKeys = List.copyOf(uniqueKeys);
  }

  /**
   * The same registry with further columns, derived from the tables around it. A column of its own
   * that would have the name of one of them is called {@code __lamindb_artifact_key__} instead, as
   * the Python client does.
   */
  public Registry with(List<Column> derived) {
    Set<String> taken =
        derived.stream()
            .map(column -> column.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    List<Column> all = new ArrayList<>();
    columns.forEach(column -> all.add(column.named(free(column.name(), taken))));
    all.addAll(derived);
    List<List<String>> keys =
        uniqueKeys.stream()
            .map(key -> key.stream().map(column -> free(column, taken)).toList())
            .toList();
    return new Registry(module, name, table, comment, all, keys);
  }

  private String free(String column, Set<String> taken) {
    return taken.contains(column.toLowerCase(Locale.ROOT))
        ? "__lamindb_" + name.toLowerCase(Locale.ROOT) + "_" + column + "__"
        : column;
  }

  public boolean isLink() {
    return module.equals(LINKS);
  }

  @Override
  public List<Registry> registries() {
    return List.of(this);
  }

  /** Whether no two rows share a value of a column. */
  public boolean isUnique(Column column) {
    return column.primaryKey() || uniqueKeys.contains(List.of(column.name()));
  }

  /** Whether records lie on branches, so that some are hidden by default. */
  public boolean hasBranch() {
    return !isLink() && column("branch_id").isPresent();
  }

  public List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  /** {@code Artifact} for the core module, else {@code bionty.CellType}. */
  public String qualifiedName() {
    return module.equals(CORE) ? name : module + "." + name;
  }
}
