package org.lamindb.spark.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.lamindb.database.Dialect;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Filter.Operator;
import org.lamindb.registry.Operand;
import org.lamindb.registry.Pushdown;
import org.lamindb.registry.Pushdown.Operation;
import org.lamindb.registry.RowSource;
import org.lamindb.spark.registry.OperandTranslator.Translated;

/**
 * Translates predicates of Spark into what the database knows about them: all, so that Spark need
 * not look again, or enough to leave out rows that cannot match.
 */
final class PredicateTranslator {
  /** SQLite refuses expressions that are deeper than 1000. */
  private static final int MOST_TERMS = 200;

  /** Both databases bound the number of parameters; the nearest bound is 32766. */
  private static final int MOST_VALUES = 10_000;

  /** Integers and texts travel as one parameter; the statement itself has to stay small. */
  private static final int MOST_LISTED_VALUES = 200_000;

  private final Dialect dialect;
  private final OperandTranslator operands;
  private final TimeTranslator times;
  private int terms;
  private int values;

  PredicateTranslator(RowSource source, Dialect dialect) {
    this.dialect = dialect;
    this.operands = new OperandTranslator(source, dialect);
    this.times = new TimeTranslator(operands, dialect);
  }

  /**
   * A translator of conditions on a join: its sides' terms and values are in the same statement.
   */
  PredicateTranslator join(PredicateTranslator other, RowSource joined) {
    PredicateTranslator translator = new PredicateTranslator(joined, dialect);
    translator.terms = terms + other.terms;
    translator.values = values + other.values;
    return translator;
  }

  /** Counts terms and values over all predicates of a query, as they share one statement. */
  Approximation translate(Predicate predicate) {
    int termsBefore = terms;
    int valuesBefore = values;
    Approximation translation = approximate(predicate);
    if (terms > MOST_TERMS || values > MOST_VALUES) {
      translation =
          Approximation.unknown(terms > MOST_TERMS ? "too many terms" : "too many values");
    }
    if (translation.filter().isEmpty()) {
      terms = termsBefore;
      values = valuesBefore;
    }
    return translation;
  }

  private Approximation approximate(Predicate predicate) {
    Expression[] children = predicate.children();
    return switch (predicate.name()) {
      case "AND" -> Approximation.and(all(children));
      case "OR" -> Approximation.or(all(children));
      case "NOT" -> all(children).get(0).not();
      case "ALWAYS_TRUE" -> Approximation.exact(new Filter.Constant(true));
      case "ALWAYS_FALSE" -> Approximation.exact(new Filter.Constant(false));
      default -> {
        terms++;
        try {
          yield leaf(predicate.name(), children);
        } catch (KeptBySpark kept) {
          yield Approximation.unknown(kept.getMessage());
        }
      }
    };
  }

  private List<Approximation> all(Expression[] children) {
    List<Approximation> parts = new ArrayList<>();
    for (Expression child : children) {
      parts.add(
          child instanceof Predicate predicate
              ? approximate(predicate)
              : Approximation.unknown("an expression that Spark evaluates"));
    }
    return parts;
  }

  private Approximation leaf(String name, Expression[] children) throws KeptBySpark {
    return switch (name) {
      case "IS_NULL" -> isNull(children[0]);
      case "IS_NOT_NULL" -> isNull(children[0]).not();
      case "IN" -> in(children);
      case "<=>" -> nullSafeEqual(children[0], children[1]);
      case "STARTS_WITH" -> match(Filter.Place.START, children);
      case "ENDS_WITH" -> match(Filter.Place.END, children);
      case "CONTAINS" -> match(Filter.Place.ANYWHERE, children);
      case "=" -> comparison(Operator.EQUAL, children[0], children[1]);
      case "<>" -> comparison(Operator.NOT_EQUAL, children[0], children[1]);
      case "<" -> comparison(Operator.LESS, children[0], children[1]);
      case "<=" -> comparison(Operator.LESS_OR_EQUAL, children[0], children[1]);
      case ">" -> comparison(Operator.GREATER, children[0], children[1]);
      case ">=" -> comparison(Operator.GREATER_OR_EQUAL, children[0], children[1]);
      default -> throw new KeptBySpark(name + " is evaluated by Spark");
    };
  }

  private Approximation isNull(Expression child) throws KeptBySpark {
    if (child instanceof NamedReference reference) {
      Column column = operands.column(reference);
      return switch (Pushdown.of(column, dialect, Operation.NULL_CHECK)) {
        case FULL -> Approximation.exact(new Filter.IsNull(column));
        case KEEP ->
            new Approximation(
                null,
                new Filter.Not(new Filter.IsNull(new Operand.Stored(column))),
                TimeTranslator.REASON);
        case NONE -> throw new KeptBySpark(column.name() + " is compared by Spark");
      };
    }
    Translated operand = operands.translate(child);
    return Approximation.of(new Filter.IsNull(operand.operand()), operand.doubts());
  }

  private Approximation comparison(Operator operator, Expression left, Expression right)
      throws KeptBySpark {
    if (left instanceof Literal && !(right instanceof Literal)) {
      return comparison(operator.flipped(), right, left);
    }
    if (right instanceof Literal<?> literal) {
      Optional<Approximation> time = times.comparison(operator, left, literal);
      if (time.isPresent()) {
        return time.get();
      }
    }
    Pair pair = pair(left, right);
    return Approximation.of(
        new Filter.Comparison(pair.left.operand(), operator, pair.right.operand()), pair.doubts());
  }

  private Approximation nullSafeEqual(Expression left, Expression right) throws KeptBySpark {
    if (left instanceof Literal && !(right instanceof Literal)) {
      return nullSafeEqual(right, left);
    }
    if (right instanceof Literal<?> literal) {
      if (literal.value() == null) {
        return isNull(left);
      }
      Optional<Approximation> time = times.comparison(Operator.EQUAL, left, literal);
      if (time.isPresent()) {
        return new Approximation(time.get().ifTrue(), null, TimeTranslator.REASON);
      }
      // An index helps with this spelling.
      Pair pair = pair(left, right);
      Filter equal =
          new Filter.Comparison(pair.left.operand(), Operator.EQUAL, pair.right.operand());
      Filter present = new Filter.Not(new Filter.IsNull(pair.left.operand()));
      return Approximation.of(new Filter.And(List.of(present, equal)), pair.doubts());
    }
    Pair pair = pair(left, right);
    return Approximation.of(
        new Filter.NullSafeEqual(pair.left.operand(), pair.right.operand()), pair.doubts());
  }

  private record Pair(Translated left, Translated right) {
    List<Filter> doubts() {
      List<Filter> doubts = new ArrayList<>(left.doubts());
      doubts.addAll(right.doubts());
      return doubts;
    }
  }

  private Pair pair(Expression left, Expression right) throws KeptBySpark {
    Translated first = operands.translate(left);
    Translated second = operands.translate(right);
    if (!first.type().equals(second.type())) {
      throw new KeptBySpark("it compares " + first.type().sql() + " with " + second.type().sql());
    }
    values++;
    return new Pair(first, second);
  }

  private Approximation in(Expression[] children) throws KeptBySpark {
    List<Object> members = new ArrayList<>();
    boolean orNull = false;
    for (Expression child : OperandTranslator.tail(children)) {
      if (!(child instanceof Literal<?> literal)) {
        throw new KeptBySpark("it compares with more than values");
      }
      orNull |= literal.value() == null;
      if (literal.value() != null) {
        members.add(Constants.of(literal).value());
      }
    }
    Optional<Approximation> time = times.in(children[0], members);
    if (time.isPresent()) {
      return time.get();
    }
    Translated operand = operands.translate(children[0]);
    for (Expression child : OperandTranslator.tail(children)) {
      if (!((Literal<?>) child).dataType().equals(operand.type())) {
        throw new KeptBySpark("it compares values of another type");
      }
    }
    if (members.stream().anyMatch(member -> member instanceof Double zero && zero == 0.0)) {
      throw new KeptBySpark("Spark tells 0.0 from -0.0 in IN");
    }
    ColumnType type = operand.operand().type();
    boolean listed = type == ColumnType.LONG || type == ColumnType.TEXT || type == ColumnType.JSON;
    values += listed ? 20 : members.size();
    if (listed && members.size() > MOST_LISTED_VALUES) {
      throw new KeptBySpark("too many values");
    }
    return Approximation.of(new Filter.In(operand.operand(), members, orNull), operand.doubts());
  }

  private Approximation match(Filter.Place place, Expression[] children) throws KeptBySpark {
    if (!(children[1] instanceof Literal<?> literal)
        || !literal.dataType().equals(DataTypes.StringType)
        || literal.value() == null) {
      throw new KeptBySpark("it looks for more than a text");
    }
    Translated operand = operands.translate(children[0]);
    if (!operand.isText()) {
      throw new KeptBySpark("it looks into " + operand.type().sql());
    }
    values += 2;
    return Approximation.of(
        new Filter.Match(operand.operand(), place, Constants.text((UTF8String) literal.value())),
        operand.doubts());
  }
}
