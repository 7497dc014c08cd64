package org.lamindb.spark.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.api.java.function.Function;
import org.lamindb.transfer.CopiedFile;
import org.lamindb.transfer.FileCopy;
import org.lamindb.transfer.MoveFile;

/** Copies a batch of files on an executor and returns what was copied, with hashes. */
final class CopyTask implements Function<byte[], byte[]> {
  private static final long serialVersionUID = 1L;

  private final FileCopy copy;

  CopyTask(FileCopy copy) {
    this.copy = Objects.requireNonNull(copy, "copy is null");
  }

  @Override
  public byte[] call(byte[] batch) {
    List<CopiedFile> copied = new ArrayList<>();
    for (MoveFile file : Packed.read(batch, MoveFile.class)) {
      if (TaskContext.get().isInterrupted()) {
        throw new TaskKilledException();
      }
      copied.add(copy.copy(file));
    }
    return Packed.of(copied);
  }
}
