package org.lamindb.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lamindb.error.HubErrors;

/** Asks one hub as one account, or as nobody: its functions, its tables and their procedures. */
final class HubClient {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, String> SCHEMA =
      Map.of("Accept-Profile", "public", "Content-Profile", "public");

  private static final int NOT_FOUND = 404;

  private final HubTransport transport;
  private final HubAddress address;
  private final Optional<String> token;

  /**
   * @param token of the account; empty to ask as nobody
   */
  HubClient(HubTransport transport, HubAddress address, Optional<String> token) {
    this.transport = Objects.requireNonNull(transport, "transport is null");
    this.address = Objects.requireNonNull(address, "address is null");
    this.token = Objects.requireNonNull(token, "token is null");
  }

  HubClient as(String otherToken) {
    return new HubClient(transport, address, Optional.of(otherToken));
  }

  /** Calls an edge function. */
  JsonAnswer function(String name, Map<String, ?> body) {
    return answer(functionRequest(name, body));
  }

  /**
   * Asks for a token.
   *
   * @throws org.lamindb.error.LaminException when the key is not accepted
   */
  JsonAnswer token(String apiKey) {
    HubRequest request = functionRequest("get-jwt-v1", Map.of("api_key", apiKey), apiKey);
    HubTransport.Answer answer = transport.send(request);
    if (answer.isRefusal()) {
      String text = errorText(answer, request.secrets());
      String lower = text.toLowerCase(Locale.ROOT);
      if (lower.contains("api key") && lower.contains("expired")) {
        throw HubErrors.apiKeyExpired();
      }
      if (lower.contains("api key") && lower.contains("not found")) {
        throw HubErrors.apiKeyNotFound();
      }
      throw HubErrors.apiKeyWrong(text);
    }
    return requireSuccess(request, answer);
  }

  private HubRequest functionRequest(String name, Map<String, ?> body, String... secrets) {
    // Unlike those to tables, these can be repeated.
    return request(
        name, "POST", "/functions/v1/" + name, Map.of(), Optional.of(body), true, secrets);
  }

  /** Rows of a table. */
  JsonAnswer select(String table, Map<String, String> query) {
    return answer(
        request(table, "GET", "/rest/v1/" + table + query(query), SCHEMA, Optional.empty(), true));
  }

  /** Calls a procedure of the database that changes nothing. */
  JsonAnswer procedure(String name, Map<String, String> arguments) {
    String path = "/rest/v1/rpc/" + name + query(arguments);
    return answer(request(name, "GET", path, SCHEMA, Optional.empty(), true));
  }

  /** The same where the hub may be older than the procedure: empty then. */
  Optional<JsonAnswer> procedureIfAny(String name, Map<String, String> arguments) {
    String path = "/rest/v1/rpc/" + name + query(arguments);
    HubRequest request = request(name, "GET", path, SCHEMA, Optional.empty(), true);
    HubTransport.Answer answer = transport.send(request);
    return answer.status() == NOT_FOUND
        ? Optional.empty()
        : Optional.of(requireSuccess(request, answer));
  }

  /** Adds a row to a table; {@code prefer} says what comes back, and what of one that is there. */
  void insert(String table, String prefer, Map<String, ?> row) {
    HubRequest request =
        request(table, "POST", "/rest/v1/" + table, preferring(prefer), Optional.of(row), false);
    requireDone(request, transport.send(request));
  }

  /** Deletes rows of a table, and returns them as far as {@code prefer} says so. */
  JsonAnswer delete(String table, Map<String, String> query, String prefer) {
    String path = "/rest/v1/" + table + query(query);
    return answer(request(table, "DELETE", path, preferring(prefer), Optional.of(Map.of()), false));
  }

  /** What a procedure that may change something answers: yes or no. */
  boolean changingProcedure(String name, Map<String, ?> arguments) {
    String path = "/rest/v1/rpc/" + name;
    return answer(request(name, "POST", path, SCHEMA, Optional.of(arguments), false)).isTrue();
  }

  private static Map<String, String> preferring(String prefer) {
    Map<String, String> headers = new LinkedHashMap<>(SCHEMA);
    headers.put("Prefer", prefer);
    return headers;
  }

  private HubRequest request(
      String call,
      String method,
      String path,
      Map<String, String> more,
      Optional<? extends Map<String, ?>> body,
      boolean repeatable,
      String... secrets) {
    Map<String, String> headers = new LinkedHashMap<>(more);
    headers.put("apikey", address.publicKey());
    return new HubRequest(
        call,
        method,
        URI.create(address.url() + path),
        headers,
        token.or(() -> Optional.of(address.publicKey())),
        body.map(HubClient::json),
        repeatable,
        List.of(secrets));
  }

  static String json(Map<String, ?> body) {
    try {
      return MAPPER.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the body cannot be written as JSON");
    }
  }

  private static String query(Map<String, String> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.entrySet().stream()
            .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonAnswer answer(HubRequest request) {
    return requireSuccess(request, transport.send(request));
  }

  /**
   * What was answered.
   *
   * @throws org.lamindb.error.LaminException when that is an error, or no JSON
   */
  static JsonAnswer requireSuccess(HubRequest request, HubTransport.Answer answer) {
    requireDone(request, answer);
    return JsonAnswer.parse(request.host(), request.call(), answer.body());
  }

  /** The same where nothing is made of the answer. */
  static void requireDone(HubRequest request, HubTransport.Answer answer) {
    if (answer.isSuccess()) {
      return;
    }
    String text = errorText(answer, request.secrets());
    if (answer.isRefusal()) {
      throw HubErrors.refused(request.host(), request.call(), answer.status(), text);
    }
    throw HubErrors.failed(request.host(), request.call(), answer.status(), text);
  }

  private static String errorText(HubTransport.Answer answer, Collection<String> secrets) {
    String text = Tokens.hide(JsonAnswer.errorText(answer.body()), secrets);
    return text.isEmpty() ? "no reason" : text;
  }

  @Override
  public String toString() {
    return "client of " + address.url();
  }
}
