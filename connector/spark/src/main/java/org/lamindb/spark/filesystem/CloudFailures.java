package org.lamindb.spark.filesystem;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.util.Set;
import org.lamindb.error.LaminException;
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
    return StorageErrors.storageUnreachable(root.toString(), action, reason(failure), failure);
  }

  /** The innermost of a network, else the outermost in one line. */
  private static String reason(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return "the host '" + cause.getMessage() + "' is not known";
      }
      if (cause instanceof ConnectException) {
        return String.valueOf(cause.getMessage());
      }
    }
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason is given");
  }
}
