package org.lamindb.instance;

import java.nio.file.Path;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.storage.CloudRoot;

/** The SQLite database of an instance whose storage is in a cloud. */
final class CloudFile {
  /** The object, below the root. */
  static final String KEY = ".lamindb/lamin.db";

  private CloudFile() {}

  /** The copy in the cache on which this machine works, there or not. */
  static SqliteFile address(Environment environment, String root) {
    return SqliteFile.at(path(environment, CloudRoot.parse(root)));
  }

  static Path path(Environment environment, CloudRoot root) {
    return root.in(new CacheDirectory(environment).current().directory()).resolve(KEY);
  }
}
