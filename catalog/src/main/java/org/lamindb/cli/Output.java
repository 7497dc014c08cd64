package org.lamindb.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command shows what it found or did: lines for people, or one JSON document. */
final class Output {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  /** Shows one thing: a line for each fact, or an object. Values are texts, numbers or lists. */
  void facts(Map<String, ?> facts) {
    if (json) {
      document(facts);
    } else {
      facts.forEach((name, value) -> writer().println(name.replace('_', ' ') + ": " + text(value)));
    }
  }

  /** Shows several things of one shape: a table, or an array of objects. */
  void rows(List<? extends Map<String, ?>> rows) {
    if (json) {
      document(rows);
    } else if (!rows.isEmpty()) {
      table(rows);
    }
  }

  /** Tells what was done: a sentence, or an object. */
  void done(String sentence, Map<String, ?> facts) {
    if (json) {
      document(facts);
    } else {
      writer().println(sentence);
    }
  }

  /** Tells something that is no result: not on standard output, which programs read. */
  void note(String text) {
    PrintWriter errors = spec.commandLine().getErr();
    errors.println(text);
    errors.flush();
  }

  private PrintWriter writer() {
    return spec.commandLine().getOut();
  }

  private void document(Object value) {
    try {
      writer().println(new ObjectMapper().writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers can always be written as JSON", e);
    }
  }

  private void table(List<? extends Map<String, ?>> rows) {
    List<String> names = List.copyOf(rows.get(0).keySet());
    List<List<String>> lines = new ArrayList<>();
    lines.add(names);
    rows.forEach(row -> lines.add(names.stream().map(name -> text(row.get(name))).toList()));
    int[] widths = TextTable.widths(lines);
    lines.forEach(line -> writer().println(TextTable.line(line, widths)));
  }

  private static String text(Object value) {
    if (value instanceof Collection<?> names) {
      return names.isEmpty()
          ? "none"
          : names.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
    return value == null ? "none" : value.toString();
  }
}
