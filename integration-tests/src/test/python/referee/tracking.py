"""Runs a tracked script of the client as a user would: as a file in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from .environment import PACKAGE_DIRECTORY


SCRIPTS = PACKAGE_DIRECTORY / "scripts"


def run_script(script: Path, arguments: list[str], cwd: Path, environment: dict[str, str]) -> None:
    """Runs a script; what it prints goes to standard error, a failure is raised with the end of that."""
    finished = subprocess.run(
        [sys.executable, "-m", "referee.runner", str(script), *arguments],
        cwd=cwd,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    sys.stderr.write(finished.stdout)
    if finished.returncode != 0:
        raise RuntimeError(f"{script.name} ended with {finished.returncode}: {finished.stdout.strip()[-1000:]}")


def save_and_track(name: str, directory: Path) -> dict[str, Any]:
    """Tracks a script that saves one artifact, in the instance that is current in `directory`."""
    source = (SCRIPTS / "save_and_track.py").read_text(encoding="utf-8")
    script = directory.resolve() / f"{name}.py"
    script.write_text(source.replace("@NAME@", name), encoding="utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        result_file = Path(scratch) / "result.txt"
        run_script(script, [], directory, {**os.environ, "REFEREE_RESULT": str(result_file)})
        artifact_uid, run_uid, transform_uid = result_file.read_text(encoding="utf-8").splitlines()
    return {
        "artifact_uid": artifact_uid,
        "artifact_key": f"tracked/{name}.parquet",
        "run_uid": run_uid,
        "transform_uid": transform_uid,
        "script": str(script),
    }
