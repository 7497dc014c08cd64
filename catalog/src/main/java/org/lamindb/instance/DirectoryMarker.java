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

  /** Where it says on which branch, or in which space, the user of this directory works. */
  Path contextFile(WorkContext.Kind kind) {
    return directory.resolve(".lamin").resolve(prefix + "current_" + kind.word());
  }

  /** Makes it the marker of its directory; what another instance's marker had beside it goes. */
  void write() {
    boolean other =
        SettingsDirectory.read(instanceFile())
            .filter(text -> !text.strip().equals(slug))
            .isPresent();
    if (other) {
      removeContexts();
    }
    NewFiles.replace(instanceFile(), slug);
  }

  /** Removes it with what lies beside it, and the folder when nothing else is in there. */
  void remove() {
    if (!isHome) {
      removeContexts();
    }
    PrivateFile.delete(instanceFile());
    if (!isHome) {
      NewFiles.remove(instanceFile().getParent());
    }
  }

  private void removeContexts() {
    for (WorkContext.Kind kind : WorkContext.Kind.values()) {
      PrivateFile.delete(contextFile(kind));
    }
  }
}
