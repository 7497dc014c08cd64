package org.lamindb.migration;

import java.util.List;

/** The modules whose schemas this library makes and migrates. */
public final class Modules {
  /** Beside the core module; each may refer to those before it. */
  public static final List<String> KNOWN = List.of("bionty", "pertdb");

  private Modules() {}
}
