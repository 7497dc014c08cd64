package org.lamindb.spark.lineage;

import java.util.Set;
import org.lamindb.database.DatabaseAddress;

/** A table of Spark whose rows come from artifacts: what reads it has them as inputs. */
public interface ArtifactRead {
  /** The database of the instance that has the artifacts. */
  DatabaseAddress database();

  /** Ids of the artifacts in that database. */
  Set<Long> artifactIds();
}
