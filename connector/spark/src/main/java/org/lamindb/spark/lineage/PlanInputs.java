package org.lamindb.spark.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.MultiInstanceRelation;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.CommandResult;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.V2CreateTableAsSelectPlan;
import org.apache.spark.sql.catalyst.plans.logical.V2WriteCommand;
import org.apache.spark.sql.catalyst.trees.TreeNode;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.execution.QueryExecution;
import org.apache.spark.sql.execution.columnar.InMemoryRelation;
import org.apache.spark.sql.execution.command.AlterViewAsCommand;
import org.apache.spark.sql.execution.command.CreateViewCommand;
import org.apache.spark.sql.execution.command.DataWritingCommand;
import org.apache.spark.sql.execution.datasources.FileIndex;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.LogicalRelation;
import org.apache.spark.sql.execution.datasources.PartitioningAwareFileIndex;
import org.apache.spark.sql.execution.datasources.SaveIntoDataSourceCommand;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2Relation;
import org.apache.spark.sql.execution.datasources.v2.DataSourceV2ScanRelation;
import org.apache.spark.sql.execution.datasources.v2.FileTable;
import org.lamindb.database.DatabaseAddress;
import scala.runtime.BoxedUnit;

/**
 * Reads from the plans of a query what it read.
 *
 * <p>The analyzed plan names the tables behind cached data, which the optimized one replaces; the
 * optimized plan names the partitions that were left of a table. Nothing is listed or opened.
 */
final class PlanInputs {
  private final Map<DatabaseAddress, Set<Long>> artifacts = new HashMap<>();
  private final List<FileInput> files = new ArrayList<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private boolean movesData;

  private PlanInputs() {}

  static QueryInputs of(QueryExecution query) {
    PlanInputs inputs = new PlanInputs();
    inputs.addPlan(query.analyzed());
    inputs.addPlan(query.optimizedPlan());
    return inputs.inputs();
  }

  /** Of a query whose optimization may be what failed. */
  static QueryInputs ofAnalyzed(QueryExecution query) {
    PlanInputs inputs = new PlanInputs();
    inputs.addPlan(query.analyzed());
    return inputs.inputs();
  }

  private QueryInputs inputs() {
    return new QueryInputs(artifacts, files, movesData);
  }

  private void addPlan(LogicalPlan plan) {
    plan.foreachWithSubqueries(
        node -> {
          addNode(node);
          return BoxedUnit.UNIT;
        });
  }

  private void addNode(LogicalPlan node) {
    if (!seen.add(node)) {
      return;
    }
    movesData |= readsOrWrites(node);
    if (node instanceof LogicalRelation relation) {
      if (relation.relation() instanceof HadoopFsRelation read) {
        addFiles(read.location());
      }
    } else if (node instanceof DataSourceV2Relation relation) {
      addTable(relation.table());
    } else if (node instanceof DataSourceV2ScanRelation scan) {
      addTable(scan.relation().table());
    } else if (node instanceof CommandResult result) {
      addPlan(result.commandLogicalPlan());
    } else if (!isSkipped(node)) {
      // Commands keep the query that they run here.
      ScalaCalls.forEach(TreeNode.class, node, "innerChildren", this::addInner);
    }
  }

  /** Unlike SHOW, SET, CALL or the like, and the look at their results. */
  private static boolean readsOrWrites(LogicalPlan node) {
    if (node instanceof Command) {
      return node instanceof DataWritingCommand
          || node instanceof V2WriteCommand
          || node instanceof V2CreateTableAsSelectPlan
          || node instanceof SaveIntoDataSourceCommand;
    }
    return node instanceof MultiInstanceRelation && !(node instanceof LocalRelation);
  }

  /** What is cached was found by its own plan; a view is only written down. */
  private static boolean isSkipped(LogicalPlan node) {
    return node instanceof InMemoryRelation
        || node instanceof CreateViewCommand
        || node instanceof AlterViewAsCommand;
  }

  private void addInner(Object child) {
    if (child instanceof LogicalPlan plan) {
      addPlan(plan);
    }
  }

  private void addTable(Table table) {
    if (!seen.add(table)) {
      return;
    }
    if (table instanceof ArtifactRead read) {
      artifacts
          .computeIfAbsent(read.database(), address -> new HashSet<>())
          .addAll(read.artifactIds());
    } else if (table instanceof FileTable read) {
      addFiles(read.fileIndex());
    }
  }

  private void addFiles(FileIndex index) {
    if (!seen.add(index)) {
      return;
    }
    List<String> roots = new ArrayList<>();
    ScalaCalls.forEach(FileIndex.class, index, "rootPaths", root -> roots.add(root.toString()));
    files.add(
        new FileInput(
            roots,
            () ->
                // Others ask their catalog for the files.
                index instanceof PartitioningAwareFileIndex listed
                    ? Arrays.asList(listed.inputFiles())
                    : List.of()));
  }
}
