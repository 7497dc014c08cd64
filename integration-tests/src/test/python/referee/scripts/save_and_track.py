"""One tracked step: writes a small table, registers it and finishes the run."""

import os
from pathlib import Path

import lamindb as ln
import pandas as pd

NAME = "@NAME@"

ln.track(params={"name": NAME, "rows": 3})
frame = pd.DataFrame({"id": [1, 2, 3], "name": [NAME, f"{NAME} ü", None], "value": [0.5, float("nan"), -1.25]})
artifact = ln.Artifact.from_dataframe(frame, key=f"tracked/{NAME}.parquet", description=f"Made by {NAME}").save()
run = ln.context.run
ln.finish()
Path(os.environ["REFEREE_RESULT"]).write_text("\n".join((artifact.uid, run.uid, run.transform.uid)))
