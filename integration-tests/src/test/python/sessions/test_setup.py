"""Each way to bring the jar into a session sets up the catalog and leaves one run."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

STORY = """
spark.range(5).selectExpr("id", "id * 1.5D AS value").write.format("lamindb").option("key", "numbers.parquet").save()
read = spark.read.format("lamindb").load("numbers.parquet")
by_sql = spark.sql("SELECT sum(value) AS total FROM lamin.artifacts.`numbers.parquet`").collect()[0]["total"]
registry = spark.table("lamin.core.artifact").where("key = 'numbers.parquet'").select("n_observations").collect()
result = {
    "namespaces": sorted(row[0] for row in spark.sql("SHOW NAMESPACES IN lamin").collect()),
    "count": read.count(), "total": by_sql, "rows": [row[0] for row in registry],
}
spark.stop()
"""


def check(storage: Path, result: dict[str, object], key: str) -> None:
    assert result["count"] == 5 and result["total"] == 15.0 and result["rows"] == [5]
    assert {"core", "bionty", "links"} <= set(result["namespaces"])
    with sqlite3.connect(storage / ".lamindb" / "lamin.db") as connection:
        runs = connection.execute(
            "SELECT t.key, r._status_code, r.finished_at IS NOT NULL,"
            " (SELECT count(*) FROM lamindb_artifact a WHERE a.run_id = r.id)"
            " FROM lamindb_run r JOIN lamindb_transform t ON t.id = r.transform_id"
        ).fetchall()
    assert runs == [(key, 0, 1, 1)]


def session(*settings: tuple[str, str | Path]) -> str:
    lines = "".join(f'.config("{name}", "{value}")' for name, value in settings)
    return f'from pyspark.sql import SparkSession\nspark = SparkSession.builder.master("local[2]"){lines}.getOrCreate()\n'


def test_jar_alone(instance: Path, runtime_jar: Path, run_script: Callable[..., dict[str, object]]) -> None:
    code = session(("spark.jars", runtime_jar), ("spark.lamindb.instance", instance))
    check(instance, run_script(code + STORY, name="alone.py"), "alone.py")


def test_default_instance_of_the_folder(
    instance: Path, runtime_jar: Path, run_script: Callable[..., dict[str, object]]
) -> None:
    check(instance, run_script(session(("spark.jars", runtime_jar)) + STORY, name="marked.py"), "marked.py")


def test_plugin(instance: Path, runtime_jar: Path, run_script: Callable[..., dict[str, object]]) -> None:
    code = session(
        ("spark.jars", runtime_jar),
        ("spark.plugins", "org.lamindb.spark.LaminPlugin"),
        ("spark.lamindb.instance", instance),
    )
    check(instance, run_script(code + STORY, name="plugin.py"), "plugin.py")


def test_catalog_of_another_name(
    instance: Path, runtime_jar: Path, run_script: Callable[..., dict[str, object]]
) -> None:
    code = session(
        ("spark.jars", runtime_jar),
        ("spark.sql.catalog.cells", "org.lamindb.spark.LaminCatalog"),
        ("spark.sql.catalog.cells.instance", instance),
    )
    count = 'result = {"rows": spark.sql("SELECT count(*) FROM cells.core.branch").collect()[0][0]}\nspark.stop()\n'
    assert run_script(code + count, name="named.py") == {"rows": 3}


def test_silent_without_an_instance(
    tmp_path: Path, runtime_jar: Path, run_script: Callable[..., dict[str, object]]
) -> None:
    code = session(("spark.jars", runtime_jar))
    count = 'result = {"rows": spark.range(3).count()}\nspark.stop()\n'
    assert run_script(code + count, name="silent.py") == {"rows": 3}


def test_spark_submit(instance: Path, runtime_jar: Path, run_script: Callable[..., dict[str, object]]) -> None:
    submit = ("spark-submit", "--master", "local[2]", "--jars", runtime_jar, "--conf", f"spark.lamindb.instance={instance}")
    code = "from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()\n"
    check(instance, run_script(code + STORY, command=submit, name="submitted.py"), "submitted.py")


def test_spark_sql(
    instance: Path, tmp_path: Path, runtime_jar: Path, run: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    script = tmp_path / "session.sql"
    script.write_text("SHOW TABLES IN lamin.core; SELECT name FROM lamin.core.branch WHERE id = 1;", encoding="utf-8")
    home = subprocess.run(
        [sys.executable, "-c", "import pyspark, os; print(os.path.dirname(pyspark.__file__))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    output = run(
        Path(home) / "bin" / "spark-sql",
        *("--master", "local[2]", "--jars", runtime_jar, "--conf", f"spark.lamindb.instance={instance}", "-f", script),
        cwd=tmp_path,
        extra={"SPARK_HOME": home},
    ).stdout
    assert "artifact" in output and "main" in output.split()


def test_cluster(
    instance: Path,
    runtime_jar: Path,
    start_cluster: Callable[..., str],
    run_script: Callable[..., dict[str, object]],
) -> None:
    code = session(
        ("spark.jars", runtime_jar),
        ("spark.lamindb.instance", instance),
        ("spark.executor.memory", "512m"),
        ("spark.executor.cores", "1"),
        ("spark.driver.host", "127.0.0.1"),
    ).replace("local[2]", start_cluster())
    check(instance, run_script(code + STORY, name="cluster.py"), "cluster.py")
