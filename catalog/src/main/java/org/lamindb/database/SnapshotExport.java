package org.lamindb.database;

/** Whether several connections can read one state of a database. */
public sealed interface SnapshotExport permits ExportedSnapshot, SnapshotExport.Refused {

  /**
   * They cannot: one connection must read everything.
   *
   * @param reason why, for people
   */
  record Refused(String reason) implements SnapshotExport {}
}
