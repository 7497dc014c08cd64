"""Rows of an instance in a form that those of another one can be compared with."""

from __future__ import annotations

import re

from .schema import dump_rows

_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|\+\d\d:\d\d)?")
# What a run prints names its folder.
_PRINTED = re.compile(r"\('(hash|size)', [^)]*\)")


def comparable_rows(database: str, hidden: list[str]) -> dict[str, list[str]]:
    """All rows of all tables without times, the hidden texts, and what depends on them."""
    return {
        table: sorted(_comparable(row, hidden) for row in rows) for table, rows in dump_rows(database).items()
    }


def _comparable(row: str, hidden: list[str]) -> str:
    if "'__lamindb_run__'" in row:
        row = _PRINTED.sub(r"('\1', 'PRINTED')", row)
    for number, text in enumerate(hidden):
        row = row.replace(text, f"HIDDEN{number}")
    return _TIME.sub("TIME", row)
