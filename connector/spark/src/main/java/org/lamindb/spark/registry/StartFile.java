package org.lamindb.spark.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkContext;
import org.lamindb.error.LaminErrors;

/**
 * The file in a checkpoint that says where its stream started. Spark keeps where batches end, and
 * asks for the start again when the first batch did not finish.
 */
final class StartFile {
  private final Path file;

  StartFile(String checkpoint) {
    this.file = new Path(checkpoint, "start.json");
  }

  Optional<String> read() {
    try {
      FileSystem files = files();
      if (!files.exists(file)) {
        return Optional.empty();
      }
      try (FSDataInputStream in = files.open(file)) {
        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw LaminErrors.cannotRead(file.toString(), e);
    }
  }

  /** Under another name first: the file is complete or not there. */
  void write(String text) {
    Path part = file.suffix(".tmp");
    try {
      FileSystem files = files();
      try (FSDataOutputStream out = files.create(part, true)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
      if (!files.rename(part, file)) {
        throw new IOException("it cannot be renamed from " + part);
      }
    } catch (IOException e) {
      throw LaminErrors.cannotWrite(file.toString(), e);
    }
  }

  private FileSystem files() throws IOException {
    return file.getFileSystem(SparkContext.getOrCreate().hadoopConfiguration());
  }
}
