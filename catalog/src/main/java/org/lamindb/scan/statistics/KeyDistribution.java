package org.lamindb.scan.statistics;

import java.util.List;

/**
 * How the ids of a table are spread.
 *
 * @param min least id there is
 * @param max greatest id there is
 * @param sampledRows rows of the table when the bounds were taken
 * @param bounds ids with equally many rows between each and the next; empty when there are none
 */
public record KeyDistribution(long min, long max, long sampledRows, List<Long> bounds) {
  public KeyDistribution {
    bounds = List.copyOf(bounds);
  }
}
