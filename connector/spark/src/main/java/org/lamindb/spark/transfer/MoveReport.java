package org.lamindb.spark.transfer;

import java.util.Collection;
import java.util.List;
import org.lamindb.transfer.CopiedFile;
import org.lamindb.transfer.MoveItem;
import org.lamindb.transfer.MovePlan;

/**
 * What a move did.
 *
 * @param copied files that were copied
 * @param skipped files that the target had already, byte for byte
 * @param switched records that point to the target now
 * @param withoutBytes those of the switched records that are in the trash and whose bytes are gone
 * @param deleted files that were deleted in the source
 */
public record MoveReport(
    Files copied, Files skipped, long switched, long withoutBytes, long deleted) {

  /** A number of files and the bytes of all of them. */
  public record Files(long count, long bytes) {
    static Files of(Collection<CopiedFile> files) {
      return new Files(files.size(), files.stream().mapToLong(file -> file.hash().size()).sum());
    }
  }

  static MoveReport of(MovePlan plan, List<CopiedFile> files, long switched, long deleted) {
    return new MoveReport(
        Files.of(files.stream().filter(file -> !file.wasThere()).toList()),
        Files.of(files.stream().filter(CopiedFile::wasThere).toList()),
        switched,
        plan.items().stream()
            .filter(item -> !item.hasBytes())
            .map(MoveItem::rows)
            .mapToLong(List::size)
            .sum(),
        deleted);
  }
}
