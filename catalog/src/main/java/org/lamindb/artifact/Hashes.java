package org.lamindb.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lamindb.error.LaminErrors;

/** LaminDB's hashes of bytes and texts: 22 characters of URL-safe base64. */
public final class Hashes {
  /** Files up to this size are hashed whole. */
  public static final long CHUNK_BYTES = 50L * 1024 * 1024;

  private static final int HASH_LENGTH = 22;
  private static final int BUFFER_BYTES = 256 * 1024;

  private Hashes() {}

  /**
   * Hashes a file, reading at most {@code 2 * CHUNK_BYTES} of it, a buffer at a time.
   *
   * @throws org.lamindb.error.LaminException when it cannot be read
   */
  public static FileHash hash(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      if (size <= CHUNK_BYTES) {
        return new FileHash(encode(digest(md5(), channel, 0, size)), "md5", size);
      }
      MessageDigest both = sha1();
      both.update(digest(sha1(), channel, 0, CHUNK_BYTES));
      both.update(digest(sha1(), channel, size - CHUNK_BYTES, CHUNK_BYTES));
      return new FileHash(encode(both.digest()), "sha1-fl", size);
    } catch (IOException e) {
      throw LaminErrors.cannotRead(file.toString(), e);
    }
  }

  /**
   * Hashes a folder, several files at a time.
   *
   * @throws org.lamindb.error.LaminException when a file cannot be read
   */
  public static FolderHash hashFolder(Path folder) {
    return FolderHash.of(filesBelow(folder).parallelStream().map(Hashes::hash).toList());
  }

  /**
   * Every file of a folder, hidden ones too. As the Python client does, links to files are followed
   * and links to folders are not.
   */
  public static List<Path> filesBelow(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw LaminErrors.cannotRead(folder.toString(), e);
    }
  }

  /** Hash of a text, such as the source code of a transform. */
  public static String ofText(String text) {
    return encode(md5().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Hash of a set of texts, such as the hashes of a collection's members. */
  public static String ofSet(Collection<String> texts) {
    return ofText(String.join(":", new TreeSet<>(texts)));
  }

  static String encode(byte[] digest) {
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    return text.length() > HASH_LENGTH ? text.substring(0, HASH_LENGTH) : text;
  }

  static MessageDigest md5() {
    return algorithm("MD5");
  }

  static MessageDigest sha1() {
    return algorithm("SHA-1");
  }

  private static MessageDigest algorithm(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has " + name, e);
    }
  }

  private static byte[] digest(MessageDigest digest, FileChannel channel, long start, long length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    channel.position(start);
    long remaining = length;
    while (remaining > 0) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), remaining));
      int read = channel.read(buffer);
      if (read < 0) {
        throw new IOException("the file became shorter while it was read");
      }
      remaining -= read;
      digest.update(buffer.flip());
    }
    return digest.digest();
  }
}
