package org.lamindb.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of this library. */
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
    return new String[] {"lamindb-spark " + properties.getProperty("version")};
  }
}
