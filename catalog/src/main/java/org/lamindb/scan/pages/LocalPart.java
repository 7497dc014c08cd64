package org.lamindb.scan.pages;

/** How much of a record lies in its leaf. */
final class LocalPart {
  private final int usable;
  private final int most;
  private final int least;

  LocalPart(int usable) {
    this.usable = usable;
    this.most = usable - 35;
    this.least = (usable - 12) * 32 / 255 - 23;
  }

  /**
   * Bytes of a record that lie in its leaf, before the number of the first overflow page if that is
   * not all of it.
   */
  int length(long payload) {
    if (payload >= 0 && payload <= most) {
      return (int) payload;
    }
    int filling = least + (int) ((payload - least) % (usable - OverflowPages.LINK));
    return filling <= most ? filling : least;
  }
}
