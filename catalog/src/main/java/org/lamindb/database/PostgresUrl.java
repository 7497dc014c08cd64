package org.lamindb.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.error.InstanceErrors;

/** Reads {@code postgresql://user:password@host:port/database?parameters}, as LaminDB writes it. */
public final class PostgresUrl {
  private static final int DEFAULT_PORT = 5432;

  private PostgresUrl() {}

  /** Whether the text is meant to be a Postgres URL. */
  public static boolean matches(String text) {
    return text.startsWith("postgresql://") || text.startsWith("postgres://");
  }

  /**
   * The address behind a URL.
   *
   * @throws org.lamindb.error.LaminException when it is no Postgres URL or names no database; the
   *     message shows the URL without user information
   */
  public static PostgresServer parse(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      throw InstanceErrors.invalidDatabaseUrl(redact(url), "it is no valid URL");
    }
    if (!matches(url)) {
      throw InstanceErrors.invalidDatabaseUrl(redact(url), "it is no postgresql:// URL");
    }
    if (uri.getHost() == null) {
      throw InstanceErrors.invalidDatabaseUrl(
          redact(url), "its user, password and host cannot be told apart");
    }
    String path = uri.getPath() == null ? "" : uri.getPath();
    if (path.length() < 2 || path.indexOf('/', 1) >= 0) {
      throw InstanceErrors.invalidDatabaseUrl(redact(url), "it names no database");
    }
    if (uri.getRawUserInfo() == null && url.split("\\?", 2)[0].indexOf('@') >= 0) {
      // What was meant as the password would be taken for host, port, database or parameters.
      throw InstanceErrors.invalidDatabaseUrl(redact(url), "what stands before the '@' is no user");
    }
    String userInfo = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? "" : userInfo.substring(colon + 1);
    return new PostgresServer(
        uri.getHost(),
        uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
        path.substring(1),
        decode(user),
        decode(password),
        uri.getRawQuery() == null ? "" : uri.getRawQuery());
  }

  /** The URL without user and password, for messages. */
  public static String redact(String url) {
    int scheme = url.indexOf("://");
    int at = url.lastIndexOf('@');
    if (scheme < 0 || at < scheme) {
      return url;
    }
    return url.substring(0, scheme + 3) + "***@" + url.substring(at + 1);
  }

  private static String decode(String text) {
    // A '+' in a password is a plus sign: only form data means a blank by it.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
