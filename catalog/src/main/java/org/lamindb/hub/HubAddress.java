package org.lamindb.hub;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.error.HubErrors;

/**
 * Which hub is meant: where it is, and the key by which it knows clients of its kind.
 *
 * @param url without a slash at its end
 * @param publicKey published with the open client; it opens nothing that is not public
 */
record HubAddress(String url, String publicKey) {
  static final String ENVIRONMENT = "LAMIN_ENV";

  private static final String PRODUCTION = "prod";
  static final String URL = "SUPABASE_API_URL";
  static final String KEY = "SUPABASE_ANON_KEY";

  private static final Map<String, HubAddress> KNOWN =
      Map.of(
          PRODUCTION,
          new HubAddress("https://hub.lamin.ai", "sb_publishable_YVa4h8hQ-yBhXpfa2cP39w_PhoLW6Nu"),
          "staging",
          new HubAddress(
              "https://amvrvdwndlqdzgedrqdv.supabase.co",
              "sb_publishable_amVjtilv_Yj4VmGLmxtq6A_sYlLoQx5"),
          "staging-test",
          new HubAddress(
              "https://iugyyajllqftbpidapak.supabase.co",
              "sb_publishable_XmXroXqTLQw-eeT5kysCww_k8vJv-4L"),
          "prod-test",
          new HubAddress(
              "https://xtdacpwiqwpbxsatoyrv.supabase.co",
              "sb_publishable_G-pyO5aW6VFErTzJyVvM5w_NAv1_Mf7"));

  HubAddress {
    Objects.requireNonNull(url, "url is null");
    Objects.requireNonNull(publicKey, "publicKey is null");
  }

  /**
   * The hub of {@code LAMIN_ENV}.
   *
   * @throws org.lamindb.error.LaminException when that is a hub of somebody's own, and its address
   *     is not given
   */
  static HubAddress of(Map<String, String> variables) {
    String environment = environment(variables);
    HubAddress known = KNOWN.get(environment);
    if (known != null) {
      return known;
    }
    String url = variable(environment, URL, variables).replaceAll("/+$", "");
    if (!isHttp(url)) {
      throw HubErrors.notConfigured(environment, URL, "is no http:// or https:// URL");
    }
    String key = variable(environment, KEY, variables);
    if (!Tokens.fitsHeader(key)) {
      throw HubErrors.notConfigured(environment, KEY, "holds characters that no key has");
    }
    return new HubAddress(url, key);
  }

  private static String variable(String environment, String name, Map<String, String> variables) {
    return Optional.ofNullable(variables.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> HubErrors.notConfigured(environment, name, "is not set"));
  }

  static boolean isProduction(Map<String, String> variables) {
    return environment(variables).equals(PRODUCTION);
  }

  private static String environment(Map<String, String> variables) {
    String name = variables.getOrDefault(ENVIRONMENT, "");
    return name.isBlank() ? PRODUCTION : name;
  }

  static boolean isHttp(String url) {
    try {
      URI uri = new URI(url);
      return uri.getHost() != null
          && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()))
          && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
