"""Copies a SQLite instance and settles it: `python -m old_clients.copy STORAGE FOLDER NAME`."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from referee.tracking import SCRIPTS, run_script

storage, folder, name = sys.argv[1:]
root = Path(folder).resolve()
root.mkdir(parents=True)
environment = dict(os.environ)
environment.pop("LAMIN_CURRENT_INSTANCE", None)
# Only init writes settings: it makes an instance of this name, whose database is then replaced.
run_script(SCRIPTS / "init_instance.py", ["init", "--storage", "./storage", "--name", name, "--modules", "bionty"], root, environment)
shutil.copyfile(Path(storage) / ".lamindb/lamin.db", root / "storage/.lamindb/lamin.db")
