package org.lamindb.storage;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lamindb.error.StorageErrors;

/**
 * The root of a storage location in a cloud: {@code s3://bucket/prefix}, with {@code
 * ?endpoint_url=…} when a server other than AWS holds the bucket, or {@code gs://bucket/prefix}.
 *
 * @param scheme {@code s3} or {@code gs}
 * @param prefix without slashes at its ends; empty for the whole bucket
 * @param endpoint URL of the server, for S3
 */
public record CloudRoot(String scheme, String bucket, String prefix, Optional<String> endpoint) {
  private static final Pattern ROOT =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]+)(/[^?]*)?(?:\\?(.*))?");
  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9._-]{1,255}");
  private static final String ENDPOINT = "endpoint_url";

  /** Of clouds whose objects can be read and written. */
  static final List<String> SCHEMES = List.of("s3", "gs");

  public CloudRoot {
    Objects.requireNonNull(scheme, "scheme is null");
    Objects.requireNonNull(bucket, "bucket is null");
    Objects.requireNonNull(prefix, "prefix is null");
    Objects.requireNonNull(endpoint, "endpoint is null");
  }

  /** Whether a root, as settings and databases spell it, is not on this machine. */
  public static boolean matches(String root) {
    return root.contains("://") && !root.startsWith("file:");
  }

  /** Whether a root is in a cloud whose objects can be read and written. */
  public static boolean isSupported(String root) {
    return SCHEMES.stream().anyMatch(scheme -> root.startsWith(scheme + "://"));
  }

  /**
   * Reads a root.
   *
   * @throws org.lamindb.error.LaminException when it is no root, or in a cloud that is not known
   */
  public static CloudRoot parse(String root) {
    Matcher matcher = ROOT.matcher(root);
    if (!matcher.matches()) {
      throw StorageErrors.invalidRoot(root, "it is no s3://bucket/prefix or gs://bucket/prefix");
    }
    String scheme = matcher.group(1);
    if (!SCHEMES.contains(scheme)) {
      throw StorageErrors.storageUnsupported(root, scheme);
    }
    String bucket = matcher.group(2);
    if (!BUCKET.matcher(bucket).matches()) {
      throw StorageErrors.invalidRoot(root, "'" + bucket + "' is no name of a bucket");
    }
    String prefix = Objects.requireNonNullElse(matcher.group(3), "").replaceAll("^/+|/+$", "");
    if (List.of(prefix.split("/")).stream().anyMatch(part -> part.matches("\\.{1,2}"))) {
      throw StorageErrors.invalidRoot(root, "'.' and '..' are no folders there");
    }
    return new CloudRoot(scheme, bucket, prefix, endpoint(root, scheme, matcher.group(4)));
  }

  private static Optional<String> endpoint(String root, String scheme, String query) {
    if (query == null) {
      return Optional.empty();
    }
    String[] option = query.split("=", 2);
    if (!scheme.equals("s3") || option.length != 2 || !option[0].equals(ENDPOINT)) {
      throw StorageErrors.invalidRoot(root, "the only option is ?endpoint_url=https://…, for s3");
    }
    String url = URLDecoder.decode(option[1], StandardCharsets.UTF_8);
    if (!isServer(url)) {
      throw StorageErrors.invalidRoot(root, "'" + url + "' is no URL of a server");
    }
    return Optional.of(url);
  }

  private static boolean isServer(String url) {
    try {
      URI uri = URI.create(url);
      return List.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Host and port of the end point. */
  public Optional<String> server() {
    return endpoint.map(url -> URI.create(url).getAuthority());
  }

  public boolean isS3() {
    return scheme.equals("s3");
  }

  /** The name of an object below the root, as the bucket knows it. */
  public String objectName(String key) {
    return prefix.isEmpty() ? key : prefix + "/" + key;
  }

  /** Where a cache directory keeps what lies below the root; the same for every end point. */
  public Path in(Path cacheDirectory) {
    return cacheDirectory.resolve(bucket).resolve(prefix);
  }

  /** As LaminDB spells it. */
  @Override
  public String toString() {
    return scheme
        + "://"
        + bucket
        + (prefix.isEmpty() ? "" : "/" + prefix)
        + endpoint.map(url -> "?" + ENDPOINT + "=" + url).orElse("");
  }
}
