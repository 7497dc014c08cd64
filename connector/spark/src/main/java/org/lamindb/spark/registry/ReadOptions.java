package org.lamindb.spark.registry;

/**
 * How a registry is read.
 *
 * @param few most rows that are read while the query is planned
 * @param pushdown whether the database may answer parts of queries
 * @param fast whether full scans may go other ways than SQL
 */
record ReadOptions(int few, boolean pushdown, boolean fast) {}
