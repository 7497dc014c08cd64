package org.lamindb.transfer;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * How records are transferred.
 *
 * @param initiatedByRun id, in the target, of the run that asked for the transfer; the transfer run
 *     of the same parent is used again
 * @param missingBranch what happens to records of a branch that the target does not have
 */
public record TransferOptions(OptionalLong initiatedByRun, MissingBranch missingBranch) {

  /** What happens to records of a branch that the target does not have. */
  public enum MissingBranch {
    /** Nothing is transferred. */
    REFUSE,
    /** They arrive on the main branch. */
    MAIN
  }

  public TransferOptions {
    Objects.requireNonNull(initiatedByRun, "initiatedByRun is null");
    Objects.requireNonNull(missingBranch, "missingBranch is null");
  }

  /** Outside of a run; a missing branch is refused. */
  public static TransferOptions standard() {
    return new TransferOptions(OptionalLong.empty(), MissingBranch.REFUSE);
  }
}
