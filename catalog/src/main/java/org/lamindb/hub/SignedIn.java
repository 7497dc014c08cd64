package org.lamindb.hub;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Who logged in.
 *
 * @param uid 8 characters
 * @param name full name
 * @param token by which the hub knows the account from now on
 * @param keyExpiryWarning that the API key ends within a week
 */
public record SignedIn(
    UUID id,
    String uid,
    String handle,
    Optional<String> name,
    String token,
    Optional<String> keyExpiryWarning) {
  public SignedIn {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(uid, "uid is null");
    Objects.requireNonNull(handle, "handle is null");
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(token, "token is null");
    Objects.requireNonNull(keyExpiryWarning, "keyExpiryWarning is null");
  }

  /** Without the token. */
  @Override
  public String toString() {
    return handle + " (" + uid + ")";
  }
}
