package org.lamindb.transfer;

import java.util.List;
import java.util.Map;

/**
 * What a transfer did.
 *
 * @param registries counts by registry, {@code Artifact} or {@code bionty.CellType}
 * @param transformUid uid of the transform that stands for transfers from this source
 * @param runUid uid of the transfer run, to which all transferred records belong
 * @param notes what a user should know, such as columns that were left out
 */
public record TransferReport(
    Map<String, Counts> registries, String transformUid, String runUid, List<String> notes) {

  /**
   * Records of one registry, each counted once.
   *
   * @param transferred inserted into the target
   * @param mapped found in the target, where they stay as they are
   */
  public record Counts(long transferred, long mapped) {
    static final Counts NONE = new Counts(0, 0);

    Counts plus(long moreTransferred, long moreMapped) {
      return new Counts(transferred + moreTransferred, mapped + moreMapped);
    }
  }

  public TransferReport {
    registries = Map.copyOf(registries);
    notes = List.copyOf(notes);
  }

  /** The counts of a registry; zeros when the transfer did not touch it. */
  public Counts of(String registry) {
    return registries.getOrDefault(registry, Counts.NONE);
  }
}
