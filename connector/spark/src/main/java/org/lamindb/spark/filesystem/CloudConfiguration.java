package org.lamindb.spark.filesystem;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkContext$;
import org.lamindb.storage.CloudRoot;
import scala.Option;

/**
 * How Hadoop, and so Spark, gets at a root in a cloud.
 *
 * <p>Everything is said of the root's bucket alone, so that other buckets stay as the user set them
 * up; and what the user said of the bucket wins. Names are in lower case throughout, as they travel
 * to executors as options of a read. Keys of AWS are looked up where they are used; what gets keys
 * of LaminHub travels under names that Spark hides.
 */
public final class CloudConfiguration {
  private static final String OF_ALL = "fs.s3a.";
  private static final String PROVIDER = "aws.credentials.provider";
  private static final String HADOOP_AUTH = "org.apache.hadoop.fs.s3a.";
  private static final String ANONYMOUS = HADOOP_AUTH + "AnonymousAWSCredentialsProvider";

  /** Settings of Hadoop and variables first, then all that other programs look at; else nobody. */
  private static final String CHAIN =
      String.join(
          ",",
          HADOOP_AUTH + "TemporaryAWSCredentialsProvider",
          HADOOP_AUTH + "SimpleAWSCredentialsProvider",
          "software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider",
          ANONYMOUS);

  private static final List<String> ENDPOINT_VARIABLES =
      List.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL");
  private static final List<String> REGION_VARIABLES = List.of("AWS_REGION", "AWS_DEFAULT_REGION");
  private static final String ANY_REGION = "us-east-1";
  private static final String GCS_EMULATOR = "STORAGE_EMULATOR_HOST";

  private final CloudRoot root;
  private final boolean isAnonymous;
  private final Configuration base;
  private final Map<String, String> variables;
  private final Map<String, String> hubKeys;

  /**
   * @param isAnonymous whether to go without the user's credentials
   * @param base what the user set
   * @param hubKeys with what LaminHub gives keys to the root, as settings; empty when it does not
   */
  CloudConfiguration(
      CloudRoot root,
      boolean isAnonymous,
      Configuration base,
      Map<String, String> variables,
      Map<String, String> hubKeys) {
    this.root = Objects.requireNonNull(root, "root is null");
    this.isAnonymous = isAnonymous;
    this.base = Objects.requireNonNull(base, "base is null");
    this.variables = Map.copyOf(variables);
    this.hubKeys = Map.copyOf(hubKeys);
  }

  /** For a root, on top of the settings of the running application. */
  public static CloudConfiguration of(CloudRoot root, boolean isAnonymous) {
    return new CloudConfiguration(
        root, isAnonymous, ofApplication(), System.getenv(), HubSettings.of(root));
  }

  private static Configuration ofApplication() {
    Option<SparkContext> context = SparkContext$.MODULE$.getActive();
    if (context.isDefined()) {
      return context.get().hadoopConfiguration();
    }
    Configuration alone = new Configuration();
    alone.setClassLoader(CloudConfiguration.class.getClassLoader());
    return alone;
  }

  /** What is below the root, as Hadoop spells it. */
  public String path(String key) {
    return new Path(
            (root.isS3() ? "s3a" : root.scheme()) + "://" + root.bucket() + "/",
            "/" + root.objectName(key))
        .toString();
  }

  /** What Hadoop must know of the root beyond what the user set. */
  public Map<String, String> settings() {
    return root.isS3() ? ofS3() : ofGoogle();
  }

  /** The user's settings and {@link #settings}. */
  Configuration configuration() {
    Configuration all = new Configuration(base);
    settings().forEach(all::set);
    return all;
  }

  private Map<String, String> ofS3() {
    Map<String, String> settings = new LinkedHashMap<>();
    String endpoint = root.endpoint().orElseGet(() -> variable(ENDPOINT_VARIABLES));
    if (endpoint != null) {
      put(settings, "endpoint", endpoint);
      put(settings, "path.style.access", "true");
      put(settings, "connection.ssl.enabled", Boolean.toString(endpoint.startsWith("https:")));
      String region = variable(REGION_VARIABLES);
      put(settings, "endpoint.region", region == null ? ANY_REGION : region);
    }
    if (!hubKeys.isEmpty()) {
      settings.putAll(hubKeys);
      put(settings, PROVIDER, HubSettings.PROVIDER);
    } else if (isAnonymous) {
      put(settings, PROVIDER, ANONYMOUS);
    } else if (!isSetByUser(OF_ALL + PROVIDER)) {
      put(settings, PROVIDER, CHAIN);
    }
    return settings;
  }

  private void put(Map<String, String> settings, String name, String value) {
    String ofBucket = OF_ALL + "bucket." + root.bucket() + "." + name;
    if (base.get(ofBucket) == null) {
      settings.put(ofBucket, value);
    }
  }

  /** Hadoop 3.5 has defaults for another file system of that scheme, which does not fit. */
  private Map<String, String> ofGoogle() {
    Map<String, String> settings = new LinkedHashMap<>();
    String connector = "com.google.cloud.hadoop.fs.gcs.";
    putUnlessSet(settings, "fs.gs.impl", connector + "GoogleHadoopFileSystem");
    putUnlessSet(settings, "fs.AbstractFileSystem.gs.impl", connector + "GoogleHadoopFS");
    putUnlessSet(settings, "fs.gs.block.size", Integer.toString(64 << 20));
    String emulator = variable(List.of(GCS_EMULATOR));
    if (emulator != null) {
      String url = emulator.contains("://") ? emulator : "http://" + emulator;
      putUnlessSet(settings, "fs.gs.storage.root.url", url.endsWith("/") ? url : url + "/");
      putUnlessSet(settings, "fs.gs.project.id", "emulated");
      putUnlessSet(settings, "fs.gs.operation.move.enable", "false");
    }
    putUnlessSet(
        settings, "fs.gs.auth.type", emulator == null ? "APPLICATION_DEFAULT" : "UNAUTHENTICATED");
    return settings;
  }

  private void putUnlessSet(Map<String, String> settings, String name, String value) {
    if (!isSetByUser(name)) {
      settings.put(name, value);
    }
  }

  /** Hadoop has a value for most, which nobody chose. */
  private boolean isSetByUser(String name) {
    String[] sources = base.getPropertySources(name);
    return sources != null
        && Arrays.stream(sources).anyMatch(source -> !source.endsWith("core-default.xml"));
  }

  private String variable(List<String> names) {
    return names.stream()
        .map(variables::get)
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .orElse(null);
  }
}
