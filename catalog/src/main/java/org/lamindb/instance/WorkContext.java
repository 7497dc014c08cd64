package org.lamindb.instance;

import java.util.Locale;
import java.util.Objects;

/**
 * The branch on which, or the space in which, a user works.
 *
 * @param uid 12 characters, by which the branch is found even when it has another name by now
 */
public record WorkContext(String uid, String name) {
  /** What a user can switch. */
  public enum Kind {
    BRANCH(new WorkContext("mmmmmmmmmmmm", "main")),
    SPACE(new WorkContext("aaaaaaaaaaaa", "all"));

    private final WorkContext initial;

    Kind(WorkContext initial) {
      this.initial = initial;
    }

    /** Where everybody works who chose nothing. */
    public WorkContext initial() {
      return initial;
    }

    /** In file names, tables and messages: {@code branch} or {@code space}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public WorkContext {
    Objects.requireNonNull(uid, "uid is null");
    Objects.requireNonNull(name, "name is null");
  }
}
