package org.lamindb.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.error.HubErrors;

class TokenSourceTest {
  private static final PostgresServer SERVER =
      PostgresUrl.parse("postgresql://reader:pass@localhost:5432/lab");

  private static byte[] sent(PostgresServer address) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(address);
    }
    return bytes.toByteArray();
  }

  private static PostgresServer received(byte[] bytes) throws Exception {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (PostgresServer) in.readObject();
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void whatIsSentHoldsOneTokenOfTheMoment() throws Exception {
    AtomicInteger issued = new AtomicInteger();
    PostgresServer server = SERVER.withTokens(() -> "token-" + issued.incrementAndGet() + ";");

    byte[] first = sent(server);
    byte[] second = sent(server);

    assertThat(text(first)).contains("token-1;");
    assertThat(text(second)).contains("token-2;").doesNotContain("token-1;");
    PostgresServer there = received(second);
    assertThat(there.tokens().isPresent()).isTrue();
    assertThat(text(sent(there))).contains("token-2;");
    assertThat(issued).hasValue(2);
  }

  @Test
  void withoutTokensNothingIsAskedFor() throws Exception {
    PostgresServer there = received(sent(SERVER));

    assertThat(there).isEqualTo(SERVER);
    assertThat(there.tokens().isPresent()).isFalse();
  }

  @Test
  void theSourceTellsNoAddressesApartAndShowsNoToken() {
    PostgresServer one = SERVER.withTokens(() -> "one");

    assertThat(one).isEqualTo(SERVER.withTokens(() -> "two")).hasSameHashCodeAs(SERVER);
    assertThat(one.tokens()).hasToString("with tokens");
    assertThat(SERVER.tokens()).hasToString("without tokens");
    assertThat(one).hasToString("the Postgres database localhost:5432/lab");
  }

  @Test
  void aTaskIsNotSentWithoutItsToken() {
    PostgresServer server =
        SERVER.withTokens(
            () -> {
              throw HubErrors.noDatabaseToken("lab/data", "nobody is logged in", "Log in.");
            });

    assertThatThrownBy(() -> sent(server))
        .hasMessageContaining("[LAMINDB_NO_DATABASE_TOKEN]")
        .hasMessageContaining("lab/data");
  }
}
