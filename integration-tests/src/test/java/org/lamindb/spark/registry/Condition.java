package org.lamindb.spark.registry;

import java.util.ArrayList;
import java.util.List;

/** A condition that is made smaller part by part, to find what is wrong with it. */
sealed interface Condition {
  /** As Spark's SQL. */
  String sql();

  /** The conditions that are smaller by one step. */
  List<Condition> smaller();

  /** A condition without parts. */
  record Leaf(String sql) implements Condition {
    @Override
    public List<Condition> smaller() {
      return List.of();
    }
  }

  record Not(Condition part) implements Condition {
    @Override
    public String sql() {
      return "(NOT " + part.sql() + ")";
    }

    @Override
    public List<Condition> smaller() {
      List<Condition> all = new ArrayList<>(List.of(part));
      part.smaller().forEach(smaller -> all.add(new Not(smaller)));
      return all;
    }
  }

  record Junction(String word, Condition left, Condition right) implements Condition {
    @Override
    public String sql() {
      return "(" + left.sql() + " " + word + " " + right.sql() + ")";
    }

    @Override
    public List<Condition> smaller() {
      List<Condition> all = new ArrayList<>(List.of(left, right));
      left.smaller().forEach(smaller -> all.add(new Junction(word, smaller, right)));
      right.smaller().forEach(smaller -> all.add(new Junction(word, left, smaller)));
      return all;
    }
  }
}
