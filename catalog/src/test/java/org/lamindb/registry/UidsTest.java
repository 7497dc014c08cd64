package org.lamindb.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UidsTest {
  private static final String STEM = "YPPonFh0t0Km9HoA";

  @ParameterizedTest
  @CsvSource({"0000, 0001", "0009, 000A", "000Z, 000a", "000z, 0010", "00zz, 0100"})
  void versionsCountInBase62(String version, String next) {
    assertThat(Uids.nextVersion(List.of(STEM + version))).isEqualTo(STEM + next);
  }

  @Test
  void theLargestVersionCounts() {
    assertThat(Uids.nextVersion(List.of(STEM + "000a", STEM + "000Z", STEM + "0001")))
        .isEqualTo(STEM + "000b");
  }

  @Property
  void theNextVersionIsLaterThanAllWithoutRegardToOrder(
      @ForAll List<@IntRange(min = 0, max = 14_000_000) Integer> numbers) {
    List<String> family = Stream.concat(Stream.of(0), numbers.stream()).map(UidsTest::uid).toList();

    String next = Uids.nextVersion(family);

    assertThat(next).hasSize(20);
    // The alphabet is in the order of ASCII, so that Java's comparison is that of the numbers.
    assertThat(family).allSatisfy(uid -> assertThat(uid).isLessThan(next));
  }

  @Test
  void newUidsHaveTheirLengthAndStartWithVersionZero() {
    assertThat(Uids.firstVersion(Uids.ARTIFACT_LENGTH)).hasSize(20).endsWith("0000");
    assertThat(Uids.isBase62(Uids.random(1000))).isTrue();
  }

  @Test
  void knownDerivedUids() {
    assertThat(Uids.ofMd5("bdc3ae33470051ee9fac21a58c196f48")).startsWith("7mbsTF4FxbFT");
    assertThat(Uids.ofMd5("NCBITaxon:9606")).startsWith("1dpCL6TduFJ3AP");
  }

  private static String uid(int number) {
    String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    StringBuilder version = new StringBuilder();
    int rest = number;
    for (int i = 0; i < 4; i++) {
      version.insert(0, alphabet.charAt(rest % 62));
      rest /= 62;
    }
    return STEM + version;
  }
}
