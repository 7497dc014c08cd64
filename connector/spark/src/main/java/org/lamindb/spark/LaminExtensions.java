package org.lamindb.spark;

import org.apache.spark.SparkContext;
import org.apache.spark.SparkContext$;
import org.apache.spark.sql.SparkSessionExtensions;
import org.apache.spark.sql.SparkSessionExtensionsProvider;
import scala.Option;
import scala.runtime.BoxedUnit;

/**
 * What Spark calls, as a service, while it builds the first session: the catalog {@code lamin}
 * needs no setting. Nothing of Spark's SQL is changed.
 */
public final class LaminExtensions implements SparkSessionExtensionsProvider {
  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    Option<SparkContext> context = SparkContext$.MODULE$.getActive();
    if (context.isDefined()) {
      SessionSetup.apply(context.get());
    }
    return BoxedUnit.UNIT;
  }
}
