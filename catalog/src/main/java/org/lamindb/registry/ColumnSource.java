package org.lamindb.registry;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** Where the values of a column come from. */
public sealed interface ColumnSource extends Serializable {
  ColumnSource OWN = new Own();

  /** A column of the table itself. */
  record Own() implements ColumnSource {}

  /**
   * A column of records that this one is connected to.
   *
   * @param many whether there can be several: the values are then a {@link ColumnType#LIST}
   */
  record Related(RelationPath path, boolean many) implements ColumnSource {
    public Related {
      Objects.requireNonNull(path, "path is null");
    }
  }

  /**
   * Values that records have for a feature.
   *
   * @param paths to where they lie; several when the feature takes labels of several registries
   * @param json whether the values are JSON documents, of which the last one counts; else they are
   *     a {@link ColumnType#LIST} of labels
   */
  record FeatureValue(List<RelationPath> paths, boolean json) implements ColumnSource {
    public FeatureValue {
      paths = List.copyOf(paths);
    }
  }

  /** What the values of a {@link ColumnType#LIST} are. */
  default ColumnType elements() {
    if (this instanceof Related related) {
      return related.path().leaf().type();
    }
    return ColumnType.TEXT;
  }
}
