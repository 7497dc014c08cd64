package org.lamindb.referee;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/** Settings by which the current client knows an instance that it did not make. */
public final class ClientSettings {
  private ClientSettings() {}

  /** Writes them, and returns the client whose current instance that is. */
  public static Referee of(String name, Path storage, Optional<String> url, String modules) {
    String text =
        """
        lamindb_instance_owner=anonymous
        lamindb_instance_name=%s
        lamindb_instance_storage_root=%s
        lamindb_instance_storage_region=null
        lamindb_instance_db=%s
        lamindb_instance_schema_str=%s
        lamindb_instance_id=%s
        lamindb_instance_git_repo=null
        lamindb_instance_keep_artifacts_local=False
        """
            .formatted(
                name,
                storage,
                url.orElse("null"),
                modules.isEmpty() ? "null" : modules,
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                    .toString()
                    .replace("-", ""));
    Path file =
        TestFolders.folder("client/settings/.lamin")
            .resolve("instance--anonymous--" + name + ".env");
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Referee.of("anonymous/" + name);
  }
}
