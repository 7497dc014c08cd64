package org.lamindb.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The keys that one user has. They are renewed five minutes before they end; that there are none
 * for a path is kept for a while too.
 *
 * <p>Thread-safe: who needs the same keys at once waits for one answer.
 */
public final class StorageKeyRing {
  private static final Duration MARGIN = Duration.ofMinutes(5);
  private static final Duration NONE_VALID = Duration.ofMinutes(10);
  private static final Duration NEXT_TRY = Duration.ofSeconds(30);

  /** No path begins so. */
  private static final String NOWHERE = "\n";

  private final Function<String, Optional<StorageKeys>> source;
  private final Map<String, Held> held = new ConcurrentHashMap<>();

  private record Held(Optional<StorageKeys> keys, Instant renewal) {}

  /**
   * @param source asks for keys to a path
   */
  public StorageKeyRing(Function<String, Optional<StorageKeys>> source) {
    this.source = Objects.requireNonNull(source, "source is null");
  }

  /**
   * Keys to what is below a path.
   *
   * @param path {@code s3://bucket/prefix}
   * @return empty when there are none; keys that end soon when there are no others
   */
  public Optional<StorageKeys> keys(String path) {
    String folder = path.endsWith("/") ? path : path + "/";
    String place = placeOf(folder).orElse(folder);
    return held.compute(place, (root, known) -> isGood(known) ? known : ask(root, known)).keys();
  }

  /** Where the keys are whose root is the nearest above the path. */
  private Optional<String> placeOf(String folder) {
    return held.entrySet().stream()
        .filter(entry -> folder.startsWith(rootOf(entry.getValue())))
        .max(Comparator.comparingInt(entry -> rootOf(entry.getValue()).length()))
        .map(Map.Entry::getKey);
  }

  private static String rootOf(Held known) {
    return known.keys().map(keys -> keys.root() + "/").orElse(NOWHERE);
  }

  private static boolean isGood(Held known) {
    return known != null && Instant.now().isBefore(known.renewal());
  }

  private Held ask(String folder, Held known) {
    Optional<StorageKeys> keys = source.apply(folder);
    Instant now = Instant.now();
    if (keys.isPresent()) {
      return new Held(keys, keys.get().end().minus(MARGIN));
    }
    boolean stillGood =
        known != null && known.keys().filter(old -> now.isBefore(old.end())).isPresent();
    return stillGood
        ? new Held(known.keys(), now.plus(NEXT_TRY))
        : new Held(Optional.empty(), now.plus(NONE_VALID));
  }

  /** Shows no keys. */
  @Override
  public String toString() {
    return "keys to " + held.size() + " paths";
  }
}
