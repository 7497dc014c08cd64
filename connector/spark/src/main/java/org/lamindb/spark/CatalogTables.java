package org.lamindb.spark;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.catalyst.analysis.NoSuchTableException;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.procedures.UnboundProcedure;
import org.lamindb.error.LaminErrors;
import org.lamindb.instance.Instance;
import org.lamindb.registry.Registry;
import org.lamindb.spark.registry.RegistryTable;
import org.lamindb.spark.registry.RegistryTables;

/** What the catalog of one instance contains, and how identifiers find it. */
final class CatalogTables {
  private static final String SYSTEM = "system";

  private final Instance instance;
  private final String branch;
  private final boolean pushdown;
  private final List<ContentTables> contents;
  private final List<LaminProcedures> procedures;

  CatalogTables(
      Instance instance,
      String branch,
      boolean pushdown,
      List<ContentTables> contents,
      List<LaminProcedures> procedures) {
    this.instance = Objects.requireNonNull(instance, "instance is null");
    this.branch = Objects.requireNonNull(branch, "branch is null");
    this.pushdown = pushdown;
    this.contents = List.copyOf(contents);
    this.procedures = List.copyOf(procedures);
  }

  /** Namespaces with what they hold, in the order in which they are listed. */
  Map<String, String> namespaces() {
    Map<String, String> namespaces = new LinkedHashMap<>();
    for (String module : instance.registries().modules()) {
      namespaces.put(
          module,
          module.equals(Registry.LINKS)
              ? "Tables that link the records of registries."
              : "Registries of the module " + module + ".");
    }
    for (ContentTables content : contents) {
      content
          .namespaces()
          .forEach(
              namespace ->
                  namespaces.put(namespace, "The content of " + namespace + " as tables."));
    }
    namespaces.put(SYSTEM, "Procedures: CALL system.<procedure>(…).");
    return namespaces;
  }

  boolean hasNamespace(String[] namespace) {
    return namespace.length == 1 && namespaces().containsKey(lower(namespace[0]));
  }

  String comment(String[] namespace) {
    return namespaces().get(require(namespace));
  }

  /** What a namespace holds; of the catalog itself, the registries of the core module. */
  Identifier[] list(String[] namespace) {
    String module = namespace.length == 0 ? Registry.CORE : require(namespace);
    Optional<ContentTables> content = content(module);
    if (content.isPresent()) {
      return content.get().list(instance, branch, module);
    }
    return instance.registries().in(module).stream()
        .map(registry -> Identifier.of(new String[] {module}, RegistryTable.nameOf(registry)))
        .toArray(Identifier[]::new);
  }

  Table load(Identifier identifier, Moment moment) throws NoSuchTableException {
    String[] namespace = identifier.namespace();
    if (namespace.length > 0) {
      Optional<ContentTables> content = content(lower(namespace[0]));
      if (content.isPresent()) {
        String[] normalized = namespace.clone();
        normalized[0] = lower(namespace[0]);
        return content
            .get()
            .load(instance, branch, Identifier.of(normalized, identifier.name()), moment);
      }
      if (!hasNamespace(namespace) && identifier.name().indexOf('/') >= 0) {
        // parquet.`/data/x`: a format and a path, which Spark reads when we know no such table.
        throw new NoSuchTableException(identifier);
      }
    }
    Registry registry = registry(identifier);
    if (!moment.equals(Moment.LATEST)) {
      throw LaminErrors.unsupported(
          "Time travel on the registry " + registry.qualifiedName(),
          "Artifacts and collections have versions; their records are rows of the registry.");
    }
    return RegistryTables.of(instance, registry, branch, pushdown).inCatalog();
  }

  boolean exists(Identifier identifier) {
    String[] namespace = identifier.namespace();
    String module = namespace.length == 0 ? Registry.CORE : lower(namespace[0]);
    if (content(module).isPresent()) {
      return content(module).get().exists(instance, branch, identifier);
    }
    return namespace.length < 2
        && instance.registries().find(module, identifier.name()).isPresent();
  }

  private Registry registry(Identifier identifier) {
    String module =
        identifier.namespace().length == 0 ? Registry.CORE : require(identifier.namespace());
    return instance
        .registries()
        .find(module, identifier.name())
        .orElseThrow(
            () ->
                LaminErrors.registryNotFound(module + "." + identifier.name(), candidates(module)));
  }

  /** Names that a user may have meant: those of the namespace first. */
  private Collection<String> candidates(String module) {
    List<Registry> near = instance.registries().in(module);
    return (near.isEmpty() ? instance.registries().all() : near)
        .stream()
            .map(registry -> registry.module() + "." + RegistryTable.nameOf(registry))
            .toList();
  }

  UnboundProcedure procedure(Identifier identifier) {
    requireSystem(identifier.namespace());
    List<UnboundProcedure> known = procedures();
    return known.stream()
        .filter(procedure -> procedure.name().equalsIgnoreCase(identifier.name()))
        .findFirst()
        .orElseThrow(
            () ->
                LaminErrors.procedureNotFound(
                    identifier.name(), known.stream().map(UnboundProcedure::name).toList()));
  }

  Identifier[] procedures(String[] namespace) {
    if (namespace.length > 0 && !require(namespace).equals(SYSTEM)) {
      return new Identifier[0];
    }
    return procedures().stream()
        .map(procedure -> Identifier.of(new String[] {SYSTEM}, procedure.name()))
        .toArray(Identifier[]::new);
  }

  private List<UnboundProcedure> procedures() {
    return procedures.stream()
        .flatMap(service -> service.of(instance).stream())
        .map(UnboundProcedure.class::cast)
        .toList();
  }

  private void requireSystem(String[] namespace) {
    if (!require(namespace).equals(SYSTEM)) {
      throw LaminErrors.unsupported(
          "A procedure in the namespace '" + namespace[0] + "'",
          "All procedures are in the namespace 'system'.");
    }
  }

  private Optional<ContentTables> content(String namespace) {
    return contents.stream()
        .filter(content -> content.namespaces().contains(namespace))
        .findFirst();
  }

  private String require(String[] namespace) {
    if (!hasNamespace(namespace)) {
      throw LaminErrors.moduleNotFound(String.join(".", namespace), namespaces().keySet());
    }
    return lower(namespace[0]);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
