package org.lamindb.spark.lineage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** What jars say of themselves. */
final class Jars {
  private Jars() {}

  /** The main class that a jar declares, else the jar's file name. */
  static String nameOf(Path jar) {
    String fileName = jar.getFileName().toString();
    try (JarFile file = new JarFile(jar.toFile())) {
      return Optional.ofNullable(file.getManifest())
          .map(manifest -> manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS))
          .orElse(fileName);
    } catch (IOException e) {
      return fileName;
    }
  }
}
