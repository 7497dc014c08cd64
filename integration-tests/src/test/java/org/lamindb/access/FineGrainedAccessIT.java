package org.lamindb.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.ExplainMode;
import org.apache.spark.sql.streaming.Trigger;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamindb.database.DatabaseTokens;
import org.lamindb.instance.Environment;
import org.lamindb.instance.Instance;
import org.lamindb.instance.InstanceLookup;
import org.lamindb.instance.InstanceReference;
import org.lamindb.instance.InstanceResolver;
import org.lamindb.instance.InstanceSettings;
import org.lamindb.instance.Launcher;
import org.lamindb.lineage.RunDetails;
import org.lamindb.lineage.Runs;
import org.lamindb.lineage.TransformDescription;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.spark.Instances;
import org.lamindb.spark.TestSession;

/** A database whose policies show each account other rows: nobody reads or writes past them. */
class FineGrainedAccessIT {
  /** Enough for several tasks. */
  private static final int LABELS = 260_000;

  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofSeconds(4);

  private static final Map<String, Tokens> TOKENS = new HashMap<>();
  private static GuardedInstance guarded;

  @TempDir private Path folder;

  @BeforeAll
  static void makeInstance() {
    guarded = GuardedInstance.make("guarded-" + ProcessHandle.current().pid());
    // Of ten labels five are for all, four for the lab, and one is hidden.
    guarded.execute(
        "SET session_replication_role = replica; INSERT INTO lamindb_ulabel (uid, name, is_type,"
            + " created_by_id, space_id, branch_id, created_on_id) SELECT 'u' || lpad(i::text, 7,"
            + " '0'), 'label ' || i, false, 1, CASE WHEN i % 10 < 5 THEN 1 WHEN i % 10 < 9 THEN 2"
            + " ELSE 3 END, 1, 1 FROM generate_series(1, "
            + LABELS
            + ") AS i");
    guarded.execute("ANALYZE lamindb_ulabel");
    for (String account : List.of("a", "b", "c", "d")) {
      TOKENS.put(account, new Tokens(account, account.equals("d") ? SHORT : LONG));
      open(guarded.url(account), TOKENS.get(account));
      catalog(TestSession.get(), account);
    }
  }

  /** What the hub does: it knows where tokens come from. */
  private static Instance open(String reference, DatabaseTokens tokens) {
    return Instances.open(
        resolver(Environment.ofProcess(), tokens).resolve(InstanceReference.of(reference)));
  }

  private static InstanceResolver resolver(Environment environment, DatabaseTokens tokens) {
    return new InstanceResolver(
        environment,
        new InstanceLookup() {
          @Override
          public Optional<InstanceSettings> find(String owner, String name) {
            return Optional.empty();
          }

          @Override
          public Optional<DatabaseTokens> tokens(InstanceSettings settings) {
            return Optional.ofNullable(tokens);
          }
        });
  }

  private static void catalog(SparkSession session, String account) {
    String catalog = "spark.sql.catalog.guarded_" + account;
    session.conf().set(catalog, "org.lamindb.spark.LaminCatalog");
    session.conf().set(catalog + ".instance", guarded.url(account));
  }

  private static long number(String sql) {
    return TestSession.get().sql(sql).head().getLong(0);
  }

  private static Dataset<Row> labels(String account) {
    return TestSession.get()
        .read()
        .format("lamindb")
        .option("instance", guarded.url(account))
        .option("registry", "ULabel")
        .option("localRows", 0)
        .load();
  }

  private static long visible(String account) {
    return LABELS / 10 * (account.equals("a") ? 9 : account.equals("b") ? 5 : 6);
  }

  @Test
  void scansBySeveralTasksShowWhatTheAccountMaySee() {
    for (String account : List.of("a", "b", "c")) {
      Dataset<Row> labels = labels(account).select("id", "name", "space_id");
      assertThat(labels.rdd().getNumPartitions()).isGreaterThan(1);
      assertThat(labels.queryExecution().explainString(ExplainMode.fromString("formatted")))
          .contains("binary COPY, one exported snapshot")
          .doesNotContain("eyJ");
      assertThat(labels.toJavaRDD().map(row -> row.getLong(0)).distinct().count())
          .isEqualTo(visible(account));
    }
    assertThat(labels("a").select("space_id").distinct().collectAsList())
        .extracting(row -> ((Number) row.get(0)).intValue())
        .containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void countsLookUpsAndJoinsDoToo() {
    for (String account : List.of("a", "b", "c")) {
      String table = "guarded_" + account + ".core.ulabel";
      assertThat(number("SELECT count(*) FROM " + table)).isEqualTo(visible(account));
      assertThat(number("SELECT count(*) FROM " + table + " WHERE uid = 'u0000009'"))
          .isEqualTo(account.equals("c") ? 1 : 0);
      assertThat(
              TestSession.rows(
                  "SELECT u.name FROM "
                      + table
                      + " u JOIN guarded_"
                      + account
                      + ".core.space s ON u.space_id = s.id WHERE u.uid IN ('u0000001', 'u0000006',"
                      + " 'u0000009')"))
          .hasSize(account.equals("b") ? 1 : 2);
    }
    assertThat(
            TestSession.rows(
                "CALL guarded_b.system.search(registry => 'ULabel', query => 'label 16')"))
        .isNotEmpty()
        .allMatch(row -> row.getString(1).matches("u\\d{6}[0-4]"));
  }

  @Test
  void joinsByTheDatabaseDoToo() {
    SparkSession session = TestSession.get().newSession();
    session.conf().set("spark.sql.optimizer.datasourceV2JoinPushdown", "true");
    session.conf().set("spark.lamindb.localRows", "0");
    catalog(session, "a");
    Dataset<Row> joined =
        session.sql(
            "SELECT count(u.name) FROM guarded_a.core.ulabel u JOIN guarded_a.core.user c"
                + " ON u.created_by_id = c.id WHERE u.id <= 100");
    assertThat(joined.head().getLong(0)).isEqualTo(90);
    if (!session.version().startsWith("4.0.")) {
      assertThat(joined.queryExecution().executedPlan().toString()).contains(" JOIN (SELECT ");
    }
    SparkSession.setActiveSession(TestSession.get());
  }

  @Test
  void streamsDoToo() throws Exception {
    Queue<Long> counts = new ConcurrentLinkedQueue<>();
    TestSession.get()
        .readStream()
        .format("lamindb")
        .option("instance", guarded.url("b"))
        .option("registry", "ULabel")
        .option("settleMs", 0)
        .load()
        .writeStream()
        .option("checkpointLocation", folder.resolve("checkpoint").toString())
        .trigger(Trigger.AvailableNow())
        .foreachBatch(
            (rows, id) -> {
              counts.add(rows.count());
            })
        .start()
        .awaitTermination();
    assertThat(counts.stream().mapToLong(Long::longValue).sum()).isEqualTo(visible("b"));
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                      .doesNotContain("eyJ"));
    }
  }

  /** Tasks that begin when the token of the plan has expired, and end when theirs has. */
  @Test
  void aLongScanOutlivesItsTokens() throws InterruptedException {
    Tokens tokens = TOKENS.get("d");
    JavaRDD<Row> rows = labels("d").select("id").toJavaRDD();
    assertThat(rows.getNumPartitions()).isGreaterThan(1);
    int planned = tokens.issued();
    long patience = SHORT.toMillis() + 500;

    Thread.sleep(patience);
    JavaRDD<Row> slow =
        rows.mapPartitions(
            part -> {
              if (part.hasNext()) {
                part.next();
              }
              Thread.sleep(patience);
              return part;
            });

    assertThat(slow.count()).isEqualTo(visible("a") - rows.getNumPartitions());
    assertThat(tokens.issued()).isGreaterThan(planned);
  }

  private List<String> files() {
    try (Stream<Path> paths = Files.walk(guarded.instance().storage())) {
      return paths.map(Path::toString).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Long> counts() {
    return Stream.of("artifact", "run", "transform", "ulabel", "storage", "artifact_input_of_runs")
        .map(table -> guarded.number("SELECT count(*) FROM lamindb_" + table))
        .toList();
  }

  private static void save(String account, long rows, String key) {
    TestSession.get()
        .range(rows)
        .toDF("n")
        .write()
        .format("lamindb")
        .option("instance", guarded.url(account))
        .option("key", key)
        .save();
  }

  @Test
  void whoMayNotWriteLeavesNothing() {
    save("a", 3, "shared/numbers.parquet");
    List<String> files = files();
    List<Long> counts = counts();

    assertThatThrownBy(() -> save("b", 4, "shared/numbers.parquet"))
        .isInstanceOf(SparkThrowable.class)
        .hasMessageContaining("[LAMINDB_NO_ACCESS]")
        .hasMessageContaining("the next version of 'shared/numbers.parquet'")
        .hasMessageContaining("SQLSTATE: 42501");
    assertThatThrownBy(() -> save("b", 5, "new/numbers.parquet"))
        .hasMessageContaining("[LAMINDB_NO_ACCESS] You may not save the artifact")
        .hasMessageContaining("new row violates row-level security policy")
        .hasMessageContaining("lamindb_artifact")
        .hasMessageContaining("Ask who administers");
    assertThatThrownBy(
            () ->
                TestSession.get()
                    .sql(
                        "CALL guarded_b.system.transfer(source => '"
                            + RefereeInstance.shared(false).reference()
                            + "')"))
        .hasMessageContaining("[LAMINDB_NO_ACCESS]")
        .hasMessageContaining("new row violates row-level security policy");
    Runs runs = new Runs(open(guarded.url("b"), TOKENS.get("b")));
    assertThatThrownBy(() -> runs.start(TransformDescription.ofPipeline("job"), RunDetails.now()))
        .hasMessageContaining("[LAMINDB_NO_ACCESS] You may not start the run")
        .hasMessageContaining("lamindb_transform");

    assertThat(files()).isEqualTo(files);
    assertThat(counts()).isEqualTo(counts);
    assertThat(TestSession.rows("SELECT * FROM guarded_b.artifacts.`shared/numbers.parquet`"))
        .hasSize(3);
  }

  /** The latest version is one that the account sees but may not change. */
  @Test
  void noVersionFollowsOneThatIsNotToBeChanged() {
    save("a", 6, "moved/numbers.parquet");
    guarded.execute("UPDATE lamindb_artifact SET space_id = 2 WHERE key = 'moved/numbers.parquet'");
    List<String> files = files();
    List<Long> counts = counts();

    assertThatThrownBy(() -> save("a", 7, "moved/numbers.parquet"))
        .hasMessageContaining("[LAMINDB_NO_ACCESS]")
        .hasMessageContaining("moved/numbers.parquet");

    assertThat(files()).isEqualTo(files);
    assertThat(counts()).isEqualTo(counts);
  }

  @Test
  void theClientSeesTheSameRowsByTheTokenOfTheEnvironment() {
    String token = Tokens.sign("a", Instant.now().plusSeconds(600), Tokens.KEY);
    String answer =
        guarded
            .instance()
            .referee()
            .python(
                """
                import os
                os.environ["LAMIN_DB_TOKEN"] = "%s"
                import lamindb as ln
                labels = ln.ULabel.filter()
                print("COUNTS", labels.count(), labels.filter(uid="u0000009").count(), labels.filter(space__name="lab").count())
                """
                    .formatted(token));
    assertThat(answer).contains("COUNTS " + visible("a") + " 0 " + LABELS / 10 * 4);
    assertThat(number("SELECT count(*) FROM guarded_a.core.ulabel WHERE space_id = 2"))
        .isEqualTo(LABELS / 10 * 4);

    Launcher launcher =
        Launcher.in(folder).with("LAMIN_CURRENT_INSTANCE", guarded.instance().slug());
    Launcher.Result info = launcher.with("LAMIN_DB_TOKEN", token).run("info");
    assertThat(info.code()).as(info.errors()).isZero();
    assertThat(info.output() + info.errors()).doesNotContain("eyJ");
    Launcher.Result without = launcher.run("info");
    assertThat(without.code()).isOne();
    assertThat(without.errors())
        .contains(
            "Cannot get a token for the database of", "nobody is logged in", "LAMIN_DB_TOKEN");
  }

  @Test
  void tokensThatTheDatabaseRefusesAreShownNowhere() {
    for (String token :
        List.of(
            Tokens.sign("a", Instant.now().plusSeconds(60), "another key"),
            Tokens.sign("a", Instant.now().minusSeconds(60), Tokens.KEY))) {
      assertThatThrownBy(() -> opened(guarded.instance(), token))
          .hasMessageContaining("[LAMINDB_TOKEN_REFUSED]")
          .hasMessageContaining("LAMIN_DB_TOKEN")
          .hasMessageMatching("(?s).*(Invalid signature|Token expired).*")
          .satisfies(
              failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("eyJ"));
    }
  }

  @Test
  void aDatabaseThatTakesNoTokensIsNamed() {
    RefereeInstance plain =
        RefereeInstance.empty("unguarded-" + ProcessHandle.current().pid(), true);
    GuardedInstance.takeTokens(plain, plain.database().orElseThrow());

    assertThatThrownBy(() -> opened(plain, "any"))
        .hasMessageContaining("[LAMINDB_NO_FINE_GRAINED_ACCESS]")
        .hasMessageContaining("has no function set_token")
        .hasMessageContaining("LAMIN_DB_TOKEN");
  }

  private static void opened(RefereeInstance instance, String token) {
    Instance.open(
            resolver(Environment.ofProcess(), () -> token)
                .resolve(InstanceReference.of(instance.slug())))
        .close();
  }
}
