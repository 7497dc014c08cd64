package org.lamindb.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lamindb.hub.HubRegistration.NewInstance;
import org.lamindb.hub.HubRegistration.NewStorage;

/** Requests as the Python client sends them for the same instance. */
class HubRegistrationTest {
  private static final UUID ALICE = UUID.fromString(StandInHub.ALICE_ID);
  private static final UUID ID = UUID.fromString("8380172b-6712-5d38-a1ef-21e365959f37");
  private static final UUID STORAGE = UUID.fromString("a6debae0-5c4f-5334-85b1-a9a504fc24de");
  private static final String ROOT = "s3://my-bucket/inst1?endpoint_url=http://127.0.0.1:9001";
  private static final String SLUG = "alice/inst1";

  private final StandInHub standIn = new StandInHub();
  private final HubRegistration hub =
      new HubRegistration(
          new Hub(
              standIn.variables(),
              new Account(
                  Optional.of(standIn.newToken(StandInHub.ALICE_ID, "")),
                  Optional.of(StandInHub.ALICE_KEY)),
              token -> {}));

  @AfterEach
  void close() {
    standIn.close();
  }

  private static NewInstance instance(Optional<String> modules) {
    return new NewInstance(ID, ALICE, "inst1", "6crB4t1jYGCX", modules, "2.12.1", Optional.empty());
  }

  private static NewStorage storage() {
    return new NewStorage(
        STORAGE,
        "NbreSGfc5p1G",
        ALICE,
        ROOT,
        Optional.of("us-east-1"),
        "s3",
        ID,
        true,
        Optional.empty());
  }

  private List<String> substance() {
    return standIn.asked().stream().map(StandInHub.Asked::substance).toList();
  }

  @Test
  void registersAnInstanceAndItsStorage() {
    assertThat(hub.register(instance(Optional.empty()), SLUG)).isTrue();
    assertThat(hub.storage(ROOT)).isEmpty();
    hub.register(storage());

    assertThat(substance())
        .containsExactly(
            "POST /rest/v1/instance {} {\"id\":\"8380172b67125d38a1ef21e365959f37\","
                + "\"account_id\":\"11111111111111111111111111111111\",\"name\":\"inst1\","
                + "\"lnid\":\"6crB4t1jYGCX\",\"schema_str\":null,\"lamindb_version\":\"2.12.1\","
                + "\"public\":false,\"created_by_id\":\"11111111111111111111111111111111\"}",
            "GET /rest/v1/storage {select=*, root=eq." + ROOT + "} ",
            "POST /rest/v1/storage {} {\"id\":\"a6debae05c4f533485b1a9a504fc24de\","
                + "\"lnid\":\"NbreSGfc5p1G\",\"created_by\":\"11111111111111111111111111111111\","
                + "\"root\":\""
                + ROOT
                + "\",\"region\":\"us-east-1\",\"type\":\"s3\","
                + "\"instance_id\":\"8380172b67125d38a1ef21e365959f37\",\"description\":\"\","
                + "\"is_default\":true,\"space_id\":null}");
    assertThat(hub.storage(ROOT).orElseThrow().instance()).contains(ID);
    assertThat(hub.storages(ID)).extracting(HubRegistration.KnownStorage::uid).hasSize(1);
    assertThat(hub.isKnown(ID)).isTrue();
  }

  @Test
  void registeringAgainChangesNothing() {
    assertThat(hub.register(instance(Optional.empty()), SLUG)).isTrue();
    assertThat(hub.register(instance(Optional.of("bionty")), SLUG)).isFalse();
    hub.register(storage());
    hub.register(storage());

    assertThat(standIn.table("instance")).hasSize(1);
    assertThat(standIn.table("instance").get(0).path("schema_str").isNull()).isTrue();
    assertThat(standIn.table("storage")).hasSize(1);
  }

  @Test
  void deletesBoth() {
    hub.register(instance(Optional.empty()), SLUG);
    hub.register(storage());
    standIn.forget();
    hub.deleteStorage(STORAGE, ROOT);
    hub.deleteInstance(ID, SLUG);

    assertThat(substance())
        .containsExactly(
            "DELETE /rest/v1/storage {id=eq.a6debae05c4f533485b1a9a504fc24de} {}",
            "DELETE /rest/v1/instance {id=eq.8380172b67125d38a1ef21e365959f37} {}");
    assertThat(hub.isKnown(ID)).isFalse();
    assertThat(hub.storage(ROOT)).isEmpty();
  }

  @Test
  void whatTheHubDoesNotDeleteIsNotPermitted() {
    assertThatThrownBy(() -> hub.deleteInstance(ID, SLUG))
        .hasMessageContaining("LAMINDB_HUB_DELETION_REFUSED")
        .hasMessageContaining("the instance 'alice/inst1'");
    assertThatThrownBy(() -> hub.deleteStorage(STORAGE, ROOT))
        .hasMessageContaining("LAMINDB_HUB_DELETION_REFUSED")
        .hasMessageContaining(ROOT);
  }

  @Test
  void theQuotaOfAnAccountIsTold() {
    String refusal = "{\"message\":\"new row violates row-level security policy\"}";
    standIn.trouble("/instance", 403, refusal);
    assertThatThrownBy(() -> hub.register(instance(Optional.empty()), SLUG))
        .hasMessageContaining("LAMINDB_HUB_QUOTA_REACHED")
        .hasMessageContaining(SLUG);
    assertThat(substance())
        .last()
        .isEqualTo(
            "POST /rest/v1/rpc/has_instance_quota {}"
                + " {\"_account_id\":\"11111111111111111111111111111111\"}");

    standIn.procedure("has_instance_quota").put("11111111111111111111111111111111", true);
    standIn.trouble("/rest/v1/instance", 403, refusal);
    standIn.trouble("/rest/v1/instance", 403, refusal);
    assertThatThrownBy(() -> hub.register(instance(Optional.empty()), SLUG))
        .hasMessageContaining("LAMINDB_HUB_REFUSED")
        .hasMessageContaining("security policy");
    assertThat(standIn.table("instance")).isEmpty();
  }

  @Test
  void nobodyRegistersNothing() {
    assertThatThrownBy(
            () -> new HubRegistration(new Hub(standIn.variables(), Account.NONE, token -> {})))
        .hasMessageContaining("LAMINDB_NOT_LOGGED_IN");
    assertThat(standIn.asked()).isEmpty();
  }
}
