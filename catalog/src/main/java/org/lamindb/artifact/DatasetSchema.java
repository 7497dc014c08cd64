package org.lamindb.artifact;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lamindb.database.SqlText;
import org.lamindb.instance.Instance;
import org.lamindb.registry.Column;
import org.lamindb.registry.NameColumn;
import org.lamindb.registry.Registry;

/**
 * What the content of an artifact, or a part of it, consists of.
 *
 * @param slot the part: {@code columns}, {@code obs}, {@code var}, …
 * @param itype what the members are: {@code Feature}, {@code bionty.Gene.ensembl_gene_id}, …
 * @param members how many there are
 * @param shown the first of them by name
 */
record DatasetSchema(String slot, String itype, long members, List<Member> shown) {
  /** As many as the Python client shows. */
  private static final int MOST_SHOWN = 50;

  private static final String FEATURE = "Feature";

  DatasetSchema {
    shown = List.copyOf(shown);
  }

  record Member(String name, String dtype) {}

  boolean isOfFeatures() {
    return itype.startsWith(FEATURE);
  }

  private record Row(long id, String slot, String itype, String dtype, long members) {}

  /** The schemas of an artifact's content. */
  static List<DatasetSchema> of(Instance instance, long artifact) {
    return instance
        .database()
        .read(
            "read the schemas",
            connection -> {
              List<DatasetSchema> schemas = new ArrayList<>();
              for (Row row : rows(instance, connection, artifact)) {
                schemas.add(
                    new DatasetSchema(
                        row.slot(),
                        row.itype(),
                        row.members(),
                        members(instance, connection, row)));
              }
              return schemas;
            });
  }

  private static List<Row> rows(Instance instance, Connection connection, long artifact)
      throws SQLException {
    return new SqlText(instance.database().dialect())
        .sql("SELECT s.id, l.slot, s.itype, s._dtype_str, s.n_members FROM ")
        .also(instance.table("lamindb_artifactschema"))
        .sql(" l JOIN ")
        .also(instance.table("lamindb_schema"))
        .sql(" s ON s.id = l.schema_id WHERE l.artifact_id = ")
        .value(artifact)
        .sql(" ORDER BY l.id")
        .query(
            connection,
            row ->
                new Row(
                    row.number("id"),
                    row.optionalText("slot").orElse(""),
                    row.optionalText("itype").orElse(""),
                    row.optionalText("_dtype_str").orElse(null),
                    row.optionalNumber("n_members").orElse(0)));
  }

  private static List<Member> members(Instance instance, Connection connection, Row schema)
      throws SQLException {
    boolean features = schema.itype().startsWith(FEATURE);
    Optional<Registry> registry = registry(instance, features ? FEATURE : schema.itype());
    if (registry.isEmpty()) {
      return List.of();
    }
    String key = registry.get().name().toLowerCase(Locale.ROOT) + "_id";
    Optional<Registry> link =
        instance.registries().in(Registry.LINKS).stream()
            .filter(table -> table.name().matches("[a-z0-9]+_schema" + key.replace("_id", "")))
            .filter(table -> table.column("schema_id").isPresent())
            .findFirst();
    Optional<Column> name = NameColumn.of(registry.get());
    Optional<Column> other =
        link.stream()
            .flatMap(table -> table.columns().stream())
            .filter(column -> registry.get().table().equals(column.references()))
            .findFirst();
    if (other.isEmpty() || name.isEmpty()) {
      return List.of();
    }
    SqlText sql = new SqlText(instance.database().dialect()).sql("SELECT m.");
    sql.name(name.get().databaseName()).sql(" AS member");
    if (features) {
      String dtype = registry.get().column("_dtype_str").orElseThrow().databaseName();
      sql.sql(", m.").name(dtype).sql(" AS dtype");
    }
    sql.sql(" FROM ").name(link.orElseThrow().table()).sql(" l JOIN ");
    sql.name(registry.get().table()).sql(" m ON m.id = l.").name(other.get().databaseName());
    sql.sql(" WHERE l.schema_id = ").value(schema.id()).sql(" AND m.");
    sql.name(name.get().databaseName()).sql(" IS NOT NULL ORDER BY 1 LIMIT " + MOST_SHOWN);
    return sql.query(
        connection,
        row ->
            new Member(
                row.text("member"),
                features ? row.optionalText("dtype").orElse(null) : schema.dtype()));
  }

  /** The registry of {@code bionty.Gene.ensembl_gene_id} or {@code Feature}. */
  private static Optional<Registry> registry(Instance instance, String itype) {
    String[] parts = itype.split("\\.");
    return parts.length == 1
        ? instance.registries().find(Registry.CORE, parts[0])
        : instance.registries().find(parts[0], parts[1]);
  }
}
