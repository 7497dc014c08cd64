package org.lamindb.scan.pages;

import java.io.Serializable;
import java.util.Objects;

/**
 * A part of a table for one task: leaves that follow one another in the order of the rows.
 *
 * <p>It names the pages right above its leaves, so that it stays small for a large table.
 */
public final class PageRange implements Serializable {
  private static final long serialVersionUID = 1L;

  private final PageTable table;
  private final long[] parents;
  private final int skip;
  private final long leaves;

  /**
   * @param skip how many leaves of the first parent come before the range
   */
  PageRange(PageTable table, long[] parents, int skip, long leaves) {
    this.table = Objects.requireNonNull(table, "table is null");
    this.parents = parents.clone();
    this.skip = skip;
    this.leaves = leaves;
  }

  PageTable table() {
    return table;
  }

  int parents() {
    return parents.length;
  }

  long parent(int index) {
    return parents[index];
  }

  int skip() {
    return skip;
  }

  /** How many leaves are read. */
  public long leaves() {
    return leaves;
  }

  /**
   * About how many bytes are read, without parts of long records that lie in pages of their own.
   */
  public long bytes() {
    return leaves * table.pageSize();
  }

  @Override
  public String toString() {
    return leaves + " pages of " + table.name();
  }
}
