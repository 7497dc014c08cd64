"""How a session ends decides the status of its run; what nobody can know is not claimed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

STARTED, COMPLETED, ERRORED, ABORTED = -1, 0, 1, 2

SAVE = 'spark.range(5).write.format("lamindb").option("key", "numbers.parquet").save()\n'
WAIT = 'print("READY", flush=True)\nimport time\ntime.sleep(120)\n'
WAIT_IN_JOB = (
    'print("READY", flush=True)\n'
    'from pyspark.sql.functions import udf\n'
    '@udf("long")\n'
    "def slow(value):\n"
    "    import time\n"
    "    time.sleep(120)\n"
    "    return value\n"
    'spark.range(2).select(slow("id")).collect()\n'
)
FAIL_IN_JOB = 'spark.sql("SELECT raise_error(\'on purpose\')").collect()\n'
FAIL = 'raise ValueError("on purpose")\n'
EXIT = "import sys\nsys.exit(1)\n"


# What a JVM can tell of a script that plain Python runs is little, and much the same each time.
@pytest.fixture(params=[pytest.param("python", marks=pytest.mark.nightly), "spark-submit"])
def launcher(request: pytest.FixtureRequest) -> str:
    return request.param


def heed_interrupts() -> None:
    """A terminal's programs do; who runs the tests in the background may have told them not to."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def start(
    instance: Path, tmp_path: Path, runtime_jar: Path, environment: dict[str, str]
) -> Iterator[Callable[[str, str], subprocess.Popen[str]]]:
    """Starts a session in a process group of its own, as a terminal does."""
    started: list[subprocess.Popen[str]] = []

    def start_script(launcher: str, code: str) -> subprocess.Popen[str]:
        settings = f'.master("local[2]").config("spark.jars", "{runtime_jar}")' if launcher == "python" else ""
        script = tmp_path / "ending.py"
        script.write_text(
            "from pyspark.sql import SparkSession\n"
            f'spark = SparkSession.builder{settings}.config("spark.lamindb.instance", "{instance}").getOrCreate()\n'
            + SAVE
            + code,
            encoding="utf-8",
        )
        command = [sys.executable, script]
        if launcher == "spark-submit":
            command = [launcher, "--master", "local[2]", "--jars", runtime_jar, script]
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=(tmp_path / "log.txt").open("w"),
            text=True,
            start_new_session=True,
            preexec_fn=heed_interrupts,
        )
        started.append(process)
        return process

    yield start_script
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def ready(process: subprocess.Popen[str]) -> None:
    assert any(line.strip() == "READY" for line in process.stdout), "the session ended early"


def status(instance: Path) -> int:
    """The status of the only run, once it is finished: a JVM ends after the script that started it."""
    deadline = time.monotonic() + 60
    while True:
        with sqlite3.connect(instance / ".lamindb" / "lamin.db") as connection:
            rows = connection.execute("SELECT _status_code, finished_at FROM lamindb_run").fetchall()
        assert len(rows) == 1
        if rows[0][1] is not None:
            return rows[0][0]
        assert time.monotonic() < deadline, "the run does not end"
        time.sleep(0.5)


@pytest.mark.parametrize(
    "number",
    [
        pytest.param(signal.SIGINT, id="SIGINT"),
        pytest.param(signal.SIGTERM, id="SIGTERM", marks=pytest.mark.nightly),
    ],
)
def test_signal_to_all_processes(
    instance: Path, start: Callable[[str, str], subprocess.Popen[str]], launcher: str, number: signal.Signals
) -> None:
    """PySpark keeps Ctrl+C from the JVM that it started, which sees only that Python is gone."""
    process = start(launcher, WAIT)
    ready(process)
    os.killpg(process.pid, number)
    assert process.wait(120) != 0
    unknown = launcher == "python" and number == signal.SIGINT
    assert status(instance) == (STARTED if unknown else ABORTED)


def test_interrupt_in_a_job(
    instance: Path, start: Callable[[str, str], subprocess.Popen[str]], launcher: str
) -> None:
    """No program means to end while its jobs run."""
    process = start(launcher, WAIT_IN_JOB)
    ready(process)
    time.sleep(8)
    os.killpg(process.pid, signal.SIGINT)
    assert process.wait(120) != 0
    assert status(instance) == ABORTED


@pytest.mark.nightly
def test_failed_query_is_an_error(
    instance: Path, start: Callable[[str, str], subprocess.Popen[str]], launcher: str
) -> None:
    assert start(launcher, FAIL_IN_JOB).wait(120) != 0
    assert status(instance) == ERRORED


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(FAIL, id="exception"),
        pytest.param(EXIT, id="sys.exit(1)", marks=pytest.mark.nightly),
    ],
)
def test_failure_of_the_script(
    instance: Path, start: Callable[[str, str], subprocess.Popen[str]], launcher: str, code: str, tmp_path: Path
) -> None:
    """spark-submit sees how Python ends; a JVM that Python started sees only that it is gone."""
    assert start(launcher, code).wait(120) != 0
    assert status(instance) == (ERRORED if launcher == "spark-submit" else STARTED)
    assert ("spark.stop()" in (tmp_path / "log.txt").read_text()) == (launcher == "python")


def test_end_without_stop(
    instance: Path, start: Callable[[str, str], subprocess.Popen[str]], launcher: str
) -> None:
    assert start(launcher, "").wait(120) == 0
    assert status(instance) == (COMPLETED if launcher == "spark-submit" else STARTED)


@pytest.mark.nightly
def test_exception_after_stop(
    instance: Path, start: Callable[[str, str], subprocess.Popen[str]], launcher: str
) -> None:
    assert start(launcher, "spark.stop()\n" + FAIL).wait(120) != 0
    assert status(instance) == (ERRORED if launcher == "spark-submit" else COMPLETED)
