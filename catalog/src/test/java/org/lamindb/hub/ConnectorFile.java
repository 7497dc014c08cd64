package org.lamindb.hub;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The file of a site that names the hub to ask when the known one is away. */
final class ConnectorFile implements AutoCloseable {
  private final HttpServer server;

  ConnectorFile(StandInHub hub) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] text =
        ("url=" + hub.url() + "\nkey=" + StandInHub.PUBLIC_KEY + "\n")
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
          }
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/connector.env";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
