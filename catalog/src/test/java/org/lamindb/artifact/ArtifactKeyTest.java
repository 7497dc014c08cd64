package org.lamindb.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactKeyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.csv",
        "results/table.parquet",
        "with blank/ümlaut.txt",
        "a..b/...c",
        "it's \"quoted\"; DROP TABLE x"
      })
  void usableKeys(String key) {
    assertThat(ArtifactKey.validate(key)).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "/a.csv",
        "a//b",
        "a/",
        "../a",
        "a/../b",
        "./a",
        "a/.",
        "a\\b",
        ".lamindb/x.csv",
        "a/.lamindb/x.csv",
        "a\nb",
        "a\u0000b",
        "s3://bucket/a.csv"
      })
  void otherKeysAreRefused(String key) {
    assertThatThrownBy(() -> ArtifactKey.validate(key)).hasMessageContaining("LAMINDB_INVALID_KEY");
  }

  @Test
  void atMost1024Characters() {
    assertThat(ArtifactKey.validate("x".repeat(1024))).hasSize(1024);
    assertThatThrownBy(() -> ArtifactKey.validate("x".repeat(1025))).hasMessageContaining("1024");
  }
}
