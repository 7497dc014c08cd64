package org.lamindb.hub;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.error.LaminException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the hub for keys to storages that instances manage. */
public final class HubStorages {
  private static final Logger LOG = LoggerFactory.getLogger(HubStorages.class);
  private static final int SECONDS = 3600;

  private final Hub hub;

  public HubStorages(Hub hub) {
    this.hub = Objects.requireNonNull(hub, "hub is null");
  }

  /**
   * Keys to what is below a path in S3. Who gets none may have keys of his own, so that trouble is
   * a warning.
   *
   * @param path {@code s3://bucket/prefix}
   * @return empty when no instance manages it, or the hub gives nothing to who asks
   */
  public Optional<StorageKeys> keys(String path) {
    String folder = path.endsWith("/") ? path : path + "/";
    try {
      return hub.ask(client -> client.procedure("get_storage_api_info_from_path", path(folder)))
          .firstRow()
          .flatMap(server -> access(server, folder))
          .flatMap(answer -> read(answer, folder));
    } catch (LaminException e) {
      LOG.warn(
          "LaminHub gave no keys for {}, so those of this machine are tried: {}", path, e.text());
      return Optional.empty();
    }
  }

  private static Map<String, String> path(String folder) {
    return Map.of("_path", folder);
  }

  private Optional<JsonAnswer> access(JsonAnswer server, String folder) {
    Optional<String> url = server.text("api_url");
    JsonAnswer answer;
    if (url.isEmpty() || server.text("assume_role_arn").isEmpty()) {
      answer = hub.ask(client -> client.function("get-cloud-access-v1", Map.of("path", folder)));
    } else {
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("path", folder);
      body.put("duration_seconds", SECONDS);
      answer =
          hub.askServer(
              "credentials",
              "POST",
              url.get().replaceAll("/+$", "") + "/storages/credentials",
              Optional.of(body),
              List.of());
    }
    return answer.isEmpty() ? Optional.empty() : Optional.of(answer.requireObject());
  }

  private static Optional<StorageKeys> read(JsonAnswer answer, String folder) {
    JsonAnswer accessibility = answer.requiredObject("StorageAccessibility");
    if (!accessibility.isTrue("isManaged")) {
      return Optional.empty();
    }
    JsonAnswer keys = answer.requiredObject("Credentials");
    String root = accessibility.text("storageRoot").filter(text -> !text.isEmpty()).orElse(folder);
    Instant end =
        Login.instant(keys.requiredText("Expiration"))
            .orElseThrow(() -> keys.malformed("'Expiration' is no time"));
    return Optional.of(
        new StorageKeys(
            root.replaceAll("/+$", ""),
            keys.requiredText("AccessKeyId"),
            keys.requiredText("SecretAccessKey"),
            keys.requiredText("SessionToken"),
            end));
  }
}
