package org.lamindb.spark.lineage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.lamindb.lineage.TransformDescription;
import org.lamindb.lineage.TransformKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which code an application runs.
 *
 * @param file of the code, absolute and without symbolic links
 * @param name main class or shell, when there is no file
 * @param key that the user chose
 * @param text the code itself, of scripts that can be read here
 */
record ApplicationSource(
    TransformKind kind,
    Optional<Path> file,
    Optional<String> name,
    Optional<String> key,
    Optional<String> text,
    List<String> arguments) {
  private static final Logger LOG = LoggerFactory.getLogger(ApplicationSource.class);
  private static final String UNKNOWN = "spark-application";
  private static final long MAX_SOURCE_BYTES = 4L << 20;
  private static final List<String> NOTEBOOKS = List.of(".ipynb", ".rmd", ".qmd");

  ApplicationSource {
    Objects.requireNonNull(kind, "kind is null");
    Objects.requireNonNull(file, "file is null");
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(key, "key is null");
    Objects.requireNonNull(text, "text is null");
    arguments = List.copyOf(arguments);
  }

  /** What the settings say, else what the processes tell. */
  static ApplicationSource of(LineageSettings settings, Optional<Program> program) {
    List<String> arguments = program.map(Program::arguments).orElseGet(List::of);
    Optional<Path> file =
        settings
            .transformSource()
            .map(source -> Path.of(source).toAbsolutePath())
            .or(() -> program.flatMap(ApplicationSource::file))
            .map(ApplicationSource::real);
    Optional<String> name =
        program.map(known -> known instanceof Program.Named named ? named.name() : UNKNOWN);
    TransformKind kind = file.map(ApplicationSource::kind).orElse(TransformKind.PIPELINE);
    Optional<String> text =
        kind == TransformKind.SCRIPT ? file.flatMap(ApplicationSource::read) : Optional.empty();
    return new ApplicationSource(kind, file, name, settings.transformKey(), text, arguments);
  }

  /** The transform as the Python client would name it in the instance {@code owner/name}. */
  TransformDescription transform(String slug) {
    return new TransformDescription(
        key.or(() -> file.map(path -> keyOf(path, slug))).or(() -> name).orElse(UNKNOWN),
        kind,
        Optional.empty(),
        text,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Relative to the nearest folder above whose marker names the instance, else the file's name. The
   * home directory's marker chooses an instance, but is no root of keys.
   */
  private static String keyOf(Path file, String slug) {
    Path home = real(Path.of(System.getProperty("user.home", "/")));
    for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
      Path marker = folder.resolve(".lamin").resolve("current_instance");
      if (!folder.equals(home) && Files.isRegularFile(marker)) {
        return read(marker).filter(text -> text.strip().equals(slug)).isPresent()
            ? slashes(folder.relativize(file))
            : file.getFileName().toString();
      }
    }
    return file.getFileName().toString();
  }

  private static String slashes(Path path) {
    return path.toString().replace(path.getFileSystem().getSeparator(), "/");
  }

  private static TransformKind kind(Path file) {
    String lower = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return NOTEBOOKS.stream().anyMatch(lower::endsWith)
        ? TransformKind.NOTEBOOK
        : TransformKind.SCRIPT;
  }

  private static Optional<Path> file(Program program) {
    if (program instanceof Program.Script script) {
      return Optional.of(script.file());
    }
    return program instanceof Program.Notebook notebook
        ? Optional.of(notebook.file())
        : Optional.empty();
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }

  private static Optional<String> read(Path file) {
    try {
      if (Files.size(file) > MAX_SOURCE_BYTES) {
        LOG.warn("The source {} is too long to be kept with its transform", file);
        return Optional.empty();
      }
      return Optional.of(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      LOG.warn("The source {} cannot be kept with its transform: {}", file, e.toString());
      return Optional.empty();
    }
  }
}
