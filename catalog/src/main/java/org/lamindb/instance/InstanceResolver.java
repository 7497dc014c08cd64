package org.lamindb.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.error.LaminErrors;
import org.lamindb.storage.StorageMarker;

/** Finds out which instance a reference means. */
final class InstanceResolver {
  private InstanceResolver() {}

  static InstanceResolver fromEnvironment() {
    return new InstanceResolver();
  }

  InstanceDescription resolve(InstanceReference reference) {
    String text = reference.instance().orElseThrow(LaminErrors::noInstance);
    return atStorage(Path.of(text));
  }

  private static InstanceDescription atStorage(Path storage) {
    try {
      Path root = storage.toRealPath();
      Path file = root.resolve(".lamindb").resolve("lamin.db");
      if (!Files.isRegularFile(file)) {
        throw LaminErrors.databaseFileMissing(file.toString());
      }
      InstanceIdentity identity =
          StorageMarker.read(root)
              .flatMap(StorageMarker::instance)
              .orElseThrow(
                  () -> LaminErrors.invalidInstanceReference(root.toString(), "it has no marker"));
      return new InstanceDescription(
          identity, SqliteFile.at(file), root.toString(), Optional.empty(), "main", User.ANONYMOUS);
    } catch (IOException e) {
      throw LaminErrors.cannotRead(storage.toString(), e);
    }
  }
}
