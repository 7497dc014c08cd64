package org.lamindb.scan.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.lamindb.registry.Aggregate;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Filter.Operator;
import org.lamindb.registry.Grouping;
import org.lamindb.registry.JoinSide;
import org.lamindb.registry.Joined;
import org.lamindb.registry.Operand;
import org.lamindb.registry.Registry;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.registry.Sample;

class QueryStatisticsTest {
  private static final Column ID = new Column("id", ColumnType.LONG, false, true, "", null);
  private static final Column UID = new Column("uid", ColumnType.TEXT, false, false, "", null);
  private static final Column KIND = new Column("kind", ColumnType.TEXT, true, false, "", null);
  private static final Registry REGISTRY =
      new Registry("core", "Thing", "thing", "", List.of(ID, UID, KIND), List.of(List.of("uid")));
  private static final ColumnStatistics KINDS =
      new ColumnStatistics(
          OptionalLong.of(4),
          OptionalLong.of(250),
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalDouble.of(7.5));

  /** A thousand rows with ids from 101 to 2100. */
  private static final RegistryStatistics TABLE =
      new RegistryStatistics(
          1000,
          200_000,
          Map.of("kind", KINDS),
          Optional.of(new KeyDistribution(101, 2100, 1000, List.of())));

  private static QueryStatistics statistics(RegistryQuery query) {
    return QueryStatistics.of(query, registry -> Optional.of(TABLE)).orElseThrow();
  }

  private static long rows(Filter... filters) {
    return statistics(RegistryQuery.all(REGISTRY).withFilters(List.of(filters))).rows();
  }

  private static Filter id(Operator operator, long value) {
    return new Filter.Comparison(ID, operator, value);
  }

  @Test
  void onlyWhatHoldsForAnyDataMakesAResultSmall() {
    assertThat(rows()).isEqualTo(1000);
    assertThat(rows(new Filter.Comparison(KIND, Operator.EQUAL, "a"))).isEqualTo(1000);
    assertThat(rows(new Filter.IsNull(KIND))).isEqualTo(1000);
    assertThat(rows(new Filter.Comparison(UID, Operator.EQUAL, "a"))).isEqualTo(1);
    assertThat(rows(new Filter.In(UID, List.of("a", "b", "c")))).isEqualTo(3);
    assertThat(rows(new Filter.Not(new Filter.In(UID, List.of("a"))))).isEqualTo(1000);
    assertThat(rows(new Filter.In(KIND, List.of("a", "b")))).isEqualTo(1000);
    assertThat(rows(new Filter.Constant(false))).isZero();
    assertThat(rows(new Filter.Constant(true))).isEqualTo(1000);
  }

  @Test
  void partsOfAConditionAddUpOrTheLeastCounts() {
    Filter few = new Filter.In(UID, List.of("a", "b", "c"));
    Filter one = id(Operator.EQUAL, 5);
    Filter any = new Filter.IsNull(KIND);
    assertThat(rows(few, one)).isEqualTo(1);
    assertThat(rows(new Filter.And(List.of(few, any)))).isEqualTo(3);
    assertThat(rows(new Filter.Or(List.of(few, one)))).isEqualTo(4);
    assertThat(rows(new Filter.Or(List.of(few, any)))).isEqualTo(1000);
  }

  @Test
  void rangeHasNoMoreRowsThanIds() {
    assertThat(rows(id(Operator.LESS, 111))).isEqualTo(10);
    assertThat(rows(id(Operator.LESS_OR_EQUAL, 111))).isEqualTo(11);
    assertThat(rows(id(Operator.GREATER, 2090))).isEqualTo(10);
    assertThat(rows(id(Operator.GREATER_OR_EQUAL, 2090))).isEqualTo(11);
    assertThat(rows(id(Operator.LESS, 2000))).isEqualTo(1000);
    assertThat(rows(id(Operator.LESS, Long.MIN_VALUE))).isZero();
    assertThat(rows(id(Operator.GREATER, Long.MAX_VALUE))).isZero();
    assertThat(rows(id(Operator.GREATER_OR_EQUAL, Long.MIN_VALUE))).isEqualTo(1000);
    assertThat(rows(id(Operator.NOT_EQUAL, 111))).isEqualTo(1000);
  }

  @Test
  void samplesLimitsAndTotalsAreSmall() {
    RegistryQuery all = RegistryQuery.all(REGISTRY);
    assertThat(statistics(all.atMost(7)).rows()).isEqualTo(7);
    assertThat(statistics(all.atMost(7000)).rows()).isEqualTo(1000);
    assertThat(statistics(query(new Sample(0.0015, 1), null)).rows()).isEqualTo(2);
    assertThat(statistics(query(null, counting())).rows()).isEqualTo(1);
    assertThat(statistics(query(null, counting(KIND))).rows()).isEqualTo(1000);
    assertThat(statistics(query(null, counting(KIND))).columns()).isEmpty();
  }

  /** Half of the rows, joined to all of them by a column of each. */
  private static Joined joined(Joined.Type type, Column left, Column right) {
    RegistryQuery half = RegistryQuery.all(REGISTRY).withFilters(List.of(id(Operator.LESS, 601)));
    List<String> names = REGISTRY.columnNames();
    List<String> others = names.stream().map(name -> name + "_1").toList();
    Joined pairs =
        new Joined(
            new JoinSide(half, names), new JoinSide(RegistryQuery.all(REGISTRY), others), type);
    Filter same =
        new Filter.Comparison(
            new Operand.Cell(pairs.column(left.name()).orElseThrow()),
            Operator.EQUAL,
            new Operand.Cell(pairs.column(right.name() + "_1").orElseThrow()));
    return pairs.on(new Filter.And(List.of(same, new Filter.Constant(true))));
  }

  @Test
  void joinHasNoMoreRowsThanTheSideThatHasKeysOfTheOther() {
    Joined.Type inner = Joined.Type.INNER;
    Joined.Type outer = Joined.Type.LEFT_OUTER;
    assertThat(statistics(RegistryQuery.all(joined(inner, KIND, UID))).rows()).isEqualTo(500);
    assertThat(statistics(RegistryQuery.all(joined(inner, ID, KIND))).rows()).isEqualTo(1000);
    assertThat(statistics(RegistryQuery.all(joined(inner, ID, ID))).rows()).isEqualTo(500);
    assertThat(statistics(RegistryQuery.all(joined(outer, KIND, UID))).rows()).isEqualTo(500);
    assertThat(statistics(RegistryQuery.all(joined(outer, ID, KIND))).rows()).isEqualTo(1500);
    assertThat(statistics(RegistryQuery.all(joined(inner, ID, KIND))).columns()).isEmpty();
  }

  @Test
  void nothingIsSaidOfOtherJoinsUnlessTheResultIsSmall() {
    RegistryQuery any = RegistryQuery.all(joined(Joined.Type.INNER, KIND, KIND));
    assertThat(QueryStatistics.of(any, registry -> Optional.of(TABLE))).isEmpty();
    assertThat(statistics(any.atMost(7)).rows()).isEqualTo(7);
    RegistryQuery keys = RegistryQuery.all(joined(Joined.Type.INNER, ID, ID));
    assertThat(QueryStatistics.of(keys, registry -> Optional.empty())).isEmpty();
  }

  private static RegistryQuery query(Sample sample, Grouping grouping) {
    return new RegistryQuery(
        REGISTRY,
        REGISTRY.columns(),
        List.of(),
        sample,
        grouping,
        List.of(),
        0,
        RegistryQuery.NO_LIMIT);
  }

  private static Grouping counting(Column... groups) {
    return new Grouping(
        List.of(groups), List.of(new Aggregate(Aggregate.Function.COUNT_ROWS, null, false)));
  }

  @Test
  void schemaAndSamplesTellOfColumns() {
    Map<String, ColumnStatistics> columns = statistics(RegistryQuery.all(REGISTRY)).columns();
    assertThat(columns.get("kind")).isEqualTo(KINDS);
    assertThat(columns.get("uid").distinct()).isEqualTo(OptionalLong.of(1000));
    assertThat(columns.get("uid").nulls()).isEqualTo(OptionalLong.of(0));
    assertThat(columns.get("uid").averageWidth()).isEmpty();
    assertThat(columns.get("id").min()).isEqualTo(OptionalLong.of(101));
    assertThat(columns.get("id").max()).isEqualTo(OptionalLong.of(2100));
  }

  @Test
  void fewRowsHaveFewValues() {
    Map<String, ColumnStatistics> columns =
        statistics(RegistryQuery.all(REGISTRY).atMost(3)).columns();
    assertThat(columns.get("kind").distinct()).isEqualTo(OptionalLong.of(3));
    assertThat(columns.get("kind").nulls()).isEqualTo(OptionalLong.of(3));
    assertThat(columns.get("uid").distinct()).isEqualTo(OptionalLong.of(3));
  }

  @Test
  void aComputedOperandIsNoColumn() {
    Filter length =
        new Filter.Comparison(
            new Operand.Call(Operand.Function.LENGTH, List.of(new Operand.Cell(UID))),
            Operator.EQUAL,
            new Operand.Value(ColumnType.LONG, 5L));
    assertThat(rows(length)).isEqualTo(1000);
  }
}
