package org.lamindb.artifact;

/** What saving came to. */
public record SavedArtifact(Artifact artifact, Outcome outcome) {

  /** How the artifact came to be. */
  public enum Outcome {
    /** The first version of a new key. */
    NEW,
    /** The next version of a known key. */
    NEW_VERSION,
    /** An artifact with the same bytes was there; it may have another key. */
    EXISTING
  }
}
