package org.lamindb.database;

import java.io.Serializable;
import java.util.Objects;
import java.util.regex.Pattern;

/** The name under which Postgres knows an {@link ExportedSnapshot}. */
public record SnapshotId(String value) implements Serializable {
  private static final Pattern SHAPE = Pattern.compile("[0-9A-F-]+");

  /** Refuses what Postgres never returns: the id becomes part of a statement. */
  public SnapshotId {
    Objects.requireNonNull(value, "value is null");
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("'" + value + "' is no id of a snapshot");
    }
  }
}
