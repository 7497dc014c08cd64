package org.lamindb.benchmark;

import java.util.Objects;

/**
 * One way to do the work of a case.
 *
 * @param run the work; timed
 * @param once whether one round must do, without warm-up, because the contender takes minutes
 */
record Contender(String name, Step run, boolean once) {

  /** Work that may fail. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }

  Contender {
    Objects.requireNonNull(name, "name is null");
  }

  static Contender of(String name, Step run) {
    return new Contender(name, run, false);
  }

  static Contender slow(String name, Step run) {
    return new Contender(name, run, true);
  }
}
