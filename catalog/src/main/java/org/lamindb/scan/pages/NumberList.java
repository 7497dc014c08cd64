package org.lamindb.scan.pages;

import java.util.Arrays;

/** A growing list of page numbers or counts. */
final class NumberList {
  private long[] numbers = new long[16];
  private int size;

  static NumberList of(long number) {
    NumberList list = new NumberList();
    list.add(number);
    return list;
  }

  void add(long number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  void addAll(NumberList other) {
    for (int i = 0; i < other.size; i++) {
      add(other.numbers[i]);
    }
  }

  long get(int index) {
    return numbers[index];
  }

  int size() {
    return size;
  }

  void clear() {
    size = 0;
  }

  long[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}
