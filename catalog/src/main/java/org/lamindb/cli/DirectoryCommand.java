package org.lamindb.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamindb.instance.DevelopmentDirectories;
import org.lamindb.instance.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Directories in which an instance is the default. */
@Command(
    name = "dev-dir",
    mixinStandardHelpOptions = true,
    description =
        "Show the directories in which an instance is the default; 'connect --here' makes one,"
            + " 'disconnect --here' ends it.")
final class DirectoryCommand {
  private final DevelopmentDirectories directories;

  DirectoryCommand(Environment environment) {
    this.directories = new DevelopmentDirectories(environment);
  }

  @Command(
      name = "get",
      mixinStandardHelpOptions = true,
      description = "Show the one that the working directory is in.")
  void get(@Mixin Output output) {
    String directory = directories.current().map(Object::toString).orElse(null);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("dev_dir", directory);
    output.done(directory == null ? "none" : directory, facts);
  }

  @Command(
      name = "find",
      mixinStandardHelpOptions = true,
      description = "List those below a directory, hidden ones and the home directory left out.")
  void find(
      @Parameters(
              arity = "0..1",
              paramLabel = "PATH",
              defaultValue = ".",
              description = "Where to look (default: here).")
          String path,
      @Mixin Output output) {
    List<Map<String, Object>> rows =
        directories.below(path).stream()
            .map(
                found -> {
                  Map<String, Object> row = new LinkedHashMap<>();
                  row.put("directory", found.directory().toString());
                  row.put("instance", found.slug());
                  row.put("branch", found.branch());
                  return row;
                })
            .toList();
    output.rows(rows);
  }
}
