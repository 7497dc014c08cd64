package org.lamindb.spark.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.aggregate.Aggregation;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.join.JoinType;
import org.apache.spark.sql.connector.read.SupportsPushDownJoin;
import org.lamindb.instance.Instance;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Joined;
import org.lamindb.registry.Registry;

/** Leaves joins of an instance's registries to its database, when the session's settings say so. */
final class JoiningScanBuilder extends RegistryScanBuilder implements SupportsPushDownJoin {
  private boolean aggregates = true;

  JoiningScanBuilder(
      Instance instance,
      Registry registry,
      String branch,
      List<Filter> visibility,
      ReadOptions options,
      StreamOptions streaming) {
    super(instance, registry, branch, visibility, options, streaming);
  }

  @Override
  public boolean isOtherSideCompatibleForJoin(SupportsPushDownJoin other) {
    return other instanceof JoiningScanBuilder builder && isJoinable(builder);
  }

  @Override
  public boolean pushDownJoin(
      SupportsPushDownJoin other,
      JoinType type,
      ColumnWithAlias[] ours,
      ColumnWithAlias[] theirs,
      Predicate condition) {
    Optional<Joined.Type> kept = kept(type);
    return kept.isPresent()
        && isOtherSideCompatibleForJoin(other)
        && join(
            (JoiningScanBuilder) other,
            kept.get(),
            type == JoinType.RIGHT_OUTER_JOIN,
            outputs(ours),
            outputs(theirs),
            condition);
  }

  /** Empty for what later Sparks may ask for. */
  private static Optional<Joined.Type> kept(JoinType type) {
    return switch (type) {
      case INNER_JOIN -> Optional.of(Joined.Type.INNER);
      case LEFT_OUTER_JOIN, RIGHT_OUTER_JOIN -> Optional.of(Joined.Type.LEFT_OUTER);
      default -> Optional.empty();
    };
  }

  private static List<JoinTranslator.Output> outputs(ColumnWithAlias[] columns) {
    return Arrays.stream(columns)
        .map(
            column ->
                new JoinTranslator.Output(
                    column.colName(), Optional.ofNullable(column.alias()).orElse(column.colName())))
        .toList();
  }

  /**
   * Spark asks a second time, for sums and counts where averages were refused. It then calls the
   * columns of a join as their tables do, which may mean another column: the first answer counts.
   */
  @Override
  public boolean supportCompletePushDown(Aggregation aggregation) {
    aggregates &= super.supportCompletePushDown(aggregation);
    return aggregates;
  }

  @Override
  public boolean pushAggregation(Aggregation aggregation) {
    return aggregates && super.pushAggregation(aggregation);
  }
}
