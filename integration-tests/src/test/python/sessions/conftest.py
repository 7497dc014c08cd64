"""What the tests of PySpark sessions share: the runtime jar, an instance, and child processes.

Every session runs in a process of its own, because a JVM keeps the settings of its first session.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[5]
TIMEOUT_SECONDS = 300


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "nightly: not part of every build; see the profile of this name")


@pytest.fixture(scope="session")
def runtime_jar() -> Path:
    """The one jar that users give to Spark."""
    jars = [
        jar
        for jar in (REPOSITORY / "connector" / "runtime" / "target").glob("lamindb-spark-runtime-*.jar")
        if not jar.name.startswith("original-")
    ]
    assert len(jars) == 1, f"build the runtime jar first: ./mvnw package; found {jars}"
    return jars[0]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A process environment with settings and home of its own."""
    root = tmp_path_factory.mktemp("client")
    (root / "home").mkdir()
    result = {name: value for name, value in os.environ.items() if not name.startswith(("LAMIN", "SPARK", "PYSPARK"))}
    result.update(
        LAMIN_SETTINGS_DIR=str(root / "settings"),
        HOME=str(root / "home"),
        SPARK_LOCAL_IP="127.0.0.1",
        PYSPARK_PYTHON=sys.executable,
        PATH=os.pathsep.join((str(Path(sys.executable).parent), result.get("PATH", ""))),
    )
    # Programs that end after seconds never earn back what a better compiler costs.
    for variable in ("SPARK_LAUNCHER_OPTS", "SPARK_SUBMIT_OPTS", "SPARK_DAEMON_JAVA_OPTS"):
        result[variable] = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
    return result


@pytest.fixture
def run(environment: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs a program to its end and returns its output; a failure shows all of it."""

    def run_program(
        *command: str | Path, cwd: Path, expect: int = 0, extra: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        result = subprocess.run(
            [str(part) for part in command],
            cwd=cwd,
            env=environment | (extra or {}),
            capture_output=True,
            text=True,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
        assert result.returncode == expect, f"{command} ended with {result.returncode}\n{result.stdout}\n{result.stderr}"
        return result

    return run_program


@pytest.fixture
def instance(tmp_path: Path, run: Callable[..., subprocess.CompletedProcess[str]]) -> Path:
    """The storage of a new instance; the test's folder is its development folder."""
    storage = tmp_path / "cells"
    init = ("init", "--storage", storage, "--name", tmp_path.name, "--modules", "bionty")
    run(REPOSITORY / "bin" / "lamindb-spark", *init, cwd=tmp_path)
    return storage


@pytest.fixture
def run_script(
    tmp_path: Path, run: Callable[..., subprocess.CompletedProcess[str]]
) -> Callable[..., dict[str, object]]:
    """Runs Python code that leaves its findings in `result`, and returns them."""

    def run_code(
        code: str, *, command: tuple[str | Path, ...] = (sys.executable,), name: str = "script.py"
    ) -> dict[str, object]:
        script = tmp_path / name
        script.write_text(code + "\nimport json as _json\nprint('RESULT:' + _json.dumps(result))\n", encoding="utf-8")
        output = run(*command, script, cwd=tmp_path).stdout
        line = next(line for line in output.splitlines() if line.startswith("RESULT:"))
        return json.loads(line.removeprefix("RESULT:"))

    return run_code


@pytest.fixture
def start_cluster(tmp_path: Path, environment: dict[str, str]) -> Iterator[Callable[..., str]]:
    """Starts a standalone master with two workers on free ports and returns its address.

    What is given goes before the workers' commands.
    """
    home = subprocess.run(
        [sys.executable, "-c", "import pyspark, os; print(os.path.dirname(pyspark.__file__))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    settings = environment | {"SPARK_HOME": home, "SPARK_DAEMON_MEMORY": "256m"}
    processes: list[subprocess.Popen[str]] = []

    def start(*around: str | Path) -> str:
        port = free_port()
        url = f"spark://127.0.0.1:{port}"
        spark_class = str(Path(home) / "bin" / "spark-class")
        master = [
            spark_class, "org.apache.spark.deploy.master.Master",
            *("--host", "127.0.0.1", "--port", str(port), "--webui-port", str(free_port())),
        ]  # fmt: skip
        log = tmp_path / "cluster.log"
        with log.open("w") as output:
            processes.append(subprocess.Popen(master, env=settings, stdout=output, stderr=output, cwd=tmp_path))
            for index in range(2):
                worker = [
                    *(str(part) for part in around), spark_class, "org.apache.spark.deploy.worker.Worker",
                    *("--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--webui-port", str(free_port())),
                    *("--work-dir", str(tmp_path / f"work{index}"), url),
                ]  # fmt: skip
                processes.append(subprocess.Popen(worker, env=settings, stdout=output, stderr=output, cwd=tmp_path))
        deadline = time.monotonic() + 120
        while log.read_text().count("Registering worker") < 2:
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.5)
        return url

    try:
        yield start
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(30)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
