package org.lamindb.spark;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.lamindb.error.LaminException;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceDescription;
import org.lamindb.instance.InstanceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open instances of this driver. Every session, catalog and query that means the same instance
 * shares its connections; they are closed when the JVM ends.
 */
public final class Instances {
  private static final Logger LOG = LoggerFactory.getLogger(Instances.class);
  private static final Map<InstanceDescription, Instance> OPEN = new ConcurrentHashMap<>();

  static {
    Shutdown.run(Shutdown.CLOSE, Instances::closeAll);
  }

  private Instances() {}

  /**
   * The instance behind a reference, opened if this driver has not opened it yet. Callers do not
   * close it.
   *
   * @throws org.lamindb.error.LaminException when it cannot be found or read
   */
  public static Instance open(InstanceReference reference) {
    return open(reference, Optional.empty());
  }

  /**
   * The instance with a current branch of the caller's choice.
   *
   * @param branch empty for the one that the instance's settings name
   */
  public static Instance open(InstanceReference reference, Optional<String> branch) {
    InstanceDescription description = Instance.resolve(reference);
    return open(branch.map(description::onBranch).orElse(description));
  }

  /** The instance that was found before. */
  public static Instance open(InstanceDescription description) {
    return OPEN.computeIfAbsent(description, Instance::open);
  }

  /** Brings what was changed in databases in a cloud back there; to be done when work ends. */
  public static void synchronize() {
    OPEN.values().forEach(instance -> attempt(instance, Instance::synchronize));
  }

  private static void closeAll() {
    OPEN.values().forEach(instance -> attempt(instance, Instance::close));
    OPEN.clear();
  }

  /** What cannot be brought back from one must not keep the others open. */
  private static void attempt(Instance instance, Consumer<Instance> end) {
    try {
      end.accept(instance);
    } catch (LaminException e) {
      LOG.warn("{} did not end well: {}", instance.identity().slug(), e.getMessage(), e);
    }
  }
}
