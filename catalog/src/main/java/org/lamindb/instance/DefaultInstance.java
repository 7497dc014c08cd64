package org.lamindb.instance;

import java.util.Objects;

/**
 * The instance that is meant when nobody names one, and why.
 *
 * @param place the variable's name, the marker's or the settings file's path
 */
public record DefaultInstance(InstanceSettings settings, Origin origin, String place) {

  /** What can choose the default instance; the first that does, decides. */
  public enum Origin {
    /** The environment variable. */
    VARIABLE,
    /** The nearest directory marker. */
    DIRECTORY,
    /** The last connect. */
    CONNECTED
  }

  public DefaultInstance {
    Objects.requireNonNull(settings, "settings is null");
    Objects.requireNonNull(origin, "origin is null");
    Objects.requireNonNull(place, "place is null");
  }

  public String slug() {
    return settings.identity().slug();
  }
}
