"""Creates real instances and fills them through the client."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from . import databases
from .timestamps import spread_timestamps
from .tracking import SCRIPTS, run_script

_FILL_SCRIPTS = ("prepare.py", "derive.py", "annotate.py", "ontology.py", "organize.py", "fail.py")


def make_template(url: str, modules: str) -> dict[str, Any]:
    """Builds a database that later instances are copied from, unless it is there already."""
    created = databases.create_database(url)
    if not created and (not databases.accepts_connections(url) or databases.has_table(url, "lamindb_artifact")):
        return {"url": url, "created": False}
    with tempfile.TemporaryDirectory() as scratch:
        environment = {**os.environ, "LAMIN_SETTINGS_DIR": scratch}
        environment.pop("LAMIN_CURRENT_INSTANCE", None)
        run_script(SCRIPTS / "init_template.py", [url, modules], Path(scratch), environment)
    return {"url": url, "created": True}


def make_instance(
    name: str, directory: Path, database: str | None, modules: str, template_url: str | None, fill: bool
) -> dict[str, Any]:
    directory = directory.resolve()
    directory.mkdir(parents=True, exist_ok=True)
    environment = dict(os.environ)
    environment.pop("LAMIN_CURRENT_INSTANCE", None)
    if database is not None:
        databases.create_database(database, template_url)
    options = ["init", "--storage", "./storage", "--name", name]
    if database is not None:
        options += ["--db", database]
    if modules:
        options += ["--modules", modules]
    run_script(SCRIPTS / "init_instance.py", options, directory, environment)
    target = database or str(directory / "storage/.lamindb/lamin.db")
    if fill:
        _fill(name, directory, modules, environment)
        spread_timestamps(target)
    return {
        "name": name,
        "slug": f"anonymous/{name}",
        "directory": str(directory),
        "storage_root": str(directory / "storage"),
        "second_storage_root": str(directory / "second storage") if fill else None,
        "database": target,
        "modules": modules,
        "filled": fill,
    }


def fill_instance(like: str, directory: Path, modules: str) -> dict[str, Any]:
    """Does in an instance what was done in the one named `like`: its records get the same identifiers."""
    environment = dict(os.environ)
    environment.pop("LAMIN_CURRENT_INSTANCE", None)
    _fill(like, directory.resolve(), modules, environment)
    spread_timestamps(str(directory.resolve() / "storage/.lamindb/lamin.db"))
    return {"directory": str(directory)}


def _fill(name: str, directory: Path, modules: str, environment: dict[str, str]) -> None:
    scripts = directory / "scripts"
    scripts.mkdir(exist_ok=True)
    for file in _FILL_SCRIPTS:
        shutil.copyfile(SCRIPTS / file, scripts / file)
        expected_failure = file == "fail.py"
        try:
            run_script(
                scripts / file,
                [],
                directory,
                {**environment, "REFEREE_SEED": f"{name}/{file}", "REFEREE_MODULES": modules, "LAMIN_TESTING": "true"},
            )
        except RuntimeError:
            if not expected_failure:
                raise
            print("the failing script failed as intended", file=sys.stderr)
