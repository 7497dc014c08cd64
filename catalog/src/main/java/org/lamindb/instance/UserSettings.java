package org.lamindb.instance;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.lamindb.database.HexId;
import org.lamindb.hub.Account;
import org.lamindb.hub.SignedIn;

/**
 * What the file {@code current_user.env} says.
 *
 * @param email and
 * @param password of accounts of old
 * @param token of the last login, which may have ended
 * @param uid 8 characters
 * @param name full name
 */
record UserSettings(
    Optional<String> email,
    Optional<String> password,
    Optional<String> token,
    String uid,
    Optional<UUID> id,
    String handle,
    Optional<String> name,
    Optional<String> apiKey) {
  private static final String PREFIX = "lamin_user_";

  UserSettings {
    Objects.requireNonNull(uid, "uid is null");
    Objects.requireNonNull(handle, "handle is null");
  }

  static UserSettings of(SignedIn user, String apiKey) {
    return new UserSettings(
        Optional.empty(),
        Optional.empty(),
        Optional.of(user.token()),
        user.uid(),
        Optional.of(user.id()),
        user.handle(),
        user.name(),
        Optional.of(apiKey));
  }

  /**
   * Reads a settings file.
   *
   * @param file for messages
   * @throws org.lamindb.error.LaminException when a required key is missing
   */
  static UserSettings parse(String text, String file, Map<String, String> variables) {
    SettingsFile settings = new SettingsFile(file, PREFIX, Dotenv.parse(text, variables));
    return new UserSettings(
        settings.required("email"),
        settings.required("password"),
        settings.required("access_token"),
        settings.value("uid"),
        settings.required("uuid").flatMap(HexId::parse),
        settings.value("handle"),
        settings.required("name"),
        settings.optional("api_key"));
  }

  /** The text of the settings file, as the Python client writes it. */
  String format() {
    StringBuilder text = new StringBuilder();
    append(text, "email", email);
    append(text, "password", password);
    append(text, "access_token", token);
    append(text, "uid", Optional.of(uid));
    append(text, "uuid", id.map(HexId::of));
    append(text, "handle", Optional.of(handle));
    append(text, "name", name);
    append(text, "api_key", apiKey);
    return text.toString();
  }

  private static void append(StringBuilder text, String key, Optional<String> value) {
    text.append(PREFIX).append(key).append('=').append(value.orElse("null")).append('\n');
  }

  UserSettings withToken(String other) {
    return new UserSettings(email, password, Optional.of(other), uid, id, handle, name, apiKey);
  }

  User user() {
    return new User(uid, handle, name.orElse(null));
  }

  boolean isAnonymous() {
    return handle.equals(User.ANONYMOUS.handle());
  }

  /** Who asks the hub. */
  Account account() {
    return isAnonymous() ? Account.NONE : new Account(token, apiKey);
  }

  /** Whether the file must stay its owner's. */
  boolean holdsSecrets() {
    return apiKey.isPresent() || token.isPresent() || password.isPresent();
  }

  /** Without keys and tokens. */
  @Override
  public String toString() {
    return handle + " (" + uid + ")";
  }
}
