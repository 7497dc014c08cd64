package org.lamindb.scan.pages;

/** One page of a table's tree, above the leaves or a leaf. */
final class TreePage {
  static final int LEAF = 13;

  private static final int INTERIOR = 5;
  private static final int INTERIOR_HEADER = 12;
  private static final int RIGHTMOST_CHILD = 8;

  private final PageSource source;
  private final PageTable table;
  private final long pages;
  private final byte[] bytes;
  private long number;

  TreePage(PageSource source, PageTable table) {
    this.source = source;
    this.table = table;
    this.pages = source.size() / table.pageSize();
    this.bytes = new byte[table.pageSize()];
  }

  void load(long page) {
    if (page < 2 || page > pages) {
      throw source.damaged("the tree of " + table.name() + " goes on in page " + page);
    }
    number = page;
    source.read(table.position(page), bytes, 0, bytes.length);
  }

  boolean isLeaf() {
    return bytes[0] == LEAF;
  }

  /** Adds the numbers of its children, which come in the order of the rows. */
  void children(NumberList list) {
    int cells = BigEndian.unsignedShort(bytes, 3);
    if (bytes[0] != INTERIOR || INTERIOR_HEADER + 2 * cells > table.usableSize()) {
      throw source.damaged("page " + number + " is no part of the tree of " + table.name());
    }
    for (int i = 0; i < cells; i++) {
      int cell = BigEndian.unsignedShort(bytes, INTERIOR_HEADER + 2 * i);
      if (cell > table.usableSize() - Integer.BYTES) {
        throw source.damaged("page " + number + " points out of itself");
      }
      add(BigEndian.unsignedInteger(bytes, cell), list);
    }
    add(BigEndian.unsignedInteger(bytes, RIGHTMOST_CHILD), list);
  }

  private void add(long child, NumberList list) {
    // A page has one parent only: more children than pages come from a cycle.
    if (child < 2 || child > pages || list.size() >= pages) {
      throw source.damaged("page " + number + " has page " + child + " as its child");
    }
    list.add(child);
  }
}
