package org.lamindb.scan.pages;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.lamindb.error.LaminException;

/** A file that a copy of what is needed of it can replace between two reads. */
final class SwitchingSource implements PageSource {
  private final ReadWriteLock switching = new ReentrantReadWriteLock();
  private final long size;
  private final PageSource original;
  private PageSource current;

  SwitchingSource(PageSource original) {
    this.original = original;
    this.current = original;
    this.size = original.size();
  }

  /** Returns when no read of the former source is under way any more. */
  void switchTo(PageSource next) {
    switching.writeLock().lock();
    try {
      current = next;
    } finally {
      switching.writeLock().unlock();
    }
  }

  @Override
  public void read(long position, byte[] target, int offset, int length) {
    switching.readLock().lock();
    try {
      current.read(position, target, offset, length);
    } finally {
      switching.readLock().unlock();
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public LaminException damaged(String what) {
    return original.damaged(what);
  }
}
