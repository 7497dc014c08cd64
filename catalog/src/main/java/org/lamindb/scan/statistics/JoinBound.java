package org.lamindb.scan.statistics;

import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Filter.Operator;
import org.lamindb.registry.JoinSide;
import org.lamindb.registry.Joined;
import org.lamindb.registry.Operand;
import org.lamindb.registry.Registry;

/**
 * The most rows of a join: where one side is found by its key, each row of the other one has at
 * most one of its rows. Otherwise there may be as many as there are pairs, and nothing is said.
 */
final class JoinBound {
  /** Any number of rows. */
  static final long UNKNOWN = Long.MAX_VALUE;

  private JoinBound() {}

  static long of(Joined joined, Function<Registry, Optional<RegistryStatistics>> tables) {
    long left = rows(joined.left(), tables);
    long right = rows(joined.right(), tables);
    long most = isFoundByKey(joined.right(), joined) ? left : UNKNOWN;
    if (!isFoundByKey(joined.left(), joined)) {
      return most;
    }
    return Math.min(most, joined.type() == Joined.Type.INNER ? right : sum(left, right));
  }

  private static long sum(long left, long right) {
    return left > UNKNOWN - right ? UNKNOWN : left + right;
  }

  private static long rows(JoinSide side, Function<Registry, Optional<RegistryStatistics>> tables) {
    return QueryStatistics.of(side.query(), tables).map(QueryStatistics::rows).orElse(UNKNOWN);
  }

  private static boolean isFoundByKey(JoinSide side, Joined joined) {
    BiPredicate<Operand, Operand> finds =
        (found, given) ->
            found instanceof Operand.Cell key
                && given instanceof Operand.Cell value
                && side.isUnique(key.column().name())
                && !side.names().contains(value.column().name());
    return conjuncts(joined.condition())
        .anyMatch(
            filter ->
                filter instanceof Filter.Comparison comparison
                    && comparison.operator() == Operator.EQUAL
                    && (finds.test(comparison.left(), comparison.right())
                        || finds.test(comparison.right(), comparison.left())));
  }

  private static Stream<Filter> conjuncts(Filter condition) {
    return condition instanceof Filter.And and
        ? and.filters().stream().flatMap(JoinBound::conjuncts)
        : Stream.of(condition);
  }
}
