"""Collections, branches, archive and trash."""

from pathlib import Path

import lamindb as ln

first = ln.Artifact.get(key="text/plain.csv")
second = ln.Artifact.get(key="text/plain.tsv")
third = ln.Artifact.get(key="tables/all_types.parquet")
ln.Collection([second, first], key="collections/plain", description="Two tables").save()
ln.Collection([third, second, first], key="collections/plain", description="Three tables").save()

work = Path("work")
contribution = ln.Branch(name="contribution").save()
for name in ("trashed", "archived", "contributed", "main"):
    (work / f"{name}.csv").write_text(f"state\n{name}\n")
trashed = ln.Artifact(work / "trashed.csv", key="states/trashed.csv").save()
trashed.delete(permanent=False)
archived = ln.Artifact(work / "archived.csv", key="states/archived.csv").save()
archived.branch_id = 0
archived.save()
ln.Artifact(work / "contributed.csv", key="states/contributed.csv", branch=contribution).save()
ln.Artifact(work / "main.csv", key="states/main.csv").save()
label = ln.ULabel(name="contributed label")
label.branch = contribution
label.save()
trashed_label = ln.ULabel(name="trashed label").save()
# labels that are no longer visible, or not yet
any_label = ln.Feature.get(name="any_label")
second.ulabels.add(label, trashed_label)
ln.models.ArtifactULabel(artifact=second, ulabel=trashed_label, feature=any_label).save()
trashed_label.delete(permanent=False)
private = ln.Space(name="private space", uid="privatespace").save()
ln.ULabel(name="private label", space=private).save()
