package org.lamindb.error;

import static org.assertj.core.api.Assertions.assertThat;

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
  }
}
