package org.lamindb.registry;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** Where the rows of a query come from. */
public sealed interface RowSource extends Serializable permits Registry, Joined {
  List<Column> columns();

  /** The registries that are read, one as often as it is. */
  List<Registry> registries();

  default Optional<Column> column(String column) {
    return columns().stream().filter(candidate -> candidate.name().equals(column)).findFirst();
  }
}
