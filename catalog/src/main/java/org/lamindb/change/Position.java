package org.lamindb.change;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How far the changes of a registry were read. Every change has its place before or after it. */
public sealed interface Position extends Serializable {

  /** A position that is written down, by the names that {@link #of} knows. */
  Map<String, Object> values();

  /**
   * Postgres: records whose newest version an earlier transaction wrote, and of this transaction
   * those up to an id.
   *
   * @param transaction 64 bits of its number; {@link Long#MIN_VALUE} before all
   * @param since which of the records that were there at the start are wanted; null for all
   */
  record Written(long transaction, long id, Since since) implements Position {
    static final Written NOTHING = new Written(Long.MIN_VALUE, Long.MAX_VALUE, null);

    Optional<Since> restriction() {
      return Optional.ofNullable(since);
    }

    boolean isNothing() {
      return transaction == Long.MIN_VALUE;
    }

    @Override
    public Map<String, Object> values() {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("transaction", transaction);
      values.put("id", id);
      restriction()
          .ifPresent(
              wanted -> {
                values.put("sinceTransaction", wanted.transaction());
                values.put("since", wanted.micros());
              });
      return values;
    }
  }

  /**
   * Of the records that were there when a stream started, those from a time on.
   *
   * @param transaction the last whose records were there
   * @param micros since 1970-01-01 UTC
   */
  record Since(long transaction, long micros) implements Serializable {}

  /**
   * SQLite: records up to an id, and of these the changes up to a time.
   *
   * @param id {@link Long#MIN_VALUE} before all
   * @param time text as the database stores it; empty before all
   * @param timeId up to which id the records of this very time were read
   */
  record Numbered(long id, String time, long timeId) implements Position {
    static final Numbered NOTHING = new Numbered(Long.MIN_VALUE, "", Long.MAX_VALUE);

    public Numbered {
      Objects.requireNonNull(time, "time is null");
    }

    boolean isNothing() {
      return id == Long.MIN_VALUE;
    }

    @Override
    public Map<String, Object> values() {
      Map<String, Object> values = new LinkedHashMap<>();
      values.put("id", id);
      values.put("time", time);
      values.put("timeId", timeId);
      return values;
    }
  }

  /**
   * The position that was written down.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Position of(Map<?, ?> values) {
    if (values.get("transaction") instanceof Number transaction) {
      return new Written(transaction.longValue(), number(values, "id"), since(values));
    } else if (values.get("time") instanceof String time) {
      return new Numbered(number(values, "id"), time, number(values, "timeId"));
    }
    throw new IllegalArgumentException("no position");
  }

  private static Since since(Map<?, ?> values) {
    return values.containsKey("since")
        ? new Since(number(values, "sinceTransaction"), number(values, "since"))
        : null;
  }

  private static long number(Map<?, ?> values, String name) {
    if (values.get(name) instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException("no " + name);
  }
}
