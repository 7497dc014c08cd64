package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On Linux, whose places are told by variables. */
@EnabledOnOs(OS.LINUX)
class CacheDirectoryTest {
  private Workspace workspace;

  @BeforeEach
  void setUp(@TempDir Path base) {
    workspace = Workspace.in(base);
    workspace = workspace.with("XDG_CONFIG_DIRS", path("machine") + ":/etc/none");
  }

  private Path path(String name) {
    return workspace.base().resolve(name);
  }

  private CacheDirectory cache() {
    return new CacheDirectory(workspace.environment());
  }

  private void write(Path file, String directory) {
    Workspace.write(file, "lamindb_cache_path=" + directory);
  }

  @ParameterizedTest
  @CsvSource({
    "variable, user, system, variable",
    "'', user, system, user",
    "'', null, system, system",
    "'', '', system, system",
    "'', null, null, home/.cache/lamindb",
    "'', user, '', user",
    "variable, null, '', variable"
  })
  void theFirstThatSaysSomethingDecides(
      String variable, String user, String system, String expected) {
    write(workspace.settings("storage.env"), directory(user));
    write(path("machine/lamindb/system.env"), directory(system));
    if (!variable.isEmpty()) {
      workspace = workspace.with("LAMIN_CACHE_DIR", path(variable).toString());
    }

    assertThat(cache().current().directory()).isEqualTo(path(expected));
  }

  private String directory(String name) {
    return name.isEmpty() || name.equals("null") ? name : path(name).toString();
  }

  /** Nothing else knows what is there. */
  @Test
  void storageLocationsAreNoCaches() throws IOException {
    Path data = path("data");
    Path marker = data.resolve("here/.lamindb/storage_uid.txt");
    Workspace.write(marker, "abcdefghijkl");
    for (Path directory : List.of(data, data.resolve("here"))) {
      assertThatThrownBy(() -> cache().set(directory.toString(), count -> {}))
          .hasMessageContaining("it holds a storage location, '" + data.resolve("here") + "'");
    }
    workspace = workspace.with("LAMIN_CACHE_DIR", data.toString());
    assertThatThrownBy(() -> cache().clear()).hasMessageContaining("it holds a storage location");
    assertThat(marker).exists();
  }

  @Test
  void contentMovesWithItsTimes() throws IOException {
    Path old = path("home/.cache/lamindb/bucket/a.txt");
    Workspace.write(old, "a");
    FileTime time = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));
    Files.setLastModifiedTime(old, time);

    CacheDirectory.Choice choice = cache().set(path("new/cache").toString(), files -> {});

    assertThat(choice.directory()).isEqualTo(path("new/cache"));
    assertThat(workspace.settings("storage.env"))
        .hasContent("lamindb_cache_path=" + path("new/cache"));
    assertThat(Files.getLastModifiedTime(path("new/cache/bucket/a.txt"))).isEqualTo(time);
    assertThat(path("home/.cache/lamindb")).doesNotExist();

    assertThat(cache().reset(files -> {}).directory()).isEqualTo(path("home/.cache/lamindb"));
    assertThat(workspace.settings("storage.env")).hasContent("lamindb_cache_path=null");
    assertThat(old).hasContent("a");
    assertThat(cache().clear()).isEqualTo(1);
    assertThat(path("home/.cache/lamindb")).isEmptyDirectory();
  }

  @Test
  void whatTheMachineSharesStays() {
    write(path("machine/lamindb/system.env"), path("shared").toString());
    Workspace.write(path("shared/a.txt"), "a");

    cache().set(path("own").toString(), files -> {});

    assertThat(path("shared/a.txt")).exists();
    assertThat(path("own/a.txt")).exists();
  }

  @Test
  void dangerousPlacesAreRefused() throws IOException {
    Workspace.write(path("file"), "x");
    Workspace.write(path("home/.cache/lamindb/a.txt"), "a");
    for (String directory :
        new String[] {
          "relative",
          "/",
          path("home").toString(),
          path("file").toString(),
          path("home/.cache/lamindb/inside").toString()
        }) {
      assertThatThrownBy(() -> cache().set(directory, files -> {}))
          .as(directory)
          .hasMessageContaining("[LAMINDB_INVALID_CACHE]");
    }
    assertThat(workspace.settings("storage.env")).doesNotExist();
    assertThat(path("home/.cache/lamindb/a.txt")).exists();
    workspace = workspace.with("LAMIN_CACHE_DIR", "relative");
    assertThatThrownBy(() -> cache().clear()).hasMessageContaining("[LAMINDB_INVALID_CACHE]");
  }
}
