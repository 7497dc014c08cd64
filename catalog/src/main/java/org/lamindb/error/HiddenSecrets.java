package org.lamindb.error;

import java.util.regex.Pattern;

/** Takes what looks like a secret out of messages: users put URLs where none belong. */
public final class HiddenSecrets {
  /** {@code user:password@host}, in a URL or alone. */
  private static final Pattern PASSWORD = Pattern.compile("[^\\s/:'\"]*:(?!//)[^\\s'\"]*@");

  /** {@code //user:password@host}, whose password may have any character. */
  private static final Pattern URL_PASSWORD = Pattern.compile("//[^\\s/@:']*:[^\\s']*@");

  /** {@code password=…}, {@code X-Amz-Signature=…} and their like. */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)((?:password|passwd|pwd|secret|token|api_?key|access_?key(?:_?id)?|secret_?key"
              + "|signature|credential)=)[^\\s&;'\"]+");

  /** A token, signed or not: its first part is JSON. */
  private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]+\\.[\\w-]+(?:\\.[\\w-]*)?");

  private HiddenSecrets() {}

  /** The text with {@code ***} in place of secrets. */
  public static String in(String text) {
    String shown = URL_PASSWORD.matcher(text).replaceAll("//***@");
    shown = PASSWORD.matcher(shown).replaceAll("***@");
    shown = PARAMETER.matcher(shown).replaceAll("$1***");
    return TOKEN.matcher(shown).replaceAll("***");
  }
}
