package org.lamindb.storage;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamindb.error.LaminErrors;

/** Where storage is: the region of an S3 bucket, the host of a local folder. */
final class StorageRegions {
  private static final int MAXIMAL_LENGTH = 64;
  private static final Pattern BUCKET = Pattern.compile("s3://([^/?]+).*");
  private static final Pattern HOSTED = Pattern.compile("lamin-([a-z]{2}(?:-[a-z]+)+-\\d)");

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
      return Optional.of(
          checked("--region", request.region().orElseGet(() -> ofBucket(request.root()))));
    }
    return request.host().map(host -> checked("--host", host));
  }

  /** Only the bucket itself could tell more, over the network. */
  private static String ofBucket(String root) {
    Matcher bucket = BUCKET.matcher(root);
    String name = bucket.matches() ? bucket.group(1) : "";
    if (name.equals(SCVERSE)) {
      return "eu-central-1";
    }
    Matcher hosted = HOSTED.matcher(name);
    if (hosted.matches()) {
      return hosted.group(1);
    }
    throw LaminErrors.missingOption(
        "--region", "the name of the bucket '" + name + "' does not tell where it is");
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
