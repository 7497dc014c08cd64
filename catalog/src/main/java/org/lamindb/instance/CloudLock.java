package org.lamindb.instance;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.storage.ObjectInfo;
import org.lamindb.storage.ObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock on a SQLite database in a cloud, as the Python client takes it: Lamport's bakery, each
 * of whose variables is an object. It belongs to a user, whatever the machine or process.
 *
 * <p>Whoever has a number other than 0, and the smallest of these, has the lock. Of two with the
 * same number it is who came first to the database. Nobody waits: who has not got it puts the own
 * number back to 0.
 */
final class CloudLock {
  /** Where the locks of a storage are. */
  static final String FOLDER = ".lamindb/_exclusion";

  /** After that, a number that nobody wrote again was forgotten. */
  static final Duration LIFE = Duration.ofDays(7);

  private static final Logger LOG = LoggerFactory.getLogger(CloudLock.class);
  private static final String FREE = "0";
  private static final String ENTERING = "1";
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int PAUSES = 150;

  private final ObjectStore objects;
  private final String folder;
  private final String user;
  private final InstantSource clock;

  /**
   * @param instance its id, 32 hexadecimal digits
   * @param user uid
   */
  CloudLock(ObjectStore objects, String instance, String user, InstantSource clock) {
    this.objects = Objects.requireNonNull(objects, "objects is null");
    this.folder = folder(Objects.requireNonNull(instance, "instance is null"));
    this.user = Objects.requireNonNull(user, "user is null");
    this.clock = Objects.requireNonNull(clock, "clock is null");
  }

  /** Where the variables of the lock of an instance are. */
  static String folder(String instance) {
    return FOLDER + "/" + instance;
  }

  /** Whether the user has a number, here or elsewhere. */
  boolean isHeld() {
    return number(user) != 0;
  }

  /**
   * Takes the lock.
   *
   * @return the uid of who has it instead
   */
  Optional<String> acquire() {
    join();
    try {
      return enter();
    } catch (RuntimeException e) {
      try {
        release();
        write("entering", user, FREE);
      } catch (RuntimeException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  /** Gives the lock back. */
  void release() {
    write("numbers", user, FREE);
  }

  private void join() {
    List<String> users = users();
    if (!users.contains(user)) {
      users.add(user);
      objects.write(folder + "/priorities", String.join("*", users));
    }
    write("numbers", user, FREE);
    write("entering", user, FREE);
    for (String other : users) {
      clearIfForgotten("numbers", other);
      clearIfForgotten("entering", other);
    }
  }

  private void clearIfForgotten(String variable, String other) {
    Optional<ObjectInfo> info = objects.find(key(variable, other));
    if (info.isPresent()
        && info.get().modified().isBefore(clock.instant().minus(LIFE))
        && !read(variable, other).equals(FREE)) {
      LOG.info(
          "The lock of the user {} is older than {} days and is cleared", other, LIFE.toDays());
      write(variable, other, FREE);
    }
  }

  private Optional<String> enter() {
    List<String> users = users();
    if (!users.contains(user)) {
      // Who joined at the same moment wrote the list without us.
      join();
      users = users();
    }
    int priority = users.indexOf(user);
    write("entering", user, ENTERING);
    long number = 1 + users.stream().mapToLong(this::number).max().orElse(0);
    write("numbers", user, Long.toString(number));
    write("entering", user, FREE);
    for (int i = 0; i < users.size(); i++) {
      String other = users.get(i);
      if (i == priority) {
        continue;
      }
      awaitEntered(other);
      long theirs = number(other);
      if (theirs != 0 && (theirs < number || (theirs == number && i < priority))) {
        release();
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  /** It takes them two requests, unless they were stopped in between: then their number counts. */
  private void awaitEntered(String other) {
    for (int i = 0; i < PAUSES && read("entering", other).equals(ENTERING); i++) {
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private List<String> users() {
    List<String> users = new ArrayList<>();
    objects
        .read(folder + "/priorities")
        .ifPresent(text -> users.addAll(List.of(text.split("\\*"))));
    users.removeIf(String::isBlank);
    return users;
  }

  private long number(String other) {
    String text = read("numbers", other);
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }

  private String read(String variable, String other) {
    return objects.read(key(variable, other)).orElse(FREE);
  }

  private void write(String variable, String other, String value) {
    objects.write(key(variable, other), value);
  }

  private String key(String variable, String other) {
    return folder + "/" + variable + "/" + other;
  }
}
