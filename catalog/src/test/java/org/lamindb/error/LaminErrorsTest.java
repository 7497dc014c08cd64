package org.lamindb.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaminErrorsTest {
  private static final List<String> REGISTRIES = List.of("Artifact", "Run", "bionty.CellType");

  @Test
  void namesWhatWasProbablyMeant() {
    assertThat(LaminErrors.registryNotFound("artefact", REGISTRIES))
        .hasMessage(
            "[LAMINDB_REGISTRY_NOT_FOUND] Unknown registry 'artefact'. Did you mean 'Artifact'? See"
                + " SHOW NAMESPACES and SHOW TABLES for what there is. SQLSTATE: 42P01");
  }

  @Test
  void suggestsNothingWhenNothingIsNear() {
    assertThat(LaminErrors.registryNotFound("zzzzzz", REGISTRIES).text())
        .doesNotContain("Did you mean");
  }

  @Test
  void carriesClassAndStateApart() {
    LaminException error = LaminErrors.unknownOption("regstry", List.of("registry", "branch"));
    assertThat(error.errorClass()).isEqualTo("LAMINDB_UNKNOWN_OPTION");
    assertThat(error.sqlState()).isEqualTo("22023");
    assertThat(error.text())
        .isEqualTo(
            "Unknown option 'regstry'. Did you mean 'registry'? Known options: registry, branch.");
  }

  @Test
  void percentSignsInValuesAreHarmless() {
    assertThat(ArtifactErrors.artifactNotFound("100%s/%d", List.of()).text())
        .contains("'100%s/%d'");
  }

  @Test
  void passwordsInMisplacedUrlsAreHidden() {
    assertThat(StorageErrors.storageNotFound("postgresql://lamin:hunter2@h/x", List.of()).text())
        .contains("'postgresql://***@h/x'");
    assertThat(ArtifactErrors.invalidKey("postgresql//lamin:hun/ter2@h/x", "it is a URL").text())
        .doesNotContain("hun")
        .contains("h/x");
    assertThat(ArtifactErrors.invalidKey("postgresql://lamin:hun@t/er2@h/x", "it is a URL").text())
        .contains("'postgresql://***@h/x'");
  }

  @Test
  void tokensAreHidden() {
    assertThat(
            DatabaseErrors.tokenRefused("lab", "bad token \"eyJhbGciOi-J9.eyJzdW_Ii.c2ln-bmF0\"")
                .text())
        .contains("bad token \"***\".")
        .doesNotContain("eyJ", "c2ln");
  }

  @Test
  void longValuesLoseTheirMiddle() {
    String key = "begin/" + "\ud83e\uddec".repeat(1000) + "/end.parquet";
    for (LaminException error :
        List.of(
            ArtifactErrors.invalidKey(key, "it is long"),
            ArtifactErrors.artifactNotFound(key, List.of(key + "s")),
            ArtifactErrors.versionNotFound("a.csv", key, List.of(key)),
            LaminErrors.invalidOption(key, key, "less"))) {
      assertThat(error.text()).contains("begin/", "…", "/end.parquet");
      assertThat(error.text().codePointCount(0, error.text().length())).isLessThan(600);
      assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(error.text())).isTrue();
    }
    String known = "x".repeat(200);
    assertThat(ArtifactErrors.invalidKey(known, "it is known").text()).contains(known);
  }

  @Test
  void filesThatCannotBeUsedAreNamedOnce() {
    String path = "/data/of mine";
    assertThat(LaminErrors.cannotWrite(path, new AccessDeniedException(path)).text())
        .startsWith("Cannot write '/data/of mine': permission denied. Check");
    assertThat(LaminErrors.cannotRead(path, new NoSuchFileException(path)).text())
        .startsWith("Cannot read '/data/of mine': there is no such file or folder. Check");
    assertThat(LaminErrors.cannotWrite(path, new FileSystemException(path, null, "Full")).text())
        .startsWith("Cannot write '/data/of mine': Full. Check");
    assertThat(LaminErrors.cannotWrite(path, new NotDirectoryException("/data")).text())
        .startsWith("Cannot write '/data/of mine': it is no folder: /data. Check");
    assertThat(LaminErrors.cannotRead(path, new IOException("Is a directory")).text())
        .startsWith("Cannot read '/data/of mine': Is a directory. Check");
    assertThat(LaminErrors.cannotRead(path, new IOException()).text())
        .contains("'/data/of mine': java.io.IOException. Check");
  }
}
