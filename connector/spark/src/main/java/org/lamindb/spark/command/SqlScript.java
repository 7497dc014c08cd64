package org.lamindb.spark.command;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL text that comes piece by piece, as statements between semicolons. Those in quotes and
 * comments separate nothing.
 */
final class SqlScript {
  private enum State {
    CODE,
    QUOTED,
    LINE_COMMENT,
    BLOCK_COMMENT
  }

  private final StringBuilder statement = new StringBuilder();
  private State state = State.CODE;
  private char quote;
  private int depth;

  /** Takes the next piece, such as a line with its end, and gives the statements that it ends. */
  List<String> add(String text) {
    List<String> ended = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      char next = i + 1 < text.length() ? text.charAt(i + 1) : '\0';
      if (state == State.CODE && character == ';') {
        take(ended);
        continue;
      }
      statement.append(character);
      if (isPair(character, next)) {
        statement.append(next);
        i++;
      }
      advance(character, next);
    }
    return ended;
  }

  /** The last statement, which no semicolon ended; and begins anew. */
  List<String> end() {
    List<String> ended = new ArrayList<>();
    take(ended);
    state = State.CODE;
    return ended;
  }

  /** Whether a statement has begun. */
  boolean isInside() {
    return state != State.CODE || !statement.toString().isBlank();
  }

  /** Two characters that mean something together. */
  private boolean isPair(char character, char next) {
    boolean opens = character == '/' && next == '*';
    return switch (state) {
      case CODE -> opens || (character == '-' && next == '-');
      case QUOTED -> character == '\\' && quote != '`' && next != '\0';
      case BLOCK_COMMENT -> opens || (character == '*' && next == '/');
      case LINE_COMMENT -> false;
    };
  }

  private void advance(char character, char next) {
    switch (state) {
      case CODE -> begin(character, next);
      case QUOTED -> {
        if (character == quote) {
          state = State.CODE;
        }
      }
      case LINE_COMMENT -> {
        if (character == '\n') {
          state = State.CODE;
        }
      }
      case BLOCK_COMMENT -> {
        if (character == '*' && next == '/') {
          depth--;
        } else if (character == '/' && next == '*') {
          depth++;
        }
        state = depth == 0 ? State.CODE : State.BLOCK_COMMENT;
      }
    }
  }

  private void begin(char character, char next) {
    if (character == '\'' || character == '"' || character == '`') {
      quote = character;
      state = State.QUOTED;
    } else if (character == '-' && next == '-') {
      state = State.LINE_COMMENT;
    } else if (character == '/' && next == '*') {
      depth = 1;
      state = State.BLOCK_COMMENT;
    }
  }

  private void take(List<String> ended) {
    String text = statement.toString().strip();
    statement.setLength(0);
    if (!isComment(text)) {
      ended.add(text);
    }
  }

  /** Spark refuses a statement that says nothing. */
  private static boolean isComment(String text) {
    return text.replaceAll("--[^\\n]*|(?s)/\\*.*?\\*/", "").isBlank();
  }
}
