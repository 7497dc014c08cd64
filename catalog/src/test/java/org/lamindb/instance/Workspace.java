package org.lamindb.instance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A home, a working directory and settings of their own, below a temporary directory. */
public record Workspace(Path base, Map<String, String> variables, Path directory) {
  public static Workspace in(Path base) {
    try {
      Path real = base.toRealPath();
      Path directory = Files.createDirectories(real.resolve("work"));
      Files.createDirectories(real.resolve("home"));
      return new Workspace(
          real, Map.of("LAMIN_SETTINGS_DIR", real.resolve("settings").toString()), directory);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public Workspace with(String variable, String value) {
    Map<String, String> changed = new HashMap<>(variables);
    changed.put(variable, value);
    return new Workspace(base, changed, directory);
  }

  /** The same in another directory below the base, which is made. */
  public Workspace at(String relative) {
    try {
      return new Workspace(base, variables, Files.createDirectories(base.resolve(relative)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public Environment environment() {
    return new Environment(variables, directory, base.resolve("home"));
  }

  public Path settings(String file) {
    return base.resolve("settings/.lamin").resolve(file);
  }

  public InitResult init(String storage, String... modules) {
    return new InstanceInitializer(environment()).init(InitRequest.of(storage, modules));
  }

  InstanceDescription resolve(String reference) {
    return new InstanceResolver(environment()).resolve(InstanceReference.of(reference));
  }

  public static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
