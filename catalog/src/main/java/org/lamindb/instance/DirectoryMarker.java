package org.lamindb.instance;

import java.nio.file.Path;

/**
 * The file that makes an instance the default one in a directory and below.
 *
 * @param prefix of file names
 * @param slug {@code owner/name}
 * @param isHome whether this is the home directory, whose marker chooses an instance, but no branch
 */
record DirectoryMarker(Path directory, String prefix, String slug, boolean isHome) {
  Path instanceFile() {
    return directory.resolve(".lamin").resolve(prefix + "current_instance");
  }

  Path branchFile() {
    return directory.resolve(".lamin").resolve(prefix + "current_branch");
  }
}
