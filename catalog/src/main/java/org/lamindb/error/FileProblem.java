package org.lamindb.error;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Why a file could not be read or written, in words: what Java says is often the path alone. */
final class FileProblem {
  private FileProblem() {}

  /**
   * @param path that the message names already
   */
  static String of(String path, Throwable cause) {
    if (cause instanceof CharacterCodingException) {
      return "it is no text";
    }
    if (!(cause instanceof FileSystemException problem)) {
      return cause.getMessage() == null ? cause.toString() : withoutPath(path, cause.getMessage());
    }
    String file = problem.getFile();
    // What is to become the file has its name with something behind it.
    boolean known = file == null || file.equals(path) || file.startsWith(path + ".");
    return reason(problem) + (known ? "" : ": " + Shortened.of(file));
  }

  /** Of Java's older classes, which say {@code path (reason)}. */
  private static String withoutPath(String path, String message) {
    return message.startsWith(path + " (") && message.endsWith(")")
        ? message.substring(path.length() + 2, message.length() - 1).toLowerCase(Locale.ROOT)
        : message;
  }

  private static String reason(FileSystemException problem) {
    if (problem instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (problem instanceof FileAlreadyExistsException) {
      return "something is there already";
    }
    if (problem instanceof NotDirectoryException) {
      return "it is no folder";
    }
    if (problem instanceof DirectoryNotEmptyException) {
      return "the folder is not empty";
    }
    return problem.getReason() == null ? problem.getClass().getSimpleName() : problem.getReason();
  }
}
