package org.lamindb.spark.registry;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.unsafe.types.UTF8String;
import org.lamindb.database.Dialect;
import org.lamindb.database.TimestampMicros;
import org.lamindb.database.Timestamps;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Filter.Operator;
import org.lamindb.registry.Pushdown;
import org.lamindb.registry.Registry;

/**
 * Translates one predicate of Spark completely or not at all: a database's answer to half of it
 * would be wrong below a NOT.
 */
final class PredicateTranslator {
  /** SQLite refuses expressions that are deeper than 1000. */
  private static final int MOST_TERMS = 200;

  /** Both databases bound the number of parameters; the nearest bound is 32766. */
  private static final int MOST_VALUES = 10_000;

  private static final long FIRST_YEAR = Timestamps.parse("0001-01-01").orElseThrow();
  private static final long LAST_YEAR = Timestamps.parse("9999-12-31").orElseThrow();
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  private final Registry registry;
  private final Dialect dialect;
  private int terms;
  private int values;
  private String reason = "";

  PredicateTranslator(Registry registry, Dialect dialect) {
    this.registry = registry;
    this.dialect = dialect;
  }

  /** What became of a predicate: a filter for the database, or why Spark keeps it. */
  record Translation(Optional<Filter> filter, String reason) {}

  /** Counts terms and values over all predicates of a query, as they share one statement. */
  Translation translate(Predicate predicate) {
    int termsBefore = terms;
    int valuesBefore = values;
    reason = "";
    Optional<Filter> filter = filter(predicate);
    if (filter.isEmpty()) {
      terms = termsBefore;
      values = valuesBefore;
    }
    return new Translation(filter, reason);
  }

  private Optional<Filter> filter(Predicate predicate) {
    if (++terms > MOST_TERMS) {
      return kept("too many terms");
    }
    Expression[] children = predicate.children();
    return switch (predicate.name()) {
      case "AND" -> all(children).map(Filter.And::new);
      case "OR" -> all(children).map(Filter.Or::new);
      case "NOT" -> all(children).map(filters -> new Filter.Not(filters.get(0)));
      case "ALWAYS_TRUE" -> Optional.of(new Filter.Constant(true));
      case "ALWAYS_FALSE" -> Optional.of(new Filter.Constant(false));
      case "IS_NULL" -> isNull(children[0]);
      case "IS_NOT_NULL" -> isNull(children[0]).map(Filter.Not::new);
      case "IN" -> in(children);
      case "<=>" -> nullSafeEqual(children);
      default ->
          Arrays.stream(Sides.values())
              .filter(sides -> sides.symbol.equals(predicate.name()))
              .findFirst()
              .map(sides -> comparison(sides, children))
              .orElseGet(() -> kept(predicate.name() + " is evaluated by Spark"));
    };
  }

  private Optional<List<Filter>> all(Expression[] children) {
    List<Filter> filters = new ArrayList<>();
    for (Expression child : children) {
      Optional<Filter> filter =
          child instanceof Predicate predicate
              ? filter(predicate)
              : kept("an expression that Spark evaluates");
      if (filter.isEmpty()) {
        return Optional.empty();
      }
      filters.add(filter.get());
    }
    return Optional.of(filters);
  }

  private Optional<Filter> isNull(Expression child) {
    return column(child, Pushdown.NULL_CHECK).map(Filter.IsNull::new);
  }

  private Optional<Filter> comparison(Sides sides, Expression[] children) {
    boolean flipped = children[0] instanceof Literal;
    Operator operator = flipped ? sides.flipped : sides.operator;
    boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
    Expression literal = children[flipped ? 0 : 1];
    return column(children[flipped ? 1 : 0], equality ? Pushdown.EQUALITY : Pushdown.FULL)
        .flatMap(
            column ->
                value(column, literal)
                    .map(value -> new Filter.Comparison(column, operator, value)));
  }

  private Optional<Filter> nullSafeEqual(Expression[] children) {
    boolean flipped = children[0] instanceof Literal;
    Expression other = children[flipped ? 0 : 1];
    if (other instanceof Literal<?> literal && literal.value() == null) {
      return isNull(children[flipped ? 1 : 0]);
    }
    return comparison(Sides.EQUAL, children)
        .map(
            equal ->
                new Filter.And(
                    List.of(
                        new Filter.Not(new Filter.IsNull(((Filter.Comparison) equal).column())),
                        equal)));
  }

  private Optional<Filter> in(Expression[] children) {
    Optional<Column> column = column(children[0], Pushdown.EQUALITY);
    if (column.isEmpty()) {
      return Optional.empty();
    }
    List<Object> members = new ArrayList<>();
    for (Expression child : Arrays.asList(children).subList(1, children.length)) {
      Optional<Object> member = value(column.get(), child);
      if (member.isEmpty()) {
        return Optional.empty();
      }
      if (member.get() instanceof Double number && number == 0.0) {
        return kept("Spark tells 0.0 from -0.0 in IN");
      }
      members.add(member.get());
    }
    if (column.get().type() == ColumnType.BOOLEAN) {
      return Optional.of(
          new Filter.Or(
              members.stream()
                  .map(
                      member ->
                          (Filter) new Filter.Comparison(column.get(), Operator.EQUAL, member))
                  .toList()));
    }
    return Optional.of(new Filter.In(column.get(), members));
  }

  private Optional<Column> column(Expression expression, Pushdown needed) {
    if (!(expression instanceof NamedReference reference) || reference.fieldNames().length != 1) {
      return kept("an expression that Spark evaluates");
    }
    Column column = registry.column(reference.fieldNames()[0]).orElseThrow();
    Pushdown verdict = Pushdown.of(column, dialect);
    if (verdict.compareTo(needed) > 0) {
      return kept("this database compares " + column.name() + " differently");
    }
    return Optional.of(column);
  }

  private Optional<Object> value(Column column, Expression expression) {
    if (!(expression instanceof Literal<?> literal)) {
      return kept("it compares " + column.name() + " with more than a value");
    }
    if (literal.value() == null) {
      return kept("it compares with NULL");
    }
    if (!literal.dataType().equals(RegistryTypes.of(column.type()))) {
      return kept("it compares " + column.name() + " as " + literal.dataType().sql());
    }
    if (++values > MOST_VALUES) {
      return kept("too many values");
    }
    return switch (column.type()) {
      case TEXT -> text((UTF8String) literal.value());
      case DOUBLE -> number((Double) literal.value());
      case TIMESTAMP -> time((Long) literal.value());
      case DATE -> date((Integer) literal.value());
      case BOOLEAN, LONG -> Optional.of(literal.value());
      case JSON, DURATION, OTHER -> kept(column.name() + " is compared by Spark");
    };
  }

  private Optional<Object> text(UTF8String value) {
    String text = value.toString();
    boolean exact = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), value.getBytes());
    return exact && text.indexOf('\0') < 0
        ? Optional.of(text)
        : kept("no text of a database is like this value");
  }

  private Optional<Object> number(Double value) {
    return value.isNaN() ? kept("NaN is compared by Spark") : Optional.of(value);
  }

  private Optional<Object> time(long micros) {
    return micros >= FIRST_YEAR && micros <= LAST_YEAR
        ? Optional.of(new TimestampMicros(micros))
        : kept("the time is outside of the years 1 to 9999");
  }

  private Optional<Object> date(int days) {
    return days >= FIRST_YEAR / MICROS_PER_DAY && days <= LAST_YEAR / MICROS_PER_DAY
        ? Optional.of(LocalDate.ofEpochDay(days))
        : kept("the date is outside of the years 1 to 9999");
  }

  private <T> Optional<T> kept(String why) {
    reason = why;
    return Optional.empty();
  }

  /** A comparison, and what it is when its sides change places. */
  private enum Sides {
    EQUAL("=", Operator.EQUAL, Operator.EQUAL),
    NOT_EQUAL("<>", Operator.NOT_EQUAL, Operator.NOT_EQUAL),
    LESS("<", Operator.LESS, Operator.GREATER),
    LESS_OR_EQUAL("<=", Operator.LESS_OR_EQUAL, Operator.GREATER_OR_EQUAL),
    GREATER(">", Operator.GREATER, Operator.LESS),
    GREATER_OR_EQUAL(">=", Operator.GREATER_OR_EQUAL, Operator.LESS_OR_EQUAL);

    private final String symbol;
    private final Operator operator;
    private final Operator flipped;

    Sides(String symbol, Operator operator, Operator flipped) {
      this.symbol = symbol;
      this.operator = operator;
      this.flipped = flipped;
    }
  }
}
