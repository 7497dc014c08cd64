package org.lamindb.scan;

/** A part without rows. */
final class NoRecords implements Records {
  private final Cells cells = new Cells(0);

  @Override
  public boolean next() {
    return false;
  }

  @Override
  public Cells cells() {
    return cells;
  }

  @Override
  public ScanCounters counters() {
    return new ScanCounters(0, 0, 0, 0);
  }

  @Override
  public void close() {}
}
