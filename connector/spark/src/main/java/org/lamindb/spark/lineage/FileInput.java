package org.lamindb.spark.lineage;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Files that a query read.
 *
 * @param roots what the reader was given: absolute paths or URLs, without trailing slash
 * @param files the files found below the roots, as far as Spark has listed them already
 */
record FileInput(List<String> roots, Supplier<List<String>> files) {
  FileInput {
    roots = List.copyOf(roots);
    Objects.requireNonNull(files, "files is null");
  }
}
