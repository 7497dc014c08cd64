package org.lamindb.instance;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamindb.database.PostgresUrl;
import org.lamindb.instance.DefaultInstance.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the default instance by LaminDB's rules: that of the environment variable, the nearest
 * directory marker, or the last connect, the first whose settings file exists. Connects to nothing.
 */
public final class DefaultInstances {
  static final String VARIABLE = "LAMIN_CURRENT_INSTANCE";

  private static final Logger LOG = LoggerFactory.getLogger(DefaultInstances.class);

  /** What a warning was given for: every look-up asks anew. */
  private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

  private static final String HUB = "https://lamin.ai/";
  private static final Pattern SLUG =
      Pattern.compile("(?:([^/\\\\\\p{Cntrl}]+)/)?([^/\\\\\\p{Cntrl}]+)");

  private final Environment environment;
  private final SettingsDirectory settings;

  public DefaultInstances(Environment environment) {
    this.environment = Objects.requireNonNull(environment, "environment is null");
    this.settings = new SettingsDirectory(environment);
  }

  /**
   * The default instance, if there is one.
   *
   * @throws org.lamindb.error.LaminException when the settings file that decides cannot be used
   */
  public Optional<DefaultInstance> find() {
    return ofVariable().or(this::ofDirectory).or(this::ofConnect);
  }

  /** LaminDB goes on to what else names an instance, and says nothing. */
  private Optional<DefaultInstance> ofVariable() {
    Optional<String> value = environment.variable(VARIABLE);
    Optional<DefaultInstance> found =
        value
            .flatMap(this::settingsIfAny)
            .map(known -> new DefaultInstance(known, Origin.VARIABLE, VARIABLE));
    if (value.isPresent() && found.isEmpty() && WARNED.add(value.get())) {
      LOG.warn("{}", ignored(value.get()));
    }
    return found;
  }

  /**
   * What to tell about the variable when it names no known instance, and something else decides.
   */
  public Optional<String> ignoredVariable() {
    return environment
        .variable(VARIABLE)
        .filter(value -> settingsIfAny(value).isEmpty() && find().isPresent())
        .map(this::ignored);
  }

  private String ignored(String value) {
    return VARIABLE
        + " names '"
        + PostgresUrl.redact(value)
        + "', of which '"
        + settings.path()
        + "' has no settings, so it is ignored. Connect to the instance once with 'lamindb-spark"
        + " connect', or correct the variable.";
  }

  private Optional<DefaultInstance> ofDirectory() {
    return settings
        .marker()
        .flatMap(
            marker ->
                settingsIfAny(marker.slug())
                    .map(
                        known ->
                            new DefaultInstance(
                                known, Origin.DIRECTORY, marker.instanceFile().toString())));
  }

  private Optional<DefaultInstance> ofConnect() {
    return settings
        .currentInstance()
        .map(
            known ->
                new DefaultInstance(
                    known, Origin.CONNECTED, settings.currentInstanceFile().toString()));
  }

  /** The settings of {@code owner/name}, the user's own name, or the address at LaminHub. */
  Optional<InstanceSettings> settingsIfAny(String text) {
    Matcher matcher = slug(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String owner = matcher.group(1) == null ? settings.user().handle() : matcher.group(1);
    return settings.instance(owner, matcher.group(2));
  }

  static boolean isHubAddress(String text) {
    return text.startsWith(HUB);
  }

  /** Matches {@code owner/name} or a name, also as an address at LaminHub: owner and name. */
  static Matcher slug(String text) {
    return SLUG.matcher(isHubAddress(text) ? text.substring(HUB.length()) : text);
  }
}
