package org.lamindb.referee;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.stream.Stream;

/**
 * An instance whose storage is in S3. The real client made it with local storage, and was told that
 * this is elsewhere now: to make one at once it asks LaminHub.
 *
 * @param bucket of its own
 */
public record CloudInstance(RefereeInstance made, String bucket) {
  private static final String PREFIX = "lake";
  private static final String DATABASE = PREFIX + "/.lamindb/lamin.db";

  /** Lines that a script begins with which uses the client on this instance. */
  public static final String PYTHON =
      """
      import os
      os.environ.update(AWS_ACCESS_KEY_ID="testing", AWS_SECRET_ACCESS_KEY="testing")
      os.environ.update(AWS_EC2_METADATA_DISABLED="true", AWS_DEFAULT_REGION="us-east-1")
      """;

  public static CloudInstance make(String name, boolean postgres) {
    String unique = name + "-" + ProcessHandle.current().pid();
    RefereeInstance made =
        postgres ? RefereeInstance.empty(unique, true) : RefereeInstance.empty(unique, "");
    CloudInstance instance = new CloudInstance(made, unique);
    instance.move();
    return instance;
  }

  public String root() {
    return S3ForTests.root(bucket, PREFIX);
  }

  public String slug() {
    return made.slug();
  }

  /** The copy of the database that this machine works on. */
  public Path cached() {
    return TestFolders.folder("client/cache").resolve(bucket).resolve(DATABASE);
  }

  /** What the client prints. */
  public String python(String script) {
    return made.referee().python(PYTHON + script);
  }

  private void move() {
    S3ForTests.bucket(bucket);
    try {
      Path marker = made.storage().resolve(".lamindb/storage_uid.txt");
      S3ForTests.put(bucket, PREFIX + "/.lamindb/storage_uid.txt", marker);
      moveRow();
      if (made.database().isEmpty()) {
        S3ForTests.put(bucket, DATABASE, made.storage().resolve(".lamindb/lamin.db"));
      }
      Path settings =
          TestFolders.folder("client/settings/.lamin")
              .resolve("instance--" + slug().replace("/", "--") + ".env");
      String text = Files.readString(settings);
      Files.writeString(
          settings,
          text.replace("storage_root=" + made.storage(), "storage_root=" + root())
              .replace("storage_region=null", "storage_region=us-east-1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void moveRow() {
    try (Connection connection = made.connect();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE lamindb_storage SET root = ?, type = 's3', region = 'us-east-1'"
                    + " WHERE root = ?")) {
      update.setString(1, root());
      update.setString(2, made.storage().toString());
      if (update.executeUpdate() != 1) {
        throw new AssertionError("there is no storage " + made.storage());
      }
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** What the cloud has is as it was in the beginning, unlocked; this machine has no copy. */
  public void reset() {
    S3ForTests.put(bucket, DATABASE, made.storage().resolve(".lamindb/lamin.db"));
    S3ForTests.keys(bucket, PREFIX + "/.lamindb/_exclusion")
        .forEach(key -> S3ForTests.delete(bucket, key));
    try (Stream<Path> files = Files.list(Files.createDirectories(cached().getParent()))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts something else in place of the database in the cloud. */
  public void replaceDatabase(Path file) {
    S3ForTests.put(bucket, DATABASE, file);
  }

  /** The text of an object of the lock. */
  public String lock(String instanceId, String name) {
    return S3ForTests.text(bucket, PREFIX + "/.lamindb/_exclusion/" + instanceId + "/" + name);
  }

  /** A connection to a copy of what the cloud has, past LaminDB. */
  public Connection connectToCloud() {
    try {
      Path copy = Files.createTempFile(TestFolders.folder("s3"), "lamin", ".db");
      Files.copy(
          new ByteArrayInputStream(S3ForTests.bytes(bucket, DATABASE)),
          copy,
          StandardCopyOption.REPLACE_EXISTING);
      return DriverManager.getConnection("jdbc:sqlite:" + copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
