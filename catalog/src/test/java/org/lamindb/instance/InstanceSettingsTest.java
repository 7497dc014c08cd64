package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceSettingsTest {
  private static final String WRITTEN_BY_THE_CLIENT =
      """
      lamindb_instance_owner=anonymous
      lamindb_instance_name=b
      lamindb_instance_storage_root=/data/My Data
      lamindb_instance_storage_region=null
      lamindb_instance_db=null
      lamindb_instance_schema_str=bionty,pertdb
      lamindb_instance_id=39d7c72a720055f3b04ebda972412fc7
      lamindb_instance_git_repo=null
      lamindb_instance_keep_artifacts_local=False
      lamindb_instance_api_url=null
      lamindb_instance_schema_id=null
      lamindb_instance_fine_grained_access=False
      lamindb_instance_db_permissions=null
      lamindb_instance_is_clone=False
      """;

  private static InstanceSettings parse(String text) {
    return InstanceSettings.parse(text, "/settings/file.env", Map.of());
  }

  @Test
  void newInstanceIsWrittenAsTheClientWritesIt() {
    LinkedHashSet<String> modules = new LinkedHashSet<>();
    modules.add("bionty");
    modules.add("pertdb");
    InstanceSettings settings =
        InstanceSettings.ofNew(
            InstanceIdentity.ofNew("anonymous", "b"), "/data/My Data", Optional.empty(), modules);

    assertThat(settings.format()).isEqualTo(WRITTEN_BY_THE_CLIENT);
    assertThat(parse(WRITTEN_BY_THE_CLIENT)).isEqualTo(settings);
  }

  @Test
  void readsAPostgresInstance() {
    InstanceSettings settings =
        parse(
            WRITTEN_BY_THE_CLIENT
                .replace("_db=null", "_db=postgresql://me:s#cret@localhost:5432/d")
                .replace("artifacts_local=False", "artifacts_local=yes")
                .replace("is_clone=False", "is_clone=TRUE")
                .replace("bionty,pertdb", " pertdb , bionty"));

    assertThat(settings.databaseUrl()).contains("postgresql://me:s#cret@localhost:5432/d");
    assertThat(settings.keepArtifactsLocal()).isTrue();
    assertThat(settings.isClone()).isTrue();
    assertThat(settings.moduleNames()).containsExactly("pertdb", "bionty");
    assertThat(settings.toString()).contains("localhost:5432/d").doesNotContain("s#cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "owner",
        "name",
        "storage_root",
        "storage_region",
        "db",
        "schema_str",
        "id",
        "git_repo",
        "keep_artifacts_local"
      })
  void refusesAFileWithoutARequiredKey(String key) {
    String text = WRITTEN_BY_THE_CLIENT.replaceFirst("lamindb_instance_" + key + "=.*\n", "");

    assertThatThrownBy(() -> parse(text))
        .hasMessageContaining("LAMINDB_SETTINGS_INVALID")
        .hasMessageContaining("/settings/file.env")
        .hasMessageContaining("'lamindb_instance_" + key + "' is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"api_url", "schema_id", "fine_grained_access", "db_permissions", "is_clone"})
  void canDoWithoutAnOptionalKey(String key) {
    String text = WRITTEN_BY_THE_CLIENT.replaceFirst("lamindb_instance_" + key + "=.*\n", "");

    assertThat(parse(text)).isEqualTo(parse(WRITTEN_BY_THE_CLIENT));
  }

  @Test
  void refusesAnIdThatIsNone() {
    assertThatThrownBy(() -> parse(WRITTEN_BY_THE_CLIENT.replace("39d7", "39dg")))
        .hasMessageContaining("LAMINDB_SETTINGS_INVALID");
  }

  @Property
  void whatIsWrittenIsRead(
      @ForAll("words") String owner,
      @ForAll("words") String name,
      @ForAll("words") String root,
      @ForAll("words") String region,
      @ForAll("words") String url,
      @ForAll long high,
      @ForAll long low,
      @ForAll boolean first,
      @ForAll boolean second) {
    InstanceSettings settings =
        new InstanceSettings(
            owner,
            name,
            "/" + root,
            first ? Optional.of(region) : Optional.empty(),
            second ? Optional.of(url) : Optional.empty(),
            first ? Optional.of("bionty") : Optional.empty(),
            new UUID(high, low),
            Optional.empty(),
            second,
            Optional.of(url),
            Optional.empty(),
            first,
            Optional.of("read"),
            second);

    assertThat(parse(settings.format())).isEqualTo(settings);
    assertThat(settings.moduleNames()).isEqualTo(first ? Set.of("bionty") : Set.of());
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings()
        .withChars("abcXYZ0189-_./:@#?&=%+'\"äß東 ")
        .ofMinLength(1)
        .ofMaxLength(30)
        .map(text -> "a" + text.replace(" #", "#").strip())
        .filter(text -> !text.contains(" #"));
  }
}
