package org.lamindb.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the suffix that LaminDB stores for a file name. */
public final class Suffixes {
  private static final List<String> COMPOSITE =
      List.of(".anndata.zarr", ".vitessce.json", ".ome.zarr", ".ome.h5", ".ome.hdf5");
  private static final Set<String> ENCODING = Set.of(".gz", ".bz2", ".xz", ".zst");
  private static final String TAR = ".tar";
  private static final Set<String> SIMPLE = readSimple();

  private Suffixes() {}

  /**
   * Suffix of a file name.
   *
   * @param canonical what LaminDB stores and names files by; empty when it does not know it
   * @param raw what must not change when an artifact is renamed
   */
  public record Suffix(String canonical, String raw) {}

  /** The suffix of the last part of a key or path. */
  public static Suffix of(String keyOrPath) {
    List<String> suffixes = split(ArtifactKey.name(keyOrPath).toLowerCase(Locale.ROOT));
    if (suffixes.isEmpty()) {
      return new Suffix("", "");
    }
    String last = suffixes.get(suffixes.size() - 1);
    if (suffixes.size() == 1) {
      return SIMPLE.contains(last) || ENCODING.contains(last)
          ? new Suffix(last, last)
          : new Suffix("", last);
    }
    String joined = String.join("", suffixes);
    for (String composite : COMPOSITE) {
      if (joined.endsWith(composite)) {
        return new Suffix(composite, composite);
      }
    }
    if (SIMPLE.contains(last)) {
      return new Suffix(last, last);
    }
    if (ENCODING.contains(last)) {
      String encoded = encoded(suffixes, last);
      return new Suffix(encoded, encoded);
    }
    return new Suffix("", last);
  }

  private static String encoded(List<String> suffixes, String encoding) {
    int size = suffixes.size();
    String before = suffixes.get(size - 2);
    if (before.equals(TAR)) {
      String archived =
          size > 2 && SIMPLE.contains(suffixes.get(size - 3)) ? suffixes.get(size - 3) : "";
      return archived + TAR + encoding;
    }
    return SIMPLE.contains(before) ? before + encoding : encoding;
  }

  /** The dot-suffixes of a name; dots at its beginning start none, a dot at its end denies all. */
  private static List<String> split(String name) {
    if (name.endsWith(".")) {
      return List.of();
    }
    String[] parts = name.replaceFirst("^\\.+", "").split("\\.", -1);
    List<String> suffixes = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      suffixes.add("." + parts[i]);
    }
    return suffixes;
  }

  private static Set<String> readSimple() {
    try (InputStream file = Suffixes.class.getResourceAsStream("suffixes.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new IllegalStateException("the list of suffixes is not in the jar", e);
    }
  }
}
