package org.lamindb.registry;

import java.util.List;
import org.lamindb.registry.RelationPath.Hop;

/**
 * How the records of one registry are connected to those of another, by LaminDB's own name.
 *
 * @param many whether a record can have several
 * @param target the table that the last hop leads to
 */
record Relation(String name, List<Hop> hops, boolean many, String target) {
  Relation {
    hops = List.copyOf(hops);
  }
}
