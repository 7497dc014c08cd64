package org.lamindb.error;

import java.util.List;

/** Errors of bringing records and bytes elsewhere. */
public final class TransferErrors {
  private TransferErrors() {}

  public static LaminException sameInstance(String slug) {
    return LaminException.of(
        "LAMINDB_SAME_INSTANCE",
        SqlState.INVALID_VALUE,
        "Source and target are the same instance, %s. Name another instance as the source.",
        slug);
  }

  public static LaminException sameStorage(String root) {
    return LaminException.of(
        "LAMINDB_SAME_STORAGE",
        SqlState.INVALID_VALUE,
        "Source and target are the same storage, or one lies within the other: '%s'. Name two"
            + " separate storage locations.",
        root);
  }

  public static LaminException notMappable(String what, String remedy) {
    return LaminException.of(
        "LAMINDB_TRANSFER_UNMAPPABLE",
        SqlState.CONFLICT,
        "Cannot transfer: %s. %s Nothing was written.",
        what,
        remedy);
  }

  public static LaminException verificationFailed(String path, String expected, String found) {
    return LaminException.of(
        "LAMINDB_VERIFICATION_FAILED",
        SqlState.DATA_MISSING,
        "'%s' does not have the bytes that its record promises: expected hash %s, found %s. No"
            + " record was changed; repair or restore the file and run this again.",
        path,
        expected,
        found);
  }

  public static LaminException targetOccupied(String path, String owner) {
    return LaminException.of(
        "LAMINDB_TARGET_OCCUPIED",
        SqlState.CONFLICT,
        "Cannot move to '%s': %s already uses this path. Choose another target.",
        path,
        owner);
  }

  public static LaminException filesMissing(String root, int count, List<String> examples) {
    return LaminException.of(
        "LAMINDB_FILES_MISSING",
        SqlState.DATA_MISSING,
        "%s artifacts have no bytes in '%s': %s. Restore the bytes, or move these artifacts to the"
            + " trash.",
        count,
        root,
        Shortened.list(examples));
  }
}
