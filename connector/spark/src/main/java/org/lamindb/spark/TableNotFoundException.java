package org.lamindb.spark;

import org.apache.spark.QueryContext;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.connector.catalog.Identifier;
import scala.Option;
import scala.collection.immutable.Map$;

/**
 * A table that does not exist, with the names that may have been meant.
 *
 * <p>Spark recognises it by its condition, so that {@code spark.catalog.tableExists} answers false,
 * yet does not replace the message by its own, as it does with {@code NoSuchTableException}.
 */
final class TableNotFoundException extends AnalysisException {
  private static final long serialVersionUID = 1L;

  TableNotFoundException(Identifier identifier, String message) {
    super(
        message,
        Option.empty(),
        Option.empty(),
        Option.empty(),
        Option.apply("TABLE_OR_VIEW_NOT_FOUND"),
        Map$.MODULE$.<String, String>empty().updated("relationName", identifier.toString()),
        new QueryContext[0]);
  }

  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
