package org.lamindb.spark.filesystem;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Set;
import org.lamindb.error.LaminException;
import org.lamindb.error.NetworkProblem;
import org.lamindb.error.StorageErrors;
import org.lamindb.storage.CloudRoot;

/** What a cloud's refusals mean. Classes of the clouds' libraries are known by name only. */
final class CloudFailures {
  private static final Set<String> NO_BUCKET = Set.of("UnknownStoreException");
  private static final Set<String> NO_ACCESS =
      Set.of(
          "NoAuthWithAWSException",
          "NoAwsCredentialsException",
          "CredentialInitializationException");

  private CloudFailures() {}

  /**
   * @param action what was to be done: "read 'x'"
   */
  static LaminException of(CloudRoot root, String action, IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String kind = cause.getClass().getSimpleName();
      if (NO_BUCKET.contains(kind)) {
        return StorageErrors.bucketMissing(root.toString(), root.bucket());
      }
      if (cause instanceof AccessDeniedException || NO_ACCESS.contains(kind)) {
        return StorageErrors.accessDenied(root.toString(), action, failure);
      }
    }
    return StorageErrors.storageUnreachable(
        root.toString(), action, reason(root, failure), failure);
  }

  /** Who did not answer, else the outermost text in one line. */
  private static String reason(CloudRoot root, IOException failure) {
    return NetworkProblem.of(root.server(), failure)
        .orElseGet(
            () ->
                String.valueOf(failure.getMessage())
                    .lines()
                    .findFirst()
                    .orElse("no reason is given"));
  }
}
