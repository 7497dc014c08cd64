package org.lamindb.database;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a scan meets its database; the same for all tasks of a scan.
 *
 * @param tag who asks
 * @param snapshot the state that all tasks read, or null: each then reads the newest
 * @param silence how long the server may send nothing while a scan waits for it; zero for ever
 */
public record ScanSession(QueryTag tag, SnapshotId snapshot, Duration silence)
    implements Serializable {
  /** Longer than a server needs to find the first row, shorter than anybody waits for nothing. */
  public static final Duration DEFAULT_SILENCE = Duration.ofMinutes(5);

  /** A scan by one task. */
  public static final ScanSession ALONE = new ScanSession(QueryTag.NONE, null, DEFAULT_SILENCE);

  public ScanSession {
    Objects.requireNonNull(tag, "tag is null");
    Objects.requireNonNull(silence, "silence is null");
    if (silence.isNegative() || silence.toSeconds() > Integer.MAX_VALUE / 1000) {
      throw new IllegalArgumentException("silence of " + silence + " is no time to wait");
    }
  }

  public ScanSession withTag(QueryTag newTag) {
    return new ScanSession(newTag, snapshot, silence);
  }

  public ScanSession withSnapshot(SnapshotId newSnapshot) {
    return new ScanSession(tag, newSnapshot, silence);
  }

  public ScanSession withSilence(Duration newSilence) {
    return new ScanSession(tag, snapshot, newSilence);
  }

  public Optional<SnapshotId> exported() {
    return Optional.ofNullable(snapshot);
  }
}
