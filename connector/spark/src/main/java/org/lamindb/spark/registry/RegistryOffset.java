package org.lamindb.spark.registry;

import org.apache.spark.sql.connector.read.streaming.Offset;
import org.lamindb.change.Bookmark;

/** A bookmark as Spark keeps it. */
final class RegistryOffset extends Offset {
  private final String json;

  RegistryOffset(Bookmark bookmark) {
    this.json = bookmark.json();
  }

  @Override
  public String json() {
    return json;
  }
}
