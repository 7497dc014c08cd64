package org.lamindb.storage;

import java.util.Optional;
import org.lamindb.error.LaminErrors;

/** Where storage is: the region of an S3 bucket, the host of a local folder. */
public final class StorageRegions {
  private static final int MAXIMAL_LENGTH = 64;

  /** A bucket of the community whose region is part of no name pattern. */
  private static final String SCVERSE = "scverse-spatial-eu-central-1";

  private StorageRegions() {}

  /**
   * What the column {@code region} of a new location holds.
   *
   * @param type of the root
   * @throws org.lamindb.error.LaminException when an option does not fit the type, or a bucket's
   *     region is unknown
   */
  static Optional<String> of(StorageRequest request, String type) {
    boolean local = type.equals(StorageLocation.LOCAL);
    if (request.host().isPresent() && !local) {
      throw LaminErrors.invalidOption(
          "--host",
          request.host().get(),
          "no host for '" + request.root() + "', which is not local");
    }
    if (request.region().isPresent() && !type.equals("s3")) {
      throw LaminErrors.invalidOption(
          "--region",
          request.region().get(),
          "no region for '" + request.root() + "', only for s3");
    }
    if (type.equals("s3")) {
      return request
          .region()
          .or(() -> ofBucketOrRefuse(CloudRoot.parse(request.root())))
          .map(region -> checked("--region", region));
    }
    return request.host().map(host -> checked("--host", host));
  }

  private static Optional<String> ofBucketOrRefuse(CloudRoot root) {
    Optional<String> region = ofBucket(root);
    if (region.isEmpty() && root.endpoint().isEmpty()) {
      throw LaminErrors.missingOption(
          "--region", "nobody tells where the bucket '" + root.bucket() + "' is");
    }
    return region;
  }

  /**
   * Where a bucket in S3 is. Some say it in their name; the others are asked.
   *
   * @return empty when nobody tells
   * @throws org.lamindb.error.LaminException when there is no such bucket, or no answer
   */
  public static Optional<String> ofBucket(CloudRoot root) {
    if (root.bucket().equals(SCVERSE)) {
      return Optional.of("eu-central-1");
    }
    return HostedStorage.regionOf(root.bucket()).or(() -> BucketRegion.of(root));
  }

  private static String checked(String option, String text) {
    if (text.isBlank()
        || text.length() > MAXIMAL_LENGTH
        || text.chars().anyMatch(Character::isISOControl)) {
      throw LaminErrors.invalidOption(
          option, text, "one line of up to " + MAXIMAL_LENGTH + " characters");
    }
    return text;
  }
}
