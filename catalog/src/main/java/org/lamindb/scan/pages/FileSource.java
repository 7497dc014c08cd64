package org.lamindb.scan.pages;

import java.util.Objects;
import org.lamindb.database.DatabaseFile;
import org.lamindb.error.DatabaseErrors;
import org.lamindb.error.LaminException;

/** A whole database file. */
final class FileSource implements PageSource {
  private final DatabaseFile file;
  private final String name;

  /**
   * @param name of the database, for messages
   */
  FileSource(DatabaseFile file, String name) {
    this.file = Objects.requireNonNull(file, "file is null");
    this.name = Objects.requireNonNull(name, "name is null");
  }

  @Override
  public void read(long position, byte[] target, int offset, int length) {
    file.read(position, target, offset, length);
  }

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public LaminException damaged(String what) {
    return DatabaseErrors.databaseDamaged(name, what);
  }
}
