package org.lamindb.instance;

import java.nio.file.Path;
import java.util.Objects;
import org.lamindb.error.LaminException;
import org.lamindb.instance.WorkContext.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a file says about the branch on which a user works.
 *
 * @param uid of the branch, by which opening the instance finds its name of today
 * @param path of the file that decides from now on; another one may have been read
 * @param shared whether everybody who works in a directory shares the file
 */
public record BranchFile(String uid, Path path, boolean shared) {
  private static final Logger LOG = LoggerFactory.getLogger(BranchFile.class);

  public BranchFile {
    Objects.requireNonNull(uid, "uid is null");
    Objects.requireNonNull(path, "path is null");
  }

  /** Names the main branch in place of one that is gone, as the Python client does. */
  void reset() {
    try {
      write(path, Kind.BRANCH.initial(), shared);
    } catch (LaminException e) {
      // Who may only read works on main all the same.
      LOG.warn(e.text());
    }
  }

  static void write(Path path, WorkContext context, boolean shared) {
    String text = context.uid() + "\n" + context.name();
    if (shared) {
      NewFiles.replace(path, text);
    } else {
      PrivateFile.write(path, text);
    }
  }
}
