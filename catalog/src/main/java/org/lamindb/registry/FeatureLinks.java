package org.lamindb.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.database.SqlText;
import org.lamindb.registry.ColumnSource.FeatureValue;
import org.lamindb.registry.ColumnSource.Form;
import org.lamindb.registry.RelationPath.Hop;

/** The tables that hold values of features for the records of one registry. */
final class FeatureLinks {
  private static final String ID = "id";
  private static final String FEATURE = "feature_id";
  private static final String DOCUMENT = "jsonvalue_id";

  private final Registries registries;
  private final Registry host;
  private final List<Registry> labels;
  private final Registry documentLinks;
  private final Registry documents;

  /** The links of a registry whose records have values. */
  FeatureLinks(Registries registries, Registry host) {
    this.registries = Objects.requireNonNull(registries, "registries is null");
    this.host = Objects.requireNonNull(host, "host is null");
    this.labels =
        registries.in(Registry.LINKS).stream()
            .filter(link -> link.column(FEATURE).isPresent() && value(link).isPresent())
            .toList();
    this.documentLinks =
        registries.in(Registry.LINKS).stream()
            .filter(link -> target(link).equals("jsonvalue"))
            .findFirst()
            .orElseThrow();
    this.documents = registries.ofTable(documentLinks.column(DOCUMENT).orElseThrow().references());
  }

  private String prefix() {
    return host.name().toLowerCase(Locale.ROOT);
  }

  /** What a link table of the host leads to, by its name; empty for all other tables. */
  private String target(Registry link) {
    String name = link.name().substring(link.name().indexOf('_') + 1);
    return name.startsWith(prefix()) && link.column(key()).isPresent()
        ? name.substring(prefix().length())
        : "";
  }

  /** The key to the label. Where both ends are of one registry, it has a name of its own. */
  private Optional<Column> value(Registry link) {
    return target(link).isEmpty()
        ? Optional.empty()
        : link.column("value_id").or(() -> link.column(target(link) + "_id"));
  }

  /** The link tables' key to the record. */
  String key() {
    return prefix() + "_id";
  }

  /** Tables that link records to labels, each link for one feature or for none. */
  List<Registry> toLabels() {
    return labels;
  }

  /** Appends links and documents to a FROM clause, as {@code link} and {@code document}. */
  void documents(SqlText sql) {
    sql.name(documentLinks.table()).sql(" AS link JOIN ").name(documents.table());
    sql.sql(" AS document ON document.id = link.");
    sql.name(documentLinks.column(DOCUMENT).orElseThrow().databaseName());
  }

  /** The documents that a record has for a feature. */
  RelationPath document(long feature) {
    Hop link = new Hop(ID, documentLinks.table(), key());
    String key = documentLinks.column(DOCUMENT).orElseThrow().databaseName();
    return new RelationPath(
        List.of(link, new Hop(key, documents.table(), ID).where(FEATURE, List.of(feature))),
        documents.column("value").orElseThrow());
  }

  /**
   * The labels that a record has for a feature.
   *
   * @param branches where labels are visible; empty when all are
   * @return empty when this database has no such labels
   */
  Optional<FeatureValue> labels(long feature, FeatureType type, Optional<List<Long>> branches) {
    List<RelationPath> paths = new ArrayList<>();
    for (FeatureType.Labels wanted : type.labels()) {
      registry(wanted.registry()).stream()
          .flatMap(target -> path(feature, target, wanted.field(), branches).stream())
          .forEach(paths::add);
    }
    if (paths.isEmpty()) {
      return Optional.empty();
    }
    ColumnType elements = paths.get(0).leaf().type();
    paths.removeIf(path -> path.leaf().type() != elements);
    return Optional.of(new FeatureValue(paths, Form.LABELS, elements));
  }

  private Optional<Registry> registry(String name) {
    int dot = name.indexOf('.');
    return dot < 0
        ? registries.find(Registry.CORE, name)
        : registries.find(name.substring(0, dot), name.substring(dot + 1));
  }

  private Optional<RelationPath> path(
      long feature, Registry target, Optional<String> field, Optional<List<Long>> branches) {
    Optional<Column> leaf = field.isPresent() ? target.column(field.get()) : NameColumn.of(target);
    Optional<Registry> link =
        labels.stream()
            .filter(each -> target.table().equals(value(each).orElseThrow().references()))
            .findFirst();
    if (leaf.isEmpty() || link.isEmpty()) {
      return Optional.empty();
    }
    Hop first = new Hop(ID, link.get().table(), key()).where(FEATURE, List.of(feature));
    Hop second = new Hop(value(link.get()).orElseThrow().databaseName(), target.table(), ID);
    if (branches.isPresent() && target.hasBranch()) {
      String branch = target.column("branch_id").orElseThrow().databaseName();
      second = second.where(branch, branches.get());
    }
    return Optional.of(new RelationPath(List.of(first, second), leaf.get()));
  }
}
