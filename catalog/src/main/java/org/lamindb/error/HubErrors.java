package org.lamindb.error;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/**
 * Errors of LaminHub and of accounts there. None shows a key, token or password: callers give what
 * the hub said after taking those out.
 */
public final class HubErrors {
  private static final String REFUSED = "LAMINDB_HUB_REFUSED";
  private static final String UNREACHABLE = "LAMINDB_HUB_UNREACHABLE";
  private static final String INSTANCE = "LAMINDB_INSTANCE_NOT_FOUND";
  private static final String API_KEY = "LAMINDB_API_KEY_REFUSED";

  private static final int LONGEST_HANDLE = 24;
  private static final int LONGEST_SLUG = 100;

  private static final String NEW_KEY =
      "Make a new one at https://lamin.ai/settings and run 'lamindb-spark login'.";

  private HubErrors() {}

  public static LaminException notConfigured(String environment, String variable, String why) {
    return LaminException.of(
        "LAMINDB_HUB_NOT_CONFIGURED",
        SqlState.INVALID_VALUE,
        "LAMIN_ENV is '%s', whose hub cannot be told: the environment variable %s %s. Set"
            + " SUPABASE_API_URL and SUPABASE_ANON_KEY to those of the hub, or unset LAMIN_ENV to use"
            + " https://lamin.ai.",
        environment,
        variable,
        why);
  }

  /**
   * @param host whom nobody could talk to
   */
  public static LaminException unreachable(String host, Throwable cause) {
    return LaminException.of(
        cause,
        UNREACHABLE,
        SqlState.CONNECTION,
        "Cannot reach LaminHub at '%s': %s. Check the network, or try again later.",
        host,
        reason(cause));
  }

  private static String reason(Throwable cause) {
    if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
      return "it did not answer in time";
    }
    if (cause instanceof UnknownHostException
        || (cause instanceof ConnectException && cause.getMessage() == null)) {
      return "no connection could be made";
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** The hub has trouble of its own. */
  public static LaminException failed(String host, String call, int status, String answer) {
    return LaminException.of(
        "LAMINDB_HUB_FAILED",
        SqlState.SYSTEM_ERROR,
        "LaminHub at %s failed to answer %s: status %s, '%s'. Try again later.",
        host,
        call,
        status,
        answer);
  }

  /** The hub says no: to this account, or to what was asked. */
  public static LaminException refused(String host, String call, int status, String answer) {
    return LaminException.of(
        REFUSED,
        SqlState.NO_PERMISSION,
        "LaminHub at %s refused %s: status %s, '%s'. Log in again with 'lamindb-spark login', and"
            + " check your permissions at https://lamin.ai.",
        host,
        call,
        status,
        answer);
  }

  /** Whether the hub answered, and said no. */
  public static boolean isRefusal(LaminException error) {
    return error.errorClass().equals(REFUSED);
  }

  /** Whether nobody answered. */
  public static boolean isUnreachable(LaminException error) {
    return error.errorClass().equals(UNREACHABLE);
  }

  /**
   * @param why what is wrong with the answer, without its text, which may hold secrets
   */
  public static LaminException malformed(String host, String call, String why) {
    return LaminException.of(
        "LAMINDB_HUB_ANSWER_INVALID",
        SqlState.SYSTEM_ERROR,
        "The answer of LaminHub at %s to %s cannot be used: %s. Update LaminDB for Spark, and check"
            + " that a proxy does not answer in its place.",
        host,
        call,
        why);
  }

  public static LaminException notLoggedIn() {
    return LaminException.of(
        "LAMINDB_NOT_LOGGED_IN",
        SqlState.NO_PERMISSION,
        "LaminHub must know who asks, and nobody is logged in here. Run 'lamindb-spark login' or set"
            + " LAMIN_API_KEY.");
  }

  public static LaminException noApiKey() {
    return LaminException.of(
        "LAMINDB_NO_API_KEY",
        SqlState.INVALID_VALUE,
        "No API key was given. Make one at https://lamin.ai/settings, and set LAMIN_API_KEY to it or"
            + " paste it when asked.");
  }

  public static LaminException apiKeyExpired() {
    return LaminException.of(
        API_KEY, SqlState.NO_PERMISSION, "Your API key is expired. %s", NEW_KEY);
  }

  public static LaminException apiKeyNotFound() {
    return LaminException.of(
        API_KEY, SqlState.NO_PERMISSION, "Your API key was not found. %s", NEW_KEY);
  }

  public static LaminException apiKeyWrong(String answer) {
    return LaminException.of(
        API_KEY,
        SqlState.NO_PERMISSION,
        "Could not log in, probably the API key is wrong: LaminHub says '%s'. %s",
        answer,
        NEW_KEY);
  }

  /** A key of which the hub has no account. */
  public static LaminException apiKeyWithoutAccount() {
    return LaminException.of(
        API_KEY, SqlState.NO_PERMISSION, "Your API key belongs to no account. %s", NEW_KEY);
  }

  /** Whether no other try with the same key can do better. */
  public static boolean isApiKeyRefused(LaminException error) {
    return error.errorClass().equals(API_KEY);
  }

  /** Long texts are not shown: people type keys where handles belong. */
  public static LaminException unknownHandle(String handle, String directory) {
    return LaminException.of(
        "LAMINDB_UNKNOWN_HANDLE",
        SqlState.NOT_FOUND,
        "'%s' never logged in here: '%s' has no API key of that user. Use the API key for the first"
            + " login: 'lamindb-spark login' asks for it.",
        handle.length() > LONGEST_HANDLE ? "***" : handle,
        directory);
  }

  /**
   * @param code why, as the hub tells it: {@code account-not-exists}, {@code instance-not-found} or
   *     {@code default-storage-does-not-exist-on-hub}
   */
  public static LaminException instanceNotOnHub(String slug, String code, String user) {
    return LaminException.of(
        INSTANCE,
        SqlState.NOT_FOUND,
        "LaminHub has no instance '%s' that %s may see: '%s'. Check spelling and permissions at"
            + " https://lamin.ai/%s%s",
        slug,
        user,
        code,
        slug.length() > LONGEST_SLUG ? "" : slug,
        user.equals("anonymous")
            ? ", and log in with 'lamindb-spark login' to see private instances."
            : ".");
  }

  /** Whether there is no such instance for who asks. */
  public static boolean isNotFound(LaminException error) {
    return error.errorClass().equals(INSTANCE);
  }

  public static LaminException noDatabaseAccess(String slug) {
    return LaminException.of(
        "LAMINDB_NO_DATABASE_ACCESS",
        SqlState.NO_PERMISSION,
        "LaminHub gives you no access to the database of '%s'. Ask its admin for access, or for the"
            + " URL of its database and set LAMINDB_INSTANCE_DB to it.",
        slug);
  }

  public static LaminException noProxy(String slug) {
    return LaminException.of(
        "LAMINDB_NO_DATABASE_PROXY",
        SqlState.NOT_FOUND,
        "The database of '%s' has no proxy. Leave out --use-proxy-db.",
        slug);
  }

  public static LaminException noDatabaseToken(String slug, String why, String remedy) {
    return LaminException.of(
        "LAMINDB_NO_DATABASE_TOKEN",
        SqlState.NO_PERMISSION,
        "Cannot get a token for the database of '%s': %s. %s",
        slug,
        why,
        remedy);
  }

  /** Access keys for a storage that is managed by an instance of the hub. */
  public static LaminException noStorageCredentials(String root, String why) {
    return LaminException.of(
        "LAMINDB_NO_STORAGE_CREDENTIALS",
        SqlState.NO_PERMISSION,
        "LaminHub gives no access keys for '%s': %s. Check your permissions on its instance, or give"
            + " keys of your own in the settings of fs.s3a.",
        root,
        why.toLowerCase(Locale.ROOT).startsWith("status") ? "it answered with " + why : why);
  }

  /** The account has as many instances as it may have. */
  public static LaminException quotaReached(String slug) {
    return LaminException.of(
        "LAMINDB_HUB_QUOTA_REACHED",
        SqlState.NO_PERMISSION,
        "Cannot make the instance '%s': the instance quota of your account at LaminHub is reached."
            + " Delete an instance that nobody needs, or get a larger plan at https://lamin.ai.",
        slug);
  }

  /**
   * @param what the instance or storage that LaminHub still has
   */
  public static LaminException deletionRefused(String what) {
    return LaminException.of(
        "LAMINDB_HUB_DELETION_REFUSED",
        SqlState.NO_PERMISSION,
        "LaminHub did not delete %s: you probably may not. Ask its owner to delete it, and log in"
            + " with 'lamindb-spark login' if that is you.",
        what);
  }

  public static LaminException noRootUser(String slug) {
    return LaminException.of(
        "LAMINDB_NO_ROOT_USER",
        SqlState.NO_PERMISSION,
        "LaminHub names no user who may change the tables of the instance '%s' to you. Ask its"
            + " admin to migrate it, or leave it to LaminHub: without --module, and with"
            + " LAMIN_MIGRATE_ON_HUB unset.",
        slug);
  }
}
