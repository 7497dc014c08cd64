package org.lamindb.spark.lineage;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong while an application was recorded. A problem that repeats is logged once. */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(ApplicationLineage.class);

  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong drops = new AtomicLong();
  private volatile String last;

  /** Something could not be written or read; the application goes on. */
  void failed(String what, Throwable cause) {
    failures.incrementAndGet();
    String text = what + ": " + cause;
    if (Objects.equals(text, last)) {
      LOG.debug(text, cause);
    } else {
      last = text;
      LOG.warn("{} (the application goes on)", text);
      LOG.debug(text, cause);
    }
  }

  /** A query ended while too many others waited to be recorded. */
  void dropped() {
    drops.incrementAndGet();
  }

  void summarize() {
    if (failures.get() > 0 || drops.get() > 0) {
      LOG.warn(
          "The record of this application may be incomplete: {} attempts failed, {} entries were"
              + " dropped",
          failures.get(),
          drops.get());
    }
  }
}
