package org.lamindb.spark.registry;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.database.TemporaryFile;
import org.lamindb.error.LaminException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database files that an executor has fetched from its driver, each once for all of its tasks.
 *
 * <p>Nobody tells an executor that a query has ended, so the last ones are kept; all are deleted
 * when it ends.
 */
final class ReceivedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(ReceivedFiles.class);

  /** How many that no task reads are kept: tasks of some queries may run in turn. */
  private static final int KEPT = 2;

  private static final Map<SqliteFile, Received> OF_ORIGINALS =
      new LinkedHashMap<>(16, 0.75f, true);

  private ReceivedFiles() {}

  /** A file for one reader, who closes it. */
  static final class Received implements Closeable {
    private volatile SqliteFile place;
    private int users;

    /** Where the file is in reach of this process. */
    SqliteFile place() {
      return place;
    }

    private synchronized void fetch(ShippedFile file) {
      if (place != null) {
        return;
      }
      Path target = TemporaryFile.make("lamindb-received-", ".db");
      try {
        file.writeTo(target);
      } catch (RuntimeException | Error e) {
        delete(target);
        throw e;
      }
      place = SqliteFile.at(target);
    }

    @Override
    public void close() {
      synchronized (OF_ORIGINALS) {
        users--;
        forgetOld();
      }
    }
  }

  /** The file, as the driver sees it if it is the same machine's, else fetched. */
  static Received of(ShippedFile file) {
    Received received;
    synchronized (OF_ORIGINALS) {
      received = OF_ORIGINALS.computeIfAbsent(file.original(), original -> new Received());
      received.users++;
    }
    try {
      received.fetch(file);
      return received;
    } catch (RuntimeException | Error e) {
      received.close();
      throw e;
    }
  }

  private static void forgetOld() {
    long idle = OF_ORIGINALS.values().stream().filter(each -> each.users == 0).count();
    Iterator<Received> oldest = OF_ORIGINALS.values().iterator();
    while (idle > KEPT && oldest.hasNext()) {
      Received received = oldest.next();
      if (received.users == 0) {
        idle--;
        oldest.remove();
        if (received.place != null) {
          delete(Path.of(received.place.path()));
        }
      }
    }
  }

  private static void delete(Path path) {
    try {
      TemporaryFile.delete(path);
    } catch (LaminException e) {
      LOG.warn("Could not delete {}: {}", path, e.getMessage());
    }
  }
}
