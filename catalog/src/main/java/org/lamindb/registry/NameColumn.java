package org.lamindb.registry;

import java.util.Optional;

/** The column by which people tell the records of a registry apart. */
public final class NameColumn {
  private NameColumn() {}

  /**
   * The column that LaminDB names, else {@code name}, else the first text that is no identifier.
   *
   * @return empty when the registry has none of these
   */
  public static Optional<Column> of(Registry registry) {
    return ModuleDescriptor.shipped().stream()
        .flatMap(module -> module.tableOf(registry).flatMap(module::registry).stream())
        .flatMap(descriptor -> Optional.ofNullable(descriptor.nameColumn()).stream())
        .findFirst()
        .or(() -> Optional.of("name"))
        .flatMap(registry::column)
        .or(
            () ->
                registry.columns().stream()
                    .filter(column -> column.type() == ColumnType.TEXT)
                    .filter(column -> !column.name().contains("id"))
                    .findFirst());
  }
}
