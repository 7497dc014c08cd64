package org.lamindb.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.lamindb.error.LaminErrors;

/** Every option and setting, declared once: what they are called, take and mean. */
public enum LaminOptions {
  INSTANCE(
      Place.READ,
      "instance",
      Type.TEXT,
      "the setting spark.lamindb.instance",
      "Instance to read: owner/name, a storage path or a Postgres URL."),
  STORAGE(
      Place.READ,
      "storage",
      Type.TEXT,
      "the setting spark.lamindb.storage",
      "Root of the default storage, for a Postgres URL whose database has several."),
  CLONE(
      Place.READ,
      "clone",
      Type.BOOLEAN,
      "the setting spark.lamindb.clone",
      "Whether a public instance is read from its SQLite clone, see spark.lamindb.clone."),
  BRANCH(
      Place.READ,
      "branch",
      Type.TEXT,
      "the instance's current branch",
      "Branch whose records are visible, besides the main branch; 'trash' and 'archive' show their"
          + " own alone, 'all' shows every branch."),
  REGISTRY(
      Place.READ, "registry", Type.TEXT, "", "Registry to read: Artifact, bionty.CellType, …."),
  SPACE(
      Place.READ,
      "space",
      Type.TEXT,
      "all spaces",
      "Space whose records of a registry are read: its name or uid."),
  INCLUDE(
      Place.READ,
      "include",
      Type.TEXT,
      "",
      "Columns of related records to read beside those of a registry, with a comma between them:"
          + " created_by__handle, ulabels__name. Where there can be several, the column is an array"
          + " of distinct values."),
  FEATURES(
      Place.READ,
      "features",
      Type.TEXT,
      "",
      "Annotated features to read beside the columns of the registry Artifact: names with a comma"
          + " between them, or true for all that visible artifacts have. Columns have the types of"
          + " the features; labels are arrays of distinct names, and so is a feature of which an"
          + " artifact has several values."),
  SEARCH(
      Place.READ,
      "search",
      Type.TEXT,
      "",
      "Text to search in a registry: its 20 visible records that match best, the best first, as the"
          + " Python client finds them. Conditions of a query apply to these."),
  PATH(
      Place.READ,
      "path",
      Type.TEXT,
      "",
      "What load(…) names: key, uid or lamin:// path of the artifact to read."),
  VERSION(
      Place.READ,
      "version",
      Type.TEXT,
      "the latest",
      "Version of the artifact: its tag or the last four characters of its uid."),
  LOCAL_ROWS(
      Place.READ,
      "localRows",
      Type.COUNT,
      "the setting spark.lamindb.localRows",
      "Results of at most so many rows that are found at once (small registries, look-ups by a"
          + " unique value, LIMIT alone, the latest of SQLite) are read while the query is planned,"
          + " without a job; 0 for none."),
  FAST_SCAN(
      Place.READ,
      "fastScan",
      Type.BOOLEAN,
      "the setting spark.lamindb.fastScan",
      "Whether large scans of a registry may decode the pages of a SQLite file, or what Postgres"
          + " copies, by several tasks; false for SQL by one task. The rows are the same."),
  PUSHDOWN(
      Place.READ,
      "pushdown",
      Type.BOOLEAN,
      "the catalog's, else true",
      "Whether the database answers what it can of a query on a registry; the rows are the same."),
  STARTING_POSITION(
      Place.STREAM,
      "startingPosition",
      Type.TEXT,
      "earliest",
      "Where a new stream of a registry starts: 'earliest' with every record that is"
          + " there, 'latest' with what changes from then on. A checkpoint knows better."),
  STARTING_TIMESTAMP(
      Place.STREAM,
      "startingTimestamp",
      Type.TEXT,
      "",
      "A new stream starts with the records whose updated_at, or else created_at, is at"
          + " or after this time: 2026-01-31, 2026-01-31 08:00:00 in the session's time zone, or"
          + " 2026-01-31T08:00:00Z."),
  MAX_RECORDS_PER_TRIGGER(
      Place.STREAM,
      "maxRecordsPerTrigger",
      Type.COUNT,
      "all",
      "Most records of a batch, at least 1."),
  SETTLE_MS(
      Place.STREAM,
      "settleMs",
      Type.COUNT,
      "1000",
      "SQLite only: milliseconds for which records of the last moment wait, and by which"
          + " the clocks of writers may differ for none of their changes to be missed."),
  WRITE_INSTANCE(
      Place.WRITE,
      "instance",
      Type.TEXT,
      "the setting spark.lamindb.instance",
      "Instance to write to: owner/name, a storage path or a Postgres URL."),
  WRITE_STORAGE(
      Place.WRITE,
      "storage",
      Type.TEXT,
      "the setting spark.lamindb.storage",
      "Root of the default storage, for a Postgres URL whose database has several."),
  WRITE_CLONE(
      Place.WRITE,
      "clone",
      Type.BOOLEAN,
      "the setting spark.lamindb.clone",
      "false to write to a database that is otherwise read from its SQLite clone."),
  KEY(
      Place.WRITE,
      "key",
      Type.TEXT,
      "what save(…) names",
      "Key of the artifact, ending in .parquet; one that exists gets its next version."),
  WRITE_BRANCH(
      Place.WRITE,
      "branch",
      Type.TEXT,
      "the setting spark.lamindb.branch",
      "Branch that the artifact is saved on."),
  DESCRIPTION(Place.WRITE, "description", Type.TEXT, "", "What the artifact is, for people."),

  CATALOG_INSTANCE(
      Place.CATALOG,
      "instance",
      Type.TEXT,
      "the setting spark.lamindb.instance",
      "Instance of the catalog: owner/name, a storage path or a Postgres URL."),
  CATALOG_STORAGE(
      Place.CATALOG,
      "storage",
      Type.TEXT,
      "the setting spark.lamindb.storage",
      "Root of the default storage, for a Postgres URL whose database has several."),
  CATALOG_CLONE(
      Place.CATALOG,
      "clone",
      Type.BOOLEAN,
      "the setting spark.lamindb.clone",
      "Whether a public instance is read from its SQLite clone, see spark.lamindb.clone."),
  CATALOG_BRANCH(
      Place.CATALOG,
      "branch",
      Type.TEXT,
      "the setting spark.lamindb.branch",
      "Branch whose records are visible, besides the main branch; 'all' shows every branch."),
  CATALOG_PUSHDOWN(
      Place.CATALOG,
      "pushdown",
      Type.BOOLEAN,
      "true",
      "Whether the database answers what it can of queries on registries; the rows are the same."),

  SETTING_INSTANCE(
      Place.SETTING,
      "spark.lamindb.instance",
      Type.TEXT,
      "the instance that LaminDB is connected to",
      "Instance of the application: owner/name, a storage path or a Postgres URL."),
  SETTING_STORAGE(
      Place.SETTING,
      "spark.lamindb.storage",
      Type.TEXT,
      "the instance's own",
      "Root of the default storage, for a Postgres URL whose database has several."),
  SETTING_CLONE(
      Place.SETTING,
      "spark.lamindb.clone",
      Type.BOOLEAN,
      "true",
      "Whether a public instance that is named by owner and name is read from the SQLite clone in its"
          + " storage, when there is one, as the Python client does; false for its Postgres"
          + " database."),
  SETTING_BRANCH(
      Place.SETTING,
      "spark.lamindb.branch",
      Type.TEXT,
      "the instance's current branch",
      "Branch that is read and written."),
  SETTING_FAST_SCAN(
      Place.SETTING,
      "spark.lamindb.fastScan",
      Type.BOOLEAN,
      "true",
      "Whether large scans of a registry may decode the pages of a SQLite file, or what Postgres"
          + " copies, by several tasks; false for SQL by one task. The rows are the same."),
  SETTING_LOCAL_ROWS(
      Place.SETTING,
      "spark.lamindb.localRows",
      Type.COUNT,
      "1000",
      "Results of at most so many rows that are found at once (small registries, look-ups by a"
          + " unique value, LIMIT alone, the latest of SQLite) are read while the query is planned,"
          + " without a job; 0 for none. EXPLAIN shows the SQL of such a scan only when it is 0."),
  SETTING_TRACK(
      Place.SETTING,
      "spark.lamindb.track",
      Type.BOOLEAN,
      "true",
      "Whether the application is recorded as a run with its inputs and outputs."),
  SETTING_TRANSFORM_KEY(
      Place.SETTING,
      "spark.lamindb.transform.key",
      Type.TEXT,
      "the name of the script or application",
      "Key of the transform that the run belongs to."),
  SETTING_TRANSFORM_SOURCE(
      Place.SETTING,
      "spark.lamindb.transform.source",
      Type.TEXT,
      "the submitted script",
      "File with the source code of the transform."),
  SETTING_RUN_NAME(
      Place.SETTING,
      "spark.lamindb.run.name",
      Type.TEXT,
      "spark.app.name, when somebody set it",
      "Name of the run, for people."),
  SETTING_RUN_PARAMETER(
      Place.SETTING,
      "spark.lamindb.run.params.<name>",
      Type.TEXT,
      "",
      "A parameter of the run; what looks like a secret is redacted.");

  /** What the names of settings begin with whose rest names a parameter of the run. */
  public static final String RUN_PARAMS = "spark.lamindb.run.params.";

  /** Where an option is given. */
  public enum Place {
    READ("spark.read.format(\"lamindb\").option(…)"),
    /** Those of a read belong here, too. */
    STREAM("spark.readStream.format(\"lamindb\").option(…)"),
    WRITE("df.write.format(\"lamindb\").option(…)"),
    CATALOG("spark.sql.catalog.<name>.…"),
    SETTING("Spark configuration");

    private final String title;

    Place(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /** What values an option takes. */
  public enum Type {
    TEXT,
    BOOLEAN,
    /** An integer from 0. */
    COUNT
  }

  /** Where Spark puts what load(…) or save(…) names, when it is more than one path. */
  static final String PATHS = "paths";

  private final Place place;
  private final String option;
  private final Type type;
  private final String defaultValue;
  private final String documentation;

  LaminOptions(Place place, String option, Type type, String defaultValue, String documentation) {
    this.place = place;
    this.option = option;
    this.type = type;
    this.defaultValue = defaultValue;
    this.documentation = documentation;
  }

  /** The name that users write. */
  public String option() {
    return option;
  }

  Type type() {
    return type;
  }

  String defaultValue() {
    return defaultValue;
  }

  String documentation() {
    return documentation;
  }

  /** The value, if the user gave one that is not blank. */
  public Optional<String> in(Map<String, String> options) {
    return clean(options.get(option));
  }

  /**
   * The value of a setting in the active session, if there is one.
   *
   * @throws org.lamindb.error.LaminException when it is no value of the setting's type
   */
  public Optional<String> inSession() {
    return clean(SparkSession.active().conf().get(option, ""));
  }

  private Optional<String> clean(String value) {
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    if (type == Type.BOOLEAN
        && !List.of("true", "false").contains(value.toLowerCase(Locale.ROOT))) {
      throw LaminErrors.invalidOption(option, value, "true or false");
    }
    if (type == Type.COUNT && !value.strip().matches("[0-9]{1,9}")) {
      throw LaminErrors.invalidOption(option, value, "a number from 0 to 999999999");
    }
    // A blank may be part of a key.
    return Optional.of(type == Type.TEXT ? value : value.strip());
  }

  /** The names of a place's options, in the order of the declaration. */
  public static List<String> names(Place place) {
    return of(place).map(LaminOptions::option).toList();
  }

  /** Most rows of a registry that is read without a job. */
  public static int localRows(CaseInsensitiveStringMap options) {
    return LOCAL_ROWS
        .in(options)
        .or(SETTING_LOCAL_ROWS::inSession)
        .map(Integer::parseInt)
        .orElse(1000);
  }

  /** Whether large scans may go other ways than SQL. */
  public static boolean fastScan(CaseInsensitiveStringMap options) {
    return FAST_SCAN
        .in(options)
        .or(SETTING_FAST_SCAN::inSession)
        .map(Boolean::parseBoolean)
        .orElse(true);
  }

  /** Which version of an artifact the options want. */
  public static Moment moment(CaseInsensitiveStringMap options) {
    return VERSION.in(options).map(Moment::ofVersion).orElse(Moment.LATEST);
  }

  static Stream<LaminOptions> of(Place place) {
    return Arrays.stream(values()).filter(candidate -> candidate.place == place);
  }
}
