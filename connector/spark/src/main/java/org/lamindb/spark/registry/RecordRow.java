package org.lamindb.spark.registry;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.MapData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.CalendarInterval;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.unsafe.types.VariantVal;
import org.lamindb.scan.Cells;

/**
 * The current row of a scan as Spark sees it. Text is not copied before Spark copies it into its
 * own row format.
 */
final class RecordRow extends InternalRow {
  private static final long serialVersionUID = 1L;

  private final transient Cells cells;
  private final transient boolean[] nulls;
  private final transient long[] values;
  private final transient int[] starts;
  private final transient int[] lengths;
  private final StructType schema;

  RecordRow(Cells cells, StructType schema) {
    this.cells = cells;
    this.nulls = cells.nulls();
    this.values = cells.values();
    this.starts = cells.starts();
    this.lengths = cells.lengths();
    this.schema = schema;
  }

  @Override
  public int numFields() {
    return schema.size();
  }

  @Override
  public boolean isNullAt(int ordinal) {
    return nulls[ordinal];
  }

  @Override
  public boolean getBoolean(int ordinal) {
    return values[ordinal] == 1;
  }

  @Override
  public int getInt(int ordinal) {
    // The only 32-bit values are dates; a database's infinity becomes Spark's last day.
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, values[ordinal]));
  }

  @Override
  public long getLong(int ordinal) {
    return values[ordinal];
  }

  @Override
  public double getDouble(int ordinal) {
    return Double.longBitsToDouble(values[ordinal]);
  }

  @Override
  public UTF8String getUTF8String(int ordinal) {
    return UTF8String.fromBytes(cells.bytes(), starts[ordinal], lengths[ordinal]);
  }

  @Override
  public ArrayData getArray(int ordinal) {
    return ListData.of(cells.getText(ordinal), (ArrayType) schema.fields()[ordinal].dataType());
  }

  @Override
  public Object get(int ordinal, DataType type) {
    if (isNullAt(ordinal)) {
      return null;
    } else if (type instanceof StringType) {
      return getUTF8String(ordinal);
    } else if (type instanceof BooleanType) {
      return getBoolean(ordinal);
    } else if (type instanceof DoubleType) {
      return getDouble(ordinal);
    } else if (type instanceof DateType) {
      return getInt(ordinal);
    } else if (type instanceof ArrayType) {
      return getArray(ordinal);
    }
    return getLong(ordinal);
  }

  @Override
  public InternalRow copy() {
    Object[] values = new Object[numFields()];
    for (int i = 0; i < values.length; i++) {
      Object value = get(i, schema.fields()[i].dataType());
      values[i] = value instanceof UTF8String text ? text.copy() : value;
    }
    return new GenericInternalRow(values);
  }

  @Override
  public void setNullAt(int ordinal) {
    throw new UnsupportedOperationException("rows of a scan cannot be changed");
  }

  @Override
  public void update(int ordinal, Object value) {
    throw new UnsupportedOperationException("rows of a scan cannot be changed");
  }

  // No column of a registry has one of these types.

  @Override
  public byte getByte(int ordinal) {
    throw noSuchType();
  }

  @Override
  public short getShort(int ordinal) {
    throw noSuchType();
  }

  @Override
  public float getFloat(int ordinal) {
    throw noSuchType();
  }

  @Override
  public Decimal getDecimal(int ordinal, int precision, int scale) {
    throw noSuchType();
  }

  @Override
  public byte[] getBinary(int ordinal) {
    throw noSuchType();
  }

  @Override
  public CalendarInterval getInterval(int ordinal) {
    throw noSuchType();
  }

  @Override
  public VariantVal getVariant(int ordinal) {
    throw noSuchType();
  }

  @Override
  public InternalRow getStruct(int ordinal, int numberOfFields) {
    throw noSuchType();
  }

  @Override
  public MapData getMap(int ordinal) {
    throw noSuchType();
  }

  private static UnsupportedOperationException noSuchType() {
    return new UnsupportedOperationException("registries have no such type");
  }
}
