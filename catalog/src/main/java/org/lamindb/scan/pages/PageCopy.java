package org.lamindb.scan.pages;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.BooleanSupplier;
import org.lamindb.database.DatabaseFile;
import org.lamindb.database.TemporaryFile;
import org.lamindb.error.LaminErrors;

/**
 * The pages of some tables in a file of their own, each at the place that it has in the original;
 * the rest of the file is holes, which take no room. Only the owner may read it.
 */
final class PageCopy {
  private final Path path;
  private final DatabaseFile file;

  private PageCopy(Path path) {
    this.path = path;
    this.file = DatabaseFile.at(path);
  }

  /**
   * Copies.
   *
   * @param cancelled whether nobody needs the copy any more; it may then lack pages
   */
  static PageCopy of(PageSource source, Collection<PageTable> tables, BooleanSupplier cancelled) {
    Path path = TemporaryFile.make("lamindb-scan-", ".db");
    try {
      try (RandomAccessFile target = new RandomAccessFile(path.toFile(), "rw")) {
        target.setLength(source.size());
        for (PageTable table : tables) {
          new Copier(source, table, target, cancelled).run();
        }
      }
      return new PageCopy(path);
    } catch (IOException e) {
      TemporaryFile.delete(path);
      throw LaminErrors.cannotWrite(path.toString(), e);
    } catch (RuntimeException e) {
      TemporaryFile.delete(path);
      throw e;
    }
  }

  void delete() {
    TemporaryFile.delete(path);
    file.release();
  }

  PageSource source() {
    return new FileSource(file, path.toString());
  }

  /** Copies one table. */
  private static final class Copier {
    private final PageSource source;
    private final PageTable table;
    private final RandomAccessFile target;
    private final BooleanSupplier cancelled;
    private final byte[] page;

    Copier(PageSource source, PageTable table, RandomAccessFile target, BooleanSupplier cancelled) {
      this.source = source;
      this.table = table;
      this.target = target;
      this.cancelled = cancelled;
      this.page = new byte[table.pageSize()];
    }

    void run() throws IOException {
      TableTree tree = TableTree.read(source, table);
      for (NumberList level : new NumberList[] {tree.upper(), tree.parents()}) {
        for (int i = 0; i < level.size(); i++) {
          source.read(table.position(level.get(i)), page, 0, page.length);
          write(level.get(i), page, 0, page.length);
        }
      }
      copyLeaves(new PageRange(table, tree.parents().toArray(), 0, tree.leafCount()));
    }

    private void copyLeaves(PageRange all) throws IOException {
      LeafPages leaves = new LeafPages(source, all);
      Cell cell = new Cell(source, table, 0);
      OverflowPages overflow = new OverflowPages(source, table);
      long window = 0;
      while (leaves.next() && !cancelled.getAsBoolean()) {
        if (leaves.firstPage() != window) {
          window = leaves.firstPage();
          write(window, leaves.bytes(), 0, leaves.pageCount() * table.pageSize());
        }
        for (int i = 0; i < leaves.cells(); i++) {
          cell.read(leaves.bytes(), leaves.cell(i), leaves.end());
          if (cell.overflowPage() != 0) {
            copyChain(overflow, cell.overflowPage(), cell.overflowBytes());
          }
        }
      }
    }

    private void copyChain(OverflowPages overflow, long first, long bytes) throws IOException {
      long next = first;
      for (long left = bytes; left > 0; left -= overflow.contentSize()) {
        int start = overflow.locate(next, left);
        write(next, overflow.bytes(), start, table.pageSize());
        next = overflow.next(start);
      }
    }

    private void write(long number, byte[] bytes, int start, int length) throws IOException {
      target.seek(table.position(number));
      target.write(bytes, start, length);
    }
  }
}
