package org.lamindb.instance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a user asks of a new instance.
 *
 * @param storage local directory of the default storage, and of the database if that is a file; or
 *     {@code s3://bucket/prefix} or {@code gs://bucket/prefix} of both
 * @param name of the instance; by default that of the Postgres database, else of the directory, in
 *     lower case
 * @param database URL of an empty Postgres database, with user and password; empty for SQLite
 * @param modules beside the core module
 */
public record InitRequest(
    String storage, Optional<String> name, Optional<String> database, List<String> modules) {
  /** What is used when the user names no storage. */
  public static final String DEFAULT_STORAGE = "./storage";

  public InitRequest {
    Objects.requireNonNull(storage, "storage is null");
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(database, "database is null");
    modules =
        List.copyOf(
            new LinkedHashSet<>(
                modules.stream().map(String::strip).filter(module -> !module.isEmpty()).toList()));
  }

  /** A request for an instance with a SQLite database. */
  public InitRequest(String storage, Optional<String> name, List<String> modules) {
    this(storage, name, Optional.empty(), modules);
  }

  /** A request for an instance named after its storage. */
  public static InitRequest of(String storage, String... modules) {
    return new InitRequest(storage, Optional.empty(), List.of(modules));
  }

  /** Without the database, whose URL holds a password. */
  @Override
  public String toString() {
    return "a request for an instance in " + storage;
  }
}
