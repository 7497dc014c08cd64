package org.lamindb.registry;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
    implements Serializable {
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

  /** The same registry with further columns, derived from the tables around it. */
  public Registry with(List<Column> derived) {
    List<Column> all = new ArrayList<>(columns);
    all.addAll(derived);
    return new Registry(module, name, table, comment, all, uniqueKeys);
  }

  public boolean isLink() {
    return module.equals(LINKS);
  }

  public Optional<Column> column(String column) {
    return columns.stream().filter(candidate -> candidate.name().equals(column)).findFirst();
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
