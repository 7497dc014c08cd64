package org.lamindb.scan;

/** A part without rows. */
final class NoRecords implements Records {
  @Override
  public boolean next() {
    return false;
  }

  @Override
  public boolean isNull(int column) {
    throw noRow();
  }

  @Override
  public boolean getBoolean(int column) {
    throw noRow();
  }

  @Override
  public long getLong(int column) {
    throw noRow();
  }

  @Override
  public double getDouble(int column) {
    throw noRow();
  }

  @Override
  public void getText(int column, TextSlice text) {
    throw noRow();
  }

  private static IllegalStateException noRow() {
    return new IllegalStateException("there is no row");
  }

  @Override
  public ScanCounters counters() {
    return new ScanCounters(0, 0, 0, 0);
  }

  @Override
  public void close() {}
}
