package org.lamindb.scan.pages;

import java.util.Objects;

/** Whether a query is answered by reading pages. */
public sealed interface PageDecision {

  /** It can be. */
  record Eligible(PageScan scan) implements PageDecision {
    public Eligible {
      Objects.requireNonNull(scan, "scan is null");
    }
  }

  /**
   * SQL answers it.
   *
   * @param reason for people who ask why: "the database keeps changes in a write-ahead log"
   */
  record Refused(String reason) implements PageDecision {
    public Refused {
      Objects.requireNonNull(reason, "reason is null");
    }
  }
}
