"""Spark Connect, where the session lives in a server."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import free_port
from test_setup import STORY


@pytest.fixture
def fixed_port() -> None:
    """A local server always takes the port 15002: waits until nobody else has it."""
    deadline = time.monotonic() + 120
    while True:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("0.0.0.0", 15002))
                return
            except OSError:
                assert time.monotonic() < deadline, "the port 15002 of Spark Connect stays taken"
        time.sleep(1)


def test_local_server(
    fixed_port: None, instance: Path, runtime_jar: Path, run_script: Callable[..., dict[str, object]]
) -> None:
    code = (
        "from pyspark.sql import SparkSession\n"
        f'spark = SparkSession.builder.remote("local[2]").config("spark.jars", "{runtime_jar}")'
        f'.config("spark.lamindb.instance", "{instance}").getOrCreate()\n'
    )
    result = run_script(code + STORY, name="connect.py")
    assert result["count"] == 5 and result["total"] == 15.0 and result["rows"] == [5]


@pytest.fixture
def server(
    tmp_path: Path, instance: Path, runtime_jar: Path, environment: dict[str, str]
) -> Iterator[str]:
    """A Connect server that knows the jar and the instance."""
    home = subprocess.run(
        [sys.executable, "-c", "import pyspark, os; print(os.path.dirname(pyspark.__file__))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    port = free_port()
    command = [
        str(Path(home) / "bin" / "spark-submit"), "--master", "local[2]", "--jars", str(runtime_jar),
        *("--conf", f"spark.lamindb.instance={instance}", "--conf", f"spark.connect.grpc.binding.port={port}"),
        *("--class", "org.apache.spark.sql.connect.service.SparkConnectServer", "spark-internal"),
    ]  # fmt: skip
    path = tmp_path / "server.log"
    with path.open("w+") as log:
        process = subprocess.Popen(
            command, env=environment | {"SPARK_HOME": home}, stdout=log, stderr=log, cwd=tmp_path
        )
        try:
            deadline = time.monotonic() + 120
            while "Spark Connect server started" not in path.read_text():
                assert time.monotonic() < deadline and process.poll() is None, path.read_text()
                time.sleep(0.5)
            yield f"sc://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(60)


def test_remote_server(instance: Path, server: str, run_script: Callable[..., dict[str, object]]) -> None:
    code = f'from pyspark.sql import SparkSession\nspark = SparkSession.builder.remote("{server}").getOrCreate()\n'
    result = run_script(code + STORY, name="remote.py")
    assert result["count"] == 5 and result["total"] == 15.0 and result["rows"] == [5]
