"""Turns database and data frame values into JSON that says exactly what they are.

Moments are microseconds since the epoch in UTC (a moment without zone counts as UTC), durations are
microseconds, dates are ISO text, binary values are hexadecimal text; missing values are null.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    import pandas as pd

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(moment: datetime) -> int:
    aware = moment if moment.tzinfo is not None else moment.replace(tzinfo=timezone.utc)
    return (aware - EPOCH) // _MICROSECOND


def encode(value: Any) -> Any:
    """Encodes a value as read through the ORM; a float stays a number."""
    return _encode(value, lambda number: number)


def encode_exact(value: Any) -> Any:
    """Encodes a value of a data file; a float becomes its shortest exact text."""
    return _encode(value, repr)


def _encode(value: Any, encode_float: Callable[[float], Any]) -> Any:
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if type(value).__name__ in ("NaTType", "NAType"):
        return None
    if isinstance(value, float):
        return None if math.isnan(value) else encode_float(float(value))
    if isinstance(value, datetime):
        return microseconds(value.to_pydatetime(warn=False) if hasattr(value, "to_pydatetime") else value)
    if isinstance(value, timedelta):
        return value // _MICROSECOND
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, (Decimal, UUID)):
        return str(value)
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).hex()
    if isinstance(value, Mapping):
        return {str(key): _encode(item, encode_float) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted((_encode(item, encode_float) for item in value), key=str)
    if isinstance(value, (list, tuple)):
        return [_encode(item, encode_float) for item in value]
    if hasattr(value, "tolist"):  # numpy scalars and arrays
        return _encode(value.tolist(), encode_float)
    raise TypeError(f"no encoding for {type(value).__name__}: {value!r}")


def encode_frame(frame: pd.DataFrame) -> dict[str, Any]:
    """Columns, dtypes, index and rows of a data frame, floats as exact text."""
    return {
        "columns": [str(name) for name in frame.columns],
        "dtypes": [str(dtype) for dtype in frame.dtypes],
        "index_name": frame.index.name,
        "index": [encode_exact(item) for item in frame.index],
        "rows": frame_rows(frame, encode_exact),
    }


def frame_rows(frame: pd.DataFrame, encoder: Callable[[Any], Any]) -> list[list[Any]]:
    """Rows of a data frame, read column by column so that no value is widened to another type."""
    columns = [[encoder(item) for item in frame.iloc[:, position]] for position in range(frame.shape[1])]
    return [list(row) for row in zip(*columns, strict=True)] if columns else []
