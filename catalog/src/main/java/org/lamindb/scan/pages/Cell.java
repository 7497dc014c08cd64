package org.lamindb.scan.pages;

import java.util.Arrays;

/**
 * The current record of a leaf. Its header is decoded at once, its values when they are asked for.
 *
 * <p>Values go by their position in the record. What an array holds, holds until the next record.
 */
final class Cell {
  /** Bytes of a value, by the type that the header tells, for types of one byte. */
  private static final byte[] SIZES = new byte[128];

  /** What a damaged record can make the decoder read beyond its page before it is noticed. */
  static final int SLACK = 32;

  static {
    byte[] numbers = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
    System.arraycopy(numbers, 0, SIZES, 0, numbers.length);
    for (int type = numbers.length; type < SIZES.length; type++) {
      SIZES[type] = (byte) ((type - 12) >> 1);
    }
  }

  private final PageSource source;
  private final PageTable table;
  private final LocalPart local;
  private final OverflowPages overflow;
  private final MissingValues missing;
  private final long longest;
  private final int[] types;
  private final long[] offsets;

  private byte[] page;
  private int cursor;
  private byte[] record;
  private int recordStart;
  private long available;
  private long payload;
  private int present;
  private long rowid;
  private long overflowPage;
  private boolean whole;

  private byte[] assembled = {};
  private int filled;
  private long nextPage;

  /**
   * @param positions how many values of a record are ever asked for
   */
  Cell(PageSource source, PageTable table, int positions) {
    this.source = source;
    this.table = table;
    this.local = new LocalPart(table.usableSize());
    this.overflow = new OverflowPages(source, table);
    this.missing = MissingValues.of(table, positions);
    this.longest = source.size();
    this.types = new int[positions];
    this.offsets = new long[positions];
  }

  /**
   * Goes to a record.
   *
   * @param leaf longer than its pages by {@link #SLACK}
   * @param end of the usable part of the page
   */
  void read(byte[] leaf, int start, int end) {
    page = leaf;
    cursor = start;
    payload = varint(leaf);
    rowid = varint(leaf);
    int here = local.length(payload);
    int after = here == payload ? cursor + here : cursor + here + OverflowPages.LINK;
    if (payload < 1 || payload > longest || after > end) {
      throw damaged();
    }
    record = leaf;
    recordStart = cursor;
    available = here;
    overflowPage = here < payload ? BigEndian.unsignedInteger(leaf, cursor + here) : 0;
    nextPage = overflowPage;
    filled = -1;
    readHeader();
  }

  private void readHeader() {
    long headerSize = varint(record);
    if (headerSize > payload) {
      throw damaged();
    }
    if (headerSize > available) {
      assemble(headerSize);
      cursor = 0;
      varint(record);
    }
    int end = recordStart + (int) headerSize;
    byte[] bytes = record;
    int at = cursor;
    long offset = headerSize;
    int wanted = types.length;
    int n = 0;
    while (n < wanted && at < end) {
      int type = bytes[at++];
      int size;
      if (type >= 0) {
        size = SIZES[type];
      } else {
        cursor = at - 1;
        type = wideType(bytes);
        at = cursor;
        size = (type - 12) >> 1;
      }
      types[n] = type;
      offsets[n] = offset;
      offset += size;
      n++;
    }
    if (at > end || offset > payload) {
      throw damaged();
    }
    present = n;
    whole = offset <= available && missing.areNull(n);
    if (n < wanted) {
      missing.fill(types, offsets, n);
    }
  }

  private int wideType(byte[] bytes) {
    long type = varint(bytes);
    if (type < 12 || type > Integer.MAX_VALUE) {
      throw damaged();
    }
    return (int) type;
  }

  /** Up to nine bytes, seven bits each, all eight of the last. */
  private long varint(byte[] bytes) {
    byte first = bytes[cursor++];
    if (first >= 0) {
      return first;
    }
    long value = first & 0x7f;
    for (int i = 0; i < 7; i++) {
      byte next = bytes[cursor++];
      value = value << 7 | (next & 0x7f);
      if (next >= 0) {
        return value;
      }
    }
    return value << 8 | (bytes[cursor++] & 0xff);
  }

  long rowid() {
    return rowid;
  }

  /** First of the pages that hold the rest of a long record; 0 when there is none. */
  long overflowPage() {
    return overflowPage;
  }

  /** Bytes of the record that are not in its leaf. */
  long overflowBytes() {
    return payload - local.length(payload);
  }

  /** Whether all values that are ever asked for are in {@link #record()}, or NULL. */
  boolean isWhole() {
    return whole;
  }

  /** The record, with {@link #SLACK} bytes after what it has of it. */
  byte[] record() {
    return record;
  }

  int recordStart() {
    return recordStart;
  }

  /** Types of the values, by position. */
  int[] types() {
    return types;
  }

  /** Where the values are in the record, after its start, when it is whole. */
  long[] offsets() {
    return offsets;
  }

  int type(int position) {
    return types[position];
  }

  /** Bytes of a text or a blob. */
  int length(int position) {
    return (types[position] - 12) >> 1;
  }

  /**
   * Where a value starts in {@link #bytes(int)}.
   *
   * @param length of the value
   */
  int locate(int position, int length) {
    long offset = offsets[position];
    if (position >= present) {
      return (int) offset;
    }
    if (offset + length > available) {
      assemble(offset + length);
    }
    return recordStart + (int) offset;
  }

  /** The array that holds a value, after {@link #locate}. */
  byte[] bytes(int position) {
    return position < present ? record : missing.bytes();
  }

  /** An integer of a type from 1 to 9. */
  long integer(int position) {
    int type = types[position];
    if (type >= 8) {
      return type - 8;
    }
    int at = locate(position, SIZES[type]);
    byte[] bytes = bytes(position);
    return switch (type) {
      case 1 -> bytes[at];
      case 2 -> (short) BigEndian.unsignedShort(bytes, at);
      case 3 -> bytes[at] << 16 | BigEndian.unsignedShort(bytes, at + 1);
      case 4 -> BigEndian.integer(bytes, at);
      case 5 ->
          (long) (short) BigEndian.unsignedShort(bytes, at) << 32
              | BigEndian.unsignedInteger(bytes, at + 2);
      default -> BigEndian.longInteger(bytes, at);
    };
  }

  /** A floating-point number, of type 7. */
  double real(int position) {
    int at = locate(position, Double.BYTES);
    return Double.longBitsToDouble(BigEndian.longInteger(bytes(position), at));
  }

  /** Copies the beginning of a record, which lies in several pages, together. */
  private void assemble(long end) {
    if (filled < 0) {
      filled = 0;
      append(page, recordStart, (int) available, end);
    }
    while (filled < end) {
      int start = overflow.locate(nextPage, payload - filled);
      int length = (int) Math.min(overflow.contentSize(), payload - filled);
      append(overflow.bytes(), start + OverflowPages.LINK, length, end);
      nextPage = overflow.next(start);
    }
    record = assembled;
    recordStart = 0;
    available = filled;
  }

  private void append(byte[] bytes, int start, int length, long end) {
    long needed = Math.max(end, (long) filled + length) + SLACK;
    if (needed > assembled.length) {
      // What was handed out before still points to the old array, which keeps its content.
      long room = Math.min(Math.max(needed, 2L * assembled.length), Integer.MAX_VALUE - 16);
      if (needed > room) {
        throw damaged();
      }
      assembled = Arrays.copyOf(assembled, (int) room);
    }
    System.arraycopy(bytes, start, assembled, filled, length);
    filled += length;
  }

  private RuntimeException damaged() {
    return source.damaged("a record of " + table.name() + " is longer than its room");
  }
}
