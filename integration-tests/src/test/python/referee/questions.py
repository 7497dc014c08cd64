"""Answers to many questions about registries in one process."""

from __future__ import annotations

import json
import math
from collections import defaultdict
from pathlib import Path
from typing import Any

from .encoding import encode
from .registries import find_registry


def answer_questions(file: Path) -> list[Any]:
    """Each question is an object with its kind and what the kind needs."""
    return [_KINDS[question.pop("kind")](**question) for question in json.loads(file.read_text(encoding="utf-8"))]


def _value(value: Any) -> Any:
    if isinstance(value, (set, frozenset, list, tuple)):
        return [encode(item) for item in value if not _is_missing(item)]
    return None if _is_missing(value) else encode(value)


def _is_missing(value: Any) -> bool:
    return (
        value is None or type(value).__name__ in ("NaTType", "NAType") or (isinstance(value, float) and math.isnan(value))
    )


def _frame(registry: str, include: list[str] | None = None, features: list[str] | None = None) -> dict[int, Any]:
    """Cells by id and column; a set is a list in any order without missing values."""
    frame = find_registry(registry).to_dataframe(include=include, features=features, limit=None)
    columns = [str(column) for column in frame.columns]
    cells = [list(frame.iloc[:, position]) for position in range(len(columns))]
    return {
        int(key): {column: _value(cells[position][row]) for position, column in enumerate(columns)}
        for row, key in enumerate(frame.index)
    }


def _relations(registry: str) -> dict[str, dict[int, list[Any]]]:
    """For each relation, by id, the ids of the related records; a relation to one record has `one:` before its name."""
    model = find_registry(registry)
    records = model.filter() if hasattr(model, "filter") else model.objects.all()
    answer: dict[str, dict[int, list[Any]]] = {}
    for field in model._meta.get_fields():
        if field.is_relation:
            related: dict[int, set[Any]] = defaultdict(set)
            for key, other in records.values_list("pk", f"{field.name}__pk"):
                related[key].add(other)
            many = field.one_to_many or field.many_to_many
            answer[("" if many else "one:") + field.name] = {
                key: sorted(other for other in others if other is not None) for key, others in related.items()
            }
    return answer


def _search(registry: str, string: str, visible: bool = False, **options: Any) -> list[int]:
    model = find_registry(registry)
    found = model.filter().search(string, **options) if visible else model.search(string, **options)
    return [record.pk for record in found]


def _get(registry: str, idlike: str | None = None, **fields: Any) -> str:
    """The uid, or the name of the exception."""
    model = find_registry(registry)
    try:
        return (model.get(idlike) if idlike is not None else model.get(**fields)).uid
    except Exception as error:
        return f"error: {type(error).__name__}"


def _lookup(registry: str, field: str | None = None) -> list[list[Any]]:
    """Name, uid of each attribute; in the order of the client."""
    found = find_registry(registry).lookup(field)
    return [[name, getattr(found, name).uid] for name in found._fields if name != "dict"]


def _describe(registry: str, uid: str) -> str:
    return find_registry(registry).objects.get(uid=uid).describe(return_str=True)


_KINDS = {
    "frame": _frame,
    "relations": _relations,
    "search": _search,
    "get": _get,
    "lookup": _lookup,
    "describe": _describe,
}
