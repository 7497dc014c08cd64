package org.lamindb.lineage;

import java.util.Locale;

/** What kind of code a transform is. */
public enum TransformKind {
  PIPELINE,
  NOTEBOOK,
  SCRIPT,
  FUNCTION;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
