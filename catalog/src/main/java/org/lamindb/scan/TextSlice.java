package org.lamindb.scan;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A part of an array that holds text in UTF-8. Reused from cell to cell, so that none is copied.
 */
public final class TextSlice {
  private byte[] bytes = {};
  private int offset;
  private int length;

  /** Points to another part. */
  public void set(byte[] newBytes, int newOffset, int newLength) {
    Objects.checkFromIndexSize(newOffset, newLength, newBytes.length);
    bytes = newBytes;
    offset = newOffset;
    length = newLength;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int offset() {
    return offset;
  }

  public int length() {
    return length;
  }

  @Override
  public String toString() {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }
}
