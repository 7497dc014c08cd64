package org.lamindb.spark;

import java.util.HashMap;
import java.util.Map;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceDescription;
import org.lamindb.instance.InstanceReference;

/**
 * The open instances of this driver. Every session, catalog and query that means the same instance
 * shares its connections; they are closed when the JVM ends.
 */
public final class Instances {
  private static final Map<InstanceDescription, Instance> OPEN = new HashMap<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Instances::closeAll, "lamindb-close"));
  }

  private Instances() {}

  /**
   * The instance behind a reference, opened if this driver has not opened it yet. Callers do not
   * close it.
   *
   * @throws org.lamindb.error.LaminException when it cannot be found or read
   */
  public static Instance open(InstanceReference reference) {
    InstanceDescription description = Instance.resolve(reference);
    synchronized (OPEN) {
      Instance open = OPEN.get(description);
      if (open == null) {
        open = Instance.open(description);
        OPEN.put(description, open);
      }
      return open;
    }
  }

  private static void closeAll() {
    synchronized (OPEN) {
      OPEN.values().forEach(Instance::close);
      OPEN.clear();
    }
  }
}
