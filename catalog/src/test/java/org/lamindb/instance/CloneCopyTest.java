package org.lamindb.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lamindb.error.LaminException;
import org.lamindb.storage.CloudRoot;
import org.lamindb.storage.FolderStores;
import org.lamindb.storage.ObjectStore;
import org.lamindb.storage.ObjectStores;

/** What of a clone's copy is believed, and what is left of what went wrong. */
class CloneCopyTest {
  private static final String BUCKET = "clones";
  private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-03-03T08:00:00Z");

  private Path object;
  private Path packed;
  private Path cache;
  private byte[] monday;
  private byte[] tuesday;

  @BeforeEach
  void setUp(@TempDir Path base) throws Exception {
    Path bucket = Files.createDirectories(base.resolve("bucket"));
    FolderStores.put(BUCKET, bucket);
    object = bucket.resolve("lake/.lamindb/lamin.db.gz");
    Files.createDirectories(object.getParent());
    cache = base.resolve("cache");
    packed = cache.resolve("clones/lake/.lamindb/lamin.db.gz");
    monday = database(base.resolve("monday.db"), "monday");
    tuesday = database(base.resolve("tuesday.db"), "tuesday");
    assertThat(tuesday).hasSameSizeAs(monday).isNotEqualTo(monday);
    publish(zipped(monday), MONDAY);
  }

  private static byte[] database(Path file, String day) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("CREATE TABLE day (name text)");
      for (int i = 0; i < 500; i++) {
        statement.execute("INSERT INTO day VALUES ('" + day + ".".repeat(60) + "')");
      }
      connection.commit();
    }
    return Files.readAllBytes(file);
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream target = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(target)) {
      zip.write(bytes);
    }
    return target.toByteArray();
  }

  private void publish(byte[] bytes, Instant modified) throws IOException {
    Files.write(object, bytes);
    Files.setLastModifiedTime(object, FileTime.from(modified.plusMillis(345)));
  }

  private Optional<SqliteClone> refresh() {
    CloudRoot root = CloudRoot.parse("s3://clones/lake");
    try (ObjectStore objects = ObjectStores.open(root, false)) {
      return new CloneCopy(objects, cache, "lab/open").refresh();
    }
  }

  private void assertIs(byte[] day, Instant modified) throws IOException {
    SqliteClone found = refresh().orElseThrow();
    assertThat(found.modified()).isEqualTo(modified);
    assertThat(found).hasToString("s3://clones/lake: .lamindb/lamin.db.gz of " + modified);
    assertThat(Path.of(found.file().path())).isEqualTo(file(modified)).hasBinaryContent(day);
    assertThat(copies()).contains(file(modified)).noneMatch(CloneCopyTest::isDraft);
  }

  private Path file(Instant modified) throws IOException {
    String state = modified.getEpochSecond() + "-" + Files.size(object);
    return packed.resolveSibling("lamin.db.clone." + state);
  }

  private List<Path> copies() throws IOException {
    try (Stream<Path> found = Files.list(packed.getParent())) {
      return found.filter(each -> !each.toString().endsWith(".lock")).toList();
    }
  }

  private static boolean isDraft(Path file) {
    return file.toString().endsWith(".draft");
  }

  private void clientHas(byte[] bytes, Instant modified) throws IOException {
    Files.createDirectories(packed.getParent());
    Files.write(packed, bytes);
    Files.setLastModifiedTime(packed, FileTime.from(modified));
  }

  @Test
  void isFetchedOnceAndWhenThereIsANewerOne() throws IOException {
    assertIs(monday, MONDAY);
    Path first = file(MONDAY);
    Object inode = Files.getAttribute(first, "unix:ino");
    assertIs(monday, MONDAY);
    assertThat(Files.getAttribute(first, "unix:ino")).isEqualTo(inode);
    publish(zipped(tuesday), TUESDAY);
    assertIs(tuesday, TUESDAY);
    // Somebody may still read it.
    assertThat(first).hasBinaryContent(monday);
    Files.delete(object);
    assertThat(refresh()).isEmpty();
  }

  @Test
  void whatNobodyReadsAnyMoreGoes() throws IOException {
    assertIs(monday, MONDAY);
    Path first = file(MONDAY);
    Files.setLastModifiedTime(first, FileTime.from(Instant.now().minus(8, ChronoUnit.DAYS)));
    Path other = Files.writeString(first.resolveSibling("lamin.db.clone.mine"), "of somebody");
    Files.setLastModifiedTime(other, FileTime.from(MONDAY));
    publish(zipped(tuesday), TUESDAY);
    assertIs(tuesday, TUESDAY);
    assertThat(copies()).containsExactlyInAnyOrder(file(TUESDAY), other);
  }

  /** It writes what is new into the file that it has. */
  @Test
  void theClientChangesNoCopyThatIsRead() throws IOException {
    clientHas(Files.readAllBytes(object), MONDAY);
    Path theirs = Files.write(packed.resolveSibling("lamin.db"), monday);
    assertIs(monday, MONDAY);
    clientHas(zipped(tuesday), TUESDAY);
    Files.write(theirs, tuesday);
    assertIs(monday, MONDAY);
    assertThat(packed).hasBinaryContent(zipped(tuesday));
  }

  @Test
  void whatTheClientFetchedIsNotFetchedAgain() throws IOException {
    byte[] theirs = zipped(tuesday);
    // What nobody could unpack shows when it is fetched.
    publish(new byte[theirs.length], MONDAY);
    clientHas(theirs, MONDAY);
    assertIs(tuesday, MONDAY);
  }

  @Test
  void whatAStoppedClientLeftIsNotBelieved() throws IOException {
    byte[] whole = zipped(monday);
    byte[] damaged = whole.clone();
    damaged[damaged.length / 2] ^= 1;
    for (byte[] left : List.of(Arrays.copyOf(whole, 50), new byte[0], damaged)) {
      clientHas(left, MONDAY);
      Files.deleteIfExists(file(MONDAY));
      assertIs(monday, MONDAY);
    }
  }

  @Test
  void damagedOnesAreNoClones() throws IOException {
    assertIs(monday, MONDAY);
    Path first = file(MONDAY);
    byte[] whole = zipped(tuesday);
    List<byte[]> damaged =
        List.of(
            new byte[0],
            "no archive".getBytes(StandardCharsets.UTF_8),
            zipped(new byte[0]),
            zipped("no database".repeat(50).getBytes(StandardCharsets.UTF_8)),
            zipped(Arrays.copyOf(tuesday, tuesday.length - 4096)),
            Arrays.copyOf(whole, whole.length - 1),
            Arrays.copyOf(whole, 30));
    for (byte[] bytes : damaged) {
      publish(bytes, TUESDAY);
      assertThatThrownBy(this::refresh)
          .hasMessageContaining("[LAMINDB_CLONE_DAMAGED]")
          .hasMessageContaining("s3://clones/lake")
          .hasMessageContaining("'lab/open'")
          .hasMessageContaining("lamin io snapshot");
      assertThat(copies()).containsExactly(first);
    }
    publish(whole, TUESDAY);
    assertIs(tuesday, TUESDAY);
  }

  /** Whatever happens to the bytes: no database, or the right one. */
  @Test
  void noFlippedBitIsBelieved() throws IOException {
    Random random = new Random(7);
    byte[] whole = zipped(monday);
    for (int i = 0; i < 300; i++) {
      byte[] flipped = whole.clone();
      flipped[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      publish(flipped, MONDAY);
      Path file = file(MONDAY);
      Files.deleteIfExists(file);
      try {
        refresh();
        assertThat(file).hasBinaryContent(monday);
      } catch (LaminException e) {
        assertThat(e.errorClass()).isEqualTo("LAMINDB_CLONE_DAMAGED");
        assertThat(file).doesNotExist();
      }
    }
  }

  @Test
  void severalAtOnceEndWithTheNewest() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(6);
    try {
      for (int round = 0; round < 10; round++) {
        publish(zipped(monday), MONDAY.plusSeconds(10 * round));
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
          all.add(pool.submit(this::refresh));
        }
        Path next = object.resolveSibling("next");
        Files.write(next, zipped(tuesday));
        Instant modified = MONDAY.plusSeconds(10 * round + 5);
        Files.setLastModifiedTime(next, FileTime.from(modified));
        Files.move(next, object, StandardCopyOption.ATOMIC_MOVE);
        for (Future<?> one : all) {
          one.get();
        }
        assertIs(tuesday, modified);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void whichInstancesPreferOne() throws SQLException {
    assertThat(prefers("0123_public", "s3://b/p")).isTrue();
    assertThat(prefers("republican", "gs://b/p")).isTrue();
    assertThat(prefers("none", "s3://b/p?endpoint_url=http://h:9000")).isTrue();
    assertThat(prefers("", "s3://b")).isTrue();
    assertThat(prefers("0123_jwt", "s3://b/p")).isFalse();
    assertThat(prefers("0123_public", "/data/lake")).isFalse();
    assertThat(prefers("0123_public", "hf://datasets/a/b")).isFalse();
  }

  private static boolean prefers(String user, String root) {
    return new InstanceDescription(
            InstanceIdentity.ofNew("lab", "open"),
            new org.lamindb.database.DatabaseAddress.PostgresServer("h", 1, "d", user, "p", ""),
            root,
            Optional.empty(),
            "main",
            Optional.empty(),
            User.ANONYMOUS)
        .preferringClone()
        .prefersClone();
  }
}
