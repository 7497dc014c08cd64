package org.lamindb.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lamindb.database.DatabaseTokens;

/** Issues tokens for an account that live for a short time, and a new one when one has expired. */
final class Tokens implements DatabaseTokens {
  /** As the database has it. */
  static final String KEY = "key-of-the-tests-key-of-the-tests";

  private final String account;
  private final Duration life;
  private final AtomicInteger issued = new AtomicInteger();
  private String token;
  private Instant renewal = Instant.MIN;

  Tokens(String account, Duration life) {
    this.account = account;
    this.life = life;
  }

  @Override
  public synchronized String current() {
    if (!Instant.now().isBefore(renewal)) {
      token = sign(account, Instant.now().plus(life), KEY);
      renewal = Instant.now().plus(life.dividedBy(2));
      issued.incrementAndGet();
    }
    return token;
  }

  int issued() {
    return issued.get();
  }

  static String sign(String account, Instant expiry, String key) {
    String head = part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    String claims =
        part(
            "{\"account_id\":\"%s\",\"exp\":%s,\"type\":\"collaborator\"}"
                .formatted(account, expiry.toEpochMilli() / 1000.0));
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signature = mac.doFinal((head + "." + claims).getBytes(StandardCharsets.UTF_8));
      return head + "." + claims + "." + encoded(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(String json) {
    return encoded(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
