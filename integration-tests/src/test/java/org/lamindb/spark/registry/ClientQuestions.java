package org.lamindb.spark.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lamindb.referee.RefereeInstance;
import org.lamindb.referee.TestFolders;

/** Questions to the real client, all answered by one process. */
final class ClientQuestions {
  private final RefereeInstance instance;
  private final List<Map<String, Object>> questions = new ArrayList<>();

  ClientQuestions(RefereeInstance instance) {
    this.instance = instance;
  }

  /**
   * Adds a question.
   *
   * @param arguments names and values by turns
   */
  ClientQuestions add(String kind, Object... arguments) {
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("kind", kind);
    for (int i = 0; i < arguments.length; i += 2) {
      question.put((String) arguments[i], arguments[i + 1]);
    }
    questions.add(question);
    return this;
  }

  /** The answers in the order of the questions. */
  JsonNode answers() {
    try {
      Path file = Files.createTempFile(TestFolders.clientRoot(), "questions", ".json");
      try {
        new ObjectMapper().writeValue(file.toFile(), questions);
        return instance.referee().ask("answer", "--questions", file.toString());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
