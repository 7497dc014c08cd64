package org.lamindb.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lamindb.error.LaminErrors;

/**
 * What the database cannot know about a module: the names of its classes and what things mean.
 *
 * @param module namespace in SQL
 * @param app name of the module in {@code django_migrations}
 * @param tablePrefix how its tables start
 * @param columns comments of columns that its registries share
 * @param registries by table
 * @param attached tables that have uids but are parts of other records
 * @param linkColumns comments of columns that its links share
 * @param links by table: link tables and attached ones
 * @param relations what the relations between its tables and all others are called
 */
record ModuleDescriptor(
    String module,
    String app,
    String tablePrefix,
    Map<String, String> columns,
    Map<String, RegistryDescriptor> registries,
    List<String> attached,
    Map<String, String> linkColumns,
    Map<String, LinkDescriptor> links,
    RelationNames relations) {

  /**
   * A registry.
   *
   * @param columns comments by column name; they go before the shared ones
   * @param nameColumn what tells its records apart for people; null when it is {@code name}
   */
  record RegistryDescriptor(
      String name, String comment, Map<String, String> columns, String nameColumn) {}

  /** Comments by column name; they go before the shared ones. */
  record LinkDescriptor(String comment, Map<String, String> columns) {}

  /**
   * Names of relations by table and foreign key, as the registry that the key refers to has them; a
   * relation that LaminDB hides has none.
   *
   * @param reverse to the rows of the table
   * @param single to the only row of the table
   * @param many over the table to what its other key refers to; always two keys
   */
  record RelationNames(
      Map<String, Map<String, String>> reverse,
      Map<String, Map<String, String>> single,
      Map<String, Map<String, String>> many) {
    Map<String, String> reverseOf(String table) {
      return reverse.getOrDefault(table, Map.of());
    }

    Map<String, String> singleOf(String table) {
      return single.getOrDefault(table, Map.of());
    }

    Map<String, String> manyOf(String table) {
      return many.getOrDefault(table, Map.of());
    }
  }

  private static final String PERTDB_BEFORE_2_1 = "wetlab";
  private static final Pattern CUSTOM_NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final List<String> KNOWN = List.of("core", "bionty", "pertdb");

  /** The descriptors that ship with this library. */
  static List<ModuleDescriptor> shipped() {
    return Shipped.DESCRIPTORS;
  }

  /** The descriptor of a module by its name in {@code django_migrations}. */
  static ModuleDescriptor of(String app) {
    String today = app.equals(PERTDB_BEFORE_2_1) ? "pertdb" : app;
    return shipped().stream()
        .filter(descriptor -> descriptor.app().equals(today))
        .findFirst()
        .or(() -> onClassPath(app))
        .orElseGet(() -> undescribed(app));
  }

  /** The descriptor of a user's own module, where Spark looks for the user's classes. */
  private static Optional<ModuleDescriptor> onClassPath(String app) {
    if (!CUSTOM_NAME.matcher(app).matches()) {
      return Optional.empty();
    }
    String resource = "org/lamindb/registry/" + app + ".json";
    ClassLoader users = Thread.currentThread().getContextClassLoader();
    URL found = users == null ? null : users.getResource(resource);
    if (found == null) {
      return Optional.empty();
    }
    try (InputStream stream = found.openStream()) {
      ModuleDescriptor descriptor = new ObjectMapper().readValue(stream, ModuleDescriptor.class);
      descriptor.requireComplete(app, resource);
      return Optional.of(descriptor);
    } catch (IOException e) {
      throw LaminErrors.invalidDescriptor(resource, "it is no JSON of this shape");
    }
  }

  private void requireComplete(String wanted, String resource) {
    if (!wanted.equals(app) || !wanted.equals(module) || !(wanted + "_").equals(tablePrefix)) {
      throw LaminErrors.invalidDescriptor(
          resource,
          "'app' and 'module' are not " + wanted + ", or 'tablePrefix' not " + wanted + "_");
    }
    if (Stream.of(columns, registries, attached, linkColumns, links, relations)
        .anyMatch(Objects::isNull)) {
      throw LaminErrors.invalidDescriptor(
          resource,
          "columns, registries, attached, linkColumns, links and relations must be there, if empty");
    }
  }

  /** Whether this library has a descriptor of the module. */
  boolean isShipped() {
    return KNOWN.contains(module);
  }

  /** A module that nobody described: everything about it comes from the database. */
  static ModuleDescriptor undescribed(String app) {
    return new ModuleDescriptor(
        app,
        app,
        app + "_",
        Map.of(),
        Map.of(),
        List.of(),
        Map.of(),
        Map.of(),
        new RelationNames(Map.of(), Map.of(), Map.of()));
  }

  Optional<RegistryDescriptor> registry(String table) {
    return Optional.ofNullable(registries.get(table));
  }

  Optional<LinkDescriptor> link(String table) {
    return Optional.ofNullable(links.get(table));
  }

  /** Today's name of a table that the module had when it was described. */
  Optional<String> tableOf(Registry table) {
    if (table.isLink()) {
      return Optional.of(table.name()).filter(links::containsKey);
    }
    return registries.entrySet().stream()
        .filter(entry -> table.module().equals(module))
        .filter(entry -> table.name().equals(entry.getValue().name()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether a table holds parts of records or connections between them, not records. */
  boolean isLink(String table, boolean hasUid) {
    return attached.contains(table) || (!hasUid && !registries.containsKey(table));
  }

  String columnComment(String table, String column) {
    LinkDescriptor link = links.get(table);
    if (link != null) {
      return comment(column, link.columns(), linkColumns);
    }
    return comment(
        column, registry(table).map(RegistryDescriptor::columns).orElse(Map.of()), columns);
  }

  private static String comment(
      String column, Map<String, String> own, Map<String, String> shared) {
    return own.getOrDefault(column, shared.getOrDefault(column, ""));
  }

  private static final class Shipped {
    static final List<ModuleDescriptor> DESCRIPTORS = KNOWN.stream().map(Shipped::load).toList();

    private static ModuleDescriptor load(String module) {
      String resource = "/org/lamindb/registry/" + module + ".json";
      try (InputStream stream = ModuleDescriptor.class.getResourceAsStream(resource)) {
        return new ObjectMapper().readValue(stream, ModuleDescriptor.class);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + resource, e);
      }
    }
  }
}
