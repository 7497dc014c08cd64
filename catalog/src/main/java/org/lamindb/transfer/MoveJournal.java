package org.lamindb.transfer;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lamindb.database.Json;
import org.lamindb.error.LaminErrors;

/**
 * Which bytes of a source may be deleted once the records have followed. It lies in the source, so
 * that a move that was stopped after its switch can be finished; one line an item.
 */
final class MoveJournal {
  /** One item: its files, and the ids of the records that have left. */
  record Entry(String storageKey, boolean folder, List<Long> ids, List<String> files) {}

  private final Path file;

  MoveJournal(String sourceRoot, long targetId) {
    this.file = Path.of(sourceRoot).resolve(".lamindb/move-to-storage-" + targetId + ".jsonl");
  }

  /** Writes what is going to move; the file appears complete. */
  void write(MovePlan plan) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.getParent());
      try (BufferedWriter lines = Files.newBufferedWriter(part)) {
        Iterator<Entry> entries = entries(plan).iterator();
        while (entries.hasNext()) {
          Entry entry = entries.next();
          Map<String, Object> line =
              Map.of(
                  "key", entry.storageKey(),
                  "folder", entry.folder(),
                  "ids", entry.ids(),
                  "files", entry.files());
          lines.write(Json.of(line).text());
          lines.newLine();
        }
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(file.toString(), e);
    }
  }

  /** What is to be deleted, if a move to this target is not finished. */
  Optional<List<Entry>> read() {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        entries.add(entry((Map<?, ?>) Json.parse(line)));
      }
      return Optional.of(entries);
    } catch (IOException e) {
      throw LaminErrors.cannotRead(file.toString(), e);
    }
  }

  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(file.toString(), e);
    }
  }

  private static Entry entry(Map<?, ?> line) {
    List<Long> ids = new ArrayList<>();
    ((List<?>) line.get("ids")).forEach(id -> ids.add(((Number) id).longValue()));
    List<String> files = new ArrayList<>();
    ((List<?>) line.get("files")).forEach(path -> files.add(path.toString()));
    return new Entry(line.get("key").toString(), (Boolean) line.get("folder"), ids, files);
  }

  /** The files of nested items stand with each of them; they are deleted once. */
  private static List<Entry> entries(MovePlan plan) {
    TreeMap<String, Long> files = new TreeMap<>();
    plan.files().forEach(f -> files.put(f.path(), f.size()));
    List<Entry> entries = new ArrayList<>();
    for (MoveItem item : plan.items()) {
      String key = item.storageKey();
      List<Long> ids = item.rows().stream().map(MovedRow::id).toList();
      List<String> own =
          item.folder() ? List.copyOf(files.subMap(key + "/", key + "0").keySet()) : List.of(key);
      if (item.hasBytes()) {
        entries.add(new Entry(key, item.folder(), ids, own));
      }
    }
    return entries;
  }
}
