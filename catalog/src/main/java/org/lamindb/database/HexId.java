package org.lamindb.database;

import java.util.Optional;
import java.util.UUID;

/** Ids as LaminDB writes them into files and databases: UUIDs of 32 hexadecimal digits. */
public final class HexId {
  private HexId() {}

  public static String of(UUID id) {
    return id.toString().replace("-", "");
  }

  /** The id of a text, with dashes or without; empty when it is none. */
  public static Optional<UUID> parse(String text) {
    String hex = text.replace("-", "");
    if (!hex.matches("[0-9a-fA-F]{32}")) {
      return Optional.empty();
    }
    return Optional.of(
        new UUID(
            Long.parseUnsignedLong(hex.substring(0, 16), 16),
            Long.parseUnsignedLong(hex.substring(16), 16)));
  }
}
