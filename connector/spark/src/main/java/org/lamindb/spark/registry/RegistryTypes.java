package org.lamindb.spark.registry;

import java.util.List;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.NamedReference;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.lamindb.database.Dialect;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Pushdown;
import org.lamindb.registry.Pushdown.Operation;

/** How the values of registries appear in Spark. */
final class RegistryTypes {
  private RegistryTypes() {}

  static DataType of(Column column) {
    return column.type() == ColumnType.LIST
        ? DataTypes.createArrayType(of(column.source().elements()), !column.source().isSet())
        : of(column.type());
  }

  static DataType of(ColumnType type) {
    return switch (type) {
      case BOOLEAN -> DataTypes.BooleanType;
      case LONG, DURATION -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case TIMESTAMP -> DataTypes.TimestampType;
      case DATE -> DataTypes.DateType;
      case TEXT, JSON, OTHER -> DataTypes.StringType;
      case LIST -> throw new IllegalArgumentException("a list has a type only with its elements");
    };
  }

  static StructType schema(List<Column> columns, Dialect dialect) {
    return new StructType(
        columns.stream().map(column -> field(column, dialect)).toArray(StructField[]::new));
  }

  private static StructField field(Column column, Dialect dialect) {
    // What is no value of its type reads as NULL, whatever the database declares.
    boolean nullable =
        column.nullable() || Pushdown.of(column, dialect, Operation.NULL_CHECK) != Pushdown.FULL;
    StructField field = DataTypes.createStructField(column.name(), of(column), nullable);
    return column.comment().isEmpty() ? field : field.withComment(column.comment());
  }

  /** The column's name, of any characters. */
  static NamedReference reference(Column column) {
    return Expressions.column('`' + column.name().replace("`", "``") + '`');
  }
}
