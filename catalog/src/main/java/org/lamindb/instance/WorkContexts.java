package org.lamindb.instance;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lamindb.instance.WorkContext.Kind;

/**
 * The files that say on which branch and in which space a user works: in a development directory
 * those beside its marker, elsewhere those among the settings.
 */
final class WorkContexts {
  private final SettingsDirectory settings;

  WorkContexts(SettingsDirectory settings) {
    this.settings = settings;
  }

  /** What the files say; whether the database still knows it they cannot tell. */
  WorkContext current(Kind kind, InstanceIdentity identity) {
    return developmentDirectory(identity)
        .map(here -> read(here.contextFile(kind)).or(() -> read(fallback(kind, identity))))
        .orElseGet(() -> read(settingsFile(kind, identity)))
        .orElse(kind.initial());
  }

  /**
   * Writes the file that decides here.
   *
   * @return the file
   */
  Path write(Kind kind, InstanceIdentity identity, WorkContext context) {
    BranchFile file = deciding(kind, identity, context);
    BranchFile.write(file.path(), context, file.shared());
    return file.path();
  }

  /** What decides about the branch here, and where; empty when it is the main one. */
  Optional<BranchFile> branch(InstanceIdentity identity) {
    WorkContext context = current(Kind.BRANCH, identity);
    return context.uid().equals(Kind.BRANCH.initial().uid())
        ? Optional.empty()
        : Optional.of(deciding(Kind.BRANCH, identity, context));
  }

  /** Who shares a directory shares its branch. */
  private BranchFile deciding(Kind kind, InstanceIdentity identity, WorkContext context) {
    return developmentDirectory(identity)
        .map(here -> new BranchFile(context.uid(), here.contextFile(kind), true))
        .orElseGet(() -> new BranchFile(context.uid(), settingsFile(kind, identity), false));
  }

  /** What is said beside a marker. */
  static WorkContext of(DirectoryMarker marker, Kind kind) {
    return read(marker.contextFile(kind)).orElse(kind.initial());
  }

  /** The nearest marked directory, if it is one of this instance; the home directory is none. */
  Optional<DirectoryMarker> developmentDirectory(InstanceIdentity identity) {
    return settings
        .marker()
        .filter(marker -> marker.slug().equals(identity.slug()) && !marker.isHome());
  }

  /** Removes what the settings say about an instance. */
  void forget(InstanceIdentity identity) {
    for (Kind kind : Kind.values()) {
      PrivateFile.delete(settingsFile(kind, identity));
      PrivateFile.delete(fallback(kind, identity));
    }
  }

  private Path settingsFile(Kind kind, InstanceIdentity identity) {
    return settings.path().resolve(name(kind, identity));
  }

  /** LaminDB reads the branch with the prefix there, the space without, and writes neither so. */
  private Path fallback(Kind kind, InstanceIdentity identity) {
    return kind == Kind.BRANCH
        ? settings.prefixedFile(name(kind, identity))
        : settingsFile(kind, identity);
  }

  private static String name(Kind kind, InstanceIdentity identity) {
    return "current-" + kind.word() + "--" + identity.owner() + "--" + identity.name() + ".txt";
  }

  private static Optional<WorkContext> read(Path file) {
    return SettingsDirectory.read(file)
        .map(text -> text.lines().map(String::strip).toList())
        .filter(lines -> lines.size() > 1 && lines.stream().limit(2).noneMatch(String::isEmpty))
        .map((List<String> lines) -> new WorkContext(lines.get(0), lines.get(1)));
  }
}
