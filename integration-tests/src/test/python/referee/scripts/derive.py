"""Reads artifacts of the first run and makes new ones: lineage over three steps."""

import lamindb as ln
import pandas as pd

ln.track(params={"factor": 2})
source = ln.Artifact.get(key="text/plain.csv")
versions = ln.Artifact.get(key="versions/table.parquet")
frame = source.load()
frame["double"] = frame["score"] * 2
versions.load()
ln.Artifact.from_dataframe(frame, key="derived/double.parquet", description="Scores doubled").save()
ln.finish()

second = ln.Transform(key="pipelines/summary", kind="pipeline", description="A pipeline without source").save()
ln.track(second, params={"by": "name"})
double = ln.Artifact.get(key="derived/double.parquet")
summary = double.load().groupby("name", as_index=False)["double"].sum()
ln.Artifact.from_dataframe(pd.DataFrame(summary), key="derived/summary.parquet").save()
ln.finish()
