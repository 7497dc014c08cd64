package org.lamindb.scan.copy;

/** The server's bytes are not what binary COPY sends. */
final class MalformedCopyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedCopyException(String why) {
    super("the server's answer cannot be read: " + why);
  }
}
