package org.lamindb.scan.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lamindb.registry.Column;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Registry;

/** A full scan of one table of a {@link FileState}, to be split into tasks. */
public final class PageScan {
  private static final int SAMPLES = 16;

  /** An index pays when it leads to fewer rows than this share of a table of some size. */
  private static final double SELECTIVE = 0.05;

  private static final long LARGE = 256;

  private final FileState state;
  private final PageTable table;
  private final long[] parents;
  private final long[] leaves;
  private final long leafCount;
  private long sampledRows;
  private long sampledResults;
  private long samples;

  private PageScan(FileState state, PageTable table) {
    TableTree tree = TableTree.read(state.pages(), table);
    this.state = state;
    this.table = table;
    this.parents = tree.parents().toArray();
    this.leaves = tree.leaves().toArray();
    this.leafCount = tree.leafCount();
    sample();
  }

  /**
   * Looks whether pages can be read for a query, and gets ready.
   *
   * @param columns of the result, in its order: columns that the table stores
   * @param filters all of them must hold
   * @throws org.lamindb.error.LaminException when the file is damaged or cannot be read
   */
  public static PageDecision decide(
      FileState state, Registry registry, List<Column> columns, List<Filter> filters) {
    Optional<String> unsupported = state.header().whyUnsupported();
    if (unsupported.isPresent()) {
      return new PageDecision.Refused(unsupported.get());
    }
    return state
        .look(
            connection -> {
              try {
                return decide(
                    state,
                    new TableExaminer(connection, state.header(), registry.table())
                        .examine(columns, filters));
              } catch (TableExaminer.RefusedException e) {
                return new PageDecision.Refused(e.getMessage());
              }
            })
        .orElseGet(PageScan::late);
  }

  private static PageDecision decide(FileState state, PageTable table) {
    if (!state.register(table)) {
      return late();
    }
    PageScan scan = new PageScan(state, table);
    if (scan.leafCount > LARGE && scan.sampledResults < scan.sampledRows * SELECTIVE) {
      return new PageDecision.Refused("the filters keep few rows: SQL and its indexes are faster");
    }
    return new PageDecision.Eligible(scan);
  }

  private static PageDecision late() {
    return new PageDecision.Refused("others may have written to the file since it was opened");
  }

  /** Counts the rows of some leaves. */
  private void sample() {
    samples = Math.min(SAMPLES, leafCount);
    for (int i = 0; i < samples; i++) {
      long first = i * leafCount / samples;
      PageRange range = range(first, first + 1);
      LeafPages leaf = new LeafPages(state.pages(), range);
      if (leaf.next()) {
        sampledRows += leaf.cells();
      }
      try (PageRecords records = PageRecords.open(state, range)) {
        while (records.next()) {
          sampledResults++;
        }
      }
    }
  }

  /** About how many rows the result has. */
  public long estimatedRows() {
    return sampledResults * leafCount / samples;
  }

  /** About how many bytes are read. */
  public long estimatedBytes() {
    return leafCount * table.pageSize();
  }

  /**
   * Cuts the table into parts of about the same size, which together are all of it, in the order of
   * the rows.
   *
   * @param parts how many at most
   */
  public List<PageRange> split(int parts) {
    if (parts < 1) {
      throw new IllegalArgumentException("parts must be positive");
    }
    long count = Math.min(parts, leafCount);
    List<PageRange> ranges = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      ranges.add(range(i * leafCount / count, (i + 1) * leafCount / count));
    }
    return ranges;
  }

  private PageRange range(long first, long end) {
    int from = 0;
    long before = 0;
    while (before + leaves[from] <= first) {
      before += leaves[from++];
    }
    int to = from;
    long covered = before;
    while (covered < end) {
      covered += leaves[to++];
    }
    return new PageRange(
        table, Arrays.copyOfRange(parents, from, to), (int) (first - before), end - first);
  }
}
