package org.lamindb.change;

import java.util.Objects;

/**
 * One step through the changes of a registry. There are records before its end.
 *
 * @param to where it ends
 * @param complete whether no more could be read
 */
public record Step(Position to, boolean complete) {
  public Step {
    Objects.requireNonNull(to, "to is null");
  }
}
