"""Labels, features, records, projects, references and a schema."""

from datetime import date, datetime, timezone

import lamindb as ln
import pandas as pd

tissue = ln.ULabel(name="Tissue", is_type=True, description="Type of labels").save()
organ = ln.ULabel(name="Organ", is_type=True, type=tissue).save()
liver = ln.ULabel(name="liver", type=organ, description="Leber: \"größtes\" Organ").save()
lung = ln.ULabel(name="lung", type=organ).save()
lobe = ln.ULabel(name="upper lobe 🫁", type=tissue).save()
lobe.parents.add(lung)
loose = ln.ULabel(name="it's 100% \\ loose", description="").save()
for number in range(10):
    ln.ULabel(name=f"moment {number:02d}").save()

plain = ln.Artifact.get(key="text/plain.csv")
plain.ulabels.add(liver, loose)
ln.Artifact.get(key="folder/x.parquet").ulabels.add(liver)
ln.Artifact.get(key="versions/table.parquet").ulabels.add(lung)

features = {
    "temperature": ln.Feature(name="temperature", dtype=float, description="Measured in °C").save(),
    "replicate": ln.Feature(name="replicate", dtype=int).save(),
    "operator_note": ln.Feature(name="operator_note", dtype=str).save(),
    "is_control": ln.Feature(name="is_control", dtype=bool).save(),
    "collected_on": ln.Feature(name="collected_on", dtype=date).save(),
    "measured_at": ln.Feature(name="measured_at", dtype=datetime).save(),
    "settings": ln.Feature(name="settings", dtype=dict).save(),
    "wells": ln.Feature(name="wells", dtype=list[int]).save(),
    "organ": ln.Feature(name="organ", dtype=organ).save(),
    "any_label": ln.Feature(name="any_label", dtype=ln.ULabel).save(),
    "score": ln.Feature(name="score", dtype=float).save(),
    "id": ln.Feature(name="id", dtype=int).save(),
    "name": ln.Feature(name="name", dtype=str).save(),
}
features["temperature"].unit = "°C"
features["temperature"].save()
plain.features.add_values(
    {
        "temperature": 21.5,
        "replicate": 3,
        "operator_note": "naïve: it's \"fine\" 🧬",
        "is_control": False,
        "collected_on": date(2026, 1, 2),
        "measured_at": datetime(2026, 1, 2, 3, 4, 5, 678901),
        "settings": {"gain": 1.5, "channels": ["ü", None, {"deep": [1]}]},
        "wells": [1, 2, 3],
        "organ": "liver",
        "any_label": ["lung", "it's 100% \\ loose"],
    }
)
ln.Artifact.get(key="text/plain.tsv").features.add_values({"temperature": 21.5, "replicate": 4, "is_control": True})

sample_type = ln.Record(name="Sample", is_type=True).save()
first = ln.Record(name="sample 1", type=sample_type, description="ü").save()
second = ln.Record(name="sample 2", type=sample_type, features={"temperature": -1.5, "organ": "lung"}).save()
second.parents.add(first)
plain.records.add(first, second)

project = ln.Project(name="Atlas 'Ω'", url="https://example.org/?q=1&r=ü", start_date=date(2026, 1, 1)).save()
plain.projects.add(project)
reference = ln.Reference(
    name="A paper: größer", abbr="APG", url="https://example.org/paper", doi="10.1000/xyz123", pubmed_id=12345678,
    description="About", text="Text", date=date(2025, 12, 31),
).save()  # fmt: skip
plain.references.add(reference)

# features whose values are several, stored elsewhere, lists, or named as a column
further = {
    "remark": ln.Feature(name="remark", dtype=str).save(),
    "tags": ln.Feature(name="tags", dtype=list[str]).save(),
    "measured_utc": ln.Feature(name="measured_utc", dtype="datetime64[ns, UTC]").save(),
    "operator": ln.Feature(name="operator", dtype=ln.User).save(),
    "derived_from": ln.Feature(name="derived_from", dtype=ln.Artifact).save(),
    "sample": ln.Feature(name="sample", dtype=sample_type).save(),
    "description": ln.Feature(name="description", dtype=str).save(),
}
plain.features.add_values({"remark": "first", "operator": "anonymous", "sample": ["sample 1", "sample 2"]})
plain.features.add_values({"remark": "second", "tags": ["b", "ä", "b"], "description": "as a feature"})
other = ln.Artifact.get(key="text/plain.tsv")
other.features.add_values(
    {"remark": "only", "tags": ["z"], "measured_utc": datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone.utc), "derived_from": plain}
)

schema = ln.Schema(
    [features["id"], features["name"], features["score"]], name="Plain schema", description="Members in order", coerce=True
).save()
frame = pd.DataFrame({"id": [1, 2], "name": ["a", "b"], "score": [0.5, 1.5]})
ln.Artifact.from_dataframe(frame, key="schemas/valid.parquet", schema=schema).save()
