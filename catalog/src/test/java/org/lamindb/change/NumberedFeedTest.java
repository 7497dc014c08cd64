package org.lamindb.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lamindb.database.Database;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.Timestamps;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.scan.JdbcRecords;
import org.lamindb.scan.Records;

/** Whatever is written between the steps: every change is read, and nothing twice. */
class NumberedFeedTest {
  private static final Column ID = new Column("id", ColumnType.LONG, false, true, "", null);
  private static final Column VERSION =
      new Column("version", ColumnType.LONG, false, false, "", null);
  private static final Column TIME =
      new Column("updated_at", ColumnType.TIMESTAMP, false, false, "", null);
  private static final Registry REGISTRY =
      new Registry("core", "T", "t", "", List.of(ID, VERSION, TIME), List.of());
  private static final long BEGIN = 1_767_225_600_000_000L;

  private final Map<Long, Long> written = new HashMap<>();
  private final Map<Long, Long> read = new HashMap<>();
  private Path file;
  private Random random;
  private long clock = BEGIN;
  private long versions;

  @BeforeEach
  void table(@TempDir Path folder) throws SQLException {
    file = folder.resolve("lamin.db");
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE t (id integer PRIMARY KEY AUTOINCREMENT, version integer,"
              + " updated_at datetime)");
      statement.execute("CREATE INDEX by_time ON t (updated_at)");
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void everyChangeIsReadOnce(long seed) throws SQLException {
    random = new Random(seed);
    try (Database database = new Database(SqliteFile.at(file))) {
      ChangeFeed feed = ChangeFeed.of(database, REGISTRY, Duration.ZERO);
      Bookmark bookmark =
          new Bookmark("instance0000", "T", feed.start(new Start.Earliest()), BEGIN);
      for (int round = 0; round < 40; round++) {
        write();
        if (random.nextBoolean()) {
          bookmark = step(database, feed, bookmark, 1 + random.nextInt(4)).orElse(bookmark);
        }
      }
      Optional<Bookmark> next = Optional.of(bookmark);
      while (next.isPresent()) {
        bookmark = next.get();
        next = step(database, feed, bookmark, 3);
      }
      assertThat(read).isEqualTo(written);
      assertThat(feed.countAfter(List.of(), bookmark.position())).isZero();
    }
  }

  /** One transaction at one time: new records, some with an old time, and changed ones. */
  private void write() throws SQLException {
    clock += 1 + random.nextInt(3_000);
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      for (int i = random.nextInt(4); i > 0; i--) {
        if (written.isEmpty() || random.nextBoolean()) {
          String time = random.nextInt(4) == 0 ? Timestamps.text(BEGIN - 1) : text();
          execute(connection, "INSERT INTO t (version, updated_at) VALUES (?, ?)", time, 0);
          written.put((long) written.size() + 1, versions);
        } else {
          long id = 1 + random.nextInt(written.size());
          execute(connection, "UPDATE t SET version = ?, updated_at = ? WHERE id = ?", text(), id);
          written.put(id, versions);
        }
      }
      connection.commit();
    }
  }

  /** As Python writes times, or the database, whose clock stands still within a millisecond. */
  private String text() {
    clock = random.nextBoolean() ? clock : (clock + 999) / 1000 * 1000;
    String text = Timestamps.text(clock);
    return clock % 1000 == 0 ? text.substring(0, text.length() - 3) : text;
  }

  private void execute(Connection connection, String sql, String time, long id)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, ++versions);
      statement.setString(2, time);
      if (id > 0) {
        statement.setLong(3, id);
      }
      statement.executeUpdate();
    }
  }

  private Optional<Bookmark> step(Database database, ChangeFeed feed, Bookmark from, long most) {
    Position end = feed.end(from.position());
    Optional<Step> step = feed.next(List.of(), from.position(), end, most);
    if (step.isEmpty()) {
      return Optional.empty();
    }
    List<Filter> filters = feed.between(from.position(), step.get().to());
    RegistryQuery query =
        new RegistryQuery(REGISTRY, List.of(ID, VERSION), filters, RegistryQuery.NO_LIMIT);
    List<Long> ids = new ArrayList<>();
    try (Records records = JdbcRecords.open(database, query)) {
      while (records.next()) {
        ids.add(records.cells().getLong(0));
        Long known = read.put(records.cells().getLong(0), records.cells().getLong(1));
        assertThat(records.cells().getLong(1)).as("a change read before").isNotEqualTo(known);
      }
    }
    assertThat(ids).hasSizeBetween(1, (int) most).doesNotHaveDuplicates();
    return Optional.of(Bookmark.parse(from.at(step.get().to(), BEGIN).json()));
  }
}
