package org.lamindb.spark.filesystem;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.lamindb.hub.HubPass;
import org.lamindb.hub.HubStorages;
import org.lamindb.hub.StorageKeyRing;
import org.lamindb.hub.StorageKeys;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Keys of LaminHub for Hadoop's S3A, named by {@code
 * fs.s3a.bucket.<bucket>.aws.credentials.provider}. Every machine renews them for itself, so that
 * jobs may be longer than keys are good.
 */
public final class HubCredentials implements AwsCredentialsProvider {
  /** One for each user and hub: file systems come and go. */
  private static final Map<HubPass, StorageKeyRing> RINGS = new ConcurrentHashMap<>();

  private final String root;
  private final StorageKeyRing ring;

  /**
   * As S3A makes it.
   *
   * @param bucket that the file system is for
   */
  public HubCredentials(URI bucket, Configuration settings) {
    Objects.requireNonNull(bucket, "bucket is null");
    this.root = HubSettings.root(settings, "s3://" + bucket.getHost());
    this.ring =
        HubPass.of(name -> HubSettings.read(settings, name))
            .map(pass -> RINGS.computeIfAbsent(pass, HubCredentials::ring))
            .orElseGet(() -> new StorageKeyRing(path -> Optional.empty()));
  }

  private static StorageKeyRing ring(HubPass pass) {
    HubStorages storages = new HubStorages(pass.open());
    return new StorageKeyRing(storages::keys);
  }

  @Override
  public AwsCredentials resolveCredentials() {
    StorageKeys keys =
        ring.keys(root)
            .orElseThrow(() -> SdkClientException.create("LaminHub gives no keys for " + root));
    return AwsSessionCredentials.create(keys.accessKey(), keys.secretKey(), keys.sessionToken());
  }

  /** Shows no keys. */
  @Override
  public String toString() {
    return "keys of LaminHub to " + root;
  }
}
