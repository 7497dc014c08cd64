package org.lamindb.error;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Why a server could not be reached, in words. Libraries wrap what the network said, and put the
 * whole text of one exception into the next.
 */
public final class NetworkProblem {
  private static final List<Class<? extends Throwable>> SILENCE =
      List.of(
          ConnectException.class,
          NoRouteToHostException.class,
          SocketTimeoutException.class,
          HttpTimeoutException.class);

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+(?::\\d+)?");
  private static final Pattern CONNECT = Pattern.compile("Connect to ([A-Za-z0-9._-]+(?::\\d+)?)");
  private static final int LONGEST_REASON = 80;

  private NetworkProblem() {}

  /**
   * Which host did not answer; empty when it was no problem of the network.
   *
   * @param server host and port, where it is known who was asked
   */
  public static Optional<String> of(Optional<String> server, Throwable failure) {
    List<Throwable> chain =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(50).toList();
    Throwable last = null;
    for (Throwable cause : chain) {
      if (isUnknown(cause) || SILENCE.stream().anyMatch(kind -> kind.isInstance(cause))) {
        last = cause;
      }
    }
    if (last == null) {
      return Optional.empty();
    }
    if (isUnknown(last)) {
      String named = String.valueOf(last.getMessage()).split(":", 2)[0];
      String host = HOST.matcher(named).matches() && last.getMessage() != null ? named : null;
      return Optional.of(
          "the host '"
              + Optional.ofNullable(host).or(() -> server).orElse("of this address")
              + "' is not known");
    }
    String who =
        server.or(() -> connected(chain)).map(host -> "'" + host + "'").orElse("the server");
    return Optional.of(who + " did not answer" + reason(last));
  }

  private static boolean isUnknown(Throwable cause) {
    return cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException;
  }

  private static Optional<String> connected(List<Throwable> chain) {
    return chain.stream()
        .map(cause -> CONNECT.matcher(String.valueOf(cause.getMessage())))
        .filter(Matcher::find)
        .map(matcher -> matcher.group(1))
        .findFirst();
  }

  private static String reason(Throwable cause) {
    String said = cause.getMessage();
    return said == null || said.length() > LONGEST_REASON ? "" : " (" + said + ")";
  }
}
