package org.lamindb.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lamindb.database.DatabaseTokens;
import org.lamindb.error.LaminException;

/** Asks for an instance once in a while: a session names it in each of its reads. */
final class RememberedLookup implements InstanceLookup {
  private static final Duration VALID = Duration.ofMinutes(5);
  private static final Duration FAILURE_VALID = Duration.ofSeconds(15);

  private final InstanceLookup lookup;
  private final SettingsDirectory settings;
  private final Map<Asked, Answer> answers = new ConcurrentHashMap<>();

  /** Another user may see another instance, or have other rights. */
  private record Asked(String owner, String name, User user) {}

  /**
   * @param failure thrown in place of settings, or null
   */
  private record Answer(Optional<InstanceSettings> settings, LaminException failure, Instant end) {
    Optional<InstanceSettings> get() {
      if (failure != null) {
        throw failure;
      }
      return settings;
    }
  }

  RememberedLookup(InstanceLookup lookup, SettingsDirectory settings) {
    this.lookup = Objects.requireNonNull(lookup, "lookup is null");
    this.settings = Objects.requireNonNull(settings, "settings is null");
  }

  @Override
  public Optional<InstanceSettings> find(String owner, String name) {
    Asked asked = new Asked(owner, name, settings.user());
    Answer known = answers.get(asked);
    if (known == null || Instant.now().isAfter(known.end())) {
      known = ask(owner, name);
      answers.put(asked, known);
    }
    return known.get();
  }

  /** One statement asks several times, also for what is not there. */
  private Answer ask(String owner, String name) {
    try {
      Optional<InstanceSettings> found = lookup.find(owner, name);
      return new Answer(found, null, Instant.now().plus(VALID));
    } catch (LaminException e) {
      return new Answer(Optional.empty(), e, Instant.now().plus(FAILURE_VALID));
    }
  }

  @Override
  public Optional<DatabaseTokens> tokens(InstanceSettings instance) {
    return lookup.tokens(instance);
  }
}
