package org.lamindb.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens for databases, and keys to storages. */
class HubAccessTest {
  private static final UUID ID = UUID.fromString("1e2ede02-7e77-5cbb-8d91-423f283b4da0");
  private static final Account ALICE =
      new Account(Optional.empty(), Optional.of(StandInHub.ALICE_KEY));

  private final StandInHub standIn = new StandInHub();

  @AfterEach
  void close() {
    standIn.close();
  }

  private Hub hub(Account account) {
    return new Hub(standIn.variables(), account, token -> {});
  }

  private HubDatabaseTokens tokens(Hub hub) {
    return new HubDatabaseTokens(() -> hub, "alice/fine", ID, Optional.of(standIn.url() + "/api/"));
  }

  private List<String> calls() {
    return standIn.asked().stream().map(asked -> asked.method() + " " + asked.path()).toList();
  }

  @Test
  void keepsADatabaseTokenWhileItIsGood() {
    HubDatabaseTokens tokens = tokens(hub(ALICE));
    String token = tokens.current();
    assertThat(tokens.current()).isEqualTo(token);
    assertThat(calls())
        .containsExactly("POST /functions/v1/get-jwt-v1", "GET /api/instances/" + ID + "/db_token");
    assertThat(tokens.toString()).doesNotContain(token);
  }

  @Test
  void renewsADatabaseTokenBeforeItEnds() throws InterruptedException {
    standIn.tokensEndAfter(2);
    HubDatabaseTokens tokens = tokens(hub(ALICE));
    String first = tokens.current();
    assertThat(tokens.current()).isEqualTo(first);
    Thread.sleep(2100);
    // The token of the account has ended too.
    assertThat(tokens.current()).isNotEqualTo(first);
  }

  @Test
  void renewsTheTokenOfTheAccountWhenTheServerRefusesIt() {
    standIn.tokensEndAfter(-1);
    String ended = standIn.newToken(StandInHub.ALICE_ID, "");
    standIn.tokensEndAfter(60);
    HubDatabaseTokens tokens =
        tokens(hub(new Account(Optional.of(ended), Optional.of(StandInHub.ALICE_KEY))));
    assertThat(tokens.current()).isNotEmpty();
    assertThat(calls()).hasSize(3);
  }

  @Test
  void saysWhyThereIsNoDatabaseToken() {
    assertThatThrownBy(() -> tokens(hub(Account.NONE)).current())
        .hasMessageContaining("'alice/fine': nobody is logged in");
    assertThatThrownBy(
            () ->
                new HubDatabaseTokens(() -> hub(ALICE), "alice/fine", ID, Optional.empty())
                    .current())
        .hasMessageContaining("lamindb-spark connect alice/fine");
    standIn.trouble("/db_token", 403, "{\"detail\":\"no collaborator\"}");
    assertThatThrownBy(() -> tokens(hub(ALICE)).current())
        .hasMessageContaining("403, 'no collaborator'");
    standIn.trouble("/db_token", 200, "{}");
    assertThatThrownBy(() -> tokens(hub(ALICE)).current()).hasMessageContaining("no 'token'");
    standIn.trouble("/db_token", 200, "{\"token\":\"abc\"}");
    assertThatThrownBy(() -> tokens(hub(ALICE)).current()).hasMessageContaining("when it ends");
    standIn.trouble("/db_token", 200, "{\"token\":\"" + endedToken() + "\"}");
    assertThatThrownBy(() -> tokens(hub(ALICE)).current()).hasMessageContaining("has ended");
  }

  private String endedToken() {
    standIn.tokensEndAfter(-1);
    String token = standIn.newToken(StandInHub.ALICE_ID, "");
    standIn.tokensEndAfter(60);
    return token;
  }

  @Test
  void getsKeysFromTheServerOfAnInstance() {
    StorageKeys keys = new HubStorages(hub(ALICE)).keys("s3://eu-bucket/managed/sub").orElseThrow();
    assertThat(keys.root()).isEqualTo("s3://eu-bucket/managed");
    assertThat(keys.sessionToken()).isEqualTo("tok-c20ad4d7");
    assertThat(keys.toString()).doesNotContain(standIn.secrets());
    assertThat(calls())
        .containsExactly(
            "POST /functions/v1/get-jwt-v1",
            "GET /rest/v1/rpc/get_storage_api_info_from_path",
            "POST /api/storages/credentials");
    assertThat(standIn.asked().get(1).query())
        .containsEntry("_path", "s3://eu-bucket/managed/sub/");
    assertThat(standIn.asked().get(2).body())
        .isEqualTo("{\"path\":\"s3://eu-bucket/managed/sub/\",\"duration_seconds\":3600}");
  }

  @Test
  void getsKeysFromTheHubForItsOwnBuckets() {
    assertThat(new HubStorages(hub(Account.NONE)).keys("s3://lamin-hosted-test/AbC123"))
        .isPresent();
    assertThat(calls())
        .containsExactly(
            "GET /rest/v1/rpc/get_storage_api_info_from_path",
            "POST /functions/v1/get-cloud-access-v1");
    assertThat(standIn.asked().get(1).body())
        .isEqualTo("{\"path\":\"s3://lamin-hosted-test/AbC123/\"}");
  }

  @Test
  void goesOnWithoutKeys() {
    HubStorages storages = new HubStorages(hub(Account.NONE));
    assertThat(storages.keys("s3://mine")).isEmpty();
    for (String body : List.of("nonsense", "{}", "{\"Credentials\":{}}", "[]")) {
      standIn.trouble("get-cloud-access", 200, body);
      assertThat(storages.keys("s3://lamin-hosted-test/AbC123")).isEmpty();
    }
    standIn.trouble("get-cloud-access", 500, "oops");
    assertThat(storages.keys("s3://lamin-hosted-test/AbC123")).isEmpty();
    standIn.trouble("get_storage_api", 401, "oops");
    assertThat(storages.keys("s3://lamin-hosted-test/AbC123")).isEmpty();
  }

  @Test
  void holdsKeysUntilFiveMinutesBeforeTheyEnd() {
    StorageKeyRing ring = new StorageKeyRing(new HubStorages(hub(Account.NONE))::keys);
    standIn.keysEndAfter(3600);
    assertThat(ring.keys("s3://eu-bucket/managed/sub")).isPresent();
    assertThat(ring.keys("s3://eu-bucket/managed/sub")).isPresent();
    assertThat(ring.keys("s3://eu-bucket/managed/other/x")).isPresent();
    assertThat(standIn.asked()).hasSize(2);
    assertThat(ring.keys("s3://eu-bucket/managedtoo")).isEmpty();
    assertThat(ring.keys("s3://eu-bucket/managedtoo/")).isEmpty();
    assertThat(standIn.asked()).hasSize(3);
    StorageKeyRing other = new StorageKeyRing(new HubStorages(hub(Account.NONE))::keys);
    standIn.keysEndAfter(290);
    StorageKeys first = other.keys("s3://eu-bucket/managed").orElseThrow();
    standIn.keysEndAfter(3600);
    assertThat(other.keys("s3://eu-bucket/managed").orElseThrow().end()).isAfter(first.end());
    standIn.forget();
    assertThat(other.keys("s3://eu-bucket/managed")).isPresent();
    assertThat(standIn.asked()).isEmpty();
  }

  @Test
  void usesKeysThatEndSoonWhenThereAreNoOthers() {
    StorageKeyRing ring = new StorageKeyRing(new HubStorages(hub(Account.NONE))::keys);
    standIn.keysEndAfter(200);
    assertThat(ring.keys("s3://eu-bucket/managed")).isPresent();
    standIn.trouble("get_storage_api", 500, "oops");
    assertThat(ring.keys("s3://eu-bucket/managed")).isPresent();
    standIn.forget();
    assertThat(ring.keys("s3://eu-bucket/managed")).isPresent();
    assertThat(standIn.asked()).isEmpty();
  }
}
