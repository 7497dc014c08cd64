package org.lamindb.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lamindb.instance.CacheDirectory;
import org.lamindb.instance.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The cache directory. */
@Command(
    mixinStandardHelpOptions = true,
    description =
        "Show, choose or clear the directory that keeps files of cloud storage on this machine.")
final class CacheCommand {
  private final CacheDirectory cache;

  CacheCommand(Environment environment) {
    this.cache = new CacheDirectory(environment);
  }

  @Command(
      name = "get",
      mixinStandardHelpOptions = true,
      description =
          "Show it, and what says so: LAMIN_CACHE_DIR, your storage.env, the machine's system.env,"
              + " or the platform's default.")
  void get(@Mixin Output output) {
    show(cache.current(), output);
  }

  @Command(
      name = "set",
      mixinStandardHelpOptions = true,
      description =
          "Choose another one. The content moves there; a directory that all users of the machine"
              + " share stays.")
  void set(
      @Parameters(paramLabel = "DIRECTORY", description = "Absolute path.") String directory,
      @Mixin Output output) {
    CacheDirectory.Choice choice = cache.set(directory, files -> copied(files, output));
    if (!choice.source().endsWith(".env")) {
      output.note("Note: " + choice.source() + " decides all the same, as long as it is set.");
    }
    show(choice, output);
  }

  @Command(
      name = "reset",
      mixinStandardHelpOptions = true,
      description = "Go back to the machine's, or else the default one.")
  void reset(@Mixin Output output) {
    show(cache.reset(files -> copied(files, output)), output);
  }

  @Command(
      name = "clear",
      mixinStandardHelpOptions = true,
      description = "Remove everything in it; files are fetched again when they are needed.")
  void clear(@Mixin Output output) {
    int files = cache.clear();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("cache", cache.current().directory().toString());
    facts.put("removed_files", files);
    output.done("cleared " + cache.current().directory() + ": " + files + " files", facts);
  }

  private static void copied(int files, Output output) {
    output.note("copied " + files + " files …");
  }

  private static void show(CacheDirectory.Choice choice, Output output) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("cache", choice.directory().toString());
    facts.put("chosen_by", choice.source());
    output.facts(facts);
  }
}
