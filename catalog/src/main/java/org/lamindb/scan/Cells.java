package org.lamindb.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The cells of one row, decoded: whoever reads them only looks into arrays. Spark generates one
 * long method for all columns of a row, and Java's compiler stops inlining in it when it grows too
 * large.
 *
 * <p>Who is part of such a method takes the arrays themselves, for each call more is one less
 * inlined.
 *
 * <p>Columns go by their position in the query, from 0. Reading a cell as another type than its
 * column's is a mistake of the caller; so is reading a NULL.
 */
public final class Cells {
  private static final byte[] NOTHING = {};

  private final boolean[] nulls;
  private final long[] values;
  private final int[] starts;
  private final int[] lengths;
  private byte[] bytes = NOTHING;

  private byte[] appended = NOTHING;
  private int filled;

  public Cells(int columns) {
    nulls = new boolean[columns];
    values = new long[columns];
    starts = new int[columns];
    lengths = new int[columns];
  }

  /**
   * Whether the cell is NULL, or holds what its column's type does not know and so reads as NULL.
   */
  public boolean isNull(int column) {
    return nulls[column];
  }

  public boolean getBoolean(int column) {
    return values[column] == 1;
  }

  /** An integer; also microseconds of times and durations, days of dates. */
  public long getLong(int column) {
    return values[column];
  }

  public double getDouble(int column) {
    return Double.longBitsToDouble(values[column]);
  }

  /** What holds all texts of the row, in UTF-8, until the next row. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where the text, the JSON document, or the value of another type starts in the bytes. */
  public int start(int column) {
    return starts[column];
  }

  /** Number of bytes of a text. */
  public int length(int column) {
    return lengths[column];
  }

  public String getText(int column) {
    return new String(bytes, starts[column], lengths[column], StandardCharsets.UTF_8);
  }

  /** What {@link #isNull} looks into: always the same array. Nobody else changes it. */
  public boolean[] nulls() {
    return nulls;
  }

  /** What numbers are looked up in: always the same array. Nobody else changes it. */
  public long[] values() {
    return values;
  }

  /** What {@link #start} looks into: always the same array. Nobody else changes it. */
  public int[] starts() {
    return starts;
  }

  /** What {@link #length} looks into: always the same array. Nobody else changes it. */
  public int[] lengths() {
    return lengths;
  }

  /** Begins a row whose texts are parts of an array, none of which is copied. */
  public void begin(byte[] texts) {
    bytes = texts;
  }

  /** Begins a row whose texts come from several places: they are copied together. */
  public void begin() {
    bytes = appended;
    filled = 0;
  }

  public void setNull(int column) {
    nulls[column] = true;
    lengths[column] = 0;
  }

  public void setBoolean(int column, boolean value) {
    setLong(column, value ? 1 : 0);
  }

  public void setLong(int column, long value) {
    setLong(column, value, false);
  }

  /** Sets an integer, which does not matter when the cell is NULL. */
  public void setLong(int column, long value, boolean isNull) {
    nulls[column] = isNull;
    values[column] = value;
  }

  public void setDouble(int column, double value) {
    setLong(column, Double.doubleToRawLongBits(value));
  }

  /**
   * Sets a text to a part of the row's array, in which the caller knows it to be. It does not
   * matter when the cell is NULL.
   */
  public void setText(int column, int start, int length, boolean isNull) {
    nulls[column] = isNull;
    starts[column] = start;
    // Who trusts a schema that forbids NULL does not ask, and must not read what is not there.
    lengths[column] = isNull ? 0 : length;
  }

  /** Sets a text to a copy of a part of another array. */
  public void append(int column, byte[] source, int start, int length) {
    if (length > appended.length - filled) {
      int needed = Math.addExact(filled, length);
      appended = Arrays.copyOf(appended, Math.max(needed, 2 * appended.length));
      bytes = appended;
    }
    System.arraycopy(source, start, appended, filled, length);
    setText(column, filled, length, false);
    filled += length;
  }

  /** Sets a text. */
  public void append(int column, byte[] text) {
    append(column, text, 0, text.length);
  }
}
