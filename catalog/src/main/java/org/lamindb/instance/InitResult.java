package org.lamindb.instance;

import java.util.Objects;

/**
 * What came out of a request for a new instance.
 *
 * @param created false when the instance was there already and became the current one
 */
public record InitResult(InstanceDescription instance, boolean created) {
  public InitResult {
    Objects.requireNonNull(instance, "instance is null");
  }
}
