package org.lamindb.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected hashes are those that the Python client computes. */
class FileHasherTest {

  @ParameterizedTest
  @CsvSource({
    "52428800, '', JeMXdz8wjkRsyExQOm0fhQ, md5",
    "52428800, a, T2i3PHr615OsIzZBiDcdGY, sha1-fl",
    "104857600, ab, isyCmL2y8bWHo9WkW_xlUD, sha1-fl",
    "0, '', 1B2M2Y8AsgTpgAmY7PhCfg, md5",
  })
  void agreesWithTheClient(int zeros, String end, String hash, String type) {
    byte[] tail = end.getBytes(StandardCharsets.UTF_8);
    FileHasher hasher = new FileHasher(zeros + tail.length);
    byte[] buffer = new byte[1_000_003];
    for (int left = zeros; left > 0; left -= Math.min(left, buffer.length)) {
      hasher.update(buffer, Math.min(left, buffer.length));
    }
    hasher.update(tail, tail.length);

    assertThat(hasher.finish()).isEqualTo(new FileHash(hash, type, zeros + tail.length));
  }

  @Test
  void refusesAnotherNumberOfBytes() {
    FileHasher hasher = new FileHasher(2);
    hasher.update(new byte[1], 1);

    assertThatThrownBy(hasher::finish).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> hasher.update(new byte[2], 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
