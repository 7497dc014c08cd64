package org.lamindb.transfer;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lamindb.database.Json;
import org.lamindb.database.SqlText;
import org.lamindb.error.ArtifactErrors;
import org.lamindb.error.TransferErrors;
import org.lamindb.registry.Column;
import org.lamindb.registry.ColumnType;
import org.lamindb.registry.Registry;

/** Copies records of one registry, with all that their foreign keys lead to. */
final class RecordCopier {
  private static final String RUN_TABLE = "lamindb_run";
  private static final int BATCH = 2_000;

  /** What a record that came only as the type of another does not bring. */
  private static final Set<String> NOT_OF_TYPES =
      Set.of("description", "reference", "reference_type", "schema_id");

  private final References references;
  private final Registry registry;
  private final String identity;
  private final List<Column> read;
  private final List<Column> written;
  private final Map<String, Integer> position = new HashMap<>();
  private final CellReader cells;
  private final Map<Long, Long> mapped = new HashMap<>();
  private final Set<Long> complete = new HashSet<>();

  RecordCopier(References references, Registry source, Registry target) {
    this.references = references;
    this.registry = target;
    this.identity = source.table().equals("lamindb_storage") ? "root" : "uid";
    this.read = source.columns();
    for (int i = 0; i < read.size(); i++) {
      position.put(read.get(i).name(), i);
    }
    this.written =
        target.columns().stream()
            .filter(column -> !column.primaryKey() && position.containsKey(column.name()))
            .toList();
    this.cells = new CellReader(references.source().dialect(), references.target().dialect());
  }

  /** Ids in the target by ids in the source; what is missing is brought. */
  Map<Long, Long> map(Set<Long> ids, boolean asTypes) throws SQLException {
    if (!asTypes) {
      complete.addAll(ids);
    }
    List<Long> missing = ids.stream().filter(id -> !mapped.containsKey(id)).sorted().toList();
    for (int start = 0; start < missing.size(); start += BATCH) {
      List<Long> batch = missing.subList(start, Math.min(start + BATCH, missing.size()));
      List<Object[]> rows = read(batch);
      copy(rows, asTypes);
      Map<String, Long> there =
          references.target().idsBy(registry.table(), identity, texts(rows, identity));
      for (Object[] row : rows) {
        mapped.put(id(row), there.get(text(row, identity)));
      }
    }
    return mapped;
  }

  /**
   * Copies records that nothing refers to here, so that their ids need not be remembered.
   *
   * @return ids in the source of the records that were inserted
   */
  List<Long> copy(List<Long> ids) throws SQLException {
    return copy(read(ids), false).stream().map(this::id).toList();
  }

  /** Inserts those rows that the target lacks and returns them. */
  private List<Object[]> copy(List<Object[]> rows, boolean asTypes) throws SQLException {
    Set<String> there =
        references.target().idsBy(registry.table(), identity, texts(rows, identity)).keySet();
    List<Object[]> fresh =
        new ArrayList<>(rows.stream().filter(r -> !there.contains(text(r, identity))).toList());
    requireComplete(fresh);
    requireColumns(fresh);
    bringTypes(fresh);
    // A type of a record in this batch may be of this batch itself: then it is there by now.
    fresh.removeIf(row -> mapped.containsKey(id(row)));
    List<Object[]> values = values(fresh, asTypes);
    requireFree(fresh, values);
    references
        .target()
        .insertAll(
            registry.table(),
            written.stream().map(Column::name).toList(),
            written.stream().map(column -> column.type() == ColumnType.JSON).toList(),
            values);
    references.count(registry.qualifiedName(), fresh.size(), there.size());
    return fresh;
  }

  private List<Object[]> read(List<Long> ids) throws SQLException {
    SqlText sql = new SqlText(references.source().dialect()).sql("SELECT ");
    sql.names(read.stream().map(Column::name).toList()).sql(" FROM ").name(registry.table());
    sql.sql(" WHERE id").isAnyOf(ids).sql(" ORDER BY id");
    List<Object[]> found = new ArrayList<>(ids.size());
    try (PreparedStatement statement = sql.prepare(references.source().connection());
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Object[] row = new Object[read.size()];
        for (int i = 0; i < row.length; i++) {
          row[i] = cells.read(rows, i + 1, read.get(i));
        }
        found.add(row);
      }
    } catch (SQLException e) {
      throw references.sourceFailed(e);
    }
    if (found.size() < ids.size()) {
      Set<Long> lost = new LinkedHashSet<>(ids);
      found.forEach(row -> lost.remove(id(row)));
      throw TransferErrors.notMappable(
          "the source has no "
              + registry.qualifiedName()
              + " with the id "
              + lost.iterator().next(),
          "Name records that exist.");
    }
    return found;
  }

  private void bringTypes(List<Object[]> rows) throws SQLException {
    Optional<Column> type =
        written.stream().filter(c -> registry.table().equals(c.references())).findFirst();
    if (type.isEmpty()) {
      return;
    }
    Set<Long> types = referenced(rows, type.get());
    Set<Long> wantedThemselves = new HashSet<>(types);
    wantedThemselves.retainAll(complete);
    references.map(registry.table(), wantedThemselves, false);
    types.removeAll(wantedThemselves);
    references.map(registry.table(), types, true);
  }

  /** The rows as the target stores them: its own ids, its transfer run, types as stubs. */
  private List<Object[]> values(List<Object[]> rows, boolean asTypes) throws SQLException {
    List<Object[]> values = new ArrayList<>(rows.size());
    rows.forEach(row -> values.add(new Object[written.size()]));
    for (int i = 0; i < written.size(); i++) {
      Column column = written.get(i);
      int from = position.get(column.name());
      boolean omitted = asTypes && NOT_OF_TYPES.contains(column.name());
      boolean key = !omitted && column.references() != null;
      boolean run = key && column.references().equals(RUN_TABLE);
      Map<Long, Long> ids =
          key && !run
              ? references.map(column.references(), referenced(rows, column), false)
              : Map.of();
      for (int r = 0; r < values.size(); r++) {
        Object value = omitted ? null : rows.get(r)[from];
        if (run) {
          value = references.run().runId();
        } else if (key && value != null) {
          value = ids.get(value);
        }
        if (value == null && !column.nullable()) {
          throw TransferErrors.notMappable(
              registry.qualifiedName()
                  + " "
                  + text(rows.get(r), "uid")
                  + " has no valid value in "
                  + column.name(),
              "Repair it in the source.");
        }
        values.get(r)[i] = value;
      }
    }
    return values;
  }

  private Set<Long> referenced(List<Object[]> rows, Column column) {
    int index = position.get(column.name());
    Set<Long> ids = new HashSet<>();
    for (Object[] row : rows) {
      if (row[index] != null) {
        ids.add((Long) row[index]);
      }
    }
    return ids;
  }

  private void requireComplete(List<Object[]> rows) {
    if (!registry.table().equals("lamindb_artifact")) {
      return;
    }
    for (Object[] row : rows) {
      Object aux = row[position.get("_aux")] instanceof Json json ? Json.parse(json.text()) : null;
      if (aux instanceof Map<?, ?> map && Integer.valueOf(1).equals(map.get("so"))) {
        throw ArtifactErrors.artifactIncomplete(text(row, "uid"));
      }
    }
  }

  /** Columns that the target does not have may be left out only when they hold nothing. */
  private void requireColumns(List<Object[]> rows) {
    for (Column column : read) {
      if (registry.column(column.name()).isPresent() || rows.isEmpty()) {
        continue;
      }
      int index = position.get(column.name());
      for (Object[] row : rows) {
        boolean empty =
            row[index] == null || (row[index] instanceof Json json && json.text().equals("null"));
        if (!empty) {
          throw TransferErrors.notMappable(
              registry.qualifiedName()
                  + " "
                  + text(row, "uid")
                  + " has a value in '"
                  + column.name()
                  + "', a column that the target does not have",
              "Run 'lamin migrate deploy' for the target.");
        }
      }
      references.note(
          registry.qualifiedName() + "." + column.name() + " is unknown to the target and empty.");
    }
  }

  private void requireFree(List<Object[]> rows, List<Object[]> values) throws SQLException {
    switch (registry.table()) {
      case "lamindb_artifact" ->
          UniqueClashes.requireFreeContent(references.target(), contents(rows, values));
      case "lamindb_user" -> {
        for (Object[] row : rows) {
          UniqueClashes.requireFreeHandle(
              references.target(), text(row, "handle"), text(row, "uid"));
        }
      }
      case "lamindb_storage" -> {
        for (Object[] row : rows) {
          UniqueClashes.requireFreeStorage(
              references.target(), text(row, "root"), text(row, "uid"));
        }
      }
      default -> {}
    }
  }

  private Map<UniqueClashes.Content, String> contents(List<Object[]> rows, List<Object[]> values) {
    int storage = written.indexOf(registry.column("storage_id").orElseThrow());
    Map<UniqueClashes.Content, String> contents = new HashMap<>();
    for (int r = 0; r < rows.size(); r++) {
      String hash = text(rows.get(r), "hash");
      if (hash != null) {
        contents.put(
            new UniqueClashes.Content(
                (Long) values.get(r)[storage], text(rows.get(r), "key"), hash),
            text(rows.get(r), "uid"));
      }
    }
    return contents;
  }

  private List<String> texts(Collection<Object[]> rows, String column) {
    return rows.stream().map(row -> text(row, column)).toList();
  }

  private String text(Object[] row, String column) {
    return (String) row[position.get(column)];
  }

  private Long id(Object[] row) {
    return (Long) row[position.get("id")];
  }
}
