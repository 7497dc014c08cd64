package org.lamindb.instance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a user asks of a new instance.
 *
 * @param storage local directory of the default storage and of the database
 * @param name of the instance; by default that of the directory, in lower case
 * @param modules beside the core module
 */
public record InitRequest(String storage, Optional<String> name, List<String> modules) {
  /** What is used when the user names no storage. */
  public static final String DEFAULT_STORAGE = "./storage";

  public InitRequest {
    Objects.requireNonNull(storage, "storage is null");
    Objects.requireNonNull(name, "name is null");
    modules =
        List.copyOf(
            new LinkedHashSet<>(
                modules.stream().map(String::strip).filter(module -> !module.isEmpty()).toList()));
  }

  /** A request for an instance named after its storage. */
  public static InitRequest of(String storage, String... modules) {
    return new InitRequest(storage, Optional.empty(), List.of(modules));
  }
}
