package org.lamindb.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code -Ddocs.update=true} writes the page. */
class OptionsPageTest {
  @Test
  void thePageSaysWhatIsDeclared() throws IOException {
    Path page = Path.of("..", "..", "docs", "options.md");
    String expected =
        "# Options and settings\n\nThis page is what `LaminOptions` declares; a test compares them."
            + "\n\n"
            + OptionsPage.markdown();
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(page, expected);
    }
    assertThat(Files.readString(page)).as("%s", page.toAbsolutePath()).isEqualTo(expected);
  }
}
