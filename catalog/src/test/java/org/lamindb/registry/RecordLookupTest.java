package org.lamindb.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordLookupTest {
  /** Measured with the real client. */
  @ParameterizedTest
  @CsvSource({
    "dir/hello.txt, dir_hello_txt",
    "/tmp/x, ln__tmp_x",
    "class, class_",
    "Class, class_",
    "T cell, t_cell",
    "upper lobe 🫁, upper_lobe_",
    "it's 100% \\ loose, it_s_100_loose",
    "9 lives, ln_9_lives",
    "_private, ln__private",
    "None, none"
  })
  void namesAreThoseOfTheClient(String text, String name) {
    assertThat(RecordLookup.name(text)).contains(name);
  }

  @Test
  void nothingHasNoName() {
    assertThat(RecordLookup.name(null)).isEmpty();
    assertThat(RecordLookup.name("")).isEmpty();
  }
}
