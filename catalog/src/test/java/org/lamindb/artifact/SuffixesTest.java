package org.lamindb.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values measured with the Python client. */
class SuffixesTest {
  @ParameterizedTest
  @CsvSource({
    "a.CSV, .csv, .csv",
    "a.v1.2.parquet, .parquet, .parquet",
    "dir.zarr/part-0.snappy.parquet, .parquet, .parquet",
    "a.csv.gz, .csv.gz, .csv.gz",
    "a.h5ad.tar.xz, .h5ad.tar.xz, .h5ad.tar.xz",
    "a.foo.tar.gz, .tar.gz, .tar.gz",
    "a.tar.gz, .tar.gz, .tar.gz",
    "a.random.gz, .gz, .gz",
    "a.gz, .gz, .gz",
    "a.fa, .fa, .fa",
    "a.fa.gz, .fa.gz, .fa.gz",
    "x.anndata.zarr, .anndata.zarr, .anndata.zarr",
    "x.y.OME.zarr, .ome.zarr, .ome.zarr",
    "a.abc, '', .abc",
    "a.csv.abc, '', .abc",
    "noext, '', ''",
    ".csv, '', ''",
    "..csv, '', ''",
    "a.tgz, '', .tgz",
    "a.csv., '', ''"
  })
  void knownNames(String name, String canonical, String raw) {
    assertThat(Suffixes.of(name)).isEqualTo(new Suffixes.Suffix(canonical, raw));
  }

  @Property
  void aKnownSuffixEndsTheNameAndDoesNotDependOnCase(@ForAll("names") String name) {
    Suffixes.Suffix suffix = Suffixes.of(name);

    assertThat(name.toLowerCase(Locale.ROOT)).endsWith(suffix.canonical());
    assertThat(suffix.canonical().isEmpty() || suffix.canonical().equals(suffix.raw())).isTrue();
    assertThat(Suffixes.of("dir/" + name.toUpperCase(Locale.ROOT))).isEqualTo(suffix);
    assertThat(Suffixes.of("uid" + suffix.canonical()))
        .extracting("canonical")
        .isEqualTo(suffix.canonical());
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.of(
            "a",
            "x1",
            ".csv",
            ".CSV",
            ".gz",
            ".tar",
            ".parquet",
            ".abc",
            ".",
            ".zarr",
            ".ome",
            ".xz")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5)
        .map(parts -> String.join("", parts));
  }
}
