package org.lamindb.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lamindb.database.Database;
import org.lamindb.error.LaminErrors;

/**
 * Records under names that a program can spell, as the Python client's completion offers them:
 * {@code t_cell} for T cell.
 */
public final class RecordLookup {
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^0-9A-Za-z_]+");
  private static final String PREFIX = "ln_";

  /** Python's keywords in lower case, which are followed by an underscore. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");

  private RecordLookup() {}

  /**
   * A record under a name.
   *
   * @param record with the value that the name was made of
   */
  public record Entry(String lookup, RecordName record) {}

  /**
   * The records of all branches, in the order of their ids; of several under one name the first.
   *
   * @param field whose texts become names; empty for what records are called by
   * @throws org.lamindb.error.LaminException when the registry has no such text
   */
  public static List<Entry> of(Database database, Registry registry, Optional<String> field) {
    Optional<Column> column =
        (field.isPresent() ? registry.column(field.get()) : NameColumn.of(registry))
            .filter(candidate -> candidate.type() == ColumnType.TEXT);
    if (field.isPresent() && column.isEmpty()) {
      throw LaminErrors.columnNotFound(
          field.get(),
          registry.qualifiedName(),
          registry.columns().stream()
              .filter(candidate -> candidate.type() == ColumnType.TEXT)
              .map(Column::name)
              .toList());
    }
    Map<String, RecordName> entries = new LinkedHashMap<>();
    if (column.isPresent()) {
      for (RecordName record : records(database, registry, column)) {
        name(record.name()).ifPresent(name -> entries.putIfAbsent(name, record));
      }
    }
    List<Entry> list = new ArrayList<>();
    entries.forEach((name, record) -> list.add(new Entry(name, record)));
    return list;
  }

  private static List<RecordName> records(
      Database database, Registry registry, Optional<Column> column) {
    return database.read(
        "read records of " + registry.qualifiedName(),
        connection ->
            RecordName.select(database.dialect(), registry, column)
                .sql(" ORDER BY id")
                .query(connection, RecordName::read));
  }

  /** The name for a text; none for nothing. */
  static Optional<String> name(String text) {
    if (text == null || text.isEmpty()) {
      return Optional.empty();
    }
    String name = NOT_IN_NAMES.matcher(text).replaceAll("_").toLowerCase(Locale.ROOT);
    char first = name.charAt(0);
    if (first < 'a' || first > 'z') {
      name = PREFIX + name;
    }
    return Optional.of(KEYWORDS.contains(name) ? name + "_" : name);
  }
}
