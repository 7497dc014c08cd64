package org.lamindb.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HubMigrationTest {
  private static final UUID ID = UUID.fromString("1e2ede02-7e77-5cbb-8d91-423f283b4da0");

  private final StandInHub standIn = new StandInHub();

  @AfterEach
  void close() {
    standIn.close();
  }

  private Hub hub(Account account) {
    return new Hub(standIn.variables(), account, token -> {});
  }

  private Hub alice() {
    return hub(
        new Account(
            Optional.of(standIn.newToken(StandInHub.ALICE_ID, "")),
            Optional.of(StandInHub.ALICE_KEY)));
  }

  private long migrations() {
    return standIn.asked().stream()
        .filter(asked -> asked.toString().contains("/api/instances/" + ID + "/migrate"))
        .count();
  }

  @Test
  void theServerMigratesOnce() {
    new HubMigration(alice()).run(standIn.url() + "/api/", ID);
    assertThat(migrations()).isEqualTo(1);
  }

  @Test
  void aTokenThatEndedIsRenewed() {
    Hub hub = alice();
    standIn.refuseOldTokens();
    new HubMigration(hub).run(standIn.url() + "/api", ID);
    assertThat(migrations()).isEqualTo(2);
  }

  @Test
  void whatFailsThereIsNotTriedAgain() {
    standIn.trouble("/migrate", 500, "{\"message\":\"a table is in the way\"}");
    HubMigration migration = new HubMigration(alice());
    assertThatThrownBy(() -> migration.run(standIn.url() + "/api", ID))
        .hasMessageContaining("[LAMINDB_HUB_FAILED]")
        .hasMessageContaining("a table is in the way")
        .hasMessageNotContaining(StandInHub.ALICE_KEY);
    assertThat(migrations()).isEqualTo(1);
  }

  @Test
  void nobodyIsRefused() {
    Hub hub = hub(Account.NONE);
    assertThatThrownBy(() -> new HubMigration(hub)).hasMessageContaining("lamindb-spark login");
  }

  @Test
  void tablesAreChangedByTheUserForThat() {
    ObjectNode told = standIn.instance("alice/fine");
    assertThat(told.path("db_user_name").asText()).isEqualTo("writer");
    HubInstances instances = new HubInstances(alice(), false, note -> {});
    assertThat(user(instances.find("alice", "fine", "alice"))).contains("writer");
    standIn
        .procedure("get_instance_db_user")
        .putArray(ID.toString())
        .addObject()
        .put("type", "write")
        .put("name", "db_root")
        .put("password", "pwd-1f3870be");
    standIn.forget();
    assertThat(user(instances.findForMigration("alice", "fine", "alice"))).contains("db_root");
    assertThat(standIn.asked().get(1).query()).containsEntry("_type", "{write,read}");
  }

  private static Optional<String> user(HubInstance instance) {
    return instance.database().orElseThrow().user();
  }
}
