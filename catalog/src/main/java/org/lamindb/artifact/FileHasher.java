package org.lamindb.artifact;

import java.security.MessageDigest;

/** Computes {@link FileHash} while the bytes pass by, for whoever reads them anyway. */
public final class FileHasher {
  private static final long CHUNK = Hashes.CHUNK_BYTES;

  private final long size;
  private final MessageDigest whole;
  private final MessageDigest first;
  private final MessageDigest last;
  private long position;

  /**
   * A hasher for one file.
   *
   * @param size bytes that will come
   */
  public FileHasher(long size) {
    this.size = size;
    boolean large = size > CHUNK;
    this.whole = large ? null : Hashes.md5();
    this.first = large ? Hashes.sha1() : null;
    this.last = large ? Hashes.sha1() : null;
  }

  /** Takes the next bytes of the file. */
  public void update(byte[] bytes, int length) {
    if (position + length > size) {
      throw new IllegalArgumentException("more bytes than the file has");
    }
    if (whole != null) {
      whole.update(bytes, 0, length);
    } else {
      if (position < CHUNK) {
        first.update(bytes, 0, (int) Math.min(length, CHUNK - position));
      }
      long skipped = Math.max(0, size - CHUNK - position);
      if (skipped < length) {
        last.update(bytes, (int) skipped, length - (int) skipped);
      }
    }
    position += length;
  }

  /**
   * The hash of all bytes.
   *
   * @throws IllegalStateException when fewer came than were announced
   */
  public FileHash finish() {
    if (position != size) {
      throw new IllegalStateException("fewer bytes than the file has");
    }
    if (whole != null) {
      return new FileHash(Hashes.encode(whole.digest()), "md5", size);
    }
    MessageDigest both = Hashes.sha1();
    both.update(first.digest());
    both.update(last.digest());
    return new FileHash(Hashes.encode(both.digest()), "sha1-fl", size);
  }
}
