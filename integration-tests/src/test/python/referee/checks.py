"""Runs every command against real instances: `python -m referee.checks --dir DIR [--postgres URL]`.

URL names the server with any database; databases `referee_template`, `referee_gamma` are created there.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from .environment import offline_environment
from .output import read_result, write_result


class Referee:
    """Calls the commands in processes of their own and remembers how long each took."""

    def __init__(self, root: Path, instance: str | None = None) -> None:
        self.environment = offline_environment(root, current_instance=instance)
        self.cwd = root
        self.seconds: dict[str, float] = {}

    def __call__(self, *arguments: str) -> Any:
        started = time.monotonic()
        finished = subprocess.run(
            [sys.executable, "-m", "referee", *arguments], cwd=self.cwd, env=self.environment, text=True, capture_output=True
        )
        self.seconds[" ".join(arguments[:3])] = round(time.monotonic() - started, 2)
        if finished.returncode != 0:
            raise AssertionError(f"{arguments} ended with {finished.returncode}:\n{finished.stderr[-4000:]}")
        return read_result(finished.stdout)

    def fails(self, *arguments: str) -> str:
        finished = subprocess.run(
            [sys.executable, "-m", "referee", *arguments], cwd=self.cwd, env=self.environment, text=True, capture_output=True
        )
        assert finished.returncode != 0, arguments
        assert finished.stderr.strip(), arguments
        return finished.stderr


def check_instance(root: Path, name: str, database: str | None, template_url: str | None, count: int) -> dict[str, float]:
    referee = Referee(root)
    options = ["--db", database] if database else []
    options += ["--template-url", template_url] if template_url else []
    made = referee("make-instance", "--name", name, "--dir", str(root / name), "--modules", "bionty,pertdb", *options)
    seconds = referee.seconds
    referee = Referee(root, made["slug"])
    referee.seconds = seconds

    info = referee("connect-info")
    assert info["slug"] == made["slug"] and info["storage_root"] == made["storage_root"], info
    assert set(info["modules"]) == {"bionty", "pertdb"}, info
    assert info["dialect"] == ("postgresql" if database else "sqlite"), info

    visible = referee("dump-registry", "--registry", "Artifact")["rows"]
    everything = referee("dump-registry", "--registry", "Artifact", "--branch", "all")["rows"]
    assert {row["branch_id"] for row in visible} == {1}
    assert {row["branch_id"] for row in everything} >= {-1, 0, 1, 2}
    by_key = {row["key"]: row for row in everything if row["is_latest"]}
    moments = [by_key[f"moments/{number:02d}.csv"]["created_at"] for number in range(10)]
    assert moments[3] % 1_000_000 == 999_999 and moments[5:7] == [0, 1] and moments[1] % 1_000_000 == 123_000, moments
    assert by_key["extra/data.parquet"]["extra_data"]["título"] == "naïve 🧬"
    assert sum(row["key"] == "versions/table.parquet" for row in everything) == 3
    assert by_key["labels/other name.csv"]["_real_key"] == "in place/relabelled.csv"
    assert {row["storage_id"] for row in everything} == {1, 2}

    listed = referee("list-registries")["modules"]
    for app, models in listed.items():
        assert models, app
    for registry in ("ULabel", "Feature", "Run", "Transform", "Record", "Collection", "Storage", "bionty.CellType", "Branch"):
        frame = referee("to-dataframe", "--registry", registry)
        assert frame["rows"], registry
    durations = referee("dump-registry", "--registry", "pertdb.CompoundPerturbation")["rows"]
    assert durations[0]["duration"] == ((26 * 3600) * 1_000_000) + 3, durations
    assert referee("dump-registry", "--registry", "lamindb.Artifact_input_of_runs")["rows"]
    runs = referee("dump-registry", "--registry", "Run")["rows"]
    assert {row["_status_code"] for row in runs} == {-1, 0, 1}, [row["_status_code"] for row in runs]

    loaded = referee("load-artifact", "--key", "tables/all_types.parquet")
    assert loaded["columns"][0] == "whole" and loaded["rows"][3][0] == 2**53 + 1 and loaded["rows"][1][2] is None, loaded
    for key in ("text/plain.csv", "text/plain.tsv", "text/plain.csv.gz", "folder/x.parquet", "folder/fixed.parquet",
                "folder/changing.parquet", "text/objects.json", "second/elsewhere.csv", "direct/here.csv"):  # fmt: skip
        referee("load-artifact", "--key", key)
    assert len(referee("load-artifact", "--key", "versions/table.parquet", "--version", "2")["rows"]) == 4
    assert len(referee("load-artifact", "--key", "versions/table.parquet", "--version", "0000")["rows"]) == 2
    referee("load-artifact", "--uid", by_key["text/plain.csv"]["uid"])
    referee.fails("load-artifact", "--key", "no/such.key")

    described = referee("describe", "--uid", by_key["text/plain.csv"]["uid"])
    assert described["features"]["temperature"] == 21.5, described["features"]
    for row in everything:
        if row["key"] in ("text/plain.csv", "derived/summary.parquet", "states/trashed.csv", "folder/changing.parquet"):
            referee("describe", "--uid", row["uid"])
    lineage = referee("lineage", "--uid", by_key["derived/summary.parquet"]["uid"])
    assert len(lineage["runs"]) == 3, [run["transform"]["key"] for run in lineage["runs"]]

    verified = referee("verify-files")
    assert verified["mismatches"] == [] and len(verified["superseded"]) == 1, verified

    table = root / f"{name}.csv"
    table.write_text("id\n99\n")
    version = referee("new-version", "--key", "text/plain.csv", "--csv", str(table))
    assert [row["is_latest"] for row in version["family"]] == [False, True], version
    saved = referee("save-and-track", "--name", "step_one", "--dir", str(root / name))
    lineage = referee("lineage", "--uid", saved["artifact_uid"])
    assert lineage["run_uid"] == saved["run_uid"]
    assert lineage["runs"][0]["status"] == "completed", lineage["runs"]

    schema = referee("schema-dump", "--db", made["database"])
    assert len(schema["tables"]) == 168 and len(schema["rows"]["bionty_source"]) == 43
    generated = referee("generate-artifacts", "--db", made["database"], "--count", str(count))
    assert generated["inserted"] == count
    assert referee("connect-info")["artifacts"] > count * 0.9
    seconds[f"generate {count}"] = generated["seconds"]
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--dir", required=True, type=Path)
    parser.add_argument("--postgres", help="URL of a server, with any existing database")
    parser.add_argument("--count", type=int, default=10_000, help="artifact rows to generate")
    options = parser.parse_args()
    root = options.dir.resolve()
    root.mkdir(parents=True, exist_ok=True)
    timings = {"sqlite": check_instance(root, "beta", None, None, options.count)}
    if options.postgres:
        server = urlsplit(options.postgres)
        template = urlunsplit(server._replace(path="/referee_template"))
        database = urlunsplit(server._replace(path="/referee_gamma"))
        referee = Referee(root)
        referee("make-template", "--uri", template, "--modules", "bionty,pertdb")
        assert not referee("make-template", "--uri", template, "--modules", "bionty,pertdb")["created"]
        timings["postgresql"] = {**referee.seconds, **check_instance(root, "gamma", database, template, options.count)}
    write_result(timings)


if __name__ == "__main__":
    main()
