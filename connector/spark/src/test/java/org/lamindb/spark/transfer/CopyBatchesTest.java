package org.lamindb.spark.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.lamindb.transfer.MoveFile;

class CopyBatchesTest {
  private static final long MEGABYTE = 1L << 20;
  private static final long GIGABYTE = 1L << 30;

  private static List<MoveFile> files(int count, long size) {
    List<MoveFile> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(new MoveFile(size + "/" + i, size));
    }
    return files;
  }

  private static long bytes(List<MoveFile> files) {
    return files.stream().mapToLong(MoveFile::size).sum();
  }

  @Test
  void smallFilesShareTasks() {
    assertThat(CopyBatches.of(files(10_000, 10_000), 2)).hasSizeLessThanOrEqualTo(8);
    assertThat(CopyBatches.of(files(20, 10_000), 64)).hasSize(1);
    assertThat(CopyBatches.of(files(1_000_000, 10_000), 64)).hasSizeLessThanOrEqualTo(2_000);
  }

  @Test
  void aLargeFileHasATaskOfItsOwnWhichStartsFirst() {
    List<MoveFile> files = files(1_000, 10_000);
    MoveFile large = new MoveFile("large", 10 * GIGABYTE);
    files.add(large);
    assertThat(CopyBatches.of(files, 4).get(0)).containsExactly(large);
  }

  @Test
  void filesOfOneSizeAreSpreadEvenly() {
    assertThat(CopyBatches.of(files(80, 64 * MEGABYTE), 4))
        .hasSize(16)
        .allMatch(batch -> batch.size() == 5);
  }

  @Test
  void veryManyLargeFilesDoNotBecomeTooManyTasks() {
    assertThat(CopyBatches.of(files(50_000, 2 * GIGABYTE), 100)).hasSize(2_000);
  }

  @Test
  void nothingNeedsNoTask() {
    assertThat(CopyBatches.of(List.of(), 4)).isEmpty();
  }

  @RepeatedTest(100)
  void everyFileIsInOneBatchAndNoBatchIsMuchHeavierThanItMustBe(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<MoveFile> files = new ArrayList<>();
    int count = 1 + random.nextInt(500);
    for (int i = 0; i < count; i++) {
      files.add(new MoveFile("f" + i, (long) Math.pow(10, random.nextDouble() * 10)));
    }
    int slots = 1 + random.nextInt(16);

    List<List<MoveFile>> batches = CopyBatches.of(files, slots);

    assertThat(batches.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(files);
    assertThat(batches).allMatch(batch -> !batch.isEmpty());
    long largest = files.stream().mapToLong(MoveFile::size).max().orElseThrow();
    long weight = bytes(files) + count * (256L << 10);
    assertThat(batches)
        .allMatch(batch -> bytes(batch) <= weight / batches.size() + largest + (256L << 10));
  }
}
