package org.lamindb.transfer;

import java.io.Serializable;
import java.util.Objects;
import org.lamindb.artifact.FileHash;

/**
 * A file that the target has, byte for byte.
 *
 * @param path below the root
 * @param hash LaminDB's hash of its bytes
 * @param wasThere whether an earlier run had copied it
 */
public record CopiedFile(String path, FileHash hash, boolean wasThere) implements Serializable {
  public CopiedFile {
    Objects.requireNonNull(path, "path is null");
    Objects.requireNonNull(hash, "hash is null");
  }
}
