package org.lamindb.spark.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.connector.expressions.Cast;
import org.apache.spark.sql.connector.expressions.Expression;
import org.apache.spark.sql.connector.expressions.GeneralScalarExpression;
import org.apache.spark.sql.connector.expressions.Literal;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.lamindb.database.Dialect;
import org.lamindb.registry.Column;
import org.lamindb.registry.Filter;
import org.lamindb.registry.Operand;
import org.lamindb.registry.Operand.Function;
import org.lamindb.registry.Pushdown;
import org.lamindb.registry.Pushdown.Operation;
import org.lamindb.registry.RowSource;

/** Translates what conditions compare: columns, literals and functions of them. */
final class OperandTranslator {
  /** Nothing between an integer and such a number is too small or too large for a double. */
  private static final double LARGEST_DIVISOR = 1e100;

  private final RowSource source;
  private final Dialect dialect;

  OperandTranslator(RowSource source, Dialect dialect) {
    this.source = source;
    this.dialect = dialect;
  }

  /**
   * An operand with Spark's type of it.
   *
   * @param doubts where the database may compute another value than Spark
   */
  record Translated(Operand operand, DataType type, List<Filter> doubts) {
    boolean isText() {
      return type.equals(DataTypes.StringType);
    }
  }

  Column column(NamedReference reference) throws KeptBySpark {
    if (reference.fieldNames().length != 1) {
      throw new KeptBySpark("an expression that Spark evaluates");
    }
    String name = reference.fieldNames()[0];
    Column column =
        source.column(name).orElseThrow(() -> new KeptBySpark(name + " is no column of the table"));
    if (column.isDerived()) {
      throw new KeptBySpark(name + " comes from other tables");
    }
    return column;
  }

  Translated translate(Expression expression) throws KeptBySpark {
    if (expression instanceof Literal<?> literal) {
      return new Translated(Constants.of(literal), literal.dataType(), List.of());
    } else if (expression instanceof NamedReference reference) {
      Column column = column(reference);
      if (Pushdown.of(column, dialect, Operation.COMPARE) != Pushdown.FULL) {
        throw new KeptBySpark("this database compares " + column.name() + " differently");
      }
      return new Translated(new Operand.Cell(column), RegistryTypes.of(column.type()), List.of());
    } else if (expression instanceof Cast cast) {
      return cast(translate(cast.expression()), cast.dataType());
    } else if (expression instanceof GeneralScalarExpression scalar) {
      return function(scalar);
    }
    throw new KeptBySpark("an expression that Spark evaluates");
  }

  private static Translated cast(Translated source, DataType target) throws KeptBySpark {
    boolean isInteger =
        source.type.equals(DataTypes.LongType) || source.type.equals(DataTypes.IntegerType);
    if (isInteger && target.equals(DataTypes.StringType)) {
      return call(Function.TO_TEXT, target, List.of(source));
    } else if (isInteger && target.equals(DataTypes.DoubleType)) {
      return call(Function.TO_DOUBLE, target, List.of(source));
    } else if (isInteger && target.equals(DataTypes.LongType)) {
      return new Translated(source.operand, target, source.doubts);
    }
    throw new KeptBySpark("Spark casts " + source.type.sql() + " to " + target.sql());
  }

  private Translated function(GeneralScalarExpression scalar) throws KeptBySpark {
    List<Translated> arguments = new ArrayList<>();
    for (Expression child : scalar.children()) {
      arguments.add(translate(child));
    }
    boolean texts = arguments.stream().allMatch(Translated::isText);
    boolean longs = arguments.stream().allMatch(a -> a.type.equals(DataTypes.LongType));
    String signature = scalar.name() + "/" + arguments.size();
    if (texts) {
      switch (signature) {
        case "CHAR_LENGTH/1":
          return doubting(
              call(Function.LENGTH, DataTypes.IntegerType, arguments), zeros(arguments.get(0)));
        case "UPPER/1":
          return letters(Function.UPPER, arguments);
        case "LOWER/1":
          return letters(Function.LOWER, arguments);
        case "TRIM/1":
          return call(Function.TRIM, DataTypes.StringType, arguments);
        case "LTRIM/1":
          return call(Function.LTRIM, DataTypes.StringType, arguments);
        case "RTRIM/1":
          return call(Function.RTRIM, DataTypes.StringType, arguments);
        default:
          break;
      }
      if (scalar.name().equals("CONCAT") && arguments.size() > 1) {
        return call(Function.CONCAT, DataTypes.StringType, arguments);
      }
    }
    if (longs) {
      switch (signature) {
        case "+/2":
          return exceeding(Function.ADD, arguments);
        case "-/2":
          return exceeding(Function.SUBTRACT, arguments);
        case "*/2":
          return exceeding(Function.MULTIPLY, arguments);
        case "-/1":
          return exceeding(Function.NEGATE, arguments);
        case "ABS/1":
          return exceeding(Function.ABS, arguments);
        default:
          break;
      }
      if (signature.equals("%/2") && number(arguments.get(1)) != 0) {
        return call(Function.REMAINDER, DataTypes.LongType, arguments);
      }
    }
    if (scalar.name().equals("SUBSTRING")) {
      return substring(arguments);
    } else if (scalar.name().equals("COALESCE") && sameType(arguments)) {
      return call(Function.COALESCE, arguments.get(0).type, arguments);
    } else if (signature.equals("//2") && isDivision(arguments)) {
      return call(Function.DIVIDE, DataTypes.DoubleType, arguments);
    }
    throw new KeptBySpark(scalar.name() + " is evaluated by Spark");
  }

  private Translated letters(Function function, List<Translated> arguments) {
    return doubting(
        call(function, DataTypes.StringType, arguments),
        List.of(new Filter.Doubtful(Filter.Doubt.NOT_ASCII, arguments.get(0).operand)));
  }

  /** Spark counts characters from 1, and from the end when the first one is negative. */
  private Translated substring(List<Translated> arguments) throws KeptBySpark {
    boolean fits = arguments.get(0).isText();
    for (int i = 1; i < arguments.size(); i++) {
      fits &= number(arguments.get(i)) >= (i == 1 ? 1 : 0);
    }
    if (!fits) {
      throw new KeptBySpark("SUBSTRING is evaluated by Spark");
    }
    return doubting(
        call(Function.SUBSTRING, DataTypes.StringType, arguments), zeros(arguments.get(0)));
  }

  private List<Filter> zeros(Translated text) {
    return dialect == Dialect.SQLITE
        ? List.of(new Filter.Doubtful(Filter.Doubt.ZERO_CHARACTER, text.operand))
        : List.of();
  }

  private static boolean sameType(List<Translated> arguments) {
    return arguments.stream().allMatch(other -> other.type.equals(arguments.get(0).type));
  }

  /** The value of an integer literal; 0 for everything else, which no caller takes. */
  private static long number(Translated argument) {
    return argument.operand instanceof Operand.Value value && value.value() instanceof Long number
        ? number
        : 0;
  }

  private static boolean isDivision(List<Translated> arguments) {
    return arguments.get(0).operand instanceof Operand.Call call
        && call.function() == Function.TO_DOUBLE
        && arguments.get(1).operand instanceof Operand.Value value
        && value.value() instanceof Double divisor
        && Math.abs(divisor) < LARGEST_DIVISOR
        && Math.abs(divisor) > 1 / LARGEST_DIVISOR;
  }

  /** Arithmetic that fails in Spark when the result does not fit. */
  private static Translated exceeding(Function function, List<Translated> arguments) {
    Translated result = call(function, DataTypes.LongType, arguments);
    return doubting(result, List.of(new Filter.Doubtful(Filter.Doubt.OVERFLOW, result.operand)));
  }

  private static Translated doubting(Translated result, List<Filter> doubts) {
    List<Filter> all = new ArrayList<>(result.doubts);
    all.addAll(doubts);
    return new Translated(result.operand, result.type, all);
  }

  private static Translated call(Function function, DataType type, List<Translated> arguments) {
    return new Translated(
        new Operand.Call(function, arguments.stream().map(Translated::operand).toList()),
        type,
        arguments.stream().flatMap(argument -> argument.doubts.stream()).toList());
  }

  /** Whether the expression is a literal, so that it belongs to the right. */
  static boolean isLiteral(Expression expression) {
    return expression instanceof Literal;
  }

  static List<Expression> tail(Expression[] children) {
    return Arrays.asList(children).subList(1, children.length);
  }
}
