package org.lamindb.instance;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.error.LaminErrors;
import org.lamindb.error.StorageErrors;
import org.lamindb.storage.StorageRoots;

/**
 * What of its surroundings a process looks at to find instances and settings.
 *
 * @param variables environment variables
 */
public record Environment(Map<String, String> variables, Path workingDirectory, Path home) {
  public Environment {
    variables = Map.copyOf(variables);
    Objects.requireNonNull(workingDirectory, "workingDirectory is null");
    Objects.requireNonNull(home, "home is null");
  }

  /** The surroundings of this process. */
  public static Environment ofProcess() {
    Map<String, String> variables = System.getenv();
    String home = variables.getOrDefault("HOME", "");
    return new Environment(
        variables,
        Path.of("").toAbsolutePath(),
        Path.of(home.isEmpty() ? System.getProperty("user.home") : home));
  }

  /** A variable that is set to something. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /** The absolute path that a user's text means, {@code ~} being the home directory. */
  Path path(String text) {
    if (text.startsWith("file:/")) {
      return Path.of(text.replaceFirst("file:/+", "/")).normalize();
    }
    if (text.equals("~") || text.startsWith("~/")) {
      return home.resolve(text.substring(Math.min(2, text.length()))).normalize();
    }
    return workingDirectory.resolve(text).normalize();
  }

  /**
   * The root of a storage as a user names it: a local path is made absolute.
   *
   * @throws org.lamindb.error.LaminException when it is empty, no path, or a mistyped address
   */
  public String storageRoot(String text) {
    StorageRoots.requireFolderOrAddress(text);
    try {
      return text.contains(":/") ? text : path(text).toString();
    } catch (InvalidPathException e) {
      throw StorageErrors.invalidRoot(text, "it is no path");
    }
  }

  /**
   * The file or folder that a user's text means, where only one of this machine will do.
   *
   * @param option which the user gave it for
   * @throws org.lamindb.error.LaminException when it is empty, an address, or no path
   */
  public Path local(String option, String text) {
    try {
      if (!text.isBlank() && !StorageRoots.isAddress(text)) {
        return path(text);
      }
    } catch (InvalidPathException e) {
      // The same for who gave it.
    }
    throw LaminErrors.invalidOption(option, text, "the path of a file or folder on this machine");
  }

  /** Shows no variables: some of them are secrets. */
  @Override
  public String toString() {
    return "the environment in " + workingDirectory;
  }
}
