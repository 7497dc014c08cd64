package org.lamindb.hub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A LaminHub with made-up accounts on a free port of this machine, which answers in the shapes that
 * the Python client accepts, and remembers what it was asked. Trouble can be put in its way.
 */
public final class StandInHub implements AutoCloseable {
  public static final String PUBLIC_KEY = "sb_publishable_stubkey";
  public static final String ALICE_KEY = "key-alice-b1946ac9";
  public static final String EXPIRED_KEY = "key-old-591785b7";
  public static final String ALICE_ID = "11111111-1111-1111-1111-111111111111";

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String SECRET_SIGNATURE = "c2VjcmV0LXNpZ25hdHVyZQ";

  /** What was asked, and as whom. */
  public record Asked(
      String method, String path, Map<String, String> query, String body, Optional<String> token) {
    /** Method, path and body, as two clients can be compared by them. */
    public String substance() {
      return method + " " + path + " " + query + " " + body;
    }
  }

  /** Trouble that answers in place of the hub. */
  public record Trouble(Predicate<Asked> when, int status, String body, long delayMillis) {}

  private final HttpServer server;
  private final ObjectNode state;
  private final StandInHubTables tables;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
  private final AtomicInteger tokens = new AtomicInteger();
  private final List<String> secrets = new CopyOnWriteArrayList<>();
  private volatile long tokenSeconds = 3600;
  private volatile long keySeconds = 3600;
  private volatile String keyExpiry;
  private volatile String onlyToken;
  private volatile String refused = "";

  public StandInHub() {
    try (InputStream resource = StandInHub.class.getResourceAsStream("hub.json")) {
      state = (ObjectNode) MAPPER.readTree(resource);
      tables = new StandInHubTables(state);
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "stand-in-hub");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
    secrets.addAll(List.of(ALICE_KEY, EXPIRED_KEY, SECRET_SIGNATURE));
    secrets.addAll(List.of("pwd-1f3870be", "pwd-c4ca4238", "sec-6512bd43", "tok-c20ad4d7"));
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The environment variables by which clients use it. */
  public Map<String, String> variables() {
    return Map.of("LAMIN_ENV", "stub", "SUPABASE_API_URL", url(), "SUPABASE_ANON_KEY", PUBLIC_KEY);
  }

  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  public void forget() {
    asked.clear();
  }

  /** Whatever must never be shown. */
  public List<String> secrets() {
    return List.copyOf(secrets);
  }

  /** The next request whose path contains the text is answered so. */
  public void trouble(String path, int status, String body) {
    troubles.add(new Trouble(request -> request.path().contains(path), status, body, 0));
  }

  /** From now on, requests with this method to this path are refused. */
  public void refuse(String method, String path) {
    refused = method + " " + path;
  }

  /** The next request whose path contains the text waits. */
  public void slow(String path, long millis) {
    troubles.add(new Trouble(request -> request.path().contains(path), 200, "{}", millis));
  }

  /** Tokens from now on end after that many seconds, which may have passed. */
  public void tokensEndAfter(long seconds) {
    tokenSeconds = seconds;
  }

  /** Keys to storages from now on end after that many seconds. */
  public void keysEndAfter(long seconds) {
    keySeconds = seconds;
  }

  /** When the hub says that the API key ends. */
  public void keyEnds(String time) {
    keyExpiry = time;
  }

  /** All tokens of before are refused. */
  public void refuseOldTokens() {
    onlyToken = Integer.toString(tokens.get() + 1);
  }

  /** An instance that the hub knows, to be changed; {@code API} in it is the hub's own server. */
  public ObjectNode instance(String slug) {
    return (ObjectNode) state.path("instances").path(slug);
  }

  /** All instances that the hub knows, by owner and name. */
  public ObjectNode instances() {
    return (ObjectNode) state.path("instances");
  }

  /** The rows of a table, to be changed. */
  public ArrayNode table(String name) {
    return tables.table(name);
  }

  /** What a procedure answers by its first argument, to be changed. */
  public ObjectNode procedure(String name) {
    return (ObjectNode) state.path("procedures").path(name);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Optional<String> token =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
              .map(text -> text.replace("Bearer ", ""));
      Asked request =
          new Asked(
              exchange.getRequestMethod(), exchange.getRequestURI().getPath(), query, body, token);
      asked.add(request);
      Optional<Trouble> trouble =
          troubles.stream().filter(next -> next.when().test(request)).findFirst();
      if (trouble.isPresent()) {
        troubles.remove(trouble.get());
        pause(trouble.get().delayMillis());
        send(exchange, trouble.get().status(), trouble.get().body());
        return;
      }
      if (refused.equals(request.method() + " " + request.path())) {
        send(exchange, 403, "{\"message\":\"not yours\"}");
        return;
      }
      answer(exchange, request);
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, Asked request) throws IOException {
    String path = request.path();
    boolean isServer = path.startsWith("/api/");
    if (!isServer && !PUBLIC_KEY.equals(exchange.getRequestHeaders().getFirst("apikey"))) {
      send(exchange, 401, "{\"message\":\"No API key found in request\"}");
    } else if (request.token().isPresent() && isRefused(request.token().get())) {
      send(exchange, 401, "{\"code\":\"PGRST301\",\"message\":\"JWT expired\"}");
    } else if (path.equals("/functions/v1/get-jwt-v1")) {
      token(exchange, json(request.body()).path("api_key").asText());
    } else if (path.equals("/functions/v1/get-instance-settings-v1")) {
      JsonNode names = json(request.body());
      String slug = names.path("owner").asText() + "/" + names.path("name").asText();
      send(exchange, 200, text(tables.settings(slug)));
    } else if (path.equals("/functions/v1/get-cloud-access-v1")) {
      send(exchange, 200, text(tables.access(json(request.body()).path("path").asText())));
    } else if (path.startsWith("/rest/v1/rpc/")) {
      JsonNode procedure = state.path("procedures").path(path.substring(13));
      if (procedure.isMissingNode()) {
        send(exchange, 404, "{\"code\":\"PGRST202\",\"message\":\"no such function\"}");
      } else {
        String first =
            request.method().equals("POST")
                ? json(request.body()).path("_account_id").asText()
                : request.query().values().stream().findFirst().orElse("");
        JsonNode told = procedure.has(first) ? procedure.get(first) : tables.hosted(first);
        send(exchange, 200, text(told));
      }
    } else if (path.startsWith("/rest/v1/") && request.method().equals("POST")) {
      insert(exchange, request, path.substring(9));
    } else if (path.startsWith("/rest/v1/")) {
      table(exchange, request, path.substring(9));
    } else if (isServer && path.endsWith("/db_token")) {
      ObjectNode token = MAPPER.createObjectNode();
      token.put("token", newToken(ALICE_ID, ",\"type\":\"collaborator\""));
      send(exchange, request.token().isPresent() ? 200 : 401, text(token));
    } else if (isServer && path.endsWith("/storages/credentials")) {
      send(exchange, 200, text(tables.access(json(request.body()).path("path").asText())));
    } else if (isServer && path.endsWith("/migrate")) {
      send(exchange, request.token().isPresent() ? 200 : 401, "{\"message\":\"migrated\"}");
    } else {
      send(exchange, 404, "{\"message\":\"no route\"}");
    }
  }

  private boolean isRefused(String token) {
    if (token.equals(PUBLIC_KEY)) {
      return false;
    }
    return Tokens.expiry(token).map(end -> end.isBefore(Instant.now())).orElse(true)
        || (onlyToken != null
            && Integer.parseInt(Tokens.claim(token, "n").orElse("0"))
                < Integer.parseInt(onlyToken));
  }

  private void token(HttpExchange exchange, String key) throws IOException {
    if (key.equals(EXPIRED_KEY)) {
      send(exchange, 400, "{\"message\":\"API key expired\",\"error\":\"API key expired\"}");
      return;
    }
    String account = state.path("keys").path(key).asText("");
    if (account.isEmpty()) {
      send(exchange, 404, "{\"message\":\"API key not found\",\"error\":\"API key not found\"}");
      return;
    }
    ObjectNode answer = MAPPER.createObjectNode();
    answer.put("accessToken", newToken(account, ""));
    if (keyExpiry != null) {
      answer.put("apiKeyExpiresAt", keyExpiry);
    }
    send(exchange, 200, text(answer));
  }

  /** A token that nobody signed, as clients look at its claims only. */
  public String newToken(String account, String claims) {
    long end = Instant.now().getEpochSecond() + tokenSeconds;
    String payload =
        "{\"sub\":\"%s\",\"n\":%d,\"exp\":%d%s}"
            .formatted(account, tokens.incrementAndGet(), end, claims);
    String token =
        encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")
            + "."
            + encode(payload)
            + "."
            + SECRET_SIGNATURE;
    secrets.add(token);
    return token;
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private void table(HttpExchange exchange, Asked request, String name) throws IOException {
    ArrayNode rows = tables.select(name, request.query());
    if (request.method().equals("DELETE")) {
      rows.forEach(row -> tables.remove(name, row.path("id").asText()));
    }
    send(exchange, 200, text(rows));
  }

  /** Rows with the same id are merged where the client wants that, else refused. */
  private void insert(HttpExchange exchange, Asked request, String name) throws IOException {
    JsonNode row = json(request.body());
    String prefer = String.valueOf(exchange.getRequestHeaders().getFirst("Prefer"));
    if (request.token().filter(PUBLIC_KEY::equals).isPresent()) {
      send(exchange, 401, "{\"message\":\"new row violates row-level security policy\"}");
    } else if (tables.insert(name, row, prefer.contains("merge-duplicates"))) {
      send(exchange, 201, prefer.contains("minimal") ? "" : "[" + text(row) + "]");
    } else {
      String why = "duplicate key value violates unique constraint";
      send(exchange, 409, "{\"message\":\"" + why + "\"}");
    }
  }

  private String text(JsonNode node) {
    String text = node.isMissingNode() || node.isNull() ? "{}" : node.toString();
    return text.replace("API-URL", url() + "/api")
        .replace("EXPIRATION", Instant.now().plusSeconds(keySeconds).toString());
  }

  private static JsonNode json(String body) throws IOException {
    return MAPPER.readTree(body);
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> query = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        int equals = pair.indexOf('=');
        query.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream output = exchange.getResponseBody()) {
      output.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
