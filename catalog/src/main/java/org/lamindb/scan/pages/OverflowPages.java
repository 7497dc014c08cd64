package org.lamindb.scan.pages;

/**
 * The chained pages that hold the rest of a record too long for its leaf. They mostly follow one
 * another in the file, so several are read at once.
 */
final class OverflowPages {
  private static final int READ_AHEAD_BYTES = 128 * 1024;

  /** Bytes before the content: the number of the next page. */
  static final int LINK = 4;

  private final PageSource source;
  private final PageTable table;
  private final int contentSize;
  private byte[] buffer = {};
  private long first;
  private long count;

  OverflowPages(PageSource source, PageTable table) {
    this.source = source;
    this.table = table;
    this.contentSize = table.usableSize() - LINK;
  }

  /** Bytes of a record that one page holds. */
  int contentSize() {
    return contentSize;
  }

  byte[] bytes() {
    return buffer;
  }

  /**
   * Where a page starts in {@link #bytes()}, until the next call.
   *
   * @param remaining bytes of the record that this page and those after it hold
   */
  int locate(long page, long remaining) {
    if (page < first || page >= first + count) {
      load(page, (remaining + contentSize - 1) / contentSize);
    }
    return (int) (page - first) * table.pageSize();
  }

  long next(int start) {
    return BigEndian.unsignedInteger(buffer, start);
  }

  private void load(long page, long wanted) {
    int pageSize = table.pageSize();
    long last = source.size() / pageSize;
    if (page < 2 || page > last) {
      throw source.damaged("a long record of " + table.name() + " goes on in page " + page);
    }
    long pages = Math.min(Math.min(wanted, last - page + 1), READ_AHEAD_BYTES / pageSize);
    if (buffer.length < pages * pageSize) {
      buffer = new byte[(int) pages * pageSize];
    }
    first = page;
    count = pages;
    source.read(table.position(page), buffer, 0, (int) pages * pageSize);
  }
}
