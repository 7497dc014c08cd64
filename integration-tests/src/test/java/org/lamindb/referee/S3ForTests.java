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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One S3 server for all tests of a JVM, on a free port. It takes any key. */
public final class S3ForTests {
  /** Variables that a process needs to use it. */
  public static final Map<String, String> VARIABLES =
      Map.of(
          "AWS_ACCESS_KEY_ID",
          "testing",
          "AWS_SECRET_ACCESS_KEY",
          "testing",
          "AWS_EC2_METADATA_DISABLED",
          "true",
          "AWS_DEFAULT_REGION",
          "us-east-1");

  /** The server looks at who says to have signed, and never at the signature. */
  public static final String AUTHORIZATION =
      "AWS4-HMAC-SHA256 Credential=testing/20260101/us-east-1/s3/aws4_request,"
          + " SignedHeaders=host, Signature=0";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
  private static Process server;
  private static int port;

  private S3ForTests() {}

  /** The URL of the server; with the first call it starts, and this JVM's programs may use it. */
  public static synchronized String endpoint() {
    if (server == null) {
      System.setProperty("aws.accessKeyId", "testing");
      System.setProperty("aws.secretAccessKey", "testing");
      System.setProperty("aws.disableEc2Metadata", "true");
      start();
    }
    return "http://127.0.0.1:" + port;
  }

  private static void start() {
    Path python = Path.of(System.getProperty("lamindb.test.python"), "moto", "bin", "python");
    try {
      try (ServerSocket free = new ServerSocket(0)) {
        port = free.getLocalPort();
      }
      Path log = TestFolders.folder("s3").resolve("server-" + port + ".log");
      server =
          new ProcessBuilder(
                  python.toString(), "-m", "moto.server", "-H", "127.0.0.1", "-p", "" + port)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(server::destroy));
      for (int i = 0; !answers(); i++) {
        if (i > 200 || !server.isAlive()) {
          throw new AssertionError("no S3 server: " + Files.readString(log));
        }
        Thread.sleep(100);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static boolean answers() throws InterruptedException {
    try {
      URI uri = URI.create("http://127.0.0.1:" + port + "/");
      CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Makes a bucket, and returns its root as LaminDB spells it. */
  public static String bucket(String name) {
    send(request("/" + name).PUT(BodyPublishers.noBody()));
    return "s3://" + name + "?endpoint_url=" + endpoint();
  }

  /** The root of a folder in a bucket. */
  public static String root(String bucket, String prefix) {
    return "s3://" + bucket + "/" + prefix + "?endpoint_url=" + endpoint();
  }

  public static void put(String bucket, String key, Path file) {
    try {
      send(request("/" + bucket + "/" + key).PUT(BodyPublishers.ofFile(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void put(String bucket, String key, String text) {
    send(request("/" + bucket + "/" + key).PUT(BodyPublishers.ofString(text)));
  }

  public static void delete(String bucket, String key) {
    send(request("/" + bucket + "/" + key).DELETE());
  }

  public static String text(String bucket, String key) {
    return new String(send(request("/" + bucket + "/" + key).GET()).body(), StandardCharsets.UTF_8);
  }

  public static byte[] bytes(String bucket, String key) {
    return send(request("/" + bucket + "/" + key).GET()).body();
  }

  /** All keys below a prefix. */
  public static List<String> keys(String bucket, String prefix) {
    Matcher found =
        KEY.matcher(
            new String(
                send(request("/" + bucket + "?list-type=2&prefix=" + prefix).GET()).body(),
                StandardCharsets.UTF_8));
    List<String> keys = new ArrayList<>();
    while (found.find()) {
      keys.add(found.group(1));
    }
    return keys;
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(endpoint() + path))
        .header("Authorization", AUTHORIZATION);
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder builder) {
    try {
      HttpResponse<byte[]> answer = CLIENT.send(builder.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw new AssertionError(
            builder.build()
                + ": "
                + answer.statusCode()
                + new String(answer.body(), StandardCharsets.UTF_8));
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
