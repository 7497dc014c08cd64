"""Rows of the ontology modules, with all fields given so that no public source is asked."""

import os
from datetime import timedelta

import lamindb as ln

modules = {name for name in os.environ["REFEREE_MODULES"].split(",") if name}

if "bionty" in modules:
    import bionty as bt

    human = bt.Organism(name="human", ontology_id="NCBITaxon:9606", scientific_name="homo_sapiens").save()
    lymphocyte = bt.CellType(name="lymphocyte", ontology_id="CL:0000542", description="A leukocyte").save()
    t_cell = bt.CellType(name="T cell", ontology_id="CL:0000084", synonyms="T-cell|T lymphocyte", abbr="T").save()
    t_cell.parents.add(lymphocyte)
    own = bt.CellType(name="our cell 'ü' 🧬", description="").save()
    gene = bt.Gene(symbol="CD8A", ensembl_gene_id="ENSG00000153563", ncbi_gene_ids="925", biotype="protein_coding",
                   description="CD8 subunit alpha", organism=human).save()  # fmt: skip
    bt.Gene(symbol="CD4", ensembl_gene_id="ENSG00000010610", organism=human).save()
    artifact = ln.Artifact.get(key="text/plain.csv")
    artifact.cell_types.add(t_cell, own)
    artifact.genes.add(gene)
    artifact.organisms.add(human)
    cell_feature = ln.Feature(name="cell_type", dtype=bt.CellType).save()
    table = ln.Artifact.get(key="tables/all_types.parquet")
    table.features.add_values({"cell_type": ["T cell"]})

if "pertdb" in modules:
    import pertdb

    compound = pertdb.Compound(name="aspirin", ontology_id="CHEBI:15365", chembl_id="CHEMBL25", molweight=180.16).save()
    pertdb.CompoundPerturbation(
        name="aspirin 1 µM 1 d", concentration=1.0, concentration_unit="µM", compound=compound,
        duration=timedelta(days=1, hours=2, microseconds=3),
    ).save()  # fmt: skip
    ln.Artifact.get(key="text/plain.csv").compounds.add(compound)
