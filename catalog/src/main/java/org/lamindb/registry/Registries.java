package org.lamindb.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.lamindb.database.Database;
import org.lamindb.database.Dialect;
import org.lamindb.database.SchemaVersion;
import org.lamindb.database.Tables;
import org.lamindb.database.Tables.Table;
import org.lamindb.database.Tables.TableColumn;
import org.lamindb.error.LaminErrors;

/** All registries and link tables of an instance, read from its database. */
public final class Registries {
  private final List<Registry> registries;
  private volatile Relations relations;

  Registries(List<Registry> registries) {
    this.registries = List.copyOf(registries);
  }

  /**
   * Reads what tables there are, of all modules.
   *
   * @param modules the instance's modules when its settings tell them; a SQLite database may hold
   *     empty tables of modules that it does not use
   */
  public static Registries discover(
      Database database, SchemaVersion version, Optional<Set<String>> modules) {
    return database.read(
        "read the registries",
        connection -> discover(connection, database.dialect(), version, modules));
  }

  private static Registries discover(
      Connection connection, Dialect dialect, SchemaVersion version, Optional<Set<String>> modules)
      throws SQLException {
    List<ModuleDescriptor> descriptors = descriptors(version, modules);
    LegacyNames names = LegacyNames.of(version);
    List<Registry> found = new ArrayList<>();
    for (Table table : Tables.list(connection, dialect)) {
      descriptors.stream()
          .filter(descriptor -> table.name().startsWith(descriptor.tablePrefix()))
          .findFirst()
          .ifPresent(descriptor -> found.add(registry(table, descriptor, dialect, names)));
    }
    found.sort(Comparator.comparing(Registry::module).thenComparing(Registry::name));
    return new Registries(found);
  }

  private static List<ModuleDescriptor> descriptors(
      SchemaVersion version, Optional<Set<String>> modules) {
    List<ModuleDescriptor> descriptors = new ArrayList<>();
    for (String app : version.apps()) {
      ModuleDescriptor descriptor = ModuleDescriptor.of(app);
      boolean wanted =
          descriptor.module().equals(Registry.CORE)
              // Who deployed a module of their own wants it, whatever the settings say.
              || !descriptor.isShipped()
              || modules
                  .map(names -> names.contains(descriptor.module()) || names.contains(app))
                  .orElse(true);
      if (wanted) {
        descriptors.add(descriptor);
      }
    }
    return descriptors;
  }

  private static Registry registry(
      Table table, ModuleDescriptor descriptor, Dialect dialect, LegacyNames names) {
    String name = names.table(table.name());
    boolean link = descriptor.isLink(name, table.has("uid"));
    List<Column> columns =
        table.columns().stream()
            .map(column -> column(name, column, descriptor, dialect, names))
            .toList();
    List<List<String>> uniqueKeys = names.keys(name, table.uniqueKeys());
    if (link) {
      String comment =
          descriptor.link(name).map(ModuleDescriptor.LinkDescriptor::comment).orElse("");
      return new Registry(Registry.LINKS, name, table.name(), comment, columns, uniqueKeys);
    }
    Optional<ModuleDescriptor.RegistryDescriptor> known = descriptor.registry(name);
    return new Registry(
        descriptor.module(),
        known
            .map(ModuleDescriptor.RegistryDescriptor::name)
            .orElse(name.substring(descriptor.tablePrefix().length())),
        table.name(),
        known.map(ModuleDescriptor.RegistryDescriptor::comment).orElse(""),
        ColumnOrder.of(name, columns),
        uniqueKeys);
  }

  private static Column column(
      String table,
      TableColumn column,
      ModuleDescriptor descriptor,
      Dialect dialect,
      LegacyNames names) {
    String name = names.column(table, column.name());
    return new Column(
        name,
        column.name(),
        ColumnType.of(column.declaredType(), dialect),
        column.nullable(),
        column.primaryKey(),
        descriptor.columnComment(table, name),
        column.references().orElse(null),
        column.deterministic(),
        ColumnSource.OWN);
  }

  /** Modules with registries, the core module first, {@code links} last. */
  public Set<String> modules() {
    Set<String> modules = new LinkedHashSet<>();
    modules.add(Registry.CORE);
    registries.stream()
        .filter(registry -> !registry.isLink())
        .forEach(r -> modules.add(r.module()));
    modules.add(Registry.LINKS);
    return modules;
  }

  /** The registries of a module, or the link tables, by name. */
  public List<Registry> in(String module) {
    return registries.stream().filter(registry -> registry.module().equals(module)).toList();
  }

  public List<Registry> all() {
    return registries;
  }

  /** How the tables are connected, found out when first asked for. */
  Relations relations() {
    Relations known = relations;
    if (known == null) {
      known = Relations.of(this);
      relations = known;
    }
    return known;
  }

  /**
   * Finds a registry by {@code Artifact}, {@code bionty.CellType}, {@code core.artifact}, …. The
   * module may be left out where one alone has such a registry.
   */
  public Registry get(String name) {
    int dot = name.indexOf('.');
    String module = dot < 0 ? Registry.CORE : name.substring(0, dot).toLowerCase(Locale.ROOT);
    Optional<Registry> found = find(module, name.substring(dot + 1));
    if (found.isEmpty() && dot < 0) {
      found = findAnywhere(name);
    }
    return found.orElseThrow(
        () ->
            LaminErrors.registryNotFound(
                name,
                registries.stream()
                    .filter(registry -> !registry.isLink())
                    .map(Registry::qualifiedName)
                    .toList()));
  }

  /** The registry of any module, when only one module has such a registry. */
  private Optional<Registry> findAnywhere(String name) {
    List<Registry> found =
        modules().stream()
            .filter(module -> !module.equals(Registry.LINKS))
            .flatMap(module -> find(module, name).stream())
            .toList();
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Finds a registry: {@code CellType}, {@code cell_type} and {@code celltype} are one. */
  public Optional<Registry> find(String module, String name) {
    return in(module).stream()
        .filter(registry -> simplify(registry.name()).equals(simplify(name)))
        .findFirst();
  }

  /** The registry or link table that the database stores in this table. */
  public Registry ofTable(String table) {
    return registries.stream()
        .filter(registry -> registry.table().equals(table))
        .findFirst()
        .orElseThrow(
            () ->
                LaminErrors.registryNotFound(
                    table, registries.stream().map(Registry::table).toList()));
  }

  private static String simplify(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
