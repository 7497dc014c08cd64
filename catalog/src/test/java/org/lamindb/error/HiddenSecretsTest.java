package org.lamindb.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenSecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://u:hidden@localhost:1/db",
        "postgresql://u:hid/den@localhost/db",
        "postgresql:/u:hidden@localhost:1/db",
        "//u:hidden@localhost/db",
        "u:hidden@localhost/db",
        "host=localhost password=hidden dbname=x",
        "jdbc:postgresql://localhost:1/db?user=u&password=hidden",
        "s3://AKIA:hidden@bucket/x",
        "https://h/x?X-Amz-Signature=hidden&X-Amz-Credential=hidden",
        "s3://b/x?secret_key=hidden",
        "'AKIA:hidden@bucket' is no name of a bucket",
        "https://h/x?access_token=hidden"
      })
  void nothingOfASecretStays(String text) {
    assertThat(HiddenSecrets.in("Cannot use " + text + " here."))
        .startsWith("Cannot use ")
        .contains("***")
        .doesNotContain("hidden")
        .doesNotContain("hid/den")
        .endsWith(" here.");
  }

  @Test
  void otherTextStays() {
    for (String text :
        new String[] {
          "'s3://bucket/prefix?endpoint_url=http://127.0.0.1:1'",
          "The branch 'a@b' of alice/data: ask alice@lamin.ai, or see https://lamin.ai/alice.",
          "no such column: lamindb_collection.schema_id",
          "Cannot read '/data/a:b/c.txt': Permission denied",
          "local[2] at 12:30:05"
        }) {
      assertThat(HiddenSecrets.in(text)).isEqualTo(text);
    }
  }
}
