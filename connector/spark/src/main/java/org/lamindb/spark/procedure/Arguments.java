package org.lamindb.spark.procedure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.procedures.ProcedureParameter;
import org.lamindb.error.LaminErrors;

/** The values of one call, by the names of the parameters. */
public final class Arguments {
  private final List<ProcedureParameter> parameters;
  private final InternalRow values;

  Arguments(List<ProcedureParameter> parameters, InternalRow values) {
    this.parameters = List.copyOf(parameters);
    this.values = Objects.requireNonNull(values, "values is null");
  }

  /**
   * A text that must be there.
   *
   * @param what what it says, for the error when it is not: "name the source"
   */
  public String required(String parameter, String what) {
    return text(parameter).orElseThrow(() -> LaminErrors.missingOption(parameter, what));
  }

  /** A text; NULL and blank texts are none. */
  public Optional<String> text(String parameter) {
    int position = position(parameter);
    return values.isNullAt(position)
        ? Optional.empty()
        : Optional.of(values.getUTF8String(position).toString()).filter(text -> !text.isBlank());
  }

  /** A truth value; NULL is false. */
  public boolean flag(String parameter) {
    int position = position(parameter);
    return !values.isNullAt(position) && values.getBoolean(position);
  }

  /**
   * A whole number that is not negative.
   *
   * @throws org.lamindb.error.LaminException when it is negative or NULL
   */
  public int number(String parameter) {
    int position = position(parameter);
    int value = values.isNullAt(position) ? -1 : values.getInt(position);
    if (value < 0) {
      throw LaminErrors.invalidOption(
          parameter, values.isNullAt(position) ? "NULL" : "" + value, "a number from 0");
    }
    return value;
  }

  private int position(String parameter) {
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).name().equals(parameter)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no parameter is called " + parameter);
  }
}
