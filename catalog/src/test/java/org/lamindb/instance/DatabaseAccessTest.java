package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.DatabaseTokens;

/** Which token a database is opened with. */
class DatabaseAccessTest {
  private static final String OF_HUB = "hub-token";

  /** Has tokens for every instance, and knows none itself. */
  private static final InstanceLookup HUB =
      new InstanceLookup() {
        @Override
        public Optional<InstanceSettings> find(String owner, String name) {
          return Optional.empty();
        }

        @Override
        public Optional<DatabaseTokens> tokens(InstanceSettings settings) {
          return Optional.of(() -> OF_HUB);
        }
      };

  private Workspace workspace;

  @BeforeEach
  void setUp(@TempDir Path base) {
    workspace = Workspace.in(base);
    settings("guarded", "True", "jwt");
    settings("other", "True", "jwt");
  }

  private void settings(String name, String fineGrained, String permissions) {
    String text =
        """
        lamindb_instance_owner=lab
        lamindb_instance_name=%s
        lamindb_instance_storage_root=%s
        lamindb_instance_storage_region=null
        lamindb_instance_db=postgresql://reader:pass@localhost:5432/%s
        lamindb_instance_schema_str=null
        lamindb_instance_id=%s
        lamindb_instance_git_repo=null
        lamindb_instance_keep_artifacts_local=False
        lamindb_instance_fine_grained_access=%s
        lamindb_instance_db_permissions=%s
        """
            .formatted(
                name,
                workspace.directory(),
                name,
                InstanceIdentity.ofNew("lab", name).hexId().orElseThrow(),
                fineGrained,
                permissions);
    Workspace.write(workspace.settings("instance--lab--" + name + ".env"), text);
  }

  private static String token(long secondsLeft) {
    return token("{\"exp\":" + (Instant.now().getEpochSecond() + secondsLeft) + "}");
  }

  private static String token(String claims) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8))
        + "."
        + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".c2lnbmF0dXJl";
  }

  /** What a task would get that reads the instance. */
  private static String sent(Workspace place, InstanceLookup lookup, String reference) {
    DatabaseAddress address =
        new InstanceResolver(place.environment(), lookup)
            .resolve(InstanceReference.of(reference))
            .database();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(address);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  @Test
  void anInstanceWithFineGrainedAccessGetsTheTokensOfTheHub() {
    assertThat(sent(workspace, HUB, "lab/guarded")).contains(OF_HUB);
    assertThat(sent(workspace, HUB, "postgresql://reader:pass@localhost:5432/guarded"))
        .contains(OF_HUB);
  }

  @ParameterizedTest
  @CsvSource({"False,jwt", "True,write", "True,public", "False,null"})
  void othersGetNone(String fineGrained, String permissions) {
    settings("plain", fineGrained, permissions);

    Workspace place = workspace.with("LAMIN_DB_TOKEN", token(60));
    assertThat(sent(place, HUB, "lab/plain")).doesNotContain(OF_HUB, token(60).substring(0, 20));
  }

  @Test
  void theVariableIsForTheDefaultInstanceAlone() {
    String token = token(3_600);
    Workspace place = workspace.with("LAMIN_DB_TOKEN", token);
    Workspace configured = place.with("LAMIN_CURRENT_INSTANCE", "lab/other");

    assertThat(sent(place, HUB, "lab/guarded")).contains(token).doesNotContain(OF_HUB);
    assertThat(sent(configured, HUB, "lab/other")).contains(token).doesNotContain(OF_HUB);
    assertThat(sent(configured, HUB, "lab/guarded")).contains(OF_HUB).doesNotContain(token);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "expired",
        "no token",
        "{}",
        "{\"exp\":\"later\"}",
        "[]",
        "no JSON",
        "a.b.c",
        ".."
      })
  void aVariableThatIsNoValidTokenIsIgnored(String text) {
    String value =
        switch (text) {
          case "expired" -> token(-1);
          case "no token", "a.b.c", ".." -> text;
          default -> token(text);
        };

    assertThat(sent(workspace.with("LAMIN_DB_TOKEN", value), HUB, "lab/guarded"))
        .contains(OF_HUB)
        .doesNotContain(value.length() > 10 ? value : "no such text");
  }

  @Test
  void withoutAnyTokenTheErrorSaysHowToGetOne() {
    Workspace expired = workspace.with("LAMIN_DB_TOKEN", token(-1));

    assertThatThrownBy(() -> sent(expired, InstanceLookup.NONE, "lab/guarded"))
        .hasMessageContaining("[LAMINDB_NO_DATABASE_TOKEN]")
        .hasMessageContaining("lab/guarded")
        .hasMessageContaining("LAMIN_DB_TOKEN")
        .hasMessageNotContaining("eyJ");
  }
}
