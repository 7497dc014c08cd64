package org.lamindb.spark.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramFinderIT {
  private static final Path HERE = Path.of("/home/user");
  private static final String SUBMIT = "org.apache.spark.deploy.SparkSubmit";

  private static Optional<Program> find(String jvm, String python, String notebook) {
    return ProgramFinder.find(
        new ProcessCommand(List.of(jvm.split(" ")), HERE),
        Optional.ofNullable(python)
            .map(words -> new ProcessCommand(List.of(words.split(" ")), HERE)),
        Optional.ofNullable(notebook));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--master local[2] --conf a=b job.py x y | /home/user/job.py",
        "--verbose --conf=a=b --jars a.jar file:///jobs/etl.py x y | /jobs/etl.py",
        "--class org.apache.spark.deploy.PythonRunner local:///opt/job.py x y | /opt/job.py",
        "--class org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver spark-internal"
            + " -f q.sql x y | /home/user/q.sql",
      })
  void submittedFilesAreScripts(String arguments, String file) {
    assertThat(find(SUBMIT + " " + arguments, null, null))
        .contains(new Program.Script(Path.of(file), List.of("x", "y")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--class com.lab.Etl --name n etl.jar x y | com.lab.Etl",
        "--deploy-mode client etl.jar x y | etl.jar",
        "--class org.apache.spark.repl.Main --name s spark-shell x y | spark-shell",
        "--class org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver spark-internal x y"
            + " | spark-sql",
      })
  void whatHasNoFileHasAName(String arguments, String name) {
    assertThat(find(SUBMIT + " " + arguments, null, null))
        .contains(new Program.Named(name, List.of("x", "y")));
  }

  @Test
  void otherMainClassesAreNamed() {
    assertThat(find("com.lab.Etl x", null, null))
        .contains(new Program.Named("com.lab.Etl", List.of("x")));
    assertThat(
            find(
                "org.apache.spark.deploy.worker.DriverWrapper spark://w app.jar com.lab.Etl x",
                null,
                null))
        .contains(new Program.Named("com.lab.Etl", List.of("x")));
    assertThat(
            find(
                "org.apache.spark.deploy.yarn.ApplicationMaster --class o.PythonRunner"
                    + " --primary-py-file job.py --arg x --arg y",
                null,
                null))
        .contains(new Program.Script(HERE.resolve("job.py"), List.of("x", "y")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "job.py x y | /home/user/job.py",
        "-u -X dev /jobs/etl.py x y | /jobs/etl.py",
        "-W ignore ../other/etl.py x y | /home/other/etl.py",
      })
  void thePythonProcessTellsItsScript(String words, String file) {
    assertThat(find(SUBMIT + " --conf a=b pyspark-shell", words, null))
        .contains(new Program.Script(Path.of(file), List.of("x", "y")));
  }

  @Test
  void pythonWithoutScriptIsAShellToolOrNotebook() {
    String jvm = SUBMIT + " pyspark-shell";
    assertThat(find(jvm, "-i", null)).contains(new Program.Named("pyspark-shell", List.of()));
    assertThat(find(jvm, "-c print(1)", null))
        .contains(new Program.Named("pyspark-shell", List.of()));
    assertThat(find(jvm, "/venv/bin/pytest -x", null))
        .contains(new Program.Named("pytest", List.of("-x")));
    assertThat(find(jvm, "-m ipykernel_launcher -f k.json", "/lab/study.ipynb"))
        .contains(new Program.Notebook(Path.of("/lab/study.ipynb")));
    assertThat(find(jvm, null, null)).isEmpty();
  }

  @Test
  void argumentsWithBlanksStayWhole() {
    assertThat(
            ProcessCommand.endingAs(
                List.of("java", "-cp", "a b", "Main", "one two", "three"), "Main one two three"))
        .contains(List.of("Main", "one two", "three"));
    assertThat(ProcessCommand.endingAs(List.of("java", "@options"), "Main x")).isEmpty();
  }
}
