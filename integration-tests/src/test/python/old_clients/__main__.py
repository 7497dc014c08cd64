"""Makes an instance with an old client: `python -m old_clients NAME FOLDER MODULES [POSTGRES URL]`."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from referee.tracking import SCRIPTS, run_script

name, folder, modules, *database = sys.argv[1:]
root = Path(folder).resolve()
root.mkdir(parents=True)
environment = dict(os.environ)
options = ["init", "--storage", "./storage", "--name", name]
options += ["--modules", modules] if modules else []
options += ["--db", database[0]] if database else []
run_script(SCRIPTS / "init_instance.py", options, root, environment)
script = shutil.copyfile(Path(__file__).with_name("fill.py"), root / "fill.py")
run_script(script, [], root, environment)
