package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;
import org.lamindb.spark.TestSession;

/** Every way in which users name an instance leads to the same rows. */
class OpenIT {
  private static final Path HOME = TestFolders.folder("client/home");
  private static final String SETTINGS = TestFolders.folder("client/settings").toString();

  private static RefereeInstance sqlite() {
    return RefereeInstance.shared(false);
  }

  private static RefereeInstance postgres() {
    return RefereeInstance.shared(true);
  }

  /** The instance's artifacts, in the catalog and by the format. */
  private static void sameEverywhere(String form, RefereeInstance instance, String reference) {
    SparkSession spark = TestSession.get();
    String catalog = "opened_" + form;
    spark.conf().set("spark.sql.catalog." + catalog, "org.lamindb.spark.LaminCatalog");
    spark.conf().set("spark.sql.catalog." + catalog + ".instance", reference);
    TestSession.catalog("known_" + instance, instance);
    var expected = TestSession.column("SELECT uid FROM known_" + instance + ".core.artifact");
    assertThat(expected).hasSizeGreaterThan(30);
    assertThat(TestSession.column("SELECT uid FROM " + catalog + ".core.artifact"))
        .isEqualTo(expected);
    assertThat(
            spark
                .read()
                .format("lamindb")
                .option("instance", reference)
                .option("registry", "Artifact")
                .load()
                .count())
        .isEqualTo(expected.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"slug", "name", "hub", "root", "folder", "file", "uri"})
  void opensSqlite(String form) {
    String root = sqlite().storage().toString();
    String reference =
        switch (form) {
          case "slug" -> sqlite().slug();
          case "name" -> sqlite().name();
          case "hub" -> "https://lamin.ai/" + sqlite().slug();
          case "root" -> root + "/";
          case "folder" -> root + "/.lamindb";
          case "file" -> root + "/.lamindb/lamin.db";
          default -> "file://" + root;
        };
    sameEverywhere("sqlite_" + form, sqlite(), reference);
  }

  @ParameterizedTest
  @ValueSource(strings = {"slug", "name", "hub", "url", "unknown_url"})
  void opensPostgres(String form) {
    String url = postgres().database().orElseThrow();
    String reference =
        switch (form) {
          case "slug" -> postgres().slug();
          case "name" -> postgres().name();
          case "hub" -> "https://lamin.ai/" + postgres().slug();
          case "url" -> url;
          // By a name of the server that no settings file knows.
          default -> url.replace("127.0.0.1", "localhost");
        };
    sameEverywhere("postgres_" + form, postgres(), reference);
  }

  @Test
  void postgresUrlAloneTellsTheInstance() throws IOException {
    Path nothing = Files.createTempDirectory(TestFolders.folder("open"), "settings");
    Environment environment =
        new Environment(Map.of("LAMIN_SETTINGS_DIR", nothing.toString()), nothing, HOME);
    InstanceDescription found =
        new InstanceResolver(environment)
            .resolve(InstanceReference.of(postgres().database().orElseThrow()));
    InstanceDescription known =
        new InstanceResolver(environment(TestFolders.folder("open"), Map.of()))
            .resolve(InstanceReference.of(postgres().slug()));
    assertThat(found.identity().uid()).isEqualTo(known.identity().uid());
    assertThat(found.storageRoot()).isEqualTo(known.storageRoot());
    assertThat(found.modules()).isEqualTo(known.modules());
    try (Instance instance = Instance.open(found)) {
      assertThat(instance.registries().in("core")).isNotEmpty();
      assertThat(instance.registries().modules())
          .containsExactly("core", "bionty", "pertdb", "links");
    }
  }

  private static Environment environment(Path directory, Map<String, String> variables) {
    Map<String, String> all = new java.util.TreeMap<>(variables);
    all.put("LAMIN_SETTINGS_DIR", SETTINGS);
    return new Environment(all, directory, HOME);
  }

  @Test
  void defaultIsTheVariableElseTheMarker() throws IOException {
    Path folder = Files.createTempDirectory(TestFolders.folder("open"), "marked");
    Path below = Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(
        Files.createDirectories(folder.resolve(".lamin")).resolve("current_instance"),
        sqlite().slug());

    assertThat(defaultOf(environment(below, Map.of()))).contains(sqlite().slug());
    assertThat(defaultOf(environment(below, Map.of("LAMIN_CURRENT_INSTANCE", postgres().slug()))))
        .contains(postgres().slug());
    assertThat(defaultOf(environment(HOME, Map.of("LAMIN_CURRENT_INSTANCE", "nobody/nothing"))))
        .isEmpty();
    // As a process of its own sees it.
    assertThat(Launcher.in(below).run("info").output()).contains("instance: " + sqlite().slug());
    assertThat(
            Launcher.in(below)
                .with("LAMIN_CURRENT_INSTANCE", postgres().slug())
                .run("info")
                .output())
        .contains("instance: " + postgres().slug())
        .doesNotContain("secret-of-the-tests");
  }

  private static Optional<String> defaultOf(Environment environment) {
    return new InstanceResolver(environment)
        .resolveDefault()
        .map(description -> description.identity().slug());
  }
}
