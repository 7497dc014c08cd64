package org.lamindb.instance;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.lamindb.error.InstanceErrors;
import org.lamindb.migration.Modules;

/**
 * The modules that the Python client loads when no instance says which: those of the default
 * instance, else of the variable {@code LAMINDB_MODULES}, else of the user's file.
 */
public final class EnvironmentModules {
  private static final String VARIABLE = "LAMINDB_MODULES";

  private final Environment environment;
  private final DefaultInstances defaults;
  private final Path file;

  public EnvironmentModules(Environment environment) {
    this.environment = Objects.requireNonNull(environment, "environment is null");
    this.defaults = new DefaultInstances(environment);
    this.file = new SettingsDirectory(environment).prefixedFile("current_modules.txt");
  }

  /** Modules, and what says so: an instance, the variable or the file. */
  public record Choice(Set<String> modules, String source) {}

  /** The modules in use; empty when nothing says which, and the Python client takes its own. */
  public Optional<Choice> current() {
    Optional<Choice> ofInstance =
        defaults.find().map(found -> new Choice(found.settings().moduleNames(), found.slug()));
    return ofInstance
        .or(
            () ->
                Optional.ofNullable(environment.variables().get(VARIABLE))
                    .map(text -> new Choice(split(text), VARIABLE)))
        .or(
            () ->
                SettingsDirectory.read(file).map(text -> new Choice(split(text), file.toString())));
  }

  /** Whether the user's file says so. */
  public boolean isFile(Choice choice) {
    return choice.source().equals(file.toString());
  }

  private static Set<String> split(String text) {
    Set<String> names = new LinkedHashSet<>();
    Arrays.stream(text.strip().split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .forEach(names::add);
    return names;
  }

  /**
   * Chooses modules.
   *
   * @param modules their names; none for the core module alone
   * @throws org.lamindb.error.LaminException when there is no such module
   */
  public void set(Set<String> modules) {
    for (String module : modules) {
      if (!Modules.KNOWN.contains(module)) {
        throw InstanceErrors.unknownModule(module, Modules.KNOWN);
      }
    }
    PrivateFile.write(file, String.join(",", modules));
  }

  /**
   * Leaves it to the Python client.
   *
   * @return whether something was chosen
   */
  public boolean unset() {
    return PrivateFile.delete(file);
  }
}
