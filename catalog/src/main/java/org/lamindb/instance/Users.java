package org.lamindb.instance;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.lamindb.error.HubErrors;
import org.lamindb.error.LaminException;
import org.lamindb.hub.Account;
import org.lamindb.hub.Hub;
import org.lamindb.hub.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who works here: logs in and out, in files that the Python client shares. */
public final class Users {
  /** Logs who works here in, when nobody is. */
  public static final String API_KEY = "LAMIN_API_KEY";

  private static final Pattern HANDLE = Pattern.compile("[^/\\\\\\p{Cntrl}]+");
  private static final Logger LOG = LoggerFactory.getLogger(Users.class);

  /** Settings directories for which logging in failed: that is not tried, nor told, each time. */
  private static final Set<Path> FAILED = ConcurrentHashMap.newKeySet();

  private final Environment environment;
  private final SettingsDirectory settings;

  public Users(Environment environment) {
    this.environment = Objects.requireNonNull(environment, "environment is null");
    this.settings = new SettingsDirectory(environment);
  }

  /**
   * Who logged in.
   *
   * @param file that says so from now on
   * @param warning that the API key ends soon
   * @param changed whether somebody else was logged in before
   */
  public record LoggedIn(User user, Path file, Optional<String> warning, boolean changed) {}

  /** The API key that the environment gives. */
  public Optional<String> apiKeyOfEnvironment() {
    return environment.variable(API_KEY).map(String::strip);
  }

  /**
   * Who is logged in; when nobody ever was, who has the API key of the environment, which asks the
   * hub once; else the anonymous user.
   *
   * @throws LaminException when that key cannot be used, or nobody answers
   */
  User current() {
    Optional<UserSettings> known = settings.userSettings();
    if (known.isPresent()) {
      return known.get().user();
    }
    return apiKeyOfEnvironment().map(key -> login(key).user()).orElse(User.ANONYMOUS);
  }

  /** The same for who only looks: nobody is logged in, and an unusable file is nobody's. */
  User knownOrAnonymous() {
    try {
      return settings.user();
    } catch (LaminException e) {
      return User.ANONYMOUS;
    }
  }

  /** The same for work that needs no hub: it is not stopped when the key cannot be used now. */
  User currentOrAnonymous() {
    Path file = settings.currentUserFile();
    if (FAILED.contains(file)) {
      return settings.user();
    }
    try {
      return current();
    } catch (LaminException e) {
      if (settings.userSettings().isPresent()) {
        throw e;
      }
      FAILED.add(file);
      LOG.warn(
          "Nobody could be logged in with {}, so this works as the anonymous user: {}",
          API_KEY,
          e.text());
      return User.ANONYMOUS;
    }
  }

  /**
   * Logs in with an API key, and keeps it for the next time.
   *
   * @throws LaminException when it is refused, or nobody answers; nothing has changed then
   */
  public LoggedIn login(String apiKey) {
    String key = apiKey.strip();
    if (key.isEmpty()) {
      throw HubErrors.noApiKey();
    }
    if (!Account.isApiKey(key)) {
      throw HubErrors.apiKeyWrong("it holds characters that no key has");
    }
    String before = uidBefore();
    SignedIn signedIn = Hub.signIn(environment.variables(), key);
    UserSettings user = UserSettings.of(signedIn, key);
    PrivateFile.write(settings.userFile(user.handle()), user.format());
    PrivateFile.write(settings.currentUserFile(), user.format());
    FAILED.remove(settings.currentUserFile());
    return new LoggedIn(
        user.user(),
        settings.currentUserFile(),
        signedIn.keyExpiryWarning(),
        !before.equals(user.uid()));
  }

  /** Empty when the file cannot be used: to log in is the way out of that. */
  private String uidBefore() {
    try {
      return settings.user().uid();
    } catch (LaminException e) {
      return "";
    }
  }

  /**
   * Logs a user in who did it before here, with the API key of then.
   *
   * @throws LaminException when the user never did, or as {@link #login}
   */
  public LoggedIn loginAgain(String handle) {
    Optional<String> key =
        HANDLE.matcher(handle).matches()
            ? settings.userSettings(settings.userFile(handle)).flatMap(UserSettings::apiKey)
            : Optional.empty();
    return login(
        key.orElseThrow(() -> HubErrors.unknownHandle(handle, settings.path().toString())));
  }

  /**
   * Logs out. The key stays in the file of the user, to log in again by the handle.
   *
   * @return whether somebody was logged in
   */
  public boolean logout() {
    return PrivateFile.delete(settings.currentUserFile());
  }

  /**
   * The hub for who works here. Nothing is sent before something is asked, but a login by the key
   * of the environment when nobody ever logged in here.
   *
   * @throws LaminException when that fails
   */
  public Hub hub() {
    current();
    Optional<UserSettings> user = settings.userSettings();
    return new Hub(
        environment.variables(),
        user.map(UserSettings::account).orElse(Account.NONE),
        token -> user.ifPresent(known -> renew(known, token)));
  }

  /** Keeps a new token, where somebody else did not log in meanwhile. */
  private void renew(UserSettings user, String token) {
    try {
      String text = user.withToken(token).format();
      PrivateFile.write(settings.userFile(user.handle()), text);
      if (settings.userSettings().filter(now -> now.uid().equals(user.uid())).isPresent()) {
        PrivateFile.write(settings.currentUserFile(), text);
      }
    } catch (LaminException e) {
      LOG.warn("A new token of {} could not be kept: {}", user.handle(), e.text());
    }
  }
}
