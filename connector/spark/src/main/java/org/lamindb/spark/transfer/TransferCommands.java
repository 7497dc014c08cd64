package org.lamindb.spark.transfer;

import java.util.List;
import org.lamindb.cli.CommandProvider;

/** The commands that bring records or bytes from one place to another. */
public final class TransferCommands implements CommandProvider {
  @Override
  public List<Object> commands() {
    return List.of(new TransferCommand(), new MoveStorageCommand());
  }
}
