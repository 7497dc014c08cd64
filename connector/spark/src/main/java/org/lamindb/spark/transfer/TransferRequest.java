package org.lamindb.spark.transfer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.InstanceReference;
import org.lamindb.transfer.TransferOptions.MissingBranch;

/**
 * What is to be transferred.
 *
 * @param where condition on the source's artifact registry in Spark's SQL; empty for all visible
 *     artifacts
 * @param branch branch of the source that is visible, besides main; empty for its current one
 * @param missingBranch what happens to records of a branch that the target does not have
 */
public record TransferRequest(
    InstanceReference source,
    Optional<String> where,
    Optional<String> branch,
    MissingBranch missingBranch) {
  public TransferRequest {
    Objects.requireNonNull(source, "source is null");
    Objects.requireNonNull(where, "where is null");
    Objects.requireNonNull(branch, "branch is null");
    Objects.requireNonNull(missingBranch, "missingBranch is null");
  }

  /**
   * What a user wrote for missing branches; nothing means that they are refused.
   *
   * @throws org.lamindb.error.LaminException when it is neither of the two words
   */
  public static MissingBranch missingBranch(Optional<String> text) {
    if (text.isEmpty()) {
      return MissingBranch.REFUSE;
    }
    List<String> known =
        Arrays.stream(MissingBranch.values())
            .map(value -> value.name().toLowerCase(Locale.ROOT))
            .toList();
    int position = known.indexOf(text.get().toLowerCase(Locale.ROOT));
    if (position < 0) {
      throw LaminErrors.invalidOption("missing_branch", text.get(), String.join(" or ", known));
    }
    return MissingBranch.values()[position];
  }
}
