package org.lamindb.spark.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationNameTest {
  @Test
  void namesThatSomebodyGaveAreKept() {
    assertThat(ApplicationName.given("Nightly import", Optional.empty()))
        .contains("Nightly import");
    assertThat(
            ApplicationName.given(
                "import", Optional.of(new Program.Script(Path.of("/jobs/import.py"), List.of()))))
        .contains("import");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "pyspark-shell", "Spark shell", "SparkSQL::10.0.0.1", "Spark Connect server"})
  void namesOfSparkAreNone(String name) {
    assertThat(ApplicationName.given(name, Optional.empty())).isEmpty();
  }

  @Test
  void randomNamesAndThoseOfTheProgramAreNone() {
    assertThat(ApplicationName.given(UUID.randomUUID().toString(), Optional.empty())).isEmpty();
    assertThat(
            ApplicationName.given(
                "import.py",
                Optional.of(new Program.Script(Path.of("/jobs/import.py"), List.of()))))
        .isEmpty();
    assertThat(
            ApplicationName.given(
                "org.jobs.Import", Optional.of(new Program.Named("org.jobs.Import", List.of()))))
        .isEmpty();
  }
}
