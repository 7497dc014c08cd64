package org.lamindb.scan.pages;

import java.util.Objects;
import org.lamindb.error.LaminException;

/** Counts what one task reads. Not thread-safe. */
final class CountingSource implements PageSource {
  private final PageSource source;
  private long bytes;
  private long nanos;

  CountingSource(PageSource source) {
    this.source = Objects.requireNonNull(source, "source is null");
  }

  long bytes() {
    return bytes;
  }

  long nanos() {
    return nanos;
  }

  @Override
  public void read(long position, byte[] target, int offset, int length) {
    long start = System.nanoTime();
    source.read(position, target, offset, length);
    nanos += System.nanoTime() - start;
    bytes += length;
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public LaminException damaged(String what) {
    return source.damaged(what);
  }
}
