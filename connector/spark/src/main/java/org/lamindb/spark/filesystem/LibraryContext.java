package org.lamindb.spark.filesystem;

import java.util.function.Supplier;

/**
 * Hadoop and the clouds' libraries look for classes where the thread says: with this, where they
 * are themselves, which need not be the class path of the program.
 */
final class LibraryContext {
  private LibraryContext() {}

  static <T> T with(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    if (knowsConnector(before)) {
      return work.get();
    }
    thread.setContextClassLoader(LibraryContext.class.getClassLoader());
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** In a Spark application the thread's class loader has packages that ours may not have. */
  private static boolean knowsConnector(ClassLoader loader) {
    if (loader == null) {
      return false;
    }
    try {
      return Class.forName(LibraryContext.class.getName(), false, loader) == LibraryContext.class;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
