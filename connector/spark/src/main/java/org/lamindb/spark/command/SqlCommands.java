package org.lamindb.spark.command;

import java.util.List;
import org.lamindb.cli.CommandProvider;

/** Adds {@code sql} to the command line. */
public final class SqlCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    return List.of(new SqlCommand());
  }
}
