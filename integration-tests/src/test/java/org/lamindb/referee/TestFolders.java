package org.lamindb.referee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where one run of the tests puts its files, all below the build folder. */
public final class TestFolders {
  private static final Path ROOT =
      Path.of(System.getProperty("lamindb.test.folder")).toAbsolutePath();

  private TestFolders() {}

  /** A folder of this name, made when it does not exist. */
  public static Path folder(String name) {
    try {
      return Files.createDirectories(ROOT.resolve(name)).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The root that the Python client and this JVM share: settings, home and cache lie below it. */
  public static Path clientRoot() {
    return folder("client");
  }
}
