package org.lamindb.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.lamindb.database.SchemaRelease;
import org.lamindb.error.LaminErrors;
import picocli.CommandLine.IVersionProvider;

/** The versions of this library, and of what it works with. */
final class Version implements IVersionProvider {
  private static final String RESOURCE = "/org/lamindb/version.properties";

  @Override
  public String[] getVersion() {
    Properties properties = new Properties();
    try (InputStream stream = Version.class.getResourceAsStream(RESOURCE)) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
    return new String[] {
      "lamindb-spark " + properties.getProperty("version"),
      "LaminDB schemas up to " + SchemaRelease.NEWEST_RELEASE,
      "Spark " + spark()
    };
  }

  private static String spark() {
    Optional<Path> expected = SparkJars.expected();
    try {
      Optional<SparkJars> found =
          expected.isEmpty() ? Optional.empty() : SparkJars.in(expected.get());
      return found
          .map(jars -> jars.version() + " (" + jars.folder() + ")")
          .orElse("not found: 'lamindb-spark doctor' says where it was looked for");
    } catch (IOException e) {
      throw LaminErrors.cannotRead(expected.get().toString(), e);
    }
  }
}
