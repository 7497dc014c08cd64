package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What init refuses, and that nothing is left behind then. */
class InitRefusalTest {
  private Workspace workspace;

  @BeforeEach
  void setUp(@TempDir Path base) {
    workspace = Workspace.in(base);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      nullValues = "null",
      value = {
        "s3://bucket/x, null, ``, LAMINDB_UNSUPPORTED, lamindb-spark login",
        "gs://bucket, null, ``, LAMINDB_UNSUPPORTED, lamindb-spark login",
        "create-s3, null, ``, LAMINDB_UNSUPPORTED, lamindb-spark login",
        "hf://x/y, null, ``, LAMINDB_UNSUPPORTED, lamin init",
        "s3:/x, null, ``, LAMINDB_INVALID_STORAGE_ROOT, Write s3://bucket/prefix; or ./s3:/x",
        "s3://, null, ``, LAMINDB_INVALID_STORAGE_ROOT, names no bucket or server",
        "gs:bucket/x, null, ``, LAMINDB_INVALID_STORAGE_ROOT, Write gs://bucket/prefix",
        "./x/.lamindb, null, ``, LAMINDB_INVALID_STORAGE_ROOT, .lamindb",
        "` `, null, ``, LAMINDB_INVALID_STORAGE_ROOT, empty",
        "./x #y, x, ``, LAMINDB_INVALID_STORAGE_ROOT, another folder",
        "./x?y, x, ``, LAMINDB_INVALID_STORAGE_ROOT, another folder",
        "./x#y/z, x, ``, LAMINDB_INVALID_STORAGE_ROOT, another folder",
        "./x${HOME}, x, ``, LAMINDB_INVALID_STORAGE_ROOT, settings files",
        "./my data, null, ``, LAMINDB_INVALID_NAME, --name",
        "./x, a/b, ``, LAMINDB_INVALID_NAME, a/b",
        "./x, ``, ``, LAMINDB_INVALID_NAME, empty",
        "./x, null, biontie, LAMINDB_UNKNOWN_MODULE, Did you mean 'bionty'",
        "./x, null, pertdb, LAMINDB_INVALID_OPTION, `bionty,pertdb`",
      })
  void refusesBadRequestsBeforeAnythingIsWritten(
      String storage, String name, String modules, String error, String text) throws IOException {
    InitRequest request =
        new InitRequest(storage, Optional.ofNullable(name), List.of(modules.split(",")));

    assertThatThrownBy(() -> new InstanceInitializer(workspace.environment()).init(request))
        .hasMessageContaining(error)
        .hasMessageContaining(text);
    assertThat(workspace.directory()).isEmptyDirectory();
    assertThat(workspace.files()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "mysql://me:geheim@127.0.0.1:1/db, LAMINDB_INVALID_OPTION, mysql://***@127.0.0.1:1/db",
    "postgres://me:geheim@127.0.0.1:1/db, LAMINDB_INVALID_OPTION, postgresql://",
    "postgresql://me:geheim@127.0.0.1:1, LAMINDB_INVALID_INSTANCE, names no database",
    "postgresql://me:geheim@127.0.0.1:1/my%20data, LAMINDB_INVALID_NAME, --name",
    "postgresql://me:geheim@db.example.org:1/db, LAMINDB_INIT_REFUSED, not on this machine",
    "postgresql://me:geheim@127.0.0.1:1/db, LAMINDB_DATABASE_UNREACHABLE, 127.0.0.1:1/db"
  })
  void refusesBadDatabasesWithoutTheirPasswords(String url, String error, String text)
      throws IOException {
    InitRequest request =
        new InitRequest("./x", Optional.empty(), Optional.of(url), List.of("bionty"));

    assertThat(request.toString()).doesNotContain("geheim");
    assertThatThrownBy(() -> new InstanceInitializer(workspace.environment()).init(request))
        .hasMessageContaining(error)
        .hasMessageContaining(text)
        .hasMessageNotContaining("geheim");
    assertThat(workspace.directory()).isEmptyDirectory();
    assertThat(workspace.files()).isEmpty();
  }

  @Test
  void refusesTheHomeDirectory() throws IOException {
    assertThatThrownBy(() -> workspace.at("home").init("./storage"))
        .hasMessageContaining("LAMINDB_INIT_REFUSED")
        .hasMessageContaining("home directory");
    assertThat(workspace.files()).isEmpty();
  }

  @Test
  void refusesARootThatIsTooLongOrAFile() {
    Workspace.write(workspace.directory().resolve("file"), "");

    assertThatThrownBy(() -> workspace.init("x/".repeat(140)))
        .hasMessageContaining("LAMINDB_INVALID_STORAGE_ROOT")
        .hasMessageContaining("255");
    assertThatThrownBy(() -> workspace.init("file"))
        .hasMessageContaining("LAMINDB_INVALID_STORAGE_ROOT")
        .hasMessageContaining("it is a file");
  }

  @Test
  void refusesANameWhoseStorageIsElsewhere() throws IOException {
    workspace.initNamed("./s", "mine");
    List<String> before = workspace.files();

    assertThatThrownBy(() -> workspace.initNamed("./t", "mine"))
        .hasMessageContaining("LAMINDB_INIT_REFUSED")
        .hasMessageContaining("'" + workspace.directory() + "/s'")
        .hasMessageContaining("--name");
    assertThat(workspace.files()).isEqualTo(before);
    assertThat(workspace.directory().resolve("t")).doesNotExist();
  }

  @Test
  void refusesTheStorageOfAnotherInstance() throws IOException {
    workspace.initNamed("./s", "mine");
    List<String> before = workspace.files();

    assertThatThrownBy(() -> workspace.initNamed("./s", "yours"))
        .hasMessageContaining("LAMINDB_INIT_REFUSED")
        .hasMessageContaining("managed by the instance anonymous/mine");
    Files.delete(workspace.directory().resolve("s/.lamindb/storage_uid.txt"));
    assertThatThrownBy(() -> workspace.initNamed("./s", "yours"))
        .hasMessageContaining("LAMINDB_INIT_REFUSED")
        .hasMessageContaining("database of another instance");
    Workspace.write(workspace.directory().resolve("s/.lamindb/storage_uid.txt"), "aaaaaaaaaaaa");
    assertThatThrownBy(() -> workspace.initNamed("./s", "mine"))
        .hasMessageContaining("LAMINDB_INIT_REFUSED")
        .hasMessageContaining("aaaaaaaaaaaa");
    assertThat(workspace.files()).isEqualTo(before);
  }

  @Test
  void refusesItsOwnStorageWhoseSettingsOrDatabaseAreLost() throws IOException {
    workspace.init("./s");
    Path settings = workspace.settings("instance--anonymous--s.env");
    Files.delete(settings);
    assertThatThrownBy(() -> workspace.init("./s"))
        .hasMessageContaining("LAMINDB_INIT_REFUSED")
        .hasMessageContaining("settings file is gone")
        .hasMessageContaining("by its path");

    Files.delete(workspace.directory().resolve("s/.lamindb/lamin.db"));
    assertThatThrownBy(() -> workspace.init("./s"))
        .hasMessageContaining("LAMINDB_INIT_REFUSED")
        .hasMessageContaining("is gone");
    assertThat(settings).doesNotExist();
  }
}
