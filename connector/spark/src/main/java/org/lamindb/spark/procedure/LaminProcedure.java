package org.lamindb.spark.procedure;

import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.catalog.procedures.BoundProcedure;
import org.apache.spark.sql.connector.catalog.procedures.ProcedureParameter;
import org.apache.spark.sql.connector.catalog.procedures.UnboundProcedure;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.lamindb.spark.LaminSparkErrors;

/** A procedure of one instance that returns a small table. */
public abstract class LaminProcedure implements UnboundProcedure {
  private final String name;
  private final String description;
  private final List<ProcedureParameter> parameters;
  private final StructType result;

  /**
   * A procedure.
   *
   * @param description one sentence; DESCRIBE PROCEDURE shows the parameters after it
   * @param result columns of the rows that {@link #run} returns
   */
  protected LaminProcedure(
      String name, String description, List<ProcedureParameter> parameters, StructType result) {
    this.name = Objects.requireNonNull(name, "name is null");
    this.parameters = List.copyOf(parameters);
    this.description = Objects.requireNonNull(description, "description is null") + explained();
    this.result = Objects.requireNonNull(result, "result is null");
  }

  /**
   * Does the work.
   *
   * @return rows with the values of the result's columns: String, Boolean, Integer, Long, Double,
   *     or null
   * @throws org.lamindb.error.LaminException for whatever the user can act on
   */
  protected abstract List<Object[]> run(Arguments arguments);

  /** A text that the caller must give. */
  protected static ProcedureParameter required(String name, String comment) {
    return ProcedureParameter.in(name, DataTypes.StringType).comment(comment).build();
  }

  /** A text that the caller may give. */
  protected static ProcedureParameter optional(String name, String comment) {
    return ProcedureParameter.in(name, DataTypes.StringType)
        .defaultValue("NULL")
        .comment(comment)
        .build();
  }

  /** A whole number. */
  protected static ProcedureParameter number(String name, int otherwise, String comment) {
    return ProcedureParameter.in(name, DataTypes.IntegerType)
        .defaultValue(String.valueOf(otherwise))
        .comment(comment)
        .build();
  }

  /** A truth value, false when the caller does not give it. */
  protected static ProcedureParameter flag(String name, String comment) {
    return ProcedureParameter.in(name, DataTypes.BooleanType)
        .defaultValue("false")
        .comment(comment)
        .build();
  }

  /** DESCRIBE PROCEDURE shows nothing of a procedure but its name and description. */
  private String explained() {
    StringBuilder text = new StringBuilder();
    for (ProcedureParameter parameter : parameters) {
      String otherwise =
          parameter.defaultValue() == null ? null : parameter.defaultValue().getSql();
      text.append(text.isEmpty() ? " Parameters:\n" : "\n")
          .append(parameter.name())
          .append(' ')
          .append(parameter.dataType().sql())
          .append(otherwise == null ? ", required" : "")
          .append(otherwise == null || otherwise.equals("NULL") ? "" : ", default " + otherwise)
          .append(": ")
          .append(parameter.comment());
    }
    return text.toString();
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String description() {
    return description;
  }

  @Override
  public final BoundProcedure bind(StructType inputType) {
    return new Bound(this);
  }

  private Iterator<Scan> scans(InternalRow input) {
    return LaminSparkErrors.guard(
        () -> {
          Scan scan = ResultScan.of(name, result, run(new Arguments(parameters, input)));
          return List.of(scan).iterator();
        });
  }

  @Override
  public final String toString() {
    return "system." + name;
  }

  /** Not the procedure itself: Spark 4.0 fills in defaults only where it sees an unbound one. */
  private record Bound(LaminProcedure procedure) implements BoundProcedure {
    @Override
    public String name() {
      return procedure.name;
    }

    @Override
    public String description() {
      return procedure.description;
    }

    @Override
    public ProcedureParameter[] parameters() {
      return procedure.parameters.toArray(ProcedureParameter[]::new);
    }

    @Override
    public boolean isDeterministic() {
      return false;
    }

    @Override
    public Iterator<Scan> call(InternalRow input) {
      return procedure.scans(input);
    }

    @Override
    public String toString() {
      return procedure.toString();
    }
  }
}
