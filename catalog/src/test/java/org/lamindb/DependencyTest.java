package org.lamindb;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What this house and its lowest rooms may lean on. */
@AnalyzeClasses(packages = "org.lamindb", importOptions = DoNotIncludeTests.class)
class DependencyTest {
  @ArchTest
  static final ArchRule KNOWS_NO_SPARK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
          .because("the catalog serves programs without Spark");

  @ArchTest
  static final ArchRule ERRORS_KNOW_NO_OTHER_ROOM =
      classes()
          .that()
          .resideInAPackage("org.lamindb.error..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "org.lamindb.error..");

  @ArchTest
  static final ArchRule DATABASES_KNOW_ONLY_ERRORS =
      classes()
          .that()
          .resideOutsideOfPackages("org.lamindb.database..", "org.lamindb.error..")
          .should()
          .onlyHaveDependentClassesThat()
          .resideOutsideOfPackages("org.lamindb.database..", "org.lamindb.error..")
          .because("every room stands on these two");

  @ArchTest
  static final ArchRule THE_HUB_KNOWS_NO_FILES_OF_USERS =
      noClasses()
          .that()
          .resideInAPackage("org.lamindb.hub..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.lamindb..")
                  .and(
                      resideOutsideOfPackages(
                          "org.lamindb.hub..", "org.lamindb.error..", "org.lamindb.database..")))
          .because("what is asked and what is kept are two things");
}
