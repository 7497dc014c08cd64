package org.lamindb.scan.statistics;

import java.util.ArrayList;
import java.util.List;

/** About how many rows have a smaller id, for some ids; in between they are spread evenly. */
final class RowsBelow {
  private final List<Long> ids = new ArrayList<>();
  private final List<Double> rows = new ArrayList<>();

  private RowsBelow() {}

  /**
   * Reads the histogram, if there is one.
   *
   * @param now rows that the table has now; those that came later got greater ids
   */
  static RowsBelow of(KeyDistribution key, long now) {
    RowsBelow curve = new RowsBelow();
    List<Long> bounds = key.bounds();
    double below = 0;
    long last = key.min();
    curve.add(last, below);
    for (int i = 1; i < bounds.size(); i++) {
      long start = Math.max(bounds.get(i - 1), key.min());
      long end = Math.min(bounds.get(i), key.max());
      if (start < end) {
        double share = width(start, end) / width(bounds.get(i - 1), bounds.get(i));
        below += share * key.sampledRows() / (bounds.size() - 1);
        last = end;
        curve.add(end, below);
      }
    }
    // A table also grows by versions of rows, so the new ids may be fewer than the rows seem.
    double later = Math.max(0, Math.min(now - below, width(last, key.max())));
    curve.add(key.max(), below + later);
    return curve;
  }

  /** As a double: two ids may be further apart than 64 bits count. */
  private static double width(long start, long end) {
    return (double) end - (double) start;
  }

  private void add(long id, double below) {
    if (ids.isEmpty() || id > ids.get(ids.size() - 1)) {
      ids.add(id);
      rows.add(below);
    }
  }

  /** The ids at which equal parts begin, from the second part on; fewer when ids are too few. */
  List<Long> cuts(int parts) {
    double all = rows.get(rows.size() - 1);
    List<Long> cuts = new ArrayList<>();
    long last = ids.get(0);
    int segment = 1;
    for (int part = 1; part < parts; part++) {
      double wanted = all * part / parts;
      while (segment < ids.size() && rows.get(segment) < wanted) {
        segment++;
      }
      if (segment == ids.size()) {
        break;
      }
      long cut = at(segment, wanted);
      if (cut > last) {
        cuts.add(cut);
        last = cut;
      }
    }
    return cuts;
  }

  private long at(int segment, double wanted) {
    double below = rows.get(segment - 1);
    double share = (wanted - below) / Math.max(rows.get(segment) - below, Double.MIN_VALUE);
    long start = ids.get(segment - 1);
    return Math.min(
        ids.get(segment), start + (long) Math.ceil(share * width(start, ids.get(segment))));
  }
}
