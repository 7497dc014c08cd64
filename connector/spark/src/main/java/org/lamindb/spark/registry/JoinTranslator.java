package org.lamindb.spark.registry;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.lamindb.registry.Column;
import org.lamindb.registry.Filter;
import org.lamindb.registry.JoinSide;
import org.lamindb.registry.Joined;
import org.lamindb.registry.RegistryQuery;
import org.lamindb.registry.RowSource;

/** Translates joins that the database has exactly as Spark has them. */
final class JoinTranslator {
  private JoinTranslator() {}

  /** A column of one side, and what the join calls it. */
  record Output(String name, String alias) {}

  /**
   * What one side reads.
   *
   * @param predicates translated the conditions that are among the filters
   */
  record Side(
      RowSource source,
      List<Filter> filters,
      PredicateTranslator predicates,
      List<Output> outputs) {

    private JoinSide translated() throws KeptBySpark {
      List<Column> columns =
          outputs.stream().map(output -> source.column(output.name()).orElseThrow()).toList();
      for (Column column : columns) {
        if (column.isDerived()) {
          throw new KeptBySpark(column.name() + " comes from other tables");
        }
      }
      return new JoinSide(
          new RegistryQuery(source, columns, filters, RegistryQuery.NO_LIMIT), aliases());
    }

    private List<String> aliases() {
      return outputs.stream().map(Output::alias).toList();
    }
  }

  /**
   * A join.
   *
   * @param predicates translates what is asked of its rows
   */
  record Translation(Joined joined, PredicateTranslator predicates) {}

  static Translation translate(Side left, Side right, Joined.Type type, Predicate condition)
      throws KeptBySpark {
    if (!Joined.canName(
        Stream.concat(left.aliases().stream(), right.aliases().stream()).toList())) {
      throw new KeptBySpark("columns have too long or too similar names");
    }
    Joined pairs = new Joined(left.translated(), right.translated(), type);
    PredicateTranslator predicates = left.predicates.join(right.predicates, pairs);
    Approximation known = predicates.translate(condition);
    if (!known.isExact()) {
      throw new KeptBySpark(known.reason());
    }
    return new Translation(pairs.on(known.filter().orElseThrow()), predicates);
  }
}
