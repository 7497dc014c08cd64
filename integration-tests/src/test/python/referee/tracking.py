"""Runs a tracked script of the client as a user would: as a file in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from .environment import PACKAGE_DIRECTORY


def run_python(arguments: list[str], cwd: Path, environment: dict[str, str]) -> None:
    """Runs the interpreter; what it prints goes to standard error, a failure is raised with its output."""
    finished = subprocess.run(
        [sys.executable, *arguments], cwd=cwd, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    sys.stderr.write(finished.stdout)
    if finished.returncode != 0:
        raise RuntimeError(f"{' '.join(arguments)} ended with {finished.returncode}:\n{finished.stdout[-6000:]}")


def save_and_track(name: str, directory: Path) -> dict[str, Any]:
    """Tracks a script that saves one artifact, in the instance that is current in `directory`."""
    source = (PACKAGE_DIRECTORY / "scripts/save_and_track.py").read_text(encoding="utf-8")
    script = directory.resolve() / f"{name}.py"
    script.write_text(source.replace("@NAME@", name), encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        result_file = Path(scratch) / "result.txt"
        run_python([str(script)], directory, {**os.environ, "REFEREE_RESULT": str(result_file)})
        artifact_uid, run_uid, transform_uid = result_file.read_text(encoding="utf-8").splitlines()
    return {
        "artifact_uid": artifact_uid,
        "artifact_key": f"tracked/{name}.parquet",
        "run_uid": run_uid,
        "transform_uid": transform_uid,
        "script": str(script),
    }
