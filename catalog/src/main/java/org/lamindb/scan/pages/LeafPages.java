package org.lamindb.scan.pages;

/** The leaves of a range, one after the other, read in runs. */
final class LeafPages {
  private static final int WINDOW_BYTES = 256 * 1024;
  private static final int LEAF_HEADER = 8;
  private static final int LEAST_CELL = 4;

  /** Reading over some pages that are not wanted is cheaper than another call. */
  private static final int LARGEST_GAP = 2;

  private final PageSource source;
  private final PageTable table;
  private final PageRange range;
  private final TreePage parent;
  private final NumberList leaves = new NumberList();
  private final byte[] window;
  private int nextParent;
  private int nextLeaf;
  private long left;

  private int windowEnd;
  private long windowPage;
  private int windowPages;
  private int start;
  private int cells;

  LeafPages(PageSource source, PageRange range) {
    this.source = source;
    this.table = range.table();
    this.range = range;
    this.parent = new TreePage(source, table);
    this.window = new byte[Math.max(WINDOW_BYTES, table.pageSize()) + Cell.SLACK];
    this.left = range.leaves();
  }

  /** Goes to the next leaf; false after the last. */
  boolean next() {
    if (left == 0) {
      return false;
    }
    left--;
    while (nextLeaf == leaves.size()) {
      expand();
    }
    if (nextLeaf >= windowEnd) {
      loadWindow();
    }
    start = (int) (leaves.get(nextLeaf++) - windowPage) * table.pageSize();
    cells = BigEndian.unsignedShort(window, start + 3);
    if (window[start] != TreePage.LEAF || LEAF_HEADER + 2 * cells > table.usableSize()) {
      throw source.damaged("page " + page() + " is no leaf of " + table.name());
    }
    return true;
  }

  /** Lists the leaves of the next parent. */
  private void expand() {
    leaves.clear();
    nextLeaf = 0;
    windowEnd = 0;
    if (nextParent == range.parents()) {
      throw source.damaged("the tree of " + table.name() + " has lost leaves");
    }
    long page = range.parent(nextParent);
    parent.load(page);
    if (parent.isLeaf()) {
      leaves.add(page);
    } else {
      parent.children(leaves);
    }
    if (nextParent == 0) {
      nextLeaf = Math.min(range.skip(), leaves.size());
    }
    nextParent++;
  }

  private void loadWindow() {
    int pageSize = table.pageSize();
    int most = (window.length - Cell.SLACK) / pageSize;
    windowPage = leaves.get(nextLeaf);
    long last = windowPage;
    int end = nextLeaf + 1;
    long stop = Math.min(leaves.size(), nextLeaf + left + 1);
    while (end < stop) {
      long page = leaves.get(end);
      if (page <= last || page - last > LARGEST_GAP + 1 || page - windowPage >= most) {
        break;
      }
      last = page;
      end++;
    }
    windowEnd = end;
    windowPages = (int) (last - windowPage) + 1;
    source.read(table.position(windowPage), window, 0, windowPages * pageSize);
  }

  long page() {
    return windowPage + start / table.pageSize();
  }

  /** The page and others, with {@link Cell#SLACK} bytes after the last. */
  byte[] bytes() {
    return window;
  }

  /** Number of the first page in {@link #bytes()}. */
  long firstPage() {
    return windowPage;
  }

  /** How many pages are in {@link #bytes()}. */
  int pageCount() {
    return windowPages;
  }

  int cells() {
    return cells;
  }

  /** Where the usable part of the page ends in {@link #bytes()}. */
  int end() {
    return start + table.usableSize();
  }

  /** Where a record of the page starts in {@link #bytes()}. */
  int cell(int index) {
    int offset = BigEndian.unsignedShort(window, start + LEAF_HEADER + 2 * index);
    if (offset < LEAF_HEADER + 2 * cells || offset > table.usableSize() - LEAST_CELL) {
      throw source.damaged("page " + page() + " points out of itself");
    }
    return start + offset;
  }
}
