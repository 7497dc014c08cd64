package org.lamindb.benchmark;

import java.util.Objects;

/**
 * One way to do the work of a case.
 *
 * @param prepare makes ready what a round needs; not timed
 * @param run the work; timed
 */
record Contender(String name, Step prepare, Step run) {

  /** Work that may fail. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  Contender {
    Objects.requireNonNull(name, "name is null");
  }

  static Contender of(String name, Step run) {
    return new Contender(name, () -> {}, run);
  }
}
