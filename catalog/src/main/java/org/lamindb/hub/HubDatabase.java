package org.lamindb.hub;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.database.PostgresUrl;

/**
 * How a Postgres database of an instance is reached.
 *
 * @param user empty when the hub gives none to who asks
 * @param password of that user
 */
public record HubDatabase(
    String host, Optional<Integer> port, String name, Optional<String> user, String password) {
  /** What LaminDB calls a user of a database when there is none. */
  private static final String NONE = "none";

  public HubDatabase {
    Objects.requireNonNull(host, "host is null");
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(password, "password is null");
    user = user.filter(given -> !given.equals(NONE));
  }

  /**
   * What the hub is told of a database: neither user nor password.
   *
   * @throws org.lamindb.error.LaminException when the URL is none of a Postgres database
   */
  public static HubDatabase ofUrl(String url) {
    PostgresServer server = PostgresUrl.parse(url);
    URI uri = URI.create(url);
    return new HubDatabase(
        server.host().toLowerCase(Locale.ROOT),
        uri.getPort() < 0 ? Optional.empty() : Optional.of(uri.getPort()),
        uri.getRawPath().substring(1),
        Optional.empty(),
        "");
  }

  /** Its address, without user and password. */
  public PostgresServer server() {
    return PostgresUrl.parse(new HubDatabase(host, port, name, Optional.empty(), "").url());
  }

  /** The URL as the Python client writes it, also without a user; with the password as it is. */
  public String url() {
    return "postgresql://"
        + user.orElse(NONE)
        + ":"
        + password
        + "@"
        + host
        + port.map(number -> ":" + number).orElse("")
        + "/"
        + name;
  }

  /** Without user and password. */
  @Override
  public String toString() {
    return "database " + name + " at " + host;
  }
}
