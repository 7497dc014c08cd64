"""Registers tables and files of many kinds, in a tracked run."""

import gzip
import json
import shutil
from datetime import date
from pathlib import Path

import lamindb as ln
import numpy as np
import pandas as pd

ln.track(
    params={
        "rate": 0.25,
        "rounds": 3,
        "label": "naïve ünïcode 🧬",
        "flags": [True, False],
        "nested": {"depth": {"list": [1, 2.5, "three", None]}, "quote": "it's \"so\""},
        "api_key": "not-for-others",
    }
)
run = ln.context.run
run.name = "prepare"
run.extra_data = {"cluster": {"nodes": 2, "names": ["a", "ß"]}, "none": None}
run.save()

storage = ln.setup.settings.storage.root
work = Path("work")
work.mkdir(exist_ok=True)

# --- one table with a column of every type ---------------------------------

all_types = pd.DataFrame(
    {
        "whole": pd.Series([1, -2, 3, 2**53 + 1, 0], dtype="int64"),
        "small": pd.Series([1, 2, 3, -4, 5], dtype="int8"),
        "real": [0.1, np.nan, -1e300, 1e-300, 3.0],
        "single": pd.Series([0.1, 0.2, np.nan, 3.5, -0.0], dtype="float32"),
        "text": ["plain", "ünïcode 🧬 漢字", "it's \"quoted\"", "100% \\ back\tslash\nline", None],
        "truth": [True, False, True, True, False],
        "maybe_truth": pd.array([True, None, False, None, True], dtype="boolean"),
        "maybe_whole": pd.array([1, None, 3, None, -5], dtype="Int64"),
        "moment_utc": pd.to_datetime(
            ["2026-01-02T03:04:05.123456Z", "1970-01-01T00:00:00Z", None, "2100-12-31T23:59:59.999999Z", "2026-06-01T00:00:00Z"],
            format="ISO8601",
        ).astype("datetime64[us, UTC]"),
        "moment_berlin": pd.to_datetime(
            ["2026-07-01T00:00:00Z", "2026-01-01T00:00:00Z", None, "2025-10-26T00:30:00Z", "2025-10-26T01:30:00Z"]
        ).tz_convert("Europe/Berlin"),
        "moment_local": pd.to_datetime(
            ["2026-01-02 03:04:05.123456", "1969-12-31 23:59:59.999999", None, "2026-01-01", "2026-03-29 02:30:00"],
            format="ISO8601",
        ),
        "day": [date(2026, 1, 2), date(1969, 12, 31), None, date(2100, 12, 31), date(2024, 2, 29)],
        "items": [[1, 2], [], None, [3], [-1, 0, 1]],
        "words": [["a", "ß"], None, [], ["%"], ["'", '"']],
        "group": pd.Categorical(["x", "y", None, "x", "y"]),
    }
)
ln.Artifact.from_dataframe(all_types, key="tables/all_types.parquet", description="Every type: ü, 'single', \"double\", 100% \\").save()

# --- text formats -----------------------------------------------------------

plain = pd.DataFrame({"id": [1, 2, 3], "name": ["alpha", "bêta, gamma", 'de"lta'], "score": [0.5, np.nan, -2.25]})
plain.to_csv(work / "plain.csv", index=False)
plain.to_csv(work / "plain.tsv", sep="\t", index=False)
with open(work / "plain.csv.gz", "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0) as packed:
    packed.write((work / "plain.csv").read_bytes())
objects = [{"id": 1, "tags": ["ü", "🧬"], "nested": {"a": None, "b": 1.5}}, {"id": 2, "tags": [], "nested": {"a": True, "b": -1}}]
(work / "objects.json").write_text(json.dumps(objects, ensure_ascii=False), encoding="utf-8")
(work / "object.json").write_text(json.dumps({"title": "One object", "rows": objects}, ensure_ascii=False), encoding="utf-8")
(work / "lines.jsonl").write_text("".join(json.dumps(item) + "\n" for item in objects), encoding="utf-8")
(work / "unknown.abcdef").write_bytes(bytes(range(256)))
(work / "notes.txt").write_text("Notes: größer & kleiner\n", encoding="utf-8")
ln.Artifact(work / "plain.csv", key="text/plain.csv", description="").save()
ln.Artifact(work / "plain.tsv", key="text/plain.tsv").save()
ln.Artifact(work / "plain.csv.gz", key="text/plain.csv.gz").save()
ln.Artifact(work / "objects.json", key="text/objects.json").save()
ln.Artifact(work / "object.json", key="text/object.json").save()
ln.Artifact(work / "lines.jsonl", key="text/lines.jsonl").save()
ln.Artifact(work / "unknown.abcdef", key="text/unknown.abcdef").save()
ln.Artifact(work / "notes.txt", description="No key; only a description").save()
(work / "spaced.csv").write_text("a,b\n1,ü\n", encoding="utf-8")
ln.Artifact(work / "spaced.csv", key="name with spaces/größe & 100% 漢字.csv", kind="dataset").save()

# --- versions ---------------------------------------------------------------

for number in range(1, 4):
    frame = pd.DataFrame({"id": list(range(number * 2)), "version": number})
    artifact = ln.Artifact.from_dataframe(frame, key="versions/table.parquet", description=f"Version {number}")
    if number > 1:
        artifact.version_tag = str(number)
    artifact.save()

# --- folders ----------------------------------------------------------------


def write_parts(name: str, parts: int, offset: int = 0) -> Path:
    folder = work / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for part in range(parts):
        frame = pd.DataFrame({"id": [offset + part * 10 + row for row in range(3)], "part": f"p{part}"})
        frame.to_parquet(folder / f"part-{part:05d}.parquet")
    return folder


ln.Artifact(write_parts("x.parquet", 2), key="folder/x.parquet").save()
ln.Artifact(write_parts("fixed.parquet", 3, 100), key="folder/fixed.parquet", overwrite_versions=False).save()
ln.Artifact(write_parts("changing.parquet", 2, 200), key="folder/changing.parquet").save()
ln.Artifact(write_parts("changing2.parquet", 4, 300), key="folder/changing.parquet").save()

# --- files that already lie in the storage ----------------------------------

for name in ("measured.csv", "relabelled.csv"):
    target = Path(str(storage)) / "in place" / name
    target.parent.mkdir(exist_ok=True)
    target.write_text(f"id,file\n1,{name}\n", encoding="utf-8")
ln.Artifact(Path(str(storage)) / "in place/measured.csv").save()
ln.Artifact(Path(str(storage)) / "in place/relabelled.csv", key="labels/other name.csv").save()

# --- JSON columns, kinds, second storage, moments ----------------------------

extra = ln.Artifact.from_dataframe(pd.DataFrame({"z": [1]}), key="extra/data.parquet")
extra.extra_data = {"título": "naïve 🧬", "deep": [{"a": [1, [2, [3]]]}, None, True, 1.5e300], "empty": {}, "quote": "'\"\\%"}
extra.save()
(work / "model.json").write_text('{"weights": [0.1, 0.2]}')
ln.Artifact(work / "model.json", key="models/model.json", kind="model").save()

second_root = Path("second storage").resolve()
second_root.mkdir(exist_ok=True)
second = ln.Storage(root=second_root.as_posix()).save()
(second_root / "direct").mkdir(exist_ok=True)
(second_root / "direct/here.csv").write_text("id\n7\n")
ln.Artifact(second_root / "direct/here.csv").save()
(work / "elsewhere.csv").write_text("id\n8\n")
ln.Artifact(work / "elsewhere.csv", key="second/elsewhere.csv", storage=second).save()

for number in range(10):
    path = work / f"{number:02d}.csv"
    path.write_text(f"moment\n{number}\n")
    ln.Artifact(path, key=f"moments/{number:02d}.csv").save()

ln.finish()
