"""Executors on other machines read a SQLite instance that only the driver sees."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROWS = 250_000

QUERIES = """
import os, time
import pyspark.sql.functions as f

hidden = {hidden!r}
spark.conf.set("spark.lamindb.localRows", "0")
seen = spark.sparkContext.parallelize(range(4), 4).map(lambda part: any(os.listdir(folder) for folder in hidden)).collect()
many = spark.table("lamin.core.many")
by_part = many.groupBy(f.spark_partition_id()).agg(f.count("uid"), f.sum(f.length(f.reverse("name")))).collect()
joined = many.alias("a").join(many.alias("b"), f.expr("a.id = b.id + 1")).where("a.id % 1000 = 0").count()
result = {{
    "seen": any(seen),
    "parts": len(by_part),
    "rows": sum(row[1] for row in by_part),
    "length": sum(row[2] for row in by_part),
    "counted": spark.sql("SELECT max(id) AS last, count(*) AS above FROM lamin.core.many WHERE name > 'x1'").collect()[0].asDict(),
    "branches": spark.table("lamin.core.branch").select(f.upper("name")).count(),
    "joined": joined,
}}
for wait in range(100):
    result["left"] = [name for name in os.listdir(hidden[1]) if name.startswith("lamindb-state")]
    if not result["left"]:
        break
    time.sleep(0.1)
spark.stop()
"""

HIDE = 'mount -t tmpfs none "$1" && mount -t tmpfs none "$2" && shift 2 && exec "$@"'


@pytest.fixture
def without_folders() -> Callable[..., tuple[str | Path, ...]]:
    """What starts a process to which folders are empty, whoever owns it."""
    mounts = ("unshare", "--mount") if os.geteuid() == 0 else ("unshare", "--map-root-user", "--mount")
    probe = subprocess.run([*mounts, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, text=True, check=False)
    if probe.returncode != 0:
        pytest.skip(f"this machine lets nobody mount a folder of their own: {probe.stderr}")
    return lambda *folders: (*mounts, "sh", "-c", HIDE, "sh", *folders)


def test_unseen_disk(
    instance: Path,
    tmp_path: Path,
    runtime_jar: Path,
    start_cluster: Callable[..., str],
    without_folders: Callable[..., tuple[str | Path, ...]],
    run_script: Callable[..., dict[str, object]],
) -> None:
    with sqlite3.connect(instance / ".lamindb" / "lamin.db") as connection:
        connection.execute("CREATE TABLE lamindb_many (id integer NOT NULL PRIMARY KEY, uid varchar(20), name text)")
        names = ((number, f"many{number:08d}", f"x{number % 7}" * 50) for number in range(1, ROWS + 1))
        connection.executemany("INSERT INTO lamindb_many VALUES (?, ?, ?)", names)
        length, last = connection.execute("SELECT sum(length(name)), max(id) FROM lamindb_many").fetchone()
        above = connection.execute("SELECT count(*) FROM lamindb_many WHERE name > 'x1'").fetchone()[0]
    driver = tmp_path / "driver"
    driver.mkdir()
    url = start_cluster(*without_folders(instance, driver))
    settings = {
        "spark.jars": runtime_jar,
        "spark.lamindb.instance": instance,
        "spark.lamindb.track": "false",
        "spark.driver.extraJavaOptions": f"-Djava.io.tmpdir={driver}",
        "spark.driver.host": "127.0.0.1",
        "spark.executor.memory": "512m",
        "spark.executor.cores": "1",
    }
    lines = "".join(f'.config("{name}", "{value}")' for name, value in settings.items())
    code = f'from pyspark.sql import SparkSession\nspark = SparkSession.builder.master("{url}"){lines}.getOrCreate()\n'
    result = run_script(code + QUERIES.format(hidden=[str(instance), str(driver)]), name="unseen.py")
    assert result == {
        "seen": False,
        "parts": 2,
        "rows": ROWS,
        "length": length,
        "counted": {"last": last, "above": above},
        "branches": 3,
        "joined": ROWS // 1000,
        "left": [],
    }
