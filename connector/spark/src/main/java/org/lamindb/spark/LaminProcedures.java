package org.lamindb.spark;

import java.util.List;
import java.util.ServiceLoader;
import org.apache.spark.sql.connector.catalog.procedures.UnboundProcedure;
import org.lamindb.instance.Instance;

/**
 * Procedures of the namespace {@code system}.
 *
 * <p>Implementations are services, public with a public constructor without parameters.
 */
public interface LaminProcedures {

  /** The procedures, for one instance. */
  List<? extends UnboundProcedure> of(Instance instance);

  /** All implementations on the class path of this class. */
  static List<LaminProcedures> all() {
    return ServiceLoader.load(LaminProcedures.class, LaminProcedures.class.getClassLoader())
        .stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }
}
