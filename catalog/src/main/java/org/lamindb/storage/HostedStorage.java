package org.lamindb.storage;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.StorageErrors;
import org.lamindb.registry.Uids;

/**
 * Storage that LaminHub provides: a folder of its own, named by its uid, in a bucket of LaminHub.
 *
 * @param region that the user wants
 */
public record HostedStorage(String uid, Optional<String> region) {
  /** Where LaminHub has buckets. */
  static final List<String> REGIONS =
      List.of("eu-central-1", "eu-west-2", "us-east-1", "us-east-2", "us-west-1", "us-west-2");

  private static final String REQUEST = "create-s3";
  private static final String REGION = REQUEST + "--";
  private static final String PREFIX = "lamin-";
  private static final String FOR_TRIALS = "lamin-hosted-test";
  private static final String VARIABLE = "LAMIN_ENV";
  private static final String PRODUCTION = "prod";
  private static final String OWN = ".lamindb/";
  private static final Pattern FOLDER = Pattern.compile("[0-9A-Za-z]{8,12}");

  public HostedStorage {
    Objects.requireNonNull(uid, "uid is null");
    Objects.requireNonNull(region, "region is null");
  }

  /** Whether a user asks for such a storage: {@code create-s3} or {@code create-s3--<region>}. */
  public static boolean matches(String storage) {
    return storage.startsWith(REQUEST);
  }

  /**
   * A new one.
   *
   * @throws org.lamindb.error.LaminException when LaminHub has no bucket in the region
   */
  public static HostedStorage of(String storage) {
    Optional<String> region =
        storage.equals(REQUEST)
            ? Optional.empty()
            : Optional.of(storage.startsWith(REGION) ? storage.substring(REGION.length()) : "");
    if (region.filter(wanted -> !REGIONS.contains(wanted)).isPresent()) {
      throw LaminErrors.invalidOption(
          "storage",
          storage,
          REQUEST + ", or " + REGION + "REGION with one of " + String.join(", ", REGIONS));
    }
    return new HostedStorage(Uids.random(Uids.STORAGE_LENGTH), region);
  }

  /** Whether a root is such a storage. */
  public static boolean isHosted(CloudRoot root) {
    return isBucket(root) && FOLDER.matcher(root.prefix()).matches();
  }

  /**
   * What is outside LaminDB's own folder, in storage of LaminHub, nobody could reach when that
   * knows it no more. Other storage is not looked into.
   *
   * @throws org.lamindb.error.LaminException when there is something
   */
  public static void requireEmpty(ObjectStore objects) {
    if (isBucket(objects.root())) {
      List<String> rest =
          objects.list("").stream()
              .map(ObjectInfo::key)
              .filter(key -> !key.startsWith(OWN))
              .toList();
      if (!rest.isEmpty()) {
        throw StorageErrors.storageNotEmpty(objects.root().toString(), rest);
      }
    }
  }

  /** Whether a root is in a bucket of LaminHub. */
  private static boolean isBucket(CloudRoot root) {
    return root.isS3()
        && root.endpoint().isEmpty()
        && (root.bucket().equals(FOR_TRIALS)
            || REGIONS.stream().anyMatch(region -> root.bucket().equals(PREFIX + region)));
  }

  /** The root in the region that the user wants, else in any. Asks nobody. */
  public CloudRoot somewhere(Map<String, String> variables) {
    return root(variables, region.orElse(ClosestRegion.OTHERWISE));
  }

  /** The root in the region that the user wants, else in the closest one. */
  public CloudRoot nearest(Map<String, String> variables) {
    return isForTrials(variables)
        ? somewhere(variables)
        : root(variables, region.orElseGet(ClosestRegion::find));
  }

  private CloudRoot root(Map<String, String> variables, String where) {
    String bucket = isForTrials(variables) ? FOR_TRIALS : PREFIX + where;
    return CloudRoot.parse("s3://" + bucket + "/" + uid);
  }

  private static boolean isForTrials(Map<String, String> variables) {
    String environment = variables.get(VARIABLE);
    return environment != null && !environment.isBlank() && !environment.equals(PRODUCTION);
  }

  /**
   * Where a root is that was provided for this: what was asked for, maybe later, does not move it.
   */
  public Optional<String> regionAt(CloudRoot root) {
    return root.bucket().equals(FOR_TRIALS) ? region : regionOf(root.bucket());
  }

  /** The region of a bucket of LaminHub, which its name tells. */
  static Optional<String> regionOf(String bucket) {
    if (bucket.equals(FOR_TRIALS)) {
      return Optional.of(ClosestRegion.OTHERWISE);
    }
    Matcher hosted = Pattern.compile(PREFIX + "([a-z]{2}(?:-[a-z]+)+-\\d)").matcher(bucket);
    return hosted.matches() ? Optional.of(hosted.group(1)) : Optional.empty();
  }
}
