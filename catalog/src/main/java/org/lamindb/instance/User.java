package org.lamindb.instance;

import java.util.Objects;

/**
 * Who reads and writes.
 *
 * @param uid 8 characters
 * @param name full name, or null
 */
public record User(String uid, String handle, String name) {
  /** Who works without an account. */
  public static final User ANONYMOUS = new User("00000000", "anonymous", null);

  public User {
    Objects.requireNonNull(uid, "uid is null");
    Objects.requireNonNull(handle, "handle is null");
  }
}
