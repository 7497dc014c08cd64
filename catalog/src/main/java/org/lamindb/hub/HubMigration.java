package org.lamindb.hub;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.lamindb.error.HubErrors;

/** Has LaminHub migrate the databases of instances that it manages. */
public final class HubMigration {
  /** Large databases take long; who waits for nothing any more stops the command. */
  private static final Duration PATIENCE = Duration.ofHours(6);

  private final Hub hub;

  /**
   * @throws org.lamindb.error.LaminException when nobody is logged in
   */
  public HubMigration(Hub hub) {
    this.hub = Objects.requireNonNull(hub, "hub is null");
    if (!hub.isLoggedIn()) {
      throw HubErrors.notLoggedIn();
    }
  }

  /**
   * Migrates the database of an instance, and returns when that is done.
   *
   * @param server of the instance
   * @throws org.lamindb.error.LaminException when the user may not, or it fails there
   */
  public void run(String server, UUID instance) {
    hub.commandServer(
        "migrate", server.replaceAll("/+$", "") + "/instances/" + instance + "/migrate", PATIENCE);
  }

  @Override
  public String toString() {
    return "migration at " + hub;
  }
}
