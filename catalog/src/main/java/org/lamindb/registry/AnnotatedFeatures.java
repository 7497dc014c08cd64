package org.lamindb.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.lamindb.database.Database;
import org.lamindb.database.Row;
import org.lamindb.database.SqlText;
import org.lamindb.error.LaminErrors;
import org.lamindb.registry.ColumnSource.FeatureValue;
import org.lamindb.registry.ColumnSource.Form;

/**
 * The features that artifacts are annotated with, as columns of the artifact registry: named as the
 * features, typed as their dtypes say.
 */
public final class AnnotatedFeatures {
  private static final String OPTION = "features";
  private static final Set<String> ALL = Set.of("true", "*");

  private final Database database;
  private final Registries registries;
  private final Registry registry;
  private final Optional<List<Long>> branches;
  private final FeatureLinks links;
  private final Consumer<SqlText> records;

  private AnnotatedFeatures(
      Database database,
      Registries registries,
      Registry registry,
      String branch,
      Consumer<SqlText> records) {
    this.database = Objects.requireNonNull(database, "database is null");
    this.registries = Objects.requireNonNull(registries, "registries is null");
    this.registry = Objects.requireNonNull(registry, "registry is null");
    this.branches = Visibility.branchIds(database, branch);
    this.links = new FeatureLinks(registries, registry);
    this.records = Objects.requireNonNull(records, "records is null");
  }

  private record Feature(long id, String name, String dtype, FeatureType type, String comment) {
    Annotation annotation(ColumnType column, FeatureValue values) {
      return new Annotation(dtype, Column.derived(name, column, comment, values));
    }
  }

  /**
   * A feature that a record is annotated with.
   *
   * @param dtype as LaminDB writes it
   * @param column the values
   */
  public record Annotation(String dtype, Column column) {
    /** Whether the values are labels, not documents. */
    public boolean isOfLabels() {
      return column.source() instanceof FeatureValue value && value.form() == Form.LABELS;
    }
  }

  /**
   * Derived columns, one for each feature.
   *
   * @param branch whose artifacts, features and labels count, as {@link Visibility#of} takes it
   * @param wanted {@code true} or {@code *} for all features that visible artifacts are annotated
   *     with; else names with commas between them, whose order the columns have
   * @throws org.lamindb.error.LaminException when a name is no feature's, or several features', or
   *     the registry is another one
   */
  public static List<Column> of(
      Database database, Registries registries, Registry registry, String branch, String wanted) {
    if (!registry.qualifiedName().equals("Artifact")) {
      throw LaminErrors.unsupported(
          "The option 'features' on " + registry.qualifiedName(),
          "It is for the registry Artifact.");
    }
    AnnotatedFeatures features =
        new AnnotatedFeatures(
            database, registries, registry, branch, visible(database, registry, branch));
    List<Annotation> annotations =
        database.read(
            "read the features",
            connection ->
                ALL.contains(wanted.strip())
                    ? features.annotations(connection, features.annotated(connection), false)
                    : features.annotations(
                        connection, features.named(connection, names(wanted)), true));
    return annotations.stream().map(Annotation::column).toList();
  }

  /**
   * The features that one record is annotated with.
   *
   * @param branch whose features and labels count
   */
  public static List<Annotation> ofRecord(
      Database database, Registries registries, Registry registry, String branch, long id) {
    AnnotatedFeatures features =
        new AnnotatedFeatures(
            database, registries, registry, branch, sql -> sql.sql(" AND record.id = ").value(id));
    return database.read(
        "read the features",
        connection -> features.annotations(connection, features.annotated(connection), false));
  }

  private static Set<String> names(String wanted) {
    Set<String> names = new LinkedHashSet<>();
    for (String name : wanted.split(",", -1)) {
      if (name.isBlank()) {
        throw LaminErrors.invalidOption(
            OPTION, wanted, "true, or names of features with a comma between them");
      }
      names.add(name.strip());
    }
    return names;
  }

  private List<Feature> named(Connection connection, Set<String> names) throws SQLException {
    Map<String, List<Feature>> found = byName(features(connection, Optional.empty()));
    List<Feature> features = new ArrayList<>();
    for (String name : names) {
      List<Feature> same = found.get(name);
      if (same == null) {
        throw LaminErrors.featureNotFound(name, new TreeSet<>(found.keySet()));
      } else if (same.size() > 1) {
        throw LaminErrors.featureAmbiguous(name, same.size());
      }
      features.addAll(same);
    }
    return features;
  }

  /** Of several features with one name the one whose values are labels, else the first. */
  private List<Feature> annotated(Connection connection) throws SQLException {
    Set<Long> ids = new TreeSet<>();
    for (Registry link : links.toLabels()) {
      SqlText sql = new SqlText(database.dialect()).sql("SELECT DISTINCT link.feature_id");
      sql.sql(" AS found FROM ").name(link.table()).sql(" AS link");
      ofRecords(sql, " AND link.feature_id IS NOT NULL");
      ids.addAll(sql.query(connection, AnnotatedFeatures::found));
    }
    SqlText sql = new SqlText(database.dialect()).sql("SELECT DISTINCT document.feature_id");
    sql.sql(" AS found FROM ").also(links::documents);
    ids.addAll(ofRecords(sql, "").query(connection, AnnotatedFeatures::found));
    List<Feature> features = new ArrayList<>();
    for (List<Feature> same : byName(features(connection, Optional.of(ids))).values()) {
      features.add(
          same.stream()
              .filter(feature -> !feature.type().labels().isEmpty())
              .findFirst()
              .orElse(same.get(0)));
    }
    return features;
  }

  private static long found(Row row) throws SQLException {
    return row.number("found");
  }

  private static Consumer<SqlText> visible(Database database, Registry registry, String branch) {
    Optional<List<Long>> ids = Visibility.branchIds(database, branch);
    return sql -> ids.ifPresent(visible -> branch(sql, " AND record.", registry, visible));
  }

  /** Ends a query on links with what holds for those of the records. */
  private SqlText ofRecords(SqlText sql, String further) {
    sql.sql(" JOIN ").name(registry.table()).sql(" AS record ON record.id = link.");
    sql.name(links.key()).sql(" WHERE 1 = 1").sql(further);
    return sql.also(records);
  }

  private static void branch(SqlText sql, String before, Registry table, List<Long> ids) {
    Column column = table.column("branch_id").orElseThrow();
    sql.sql(before).name(column.databaseName()).isAnyOf(ids);
  }

  private static Map<String, List<Feature>> byName(List<Feature> features) {
    Map<String, List<Feature>> byName = new LinkedHashMap<>();
    features.forEach(
        feature -> byName.computeIfAbsent(feature.name(), none -> new ArrayList<>()).add(feature));
    return byName;
  }

  private List<Feature> features(Connection connection, Optional<Set<Long>> ids)
      throws SQLException {
    Registry features = registries.get("Feature");
    String dtype = features.column("_dtype_str").orElseThrow().databaseName();
    SqlText sql = new SqlText(database.dialect()).sql("SELECT id, name, description, ");
    sql.name(dtype).sql(" AS dtype FROM ").name(features.table());
    sql.sql(" WHERE ").name(dtype).sql(" IS NOT NULL");
    branches.ifPresent(visible -> branch(sql, " AND ", features, visible));
    ids.ifPresent(wanted -> sql.sql(" AND id").isAnyOf(wanted));
    return sql.sql(" ORDER BY id")
        .query(
            connection,
            row ->
                new Feature(
                    row.number("id"),
                    row.text("name"),
                    row.text("dtype"),
                    FeatureType.of(row.text("dtype")),
                    row.optionalText("description").orElse("")));
  }

  private List<Annotation> annotations(Connection connection, List<Feature> features, boolean named)
      throws SQLException {
    Set<Long> several = withSeveralValues(connection);
    List<Annotation> annotations = new ArrayList<>();
    for (Feature feature : features) {
      FeatureType type = feature.type();
      if (type.labels().isEmpty()) {
        boolean isSet = several.contains(feature.id()) && !type.isDocument();
        annotations.add(
            feature.annotation(
                isSet ? ColumnType.LIST : type.type(),
                new FeatureValue(
                    List.of(links.document(feature.id())),
                    isSet ? Form.DOCUMENTS : Form.DOCUMENT,
                    type.elements())));
        continue;
      }
      Optional<FeatureValue> labels = links.labels(feature.id(), type, branches);
      if (labels.isPresent()) {
        annotations.add(feature.annotation(ColumnType.LIST, labels.get()));
      } else if (named) {
        throw LaminErrors.unsupported(
            "The feature '" + feature.name() + "'",
            "This database links artifacts to no labels of its dtype.");
      }
    }
    return annotations;
  }

  /** The features of which a visible record has more than one value. */
  private Set<Long> withSeveralValues(Connection connection) throws SQLException {
    SqlText sql = new SqlText(database.dialect()).sql("SELECT DISTINCT document.feature_id");
    sql.sql(" AS found FROM ").also(links::documents);
    ofRecords(sql, "").sql(" GROUP BY record.id, document.feature_id HAVING COUNT(*) > 1");
    return new HashSet<>(sql.query(connection, AnnotatedFeatures::found));
  }
}
