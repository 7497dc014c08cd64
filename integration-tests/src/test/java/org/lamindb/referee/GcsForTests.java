package org.lamindb.referee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server that speaks the language of Google's cloud storage, on a free port. */
public final class GcsForTests implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]*)\"");
  private static final String SERVER = "fake-gcs-server-";

  private final Process server;
  private final String url;

  private GcsForTests(Process server, String url) {
    this.server = server;
    this.url = url;
  }

  public static GcsForTests start() {
    Path environment = Path.of(System.getProperty("lamindb.test.python"), "gcs");
    try (ServerSocket free = new ServerSocket(0)) {
      int port = free.getLocalPort();
      String url = "http://127.0.0.1:" + port;
      free.close();
      Path log = TestFolders.folder("gcs").resolve("server-" + port + ".log");
      Process server =
          new ProcessBuilder(
                  program(environment).toString(),
                  "-scheme",
                  "http",
                  "-host",
                  "127.0.0.1",
                  "-port",
                  "" + port,
                  "-backend",
                  "memory",
                  "-external-url",
                  url,
                  "-public-host",
                  "127.0.0.1:" + port)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
      GcsForTests started = new GcsForTests(server, url);
      started.await(log);
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path program(Path environment) throws IOException {
    try (Stream<Path> files = Files.walk(environment.resolve("lib"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(SERVER))
          .filter(Files::isRegularFile)
          .findFirst()
          .orElseThrow(() -> new AssertionError("no server of GCS in " + environment));
    }
  }

  private void await(Path log) throws IOException {
    for (int i = 0; i < 100 && server.isAlive(); i++) {
      try {
        send("GET", "/storage/v1/b?project=tests", "");
        return;
      } catch (UncheckedIOException e) {
        pause();
      }
    }
    throw new AssertionError("no server of GCS: " + Files.readString(log));
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** What clients take for the address of the cloud, in the variable STORAGE_EMULATOR_HOST. */
  public String url() {
    return url;
  }

  public void bucket(String name) {
    send("POST", "/storage/v1/b?project=tests", "{\"name\":\"" + name + "\"}");
  }

  /** The names of all objects in a bucket. */
  public List<String> keys(String bucket) {
    Matcher found = NAME.matcher(send("GET", "/storage/v1/b/" + bucket + "/o", ""));
    List<String> keys = new ArrayList<>();
    while (found.find()) {
      keys.add(found.group(1));
    }
    return keys;
  }

  public String text(String bucket, String key) {
    return send(
        "GET", "/storage/v1/b/" + bucket + "/o/" + key.replace("/", "%2F") + "?alt=media", "");
  }

  private String send(String method, String path, String body) {
    try {
      HttpResponse<String> answer =
          CLIENT.send(
              HttpRequest.newBuilder(URI.create(url + path))
                  .header("Content-Type", "application/json")
                  .method(method, BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new AssertionError(method + " " + path + ": " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /** A folder like a Spark's, which has the connector to that cloud. */
  public static Path spark(Path folder) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("jars"));
    Path launcher = Path.of(System.getProperty("lamindb.test.launcher"));
    Path libraries = launcher.resolveSibling("../examples/target/lib").normalize();
    for (Path source : List.of(libraries, Path.of(System.getProperty("lamindb.test.gcs")))) {
      try (Stream<Path> files = Files.list(source)) {
        for (Path jar : files.toList()) {
          link(jars.resolve(jar.getFileName()), jar);
        }
      }
    }
    return folder;
  }

  private static void link(Path link, Path jar) throws IOException {
    try {
      Files.createSymbolicLink(link, jar);
    } catch (FileAlreadyExistsException e) {
      // Of a run before.
      return;
    }
  }

  @Override
  public void close() {
    server.destroy();
  }
}
