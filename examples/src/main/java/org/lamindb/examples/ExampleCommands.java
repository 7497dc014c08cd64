package org.lamindb.examples;

import java.util.List;
import org.lamindb.cli.CommandProvider;

/** Adds {@code quickstart} to the command line. */
public final class ExampleCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    return List.of(new QuickstartCommand());
  }
}
