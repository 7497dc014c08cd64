package org.lamindb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.instance.Workspace;

class MainTest extends CommandRuns {
  @BeforeEach
  void setUp(@TempDir Path base) {
    workspace = Workspace.in(base);
  }

  @Test
  void makesAnInstanceAndTellsAboutIt() throws Exception {
    assertThat(run("init", "--storage", "./Data", "--modules", "bionty,pertdb")).isZero();
    assertThat(errors).isEmpty();
    assertThat(output)
        .isEqualToNormalizingNewlines(
            "initialized database anonymous/data in "
                + workspace.directory()
                + "\nstorage: "
                + workspace.directory()
                + "/Data\n");

    assertThat(run("info")).isZero();
    assertThat(output)
        .contains("instance: anonymous/data")
        .contains("schema: 2.9 to 2.12")
        .contains("branch: main")
        .contains("user: anonymous");

    assertThat(run("info", "anonymous/data", "--json")).isZero();
    JsonNode facts = new ObjectMapper().readTree(output);
    assertThat(facts.path("storage").asText()).isEqualTo(workspace.directory() + "/Data");
    assertThat(facts.path("database").asText())
        .isEqualTo("sqlite:///" + workspace.directory() + "/Data/.lamindb/lamin.db");
    assertThat(facts.path("uid").asText()).hasSize(12);
    assertThat(facts.path("id").asText()).hasSize(32);
    assertThat(facts.path("modules")).hasSize(2);

    assertThat(run("init", "--storage", "./Data", "--name", "data")).isZero();
    assertThat(output).startsWith("connected lamindb: anonymous/data");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "--version", "init --help", "info --help", "help", "help info"})
  void helpsAndNamesItsVersion(String arguments) {
    assertThat(run(arguments.split(" "))).isZero();
    assertThat(output).contains("lamindb-spark").doesNotContain("${");
    assertThat(errors).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--none", "int", "init --modul bionty", "info a b"})
  void wrongUsageIsExplained(String arguments) {
    assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isEqualTo(2);
    assertThat(output).isEmpty();
    assertThat(errors).containsAnyOf("Usage: lamindb-spark", "lamindb-spark info", "--modules");
  }

  @ParameterizedTest
  @CsvSource({
    "infp, Unknown command 'infp'. Did you mean 'info'?",
    "nonsense, Unknown command 'nonsense'.",
    "storage lst, Unknown command 'lst'. Did you mean 'list'?",
    "info --jsn, Unknown option: '--jsn'. Did you mean '--json'?",
    "info a --instance b, exclude each other",
    "info --storage x, names the default storage of a Postgres URL",
    "switch --space -c x, exclude each other",
    "storage, Missing required subcommand",
    "init --name, --name"
  })
  void wrongUsageSaysWhatWasMeant(String arguments, String words) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);
    assertThat(output).isEmpty();
    assertThat(errors).startsWith("Error: ").contains(words).doesNotContain("\tat ");
    assertThat(errors.lines().findFirst().orElseThrow()).doesNotContain("..");
    assertThat(errors.lines().count()).isLessThan(20);
  }

  @Test
  void versionsAreTold() {
    for (String command : List.of("--version", "info --version", "storage list -V")) {
      assertThat(run(command.split(" "))).isZero();
      assertThat(output.lines()).hasSize(3);
      assertThat(output)
          .startsWith("lamindb-spark ")
          .contains("\nLaminDB schemas up to 2.12\n", "\nSpark not found: ");
    }
  }

  @Test
  void failureIsOneLine() {
    assertThat(run("info")).isEqualTo(1);
    assertThat(errors.lines()).hasSize(1);
    assertThat(errors)
        .startsWith("Error: [LAMINDB_NO_INSTANCE] No LaminDB instance is configured.")
        .contains(
            "lamindb-spark connect", "LAMIN_CURRENT_INSTANCE", ".lamin/current_instance", "init")
        .doesNotContain("spark.lamindb");

    assertThat(run("init", "--storage", "s3://bucket")).isEqualTo(1);
    assertThat(errors.lines()).hasSize(1);
    assertThat(errors).contains("'lamindb-spark login'");
  }

  @Test
  void failureShowsItsStackWhenAsked() {
    assertThat(run("info", "--debug")).isEqualTo(1);
    assertThat(errors).contains("\tat org.lamindb");
    assertThat(run("--debug", "info")).isEqualTo(1);
    assertThat(errors).contains("\tat org.lamindb");

    workspace = workspace.with("LAMINDB_SPARK_DEBUG", "1");
    assertThat(run("info")).isEqualTo(1);
    assertThat(errors).contains("LAMINDB_NO_INSTANCE").contains("\tat org.lamindb");
  }

  @Test
  void passwordsAreNotShown() {
    assertThat(run("info", "postgresql://me:geheim@127.0.0.1:1/lab", "--debug")).isEqualTo(1);
    assertThat(errors).contains("127.0.0.1:1/lab").doesNotContain("geheim");
    assertThat(run("init", "postgresql://me:geheim@127.0.0.1:1/lab")).isEqualTo(2);
    assertThat(errors).contains("postgresql://***@127.0.0.1:1/lab").doesNotContain("geheim");
    assertThat(run("init", "postgresql://me:ge/he@im@127.0.0.1:1/lab")).isEqualTo(2);
    assertThat(errors)
        .contains("postgresql://***@127.0.0.1:1/lab")
        .doesNotContain("ge/")
        .doesNotContain("im@");
    assertThat(run("init", "--db", "postgresql://me:geheim@127.0.0.1:1/lab", "--debug")).isOne();
    assertThat(errors).contains("127.0.0.1:1/lab").doesNotContain("geheim");
  }

  @Test
  void migratesNothingThatIsNew() {
    assertThat(run("init", "--storage", "./data")).isZero();
    assertThat(run("migrate", "deploy", "--dry-run")).isZero();
    assertThat(output).contains("No migrations to apply.");
    assertThat(run("migrate", "create", "lab")).isZero();
    assertThat(run("migrate", "deploy", "--module", "lab", "--dry-run")).isZero();
    assertThat(output).contains("would apply lab.0001_initial").doesNotContain("backup");
    assertThat(run("migrate", "deploy", "--module", "lab")).isZero();
    assertThat(output).contains("applied lab.0001_initial", "backup: ");
    assertThat(run("migrate")).isEqualTo(2);
    assertThat(errors).contains("deploy", "create");
  }

  @Test
  void otherModulesAddCommands() {
    assertThat(run("greet", "--name", "Ada")).isZero();
    assertThat(output).isEqualToNormalizingNewlines("Hello Ada\n");
    assertThat(run("greet", "--name", "nobody")).isEqualTo(1);
    assertThat(errors).startsWith("Error: ");
    assertThat(errors.lines()).hasSize(1);
    assertThat(run("--help")).isZero();
    assertThat(output).contains("greet");
    String help = output;
    assertThat(run("help")).isZero();
    assertThat(output).isEqualTo(help);
    assertThat(run("help", "greet")).isZero();
    assertThat(output).contains("lamindb-spark greet");
  }
}
