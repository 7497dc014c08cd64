package org.lamindb.scan.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Registry;

class KeyRangesTest {
  private static final Column ID = new Column("id", ColumnType.LONG, false, true, "", null);
  private static final Column NAME = new Column("name", ColumnType.TEXT, false, true, "", null);
  private static final Registry TABLE = table(ID);

  private static Registry table(Column... columns) {
    return new Registry("core", "Thing", "thing", "", List.of(columns), List.of());
  }

  private static RegistryStatistics statistics(long rows, KeyDistribution key) {
    return new RegistryStatistics(rows, rows * 100, Map.of(), Optional.ofNullable(key));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 8, 1",
    "99999, 8, 1",
    "100000, 8, 1",
    "250000, 8, 2",
    "350000, 2, 2",
    "1000000, 2, 4",
    "1000000, 4, 8",
    "1000000000, 16, 32",
    "1000000, 1, 2"
  })
  void partsAreNeitherSmallNorLeftOver(long rows, int parallelism, int parts) {
    assertThat(KeyRanges.parts(rows, parallelism)).isEqualTo(parts);
  }

  @Test
  void noTaskIsRefused() {
    assertThatThrownBy(() -> KeyRanges.parts(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void smallTableIsOneRange() {
    KeyDistribution key = new KeyDistribution(1, 99_000, 99_000, List.of());
    assertThat(KeyRanges.of(TABLE, statistics(99_000, key), 8)).containsExactly(KeyRange.ALL);
  }

  @Test
  void tableWithoutIdsIsOneRange() {
    assertThat(KeyRanges.of(table(NAME), statistics(9_000_000, null), 8))
        .containsExactly(KeyRange.ALL);
  }

  @Test
  void idsWithoutHistogramAreCutEvenly() {
    KeyDistribution key = new KeyDistribution(1, 400_000, 400_000, List.of());
    assertThat(KeyRanges.of(TABLE, statistics(400_000, key), 2))
        .containsExactly(
            new KeyRange(ID, OptionalLong.empty(), OptionalLong.of(100_001)),
            new KeyRange(ID, OptionalLong.of(100_001), OptionalLong.of(200_001)),
            new KeyRange(ID, OptionalLong.of(200_001), OptionalLong.of(300_001)),
            new KeyRange(ID, OptionalLong.of(300_001), OptionalLong.empty()));
  }

  @Test
  void rowsThatCameLaterAreParts() {
    List<Long> bounds = LongStream.rangeClosed(0, 100).mapToObj(i -> 1 + i * 1000).toList();
    KeyDistribution key = new KeyDistribution(1, 400_000, 100_000, bounds);
    List<KeyRange> ranges = KeyRanges.of(TABLE, statistics(400_000, key), 2);
    assertThat(ranges.get(0).until().getAsLong()).isBetween(99_000L, 101_000L);
    assertThat(ranges.get(2).from().getAsLong()).isBetween(199_000L, 201_000L);
  }

  @Test
  void tableThatGrewByUpdatesIsCutAsBefore() {
    List<Long> bounds = LongStream.rangeClosed(0, 100).mapToObj(i -> 1 + i * 2000).toList();
    KeyDistribution key = new KeyDistribution(1, 200_005, 200_000, bounds);
    List<KeyRange> ranges = KeyRanges.of(TABLE, statistics(399_999, key), 1);
    assertThat(ranges).hasSize(2);
    assertThat(ranges.get(1).from().getAsLong()).isBetween(99_000L, 101_000L);
  }

  @Test
  void idsThatAreGoneAreNoPart() {
    List<Long> bounds = LongStream.rangeClosed(0, 100).mapToObj(i -> 1 + i * 4000).toList();
    KeyDistribution key = new KeyDistribution(200_001, 400_001, 400_000, bounds);
    List<KeyRange> ranges = KeyRanges.of(TABLE, statistics(200_000, key), 1);
    assertThat(ranges.get(1).from().getAsLong()).isBetween(299_000L, 301_000L);
  }

  @Test
  void farIdsAreCut() {
    KeyDistribution key = new KeyDistribution(Long.MIN_VALUE, Long.MAX_VALUE, 200_000, List.of());
    assertThat(KeyRanges.of(TABLE, statistics(200_000, key), 2).get(1).from().getAsLong())
        .isBetween(-10_000L, 10_000L);
  }

  @Property
  void everyIdIsInOneRange(
      @ForAll @Size(min = 1, max = 101) List<Long> sampled,
      @ForAll long min,
      @ForAll long max,
      @ForAll @LongRange(min = 0, max = 10_000_000) long sampledRows,
      @ForAll @LongRange(min = 0, max = 10_000_000) long rows,
      @ForAll @IntRange(min = 1, max = 20) int parallelism) {
    KeyDistribution key =
        new KeyDistribution(
            Math.min(min, max),
            Math.max(min, max),
            sampledRows,
            new ArrayList<>(new TreeSet<>(sampled)));
    List<KeyRange> ranges = KeyRanges.of(TABLE, statistics(rows, key), parallelism);
    assertThat(ranges.get(0).from()).isEmpty();
    assertThat(ranges.get(ranges.size() - 1).until()).isEmpty();
    for (int i = 1; i < ranges.size(); i++) {
      assertThat(ranges.get(i).from()).isEqualTo(ranges.get(i - 1).until()).isPresent();
    }
    List<Long> cuts = ranges.stream().skip(1).map(range -> range.from().getAsLong()).toList();
    assertThat(cuts).isSorted().doesNotHaveDuplicates();
  }
}
