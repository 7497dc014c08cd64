package org.lamindb.spark.registry;

/** Why a database is not asked, in words that EXPLAIN shows. */
final class KeptBySpark extends Exception {
  private static final long serialVersionUID = 1L;

  KeptBySpark(String reason) {
    super(reason, null, false, false);
  }
}
