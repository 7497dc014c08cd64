package org.lamindb.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import org.lamindb.instance.Workspace;

/** Runs commands in a workspace and keeps what the last one said. */
abstract class CommandRuns {
  Workspace workspace;
  String answer = "";
  String output;
  String errors;

  int run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            workspace.environment(),
            new BufferedReader(new StringReader(answer)),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            arguments);
    output = out.toString();
    errors = err.toString();
    return code;
  }
}
