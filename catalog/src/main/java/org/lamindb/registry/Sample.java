package org.lamindb.registry;

import java.io.Serializable;

/**
 * A random choice of rows, each with the same probability; Postgres only.
 *
 * @param fraction from 0 to 1
 * @param seed the same one chooses the same rows of an unchanged table
 */
public record Sample(double fraction, long seed) implements Serializable {
  public Sample {
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("no fraction: " + fraction);
    }
  }
}
