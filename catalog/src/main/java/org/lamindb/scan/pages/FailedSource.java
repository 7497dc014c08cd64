package org.lamindb.scan.pages;

import java.util.Objects;
import org.lamindb.error.LaminException;

/** In place of a copy that could not be made. */
final class FailedSource implements PageSource {
  private final PageSource original;
  private final LaminException failure;

  FailedSource(PageSource original, LaminException failure) {
    this.original = Objects.requireNonNull(original, "original is null");
    this.failure = Objects.requireNonNull(failure, "failure is null");
  }

  @Override
  public void read(long position, byte[] target, int offset, int length) {
    throw failure;
  }

  @Override
  public long size() {
    return original.size();
  }

  @Override
  public LaminException damaged(String what) {
    return original.damaged(what);
  }
}
