package org.lamindb.instance;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How to take back what was done, the last first. */
final class UndoSteps {
  private static final Logger LOG = LoggerFactory.getLogger(UndoSteps.class);

  private final Deque<Runnable> steps = new ArrayDeque<>();

  void add(Runnable step) {
    steps.push(step);
  }

  /**
   * Takes all back, as far as that can be done.
   *
   * @param reason gets what could not
   */
  void run(Throwable reason) {
    while (!steps.isEmpty()) {
      try {
        steps.pop().run();
      } catch (RuntimeException e) {
        LOG.warn("Not all could be taken back; the same request goes on with it: {}", e.toString());
        reason.addSuppressed(e);
      }
    }
  }
}
