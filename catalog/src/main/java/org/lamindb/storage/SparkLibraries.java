package org.lamindb.storage;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Spark's libraries, for commands that start without them: they are looked into when the first
 * cloud is met, so that whoever has local storage does not wait for them.
 */
final class SparkLibraries {
  private static final String FOLDER = "lamindb.spark.jars";
  private static final String NEEDED = "org.apache.hadoop.fs.FileSystem";

  private static ClassLoader known;

  private SparkLibraries() {}

  /** A class loader that has them, if they are anywhere. */
  static synchronized ClassLoader classLoader() {
    if (known == null) {
      ClassLoader own = SparkLibraries.class.getClassLoader();
      String folder = System.getProperty(FOLDER, "");
      known = folder.isEmpty() || has(own) ? own : new WithFolder(urls(Path.of(folder)), own);
    }
    return known;
  }

  private static boolean has(ClassLoader loader) {
    try {
      Class.forName(NEEDED, false, loader);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static URL[] urls(Path folder) {
    List<File> files = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      files.add(new File(entry));
    }
    File[] jars = folder.toFile().listFiles((parent, name) -> name.endsWith(".jar"));
    files.addAll(List.of(jars == null ? new File[0] : jars));
    return files.stream().map(SparkLibraries::url).toArray(URL[]::new);
  }

  private static URL url(File file) {
    try {
      return file.toURI().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("every file has a URL", e);
    }
  }

  /** Makes the connector's own classes anew: those of the parent cannot see the libraries. */
  private static final class WithFolder extends URLClassLoader {
    private static final String CONNECTOR = "org.lamindb.spark.";

    WithFolder(URL[] urls, ClassLoader parent) {
      super(urls, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(CONNECTOR)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
