package org.lamindb.scan.pages;

import java.io.Serializable;
import java.util.Objects;
import org.lamindb.registry.ColumnType;

/**
 * Where a column of a table is in its stored records.
 *
 * @param position from 0
 * @param rowid whether it is another name of the row's number, which no record repeats
 * @param real whether it gives integers back as floating-point numbers
 * @param missing the value of rows older than the column: {@link Long}, {@link Double}, {@link
 *     String}, {@code byte[]} or null
 */
record StoredColumn(
    ColumnType type, int position, boolean rowid, boolean real, Serializable missing)
    implements Serializable {
  StoredColumn {
    Objects.requireNonNull(type, "type is null");
  }
}
