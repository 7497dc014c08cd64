package org.lamindb.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the database cannot know about a module: the names of its classes and what things mean.
 *
 * @param module namespace in SQL
 * @param app name of the module in {@code django_migrations}
 * @param tablePrefix how its tables start
 * @param registries by table
 * @param attached tables that have uids but are parts of other records
 * @param columns comments of columns that all its registries share
 */
record ModuleDescriptor(
    String module,
    String app,
    String tablePrefix,
    Map<String, RegistryDescriptor> registries,
    List<String> attached,
    Map<String, String> columns) {

  /** Comments by column name. */
  record RegistryDescriptor(String name, String comment, Map<String, String> columns) {}

  private static final List<String> KNOWN = List.of("core", "bionty", "pertdb");

  /** The descriptors that ship with this library. */
  static List<ModuleDescriptor> shipped() {
    return Shipped.DESCRIPTORS;
  }

  /** A module that nobody described: everything about it comes from the database. */
  static ModuleDescriptor undescribed(String app) {
    return new ModuleDescriptor(app, app, app + "_", Map.of(), List.of(), Map.of());
  }

  Optional<RegistryDescriptor> registry(String table) {
    return Optional.ofNullable(registries.get(table));
  }

  String columnComment(String table, String column) {
    String own =
        registry(table).map(RegistryDescriptor::columns).map(c -> c.get(column)).orElse(null);
    return own != null ? own : columns.getOrDefault(column, "");
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
