package org.lamindb.spark.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.lamindb.transfer.CopiedFile;
import org.lamindb.transfer.FileCopy;
import org.lamindb.transfer.MoveFile;

/** Copies files with Spark's tasks. */
final class DistributedCopy {
  private static final String DESCRIPTION = "spark.job.description";

  private final SparkSession session;

  DistributedCopy(SparkSession session) {
    this.session = Objects.requireNonNull(session, "session is null");
  }

  /**
   * Copies all files, or fails with the first error after Spark's own repetitions. Executors must
   * see both roots.
   *
   * @param title what the user interface of Spark shows
   * @throws org.lamindb.error.LaminException when a file cannot be copied; others may have been
   */
  List<CopiedFile> run(List<MoveFile> files, FileCopy copy, String title) {
    if (files.isEmpty()) {
      return List.of();
    }
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
    List<byte[]> batches =
        CopyBatches.of(files, spark.defaultParallelism()).stream().map(Packed::of).toList();
    String before = spark.getLocalProperty(DESCRIPTION);
    spark.setLocalProperty(DESCRIPTION, title);
    try {
      List<CopiedFile> copied = new ArrayList<>(files.size());
      spark
          .parallelize(batches, batches.size())
          .map(new CopyTask(copy))
          .collect()
          .forEach(batch -> copied.addAll(Packed.read(batch, CopiedFile.class)));
      return copied;
    } catch (Exception e) {
      // Spark's exceptions are checked ones that its methods do not declare.
      throw SparkFailures.<RuntimeException>rethrow(e);
    } finally {
      spark.setLocalProperty(DESCRIPTION, before);
    }
  }
}
