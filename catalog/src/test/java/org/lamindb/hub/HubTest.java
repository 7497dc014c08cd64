package org.lamindb.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.error.LaminException;

class HubTest {
  private final StandInHub standIn = new StandInHub();
  private final List<String> kept = new ArrayList<>();

  @AfterEach
  void close() {
    standIn.close();
  }

  private Hub hub(Account account) {
    return new Hub(standIn.variables(), account, kept::add);
  }

  private static JsonAnswer accounts(HubClient client) {
    return client.select("account", Map.of("handle", "eq.alice"));
  }

  private static String handle(JsonAnswer answer) {
    return answer.firstRow().orElseThrow().requiredText("handle");
  }

  private List<String> calls() {
    return standIn.asked().stream().map(asked -> asked.method() + " " + asked.path()).toList();
  }

  @Test
  void asksAsNobodyWithThePublicKey() {
    assertThat(handle(hub(Account.NONE).ask(HubTest::accounts))).isEqualTo("alice");
    assertThat(standIn.asked()).hasSize(1);
    assertThat(standIn.asked().get(0).token()).contains(StandInHub.PUBLIC_KEY);
  }

  @Test
  void asksWithTheStoredToken() {
    String token = standIn.newToken(StandInHub.ALICE_ID, "");
    Hub hub = hub(new Account(Optional.of(token), Optional.of(StandInHub.ALICE_KEY)));
    assertThat(handle(hub.ask(HubTest::accounts))).isEqualTo("alice");
    assertThat(standIn.asked().get(0).token()).contains(token);
    assertThat(kept).isEmpty();
  }

  @Test
  void renewsATokenThatEndedAndKeepsTheNewOne() {
    standIn.tokensEndAfter(-5);
    String ended = standIn.newToken(StandInHub.ALICE_ID, "");
    standIn.tokensEndAfter(60);
    Hub hub = hub(new Account(Optional.of(ended), Optional.of(StandInHub.ALICE_KEY)));
    assertThat(handle(hub.ask(HubTest::accounts))).isEqualTo("alice");
    assertThat(calls())
        .containsExactly(
            "GET /rest/v1/account", "POST /functions/v1/get-jwt-v1", "GET /rest/v1/account");
    assertThat(kept).hasSize(1);
    standIn.forget();
    hub.ask(HubTest::accounts);
    assertThat(calls()).containsExactly("GET /rest/v1/account");
    assertThat(standIn.asked().get(0).token()).contains(kept.get(0));
  }

  @Test
  void keepsNoTokenThatTheHubRefuses() {
    Hub hub = hub(new Account(Optional.empty(), Optional.of(StandInHub.ALICE_KEY)));
    standIn.trouble("/account", 403, "{\"message\":\"not yours\"}");
    assertThatThrownBy(() -> hub.ask(HubTest::accounts))
        .isInstanceOf(LaminException.class)
        .hasMessageContaining("LAMINDB_HUB_REFUSED")
        .hasMessageContaining("not yours");
    assertThat(kept).isEmpty();
  }

  @Test
  void triesNoFurtherWithAKeyThatEnded() {
    Hub hub = hub(new Account(Optional.empty(), Optional.of(StandInHub.EXPIRED_KEY)));
    assertThatThrownBy(() -> hub.ask(HubTest::accounts))
        .hasMessageContaining("Your API key is expired.")
        .hasMessageNotContaining(StandInHub.EXPIRED_KEY);
    assertThat(calls()).containsExactly("POST /functions/v1/get-jwt-v1");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void asksAgainWhenAGatewayIsInTheWay(int status) {
    standIn.trouble("/account", status, "busy");
    standIn.trouble("/account", status, "busy");
    assertThat(handle(hub(Account.NONE).ask(HubTest::accounts))).isEqualTo("alice");
    assertThat(standIn.asked()).hasSize(3);
  }

  @Test
  void givesUpAfterThreeTries() {
    for (int i = 0; i < 3; i++) {
      standIn.trouble("/account", 503, "busy");
    }
    assertThatThrownBy(() -> hub(Account.NONE).ask(HubTest::accounts))
        .hasMessageContaining("LAMINDB_HUB_FAILED")
        .hasMessageContaining("503")
        .hasMessageContaining("busy");
    assertThat(standIn.asked()).hasSize(3);
  }

  @Test
  void failsAtOnceWhenTheHubItselfFails() {
    standIn.trouble("/account", 500, "{\"message\":\"oops\"}");
    assertThatThrownBy(() -> hub(Account.NONE).ask(HubTest::accounts)).hasMessageContaining("oops");
    assertThat(standIn.asked()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"<html>|no JSON", "''|empty", "{}|list", "[1]|object", "[{\"handle\":[]}]|text"})
  void saysWhatIsWrongWithAnAnswer(String body, String why) {
    standIn.trouble("/account", 200, body);
    assertThatThrownBy(() -> handle(hub(Account.NONE).ask(HubTest::accounts)))
        .hasMessageContaining("LAMINDB_HUB_ANSWER_INVALID")
        .hasMessageContaining(why);
  }

  @Test
  void refusesTextsThatWouldAddLinesToASettingsFile() {
    standIn.trouble("/account", 200, "[{\"handle\":\"a\\nlamin_user_api_key=x\"}]");
    assertThatThrownBy(() -> handle(hub(Account.NONE).ask(HubTest::accounts)))
        .hasMessageContaining("control characters");
  }

  @Test
  void waitsNotLongForASlowHub() {
    for (int i = 0; i < 3; i++) {
      standIn.slow("/account", 2000);
    }
    Hub hub =
        new Hub(
            standIn.variables(),
            Account.NONE,
            kept::add,
            HubTransport.within(Duration.ofMillis(150)),
            Optional.empty());
    assertThatThrownBy(() -> hub.ask(HubTest::accounts))
        .hasMessageContaining("LAMINDB_HUB_UNREACHABLE")
        .hasMessageContaining("did not answer");
  }

  @Test
  void asksTheOtherHubOfTheSiteWhenTheFirstIsAway() {
    Map<String, String> away =
        Map.of(
            "LAMIN_ENV", "stub",
            "SUPABASE_API_URL", "http://127.0.0.1:9",
            "SUPABASE_ANON_KEY", "k");
    try (ConnectorFile site = new ConnectorFile(standIn)) {
      Hub hub =
          new Hub(away, Account.NONE, kept::add, HubTransport.shared(), Optional.of(site.url()));
      assertThat(handle(hub.ask(HubTest::accounts))).isEqualTo("alice");
    }
    Hub alone = new Hub(away, Account.NONE, kept::add);
    assertThatThrownBy(() -> alone.ask(HubTest::accounts))
        .hasMessageContaining("Cannot reach LaminHub at '127.0.0.1:9'");
  }

  @Test
  void knowsItsEnvironments() {
    assertThat(HubAddress.of(Map.of()).url()).isEqualTo("https://hub.lamin.ai");
    assertThat(HubAddress.of(Map.of("LAMIN_ENV", "prod")).url()).isEqualTo("https://hub.lamin.ai");
    assertThat(HubAddress.of(Map.of("LAMIN_ENV", "staging")).url()).contains("amvrvdwnd");
    assertThat(
            HubAddress.of(
                    Map.of(
                        "LAMIN_ENV",
                        "own",
                        "SUPABASE_API_URL",
                        "http://h:1/",
                        "SUPABASE_ANON_KEY",
                        "k"))
                .url())
        .isEqualTo("http://h:1");
    assertThatThrownBy(() -> HubAddress.of(Map.of("LAMIN_ENV", "own")))
        .hasMessageContaining("LAMINDB_HUB_NOT_CONFIGURED")
        .hasMessageContaining("SUPABASE_API_URL");
    assertThatThrownBy(
            () -> HubAddress.of(Map.of("LAMIN_ENV", "own", "SUPABASE_API_URL", "ftp://x")))
        .hasMessageContaining("http");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T10:00:00Z, API key expires in 0 days",
    "2026-11-21T09:00:00Z, API key expires in 1 day",
    "2026-11-27T12:00:00, API key expires in 7 days",
    "2026-11-28T09:00:00.123456+00:00,",
    "2026-11-19T09:00:00Z,",
    "soon,"
  })
  void warnsOfAKeyThatEndsWithinAWeek(String expiry, String warning) {
    JsonAnswer answer = JsonAnswer.parse("h", "c", "{\"apiKeyExpiresAt\":\"" + expiry + "\"}");
    assertThat(Login.expiryWarning(answer, Instant.parse("2026-11-20T08:30:00Z")))
        .isEqualTo(Optional.ofNullable(warning));
  }

  @Test
  void hidesSecretsInWhatTheHubSays() {
    String key = StandInHub.ALICE_KEY;
    standIn.trouble("get-jwt", 401, "{\"error\":\"no such key " + key + "\"}");
    assertThatThrownBy(() -> Hub.signIn(standIn.variables(), key))
        .hasMessageContaining("no such key ***")
        .hasMessageNotContaining(key);
    standIn.trouble("get-jwt", 200, "{\"accessToken\": \"" + key);
    assertThatThrownBy(() -> Hub.signIn(standIn.variables(), key))
        .hasMessageContaining("no JSON")
        .hasNoCause();
    String token = standIn.newToken(StandInHub.ALICE_ID, "");
    assertThat(Tokens.hide("bad " + token + "!", List.of())).isEqualTo("bad ***!");
    assertThat(new Account(Optional.of(token), Optional.of(key)).toString())
        .doesNotContain(token, key);
    assertThat(Hub.signIn(standIn.variables(), key).toString()).isEqualTo("alice (AbCdEfGh)");
  }
}
