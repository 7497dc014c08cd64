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
   * @param elements what the values of a {@link ColumnType#LIST} are
   */
  record FeatureValue(List<RelationPath> paths, Form form, ColumnType elements)
      implements ColumnSource {
    public FeatureValue {
      paths = List.copyOf(paths);
      Objects.requireNonNull(form, "form is null");
      Objects.requireNonNull(elements, "elements is null");
    }
  }

  /** How the values of a feature are stored, and how many a record can have. */
  enum Form {
    /** Columns of other records: a set. */
    LABELS,
    /** One JSON document, the first of several. A list in it keeps its order. */
    DOCUMENT,
    /** Several JSON documents: a set. */
    DOCUMENTS
  }

  /** What the values of a {@link ColumnType#LIST} are. */
  default ColumnType elements() {
    if (this instanceof Related related) {
      return related.path().leaf().type();
    }
    return this instanceof FeatureValue feature ? feature.elements() : ColumnType.TEXT;
  }

  /** Whether the values of a {@link ColumnType#LIST} are distinct and sorted. */
  default boolean isSet() {
    return !(this instanceof FeatureValue feature) || feature.form() != Form.DOCUMENT;
  }
}
