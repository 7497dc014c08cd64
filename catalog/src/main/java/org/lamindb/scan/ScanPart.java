package org.lamindb.scan;

import java.io.Serializable;
import java.util.Objects;
import org.lamindb.registry.RegistryQuery;

/** The rows of a query that one task reads, and by which way. */
public sealed interface ScanPart extends Serializable {
  /** Rows that the database's SQL returns. */
  record Sql(RegistryQuery query) implements ScanPart {
    public Sql {
      Objects.requireNonNull(query, "query is null");
    }

    @Override
    public String toString() {
      return query.tables() + " by SQL";
    }
  }

  /** Rows that Postgres sends as its own binary format. */
  record Copy(RegistryQuery query) implements ScanPart {
    public Copy {
      Objects.requireNonNull(query, "query is null");
    }

    @Override
    public String toString() {
      return query.tables() + " by COPY";
    }
  }

  /**
   * Rows that are decoded from the pages of a SQLite file.
   *
   * @param query the whole one
   * @param number of the part, from 0
   */
  record Pages(RegistryQuery query, int number) implements ScanPart {
    public Pages {
      Objects.requireNonNull(query, "query is null");
    }

    @Override
    public String toString() {
      return query.tables() + " by pages, part " + number;
    }
  }
}
