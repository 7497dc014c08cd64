"""The README's own Python lines, as a new user pastes them."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from conftest import REPOSITORY


def test_python_snippet(
    tmp_path: Path, runtime_jar: Path, run: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    snippet = re.search(r"```python\n(.*?)```", readme, re.DOTALL)
    assert snippet is not None
    # The snippet works on what the README's first command leaves, from the same folder.
    run(REPOSITORY / "bin" / "lamindb-spark", "quickstart", "--folder", tmp_path / "quickstart", cwd=tmp_path)
    code = re.sub(r"connector/runtime/target/lamindb-spark-runtime-[^\"]*\.jar", str(runtime_jar), snippet.group(1))
    script = tmp_path / "readme.py"
    script.write_text(code, encoding="utf-8")
    output = run(sys.executable, script, cwd=tmp_path).stdout
    assert "cells/summary.parquet" in output
    database = next((tmp_path / "quickstart").glob("*/.lamindb/lamin.db"))
    with sqlite3.connect(database) as connection:
        row = connection.execute(
            "SELECT r._status_code, t.key, t.source_code LIKE '%lamindb%',"
            " (SELECT count(*) FROM lamindb_artifact_input_of_runs i WHERE i.run_id = r.id),"
            " (SELECT count(*) FROM lamindb_artifact a WHERE a.run_id = r.id)"
            " FROM lamindb_run r JOIN lamindb_transform t ON t.id = r.transform_id WHERE t.key LIKE '%readme.py'"
        ).fetchone()
    assert row is not None and row[0] == 0 and row[2] == 1 and row[3] >= 1 and row[4] == 1, row
