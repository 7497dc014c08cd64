"""Artifacts, their files and their lineage as the client sees them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .encoding import encode, encode_exact, encode_frame


def _find(uid: str | None, key: str | None, version: str | None) -> Any:
    import lamindb as ln

    if uid is not None:
        return ln.Artifact.objects.get(uid=uid)
    if key is None:
        raise ValueError("either a uid or a key is needed")
    if version is None:
        return ln.Artifact.get(key=key)
    family = ln.Artifact.objects.filter(key=key)
    matches = list(family.filter(version_tag=version)) or list(family.filter(uid__endswith=version))
    if len(matches) != 1:
        raise LookupError(f"{len(matches)} artifacts have key {key!r} and version {version!r}")
    return matches[0]


def _summary(artifact: Any) -> dict[str, Any]:
    return {
        "uid": artifact.uid,
        "key": artifact.key,
        "path": str(artifact.path),
        "suffix": artifact.suffix,
        "hash": artifact.hash,
        "hash_type": artifact._hash_type,
        "size": artifact.size,
        "n_files": artifact.n_files,
        "n_observations": artifact.n_observations,
        "is_latest": artifact.is_latest,
    }


def load_artifact(uid: str | None, key: str | None, version: str | None) -> dict[str, Any]:
    import pandas as pd

    artifact = _find(uid, key, version)
    loaded = artifact.load()
    result = _summary(artifact)
    if isinstance(loaded, pd.DataFrame):
        result.update(type="frame", **encode_frame(loaded))
    elif isinstance(loaded, Path):
        result.update(type="path", loaded_path=str(loaded))
    else:
        result.update(type="object", object=encode_exact(loaded))
    return result


def load_artifacts(uids: list[str]) -> dict[str, Any]:
    """Contents of several artifacts by uid."""
    return {uid: _load_lines(uid) if _find(uid, None, None).suffix == ".jsonl" else load_artifact(uid, None, None) for uid in uids}


def _load_lines(uid: str) -> dict[str, Any]:
    """The client has no loader for lines of JSON, only the path."""
    artifact = _find(uid, None, None)
    lines = Path(artifact.cache()).read_text(encoding="utf-8").splitlines()
    return {**_summary(artifact), "type": "object", "object": encode_exact([json.loads(line) for line in lines])}


def describe_artifact(uid: str) -> dict[str, Any]:
    artifact = _find(uid, None, None)
    text = artifact.describe(return_str=True)
    run = artifact.run
    return {
        **_summary(artifact),
        "text": text,
        "run_text": run.describe(return_str=True) if run is not None else None,
        "transform_text": run.transform.describe(return_str=True) if run is not None else None,
        "features": encode(artifact.features.get_values()),
        "ulabels": sorted(artifact.ulabels.values_list("name", flat=True)),
        "records": sorted(artifact.records.values_list("name", flat=True)),
        "projects": sorted(artifact.projects.values_list("name", flat=True)),
        "references": sorted(artifact.references.values_list("name", flat=True)),
    }


def lineage(uid: str) -> dict[str, Any]:
    """The run that made an artifact, all runs before and after it, and the client's own graph."""
    from lamindb.models.has_parents import view_lineage

    artifact = _find(uid, None, None)
    artifact.describe(return_str=True)
    graph = view_lineage(artifact, return_graph=True)
    runs: dict[str, dict[str, Any]] = {}
    _walk(artifact, runs, set(), upstream=True)
    _walk(artifact, runs, set(), upstream=False)
    return {
        "uid": artifact.uid,
        "run_uid": artifact.run.uid if artifact.run is not None else None,
        "runs": sorted(runs.values(), key=lambda run: (run["started_at"] or 0, run["uid"])),
        "input_of_run_uids": sorted(artifact.input_of_runs.values_list("uid", flat=True)),
        "graph": graph.source,
    }


def _walk(artifact: Any, runs: dict[str, dict[str, Any]], seen: set[str], upstream: bool) -> None:
    if artifact.uid in seen:
        return
    seen.add(artifact.uid)
    steps = [artifact.run] if upstream else list(artifact.input_of_runs.all())
    for run in steps:
        if run is None:
            continue
        runs.setdefault(run.uid, describe_run(run))
        for neighbour in run.input_artifacts.all() if upstream else run.output_artifacts.all():
            _walk(neighbour, runs, seen, upstream)


def describe_run(run: Any) -> dict[str, Any]:
    transform = run.transform
    return {
        "uid": run.uid,
        "name": run.name,
        "status": run.status,
        "params": encode(run.params),
        "extra_data": encode(run.extra_data),
        "entrypoint": run.entrypoint,
        "cli_args": run.cli_args,
        "reference": run.reference,
        "reference_type": run.reference_type,
        "started_at": encode(run.started_at),
        "finished_at": encode(run.finished_at),
        "initiated_by_run_uid": run.initiated_by_run.uid if run.initiated_by_run is not None else None,
        "report_uid": run.report.uid if run.report is not None else None,
        "environment_uid": run.environment.uid if run.environment is not None else None,
        "created_by": run.created_by.handle,
        "input_uids": sorted(run.input_artifacts.values_list("uid", flat=True)),
        "output_uids": sorted(run.output_artifacts.values_list("uid", flat=True)),
        "text": run.describe(return_str=True),
        "transform": {
            "uid": transform.uid,
            "key": transform.key,
            "kind": transform.kind,
            "description": transform.description,
            "source_code": transform.source_code,
            "hash": transform.hash,
            "reference": transform.reference,
            "reference_type": transform.reference_type,
            "is_latest": transform.is_latest,
            "text": transform.describe(return_str=True),
        },
    }


def add_version(key: str, file: Path) -> dict[str, Any]:
    """Lets the client save a file under a key and reports all versions of that key."""
    import lamindb as ln

    artifact = ln.Artifact(file.resolve(), key=key).save()
    family = ln.Artifact.objects.filter(uid__startswith=artifact.uid[:16]).order_by("id")
    return {
        **_summary(artifact),
        "family": [
            {"uid": row.uid, "is_latest": row.is_latest, "version_tag": row.version_tag, "hash": row.hash}
            for row in family
        ],
        "same_key": [
            {"uid": row.uid, "is_latest": row.is_latest} for row in ln.Artifact.objects.filter(key=key).order_by("id")
        ],
    }


def verify_files() -> dict[str, Any]:
    """Recomputes size, hash and number of files of every artifact that has a hash."""
    import lamindb as ln

    checked: list[str] = []
    superseded: list[str] = []
    mismatches: list[dict[str, Any]] = []
    for artifact in ln.Artifact.objects.exclude(hash=None).order_by("id"):
        if artifact._overwrite_versions and not artifact.is_latest:
            superseded.append(artifact.uid)  # its bytes were replaced by those of the next version
            continue
        checked.append(artifact.uid)
        expected = {"size": artifact.size, "hash": artifact.hash, "hash_type": artifact._hash_type, "n_files": artifact.n_files}
        found = _measure(artifact.path)
        if found != expected:
            mismatches.append(
                {"uid": artifact.uid, "key": artifact.key, "path": str(artifact.path), "expected": expected, "found": found}
            )
    return {"checked": checked, "superseded": superseded, "mismatches": mismatches}


def _measure(path: Any) -> dict[str, Any] | None:
    from lamindb_setup.core.hashing import hash_dir, hash_file

    if not path.exists():
        return None
    if path.is_dir():
        size, hash_, hash_type, n_files = hash_dir(path)
        return {"size": size, "hash": hash_, "hash_type": hash_type, "n_files": n_files}
    size, hash_, hash_type = hash_file(path)
    return {"size": size, "hash": hash_, "hash_type": hash_type, "n_files": None}


def connect_info() -> dict[str, Any]:
    import lamindb as ln

    instance = ln.setup.settings.instance
    return {
        "slug": instance.slug,
        "uid": instance.uid,
        "id": instance._id.hex,
        "modules": sorted(instance.modules),
        "storage_root": instance.storage.root_as_str,
        "storage_uid": instance.storage.uid,
        "dialect": instance.dialect,
        "database": instance.db,
        "user": ln.setup.settings.user.handle,
        "branch": ln.setup.settings.branch.name,
        "artifacts": ln.Artifact.filter().count(),
        "lamindb_version": ln.__version__,
    }
