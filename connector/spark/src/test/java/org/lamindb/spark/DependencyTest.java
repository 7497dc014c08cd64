package org.lamindb.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;

/** What the connector may lean on. Dates and timestamps of java.sql are Spark's own values. */
@AnalyzeClasses(packages = "org.lamindb.spark", importOptions = DoNotIncludeTests.class)
class DependencyTest {
  @ArchTest
  static final ArchRule TALKS_TO_NO_DATABASE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Connection.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Statement.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(ResultSet.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(DriverManager.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(DataSource.class)
          .because("the catalog speaks to databases")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule ONE_JAR_FOR_ALL_SPARKS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark.sql.classic..")
          .because("its classes move from one Spark to the next")
          .allowEmptyShould(true);
}
