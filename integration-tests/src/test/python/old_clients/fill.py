"""Typical rows of an instance, by any client from 1.17 on: names that changed are looked up."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import lamindb as ln
import pandas as pd

is_legacy = ln.__version__.startswith("1.")
work = Path("work")
work.mkdir(exist_ok=True)


def csv(name: str, text: str) -> Path:
    path = work / name
    path.write_text(text, encoding="utf-8")
    return path


def transform(**options: str) -> ln.Transform:
    if is_legacy:
        options["type"] = options.pop("kind")
    return ln.Transform(**options).save()


# --- artifacts of a run ------------------------------------------------------

ln.track(params={"rate": 0.5, "label": "naïve 🧬"})
for number in (1, 2):
    frame = pd.DataFrame({"id": list(range(number * 2)), "version": number})
    artifact = ln.Artifact.from_dataframe(frame, key="versions/table.parquet", description=f"Version {number}")
    if number == 2:
        setattr(artifact, "version" if is_legacy else "version_tag", "second")
    artifact.save()
plain = ln.Artifact(csv("plain.csv", "id,name\n1,alpha\n2,bêta\n"), key="text/plain.csv", description="").save()
ln.Artifact(csv("notes.txt", "größer\n"), description="No key; only a description").save()
ln.Artifact(csv("model.json", '{"weights": [0.1]}'), key="models/model.json", kind="model").save()
folder = work / "parts.parquet"
folder.mkdir()
for part in range(2):
    pd.DataFrame({"id": [part * 10 + row for row in range(3)], "part": f"p{part}"}).to_parquet(folder / f"part-{part}.parquet")
parts = ln.Artifact(folder, key="folder/parts.parquet").save()
placed = Path(str(ln.setup.settings.storage.root)) / "in place/measured.csv"
placed.parent.mkdir()
placed.write_text("id\n7\n")
ln.Artifact(placed).save()
ln.finish()

ln.track(transform(key="pipelines/derive", kind="pipeline"))
derived = ln.Artifact.get(key="text/plain.csv").load()
derived["length"] = derived["name"].str.len()
ln.Artifact.from_dataframe(derived, key="derived/table.parquet").save()
ln.finish()

# --- labels, features, records -----------------------------------------------

tissue = ln.ULabel(name="Tissue", is_type=True, description="Type of labels").save()
liver = ln.ULabel(name="liver", type=tissue, description='Leber: "größtes" Organ').save()
lobe = ln.ULabel(name="lobe 🫁").save()
lobe.parents.add(liver)
plain.ulabels.add(liver, lobe)
for name, dtype in (("temperature", float), ("collected_on", date), ("settings", dict), ("tissue", tissue), ("id", int), ("name", str)):
    ln.Feature(name=name, dtype=dtype).save()
plain.features.add_values(
    {"temperature": 21.5, "collected_on": date(2026, 1, 2), "settings": {"gain": 1.5, "channels": ["ü", None]}, "tissue": "liver"}
)
ln.Schema([ln.Feature.get(name="id"), ln.Feature.get(name="name")], name="Plain schema").save()
ln.Schema(name="Genes", itype=ln.Feature, flexible=True).save()
sample = ln.Record(name="Sample", is_type=True).save()
record = ln.Record(name="sample 1", type=sample, description="ü").save()
plain.records.add(record)
project = ln.Project(name="Atlas 'Ω'", url="https://example.org/?q=ü").save()
plain.projects.add(project)
plain.references.add(ln.Reference(name="A paper", doi="10.1000/xyz123").save())
run = ln.Run.filter().first()
run.projects.add(project)

# --- collections, branches, archive and trash --------------------------------

ln.Collection([plain], key="collections/all", description="One").save()
ln.Collection([plain, parts], key="collections/all", description="Two").save()
contribution = ln.Branch(name="contribution").save()
ln.Artifact(csv("trashed.csv", "state\ntrashed\n"), key="states/trashed.csv").save().delete(permanent=False)
archived = ln.Artifact(csv("archived.csv", "state\narchived\n"), key="states/archived.csv").save()
archived.branch_id = 0
archived.save()
contributed = ln.Artifact(csv("contributed.csv", "state\ncontributed\n"), key="states/contributed.csv")
contributed.branch = contribution
contributed.save()
ln.ULabel(name="trashed label").save().delete(permanent=False)

# --- modules -----------------------------------------------------------------

modules = ln.setup.settings.instance.modules
if "bionty" in modules:
    import bionty as bt

    human = bt.Organism(name="human", ontology_id="NCBITaxon:9606", scientific_name="homo_sapiens").save()
    lymphocyte = bt.CellType(name="lymphocyte", ontology_id="CL:0000542", description="A leukocyte").save()
    t_cell = bt.CellType(name="T cell", ontology_id="CL:0000084", synonyms="T-cell|T lymphocyte", abbr="T").save()
    t_cell.parents.add(lymphocyte)
    gene = bt.Gene(symbol="CD8A", ensembl_gene_id="ENSG00000153563", description="CD8 subunit alpha", organism=human).save()
    plain.cell_types.add(t_cell)
    plain.genes.add(gene)
if "wetlab" in modules or "pertdb" in modules:
    pertdb = __import__("pertdb" if "pertdb" in modules else "wetlab")
    plain.compounds.add(pertdb.Compound(name="aspirin", ontology_id="CHEBI:15365").save())

print(f"filled by lamindb {ln.__version__}", file=sys.stderr)
