package org.lamindb.scan.pages;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What is read of a table, and where its pages start, in one state of the file.
 *
 * @param changeCounter of the file: what a number of a page means holds for one state only
 * @param columns those of the result, in its order
 * @param filters all of them must hold
 */
record PageTable(
    String name,
    long rootPage,
    int changeCounter,
    int pageSize,
    int usableSize,
    List<StoredColumn> columns,
    List<WholeNumberFilter> filters)
    implements Serializable {
  PageTable {
    Objects.requireNonNull(name, "name is null");
    columns = List.copyOf(columns);
    filters = List.copyOf(filters);
  }

  long position(long page) {
    return (page - 1) * pageSize;
  }
}
