package org.lamindb.registry;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Collection;

/** LaminDB's identifiers: base62 text, random or derived, with a version counter at the end. */
public final class Uids {
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(62);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Characters that count versions at the end of a versioned uid. */
  public static final int VERSION_LENGTH = 4;

  public static final int ARTIFACT_LENGTH = 20;
  public static final int TRANSFORM_LENGTH = 16;
  public static final int RUN_LENGTH = 16;
  public static final int STORAGE_LENGTH = 12;

  private Uids() {}

  /** Random characters from a cryptographic source. */
  public static String random(int length) {
    StringBuilder uid = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      uid.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return uid.toString();
  }

  /** A new uid of a versioned registry: random stem, version {@code 0000}. */
  public static String firstVersion(int length) {
    return random(length - VERSION_LENGTH) + "0".repeat(VERSION_LENGTH);
  }

  public static String stem(String uid) {
    return uid.substring(0, uid.length() - VERSION_LENGTH);
  }

  /**
   * The uid that follows all of a family's: the largest version, as a base62 number, plus one.
   *
   * @param family uids with one stem, at least one
   */
  public static String nextVersion(Collection<String> family) {
    int largest =
        family.stream()
            .mapToInt(uid -> decode(uid.substring(uid.length() - VERSION_LENGTH)))
            .max()
            .orElseThrow();
    int next = largest + 1;
    StringBuilder version = new StringBuilder();
    for (int i = 0; i < VERSION_LENGTH; i++) {
      version.insert(0, ALPHABET.charAt(next % 62));
      next /= 62;
    }
    if (next > 0) {
      throw new IllegalStateException("no version follows " + family.iterator().next());
    }
    return stem(family.iterator().next()) + version;
  }

  /** Whether the text can be a uid or the beginning of one. */
  public static boolean isBase62(String text) {
    return !text.isEmpty() && text.chars().allMatch(character -> ALPHABET.indexOf(character) >= 0);
  }

  /** Base62 of the MD5 of a text; LaminDB cuts identifiers out of its beginning. */
  public static String ofMd5(String text) {
    try {
      return base62(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has MD5", e);
    }
  }

  /** Big-endian base62; k leading zero bytes become {@code 0} and the k-th character. */
  static String base62(byte[] bytes) {
    int zeros = 0;
    while (zeros < bytes.length && bytes[zeros] == 0) {
      zeros++;
    }
    StringBuilder text = new StringBuilder();
    BigInteger rest = new BigInteger(1, bytes);
    while (rest.signum() > 0) {
      BigInteger[] quotient = rest.divideAndRemainder(BASE);
      text.insert(0, ALPHABET.charAt(quotient[1].intValue()));
      rest = quotient[0];
    }
    return zeros == 0 ? text.toString() : "0" + ALPHABET.charAt(zeros) + text;
  }

  private static int decode(String version) {
    int value = 0;
    for (int i = 0; i < version.length(); i++) {
      value = value * 62 + ALPHABET.indexOf(version.charAt(i));
    }
    return value;
  }
}
