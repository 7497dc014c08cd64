package org.lamindb.hub;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One request, with what it must not show.
 *
 * @param call what is asked, for messages: {@code get-jwt-v1}
 * @param headers without the token
 * @param token of the account that asks
 * @param body JSON
 * @param repeatable whether it may be sent again when nobody answered
 * @param secrets that the body holds
 */
record HubRequest(
    String call,
    String method,
    URI uri,
    Map<String, String> headers,
    Optional<String> token,
    Optional<String> body,
    boolean repeatable,
    Collection<String> secrets) {
  HubRequest {
    Objects.requireNonNull(call, "call is null");
    Objects.requireNonNull(method, "method is null");
    Objects.requireNonNull(uri, "uri is null");
    headers = Map.copyOf(headers);
    Set<String> all = new LinkedHashSet<>(secrets);
    token.ifPresent(all::add);
    secrets = Set.copyOf(all);
  }

  String host() {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  /** Without headers, body and query: they hold keys and tokens. */
  @Override
  public String toString() {
    return method + " " + call + " at " + host();
  }
}
