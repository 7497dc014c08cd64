package org.lamindb.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lamindb.database.DatabaseTokens;

/** Asks for an instance once in a while: a session names it in each of its reads. */
final class RememberedLookup implements InstanceLookup {
  private static final Duration VALID = Duration.ofMinutes(5);

  private final InstanceLookup lookup;
  private final SettingsDirectory settings;
  private final Map<Asked, Answer> answers = new ConcurrentHashMap<>();

  /** Another user may see another instance, or have other rights. */
  private record Asked(String owner, String name, User user) {}

  private record Answer(Optional<InstanceSettings> settings, Instant end) {}

  RememberedLookup(InstanceLookup lookup, SettingsDirectory settings) {
    this.lookup = Objects.requireNonNull(lookup, "lookup is null");
    this.settings = Objects.requireNonNull(settings, "settings is null");
  }

  @Override
  public Optional<InstanceSettings> find(String owner, String name) {
    Asked asked = new Asked(owner, name, settings.user());
    Answer known = answers.get(asked);
    if (known == null || Instant.now().isAfter(known.end())) {
      known = new Answer(lookup.find(owner, name), Instant.now().plus(VALID));
      answers.put(asked, known);
    }
    return known.settings();
  }

  @Override
  public Optional<DatabaseTokens> tokens(InstanceSettings instance) {
    return lookup.tokens(instance);
  }
}
