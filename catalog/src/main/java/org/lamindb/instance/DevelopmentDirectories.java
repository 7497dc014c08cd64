package org.lamindb.instance;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.error.LaminErrors;

/** The directories in which an instance is the default, by a marker. */
public final class DevelopmentDirectories {
  private final Environment environment;
  private final SettingsDirectory settings;

  public DevelopmentDirectories(Environment environment) {
    this.environment = Objects.requireNonNull(environment, "environment is null");
    this.settings = new SettingsDirectory(environment);
  }

  /**
   * A marked directory.
   *
   * @param slug {@code owner/name}
   * @param branch on which its users work
   */
  public record Found(Path directory, String slug, String branch) {}

  /** The one of the default instance that the working directory is in. */
  public Optional<Path> current() {
    return new DefaultInstances(environment)
        .find()
        .flatMap(
            found -> new WorkContexts(settings).developmentDirectory(found.settings().identity()))
        .map(DirectoryMarker::directory);
  }

  /** Those at or below a directory; neither hidden directories nor the home directory. */
  public List<Found> below(String path) {
    Path start = environment.local("PATH", path);
    if (!Files.isDirectory(start)) {
      throw LaminErrors.invalidOption("PATH", path, "a directory");
    }
    List<Found> found = new ArrayList<>();
    try {
      Files.walkFileTree(start, new Search(start, found));
    } catch (IOException e) {
      throw LaminErrors.cannotRead(start.toString(), e);
    }
    found.sort(Comparator.comparing(Found::directory));
    return found;
  }

  private final class Search extends SimpleFileVisitor<Path> {
    private final Path start;
    private final List<Found> found;

    Search(Path start, List<Found> found) {
      this.start = start;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      boolean hidden =
          !directory.equals(start) && String.valueOf(directory.getFileName()).startsWith(".");
      if (hidden || settings.isHome(directory)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      SettingsDirectory.read(settings.markerFile(directory))
          .map(slug -> settings.markerOf(directory, slug.strip()))
          .ifPresent(
              marker ->
                  found.add(
                      new Found(
                          directory,
                          marker.slug(),
                          WorkContexts.of(marker, WorkContext.Kind.BRANCH).name())));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      // What may not be read holds nothing that could be used.
      return FileVisitResult.CONTINUE;
    }
  }
}
