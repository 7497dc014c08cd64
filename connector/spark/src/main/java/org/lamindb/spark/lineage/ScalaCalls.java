package org.lamindb.spark.lineage;

import java.lang.reflect.Method;
import java.util.function.Consumer;
import scala.collection.Iterable;
import scala.collection.Iterator;

/**
 * Calls of methods whose result is a Scala collection. Their signatures differ between Scala
 * versions, so that compiled code could not call them on all.
 */
final class ScalaCalls {
  private ScalaCalls() {}

  /**
   * Gives the action each element that the method without parameters returns.
   *
   * @param type a public type that declares the method; the owner's own class need not be public
   */
  static void forEach(Class<?> type, Object owner, String method, Consumer<Object> action) {
    try {
      Method found = type.getMethod(method);
      Iterator<?> elements = ((Iterable<?>) found.invoke(owner)).iterator();
      while (elements.hasNext()) {
        action.accept(elements.next());
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getName() + "." + method + " fails", e);
    }
  }
}
