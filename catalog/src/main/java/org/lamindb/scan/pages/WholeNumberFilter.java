package org.lamindb.scan.pages;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** Keeps rows whose column equals one of the integers. */
record WholeNumberFilter(StoredColumn column, List<Long> values) implements Serializable {
  WholeNumberFilter {
    Objects.requireNonNull(column, "column is null");
    values = List.copyOf(values);
  }

  long[] sorted() {
    return values.stream().mapToLong(Long::longValue).sorted().toArray();
  }
}
