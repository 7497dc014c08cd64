package org.lamindb.migration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.lamindb.database.DatabaseAddress;
import org.lamindb.database.SqlScript;
import org.lamindb.error.DatabaseErrors;

/**
 * What brings a database to the newest schema.
 *
 * @param pending what must be applied, in this order
 * @param squashed names to record in addition, afterwards
 * @param custom what must be applied of a user's own module, at the end
 */
record MigrationPlan(
    List<Migration> pending, List<Migration> squashed, Map<Migration, SqlScript> custom) {
  private static final String CORE = "lamindb";

  MigrationPlan {
    pending = List.copyOf(pending);
    squashed = List.copyOf(squashed);
    custom = Collections.unmodifiableMap(new LinkedHashMap<>(custom));
  }

  /**
   * Compares what was applied with what there is.
   *
   * @param modules those of the instance; tables of others stay as they are, as for the Python
   *     client, and so do those of modules that nobody here knows
   * @throws org.lamindb.error.LaminException when a module's schema is too old or too new
   */
  static MigrationPlan of(Set<Migration> applied, Set<String> modules, DatabaseAddress address) {
    List<String> apps =
        Stream.concat(Stream.of(CORE), Modules.KNOWN.stream().filter(modules::contains)).toList();
    for (String app : apps) {
      requireKnown(app, applied, address);
      requireStart(app, applied, address);
    }
    List<Migration> pending =
        Migration.KNOWN.stream()
            .filter(migration -> apps.contains(migration.app()))
            .filter(migration -> !applied.contains(migration))
            .toList();
    List<Migration> then = new ArrayList<>(applied);
    then.addAll(pending);
    List<Migration> squashed =
        Migration.SQUASHED.stream()
            .filter(name -> apps.contains(name.app()) && !applied.contains(name))
            .filter(name -> then.containsAll(standsFor(name.app())))
            .toList();
    return new MigrationPlan(pending, squashed, Map.of());
  }

  /** The same with what of a module was not applied. */
  MigrationPlan with(Map<Migration, SqlScript> module, Set<Migration> applied) {
    Map<Migration, SqlScript> missing = new LinkedHashMap<>(module);
    missing.keySet().removeAll(applied);
    return new MigrationPlan(pending, squashed, missing);
  }

  private static List<Migration> standsFor(String app) {
    return Stream.concat(Migration.REQUIRED.stream(), Migration.KNOWN.stream())
        .filter(migration -> migration.app().equals(app))
        .toList();
  }

  private static void requireKnown(String app, Set<Migration> applied, DatabaseAddress address) {
    int newest =
        Migration.KNOWN.stream()
            .filter(migration -> migration.app().equals(app))
            .mapToInt(Migration::number)
            .max()
            .orElseThrow();
    applied.stream()
        .filter(migration -> migration.app().equals(app) && migration.number() > newest)
        .findFirst()
        .ifPresent(
            newer -> {
              throw DatabaseErrors.migrationUnknown(address.toString(), newer.label());
            });
  }

  private static void requireStart(String app, Set<Migration> applied, DatabaseAddress address) {
    Migration start =
        Migration.REQUIRED.stream()
            .filter(migration -> migration.app().equals(app))
            .findFirst()
            .orElseThrow();
    if (!applied.contains(start)) {
      throw DatabaseErrors.migrationMissing(address.toString(), start.label());
    }
  }

  boolean isEmpty() {
    return pending.isEmpty() && squashed.isEmpty() && custom.isEmpty();
  }

  /** The steps for people; those that only record something when there are no others. */
  List<String> labels() {
    List<Migration> steps = new ArrayList<>(pending);
    steps.addAll(custom.keySet());
    return (steps.isEmpty() ? squashed : steps).stream().map(Migration::label).toList();
  }
}
