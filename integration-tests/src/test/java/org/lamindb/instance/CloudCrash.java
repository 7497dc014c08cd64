package org.lamindb.instance;

import java.nio.file.Path;
import org.lamindb.database.DatabaseAddress.SqliteFile;
import org.lamindb.storage.ObjectStore;

/** A program that changes the name of the first user of a cloud instance, and is killed. */
public final class CloudCrash {
  private CloudCrash() {}

  /** Arguments: the instance; the name; "before" or "after" its upload, when it is killed. */
  public static void main(String[] arguments) {
    Instance instance = Instance.open(InstanceReference.of(arguments[0]));
    CloudSqliteIT.rename(instance, arguments[1]);
    if (arguments[2].equals("after")) {
      Path file = Path.of(((SqliteFile) instance.database().address()).path());
      InstanceDescription description = instance.description();
      ObjectStore objects = CloudAccess.open(Environment.ofProcess(), description.storageRoot());
      new CloudCopy(objects, file, description.identity().slug())
          .upload(CloudState.read(file), started -> started.write(file));
    }
    Runtime.getRuntime().halt(9);
  }
}
