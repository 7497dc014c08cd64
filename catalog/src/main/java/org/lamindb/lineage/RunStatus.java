package org.lamindb.lineage;

/** How far a run is. */
public enum RunStatus {
  SCHEDULED(-3),
  RESTARTED(-2),
  STARTED(-1),
  COMPLETED(0),
  ERRORED(1),
  ABORTED(2);

  private final int code;

  RunStatus(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public boolean isFinal() {
    return code >= 0;
  }
}
