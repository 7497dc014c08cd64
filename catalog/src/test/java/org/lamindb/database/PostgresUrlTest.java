package org.lamindb.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.database.DatabaseAddress.PostgresServer;
import org.lamindb.error.LaminException;

class PostgresUrlTest {
  @Test
  void readsAllParts() {
    PostgresServer server =
        PostgresUrl.parse("postgresql://us%40er:p%2Fw+d@db.example.org:6432/cells?sslmode=require");
    assertThat(server)
        .isEqualTo(
            new PostgresServer(
                "db.example.org", 6432, "cells", "us@er", "p/w+d", "sslmode=require"));
  }

  @Test
  void fillsInThePortAndLeavesOutTheUser() {
    assertThat(PostgresUrl.parse("postgresql://localhost/cells"))
        .isEqualTo(new PostgresServer("localhost", 5432, "cells", "", "", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://user:hunter2@localhost",
        "postgresql://user:hunter2@localhost/",
        "postgresql://user:hunter2@localhost/a/b",
        "mysql://user:hunter2@localhost/db",
        "postgresql://user:hun ter2@localhost/db",
        "postgresql://user:hun/ter2@localhost/db",
        "postgresql://user:hun#ter2@localhost/db",
        "postgresql://user:hun?ter2@localhost/db",
        "postgresql://user:hun%ter2@localhost/db",
        "postgresql://user:hun@ter2@localhost/db",
        "postgresql://user:12/hunter2@localhost",
        "postgresql://user:12#hunter2@localhost/db",
      })
  void refusesOthersWithoutShowingThePassword(String url) {
    assertThatThrownBy(() -> PostgresUrl.parse(url))
        .isInstanceOf(LaminException.class)
        .hasMessageContaining("LAMINDB_INVALID_INSTANCE")
        .hasMessageContaining("localhost")
        .hasMessageContaining("percent-encoded: '/' as %2F, '@' as %40")
        .message()
        .doesNotContain("hun");
  }

  @Test
  void addressesNeverShowSecrets() {
    PostgresServer server = PostgresUrl.parse("postgresql://user:hunter2@localhost/cells");
    assertThat(server.toString()).isEqualTo("the Postgres database localhost:5432/cells");
  }

  @Test
  void oneDatabaseIsOneWhoeverConnects() {
    assertThat(
            PostgresUrl.parse("postgresql://a:b@h/d")
                .sameDatabase((DatabaseAddress) PostgresUrl.parse("postgresql://c:d@h:5432/d")))
        .isTrue();
  }

  /** As the Python client does it. */
  @ParameterizedTest
  @CsvSource({
    "localhost, '', false",
    "127.0.0.1, '', false",
    "0.0.0.0, '', false",
    "db.example.org, '', true",
    "db.example.org, true, true",
    "db.example.org, false, false"
  })
  void connectionsToOtherMachinesAreEncrypted(String host, String required, boolean expected) {
    Map<String, String> variables = Map.of("LAMIN_DB_SSL_REQUIRE", required);
    assertThat(PostgresUrl.parse("postgresql://u:p@" + host + ":5432/d").needsEncryption(variables))
        .isEqualTo(expected);
  }
}
