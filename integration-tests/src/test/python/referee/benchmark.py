"""Many realistic artifact rows, written past the client straight into an instance database."""

from __future__ import annotations

import base64
import hashlib
import io
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from . import databases

COLUMNS = (
    "uid", "key", "_real_key", "description", "storage_id", "suffix", "kind", "otype", "size", "hash", "n_files",
    "n_observations", "_hash_type", "schema_id", "extra_data", "_key_is_virtual", "_overwrite_versions", "branch_id",
    "created_on_id", "space_id", "is_locked", "_aux", "created_at", "created_by_id", "run_id", "updated_at",
    "version_tag", "is_latest",
)  # fmt: skip

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_STEMS = 62**16
_STEP = 11_400_714_819_323_198_485 * 62**4 + 1  # no common factor with 62: all stems differ
_START = datetime(2024, 1, 1)
_KINDS = (("parquet", "dataset", "DataFrame"), ("csv", "dataset", "DataFrame"), ("h5ad", "dataset", "AnnData"),
          ("json", None, None), ("pt", "model", None))  # fmt: skip
_BATCH = 20_000


def _stem(number: int) -> str:
    value = number * _STEP % _STEMS
    characters = []
    for _ in range(16):
        value, position = divmod(value, 62)
        characters.append(_ALPHABET[position])
    return "".join(reversed(characters))


def _rows(first: int, count: int, storage_id: int, user_id: int, run_ids: list[int]) -> Iterator[tuple[Any, ...]]:
    """Of each five rows the last is the next version of the one before it."""
    for number in range(first, first + count):
        place = number % 5
        family = number - 1 if place == 4 else number
        is_latest = not (place == 3 and number + 1 < first + count)
        digest = hashlib.md5(number.to_bytes(8, "big")).digest()
        suffix, kind, otype = _KINDS[family % len(_KINDS)]
        moment = _START + timedelta(microseconds=number * 61_123_457 % (900 * 86_400 * 1_000_000))
        stamp = moment.isoformat(sep=" ", timespec="microseconds")
        is_table = otype is not None
        yield (
            _stem(family) + ("0001" if place == 4 else "0000"),
            None if family % 50 == 7 else f"project_{family % 40:02d}/batch {family % 997:03d}/sample-{family:07d}.{suffix}",
            None,
            None if family % 3 else f"Measurement {family} of batch {family % 997}",
            storage_id,
            f".{suffix}",
            kind,
            otype,
            1_000 + int.from_bytes(digest[:5], "big") % 5_000_000_000,
            base64.urlsafe_b64encode(digest).decode("ascii")[:22],
            None,
            int.from_bytes(digest[5:8], "big") if is_table else None,
            "md5",
            None,
            '{"plate": %d, "site": "Zürich"}' % (family % 384) if family % 20 == 0 else None,
            True,
            False,
            -1 if number % 200 == 150 else 1,
            1,
            1,
            False,
            None,
            stamp,
            user_id,
            run_ids[family % len(run_ids)] if run_ids and family % 4 else None,
            stamp,
            "2" if place == 4 else None,
            is_latest,
        )


def generate_artifacts(database: str, count: int) -> dict[str, Any]:
    started = time.monotonic()
    with databases.connect(database) as connection:
        storage_id = databases.query(connection, "SELECT min(id) FROM lamindb_storage")[0][0]
        user_id = databases.query(connection, "SELECT min(id) FROM lamindb_user")[0][0]
        run_ids = [row[0] for row in databases.query(connection, "SELECT id FROM lamindb_run ORDER BY id LIMIT 1000")]
        existing = databases.query(connection, "SELECT count(*) FROM lamindb_artifact")[0][0]
        rows = _rows((existing + 4) // 5 * 5, count, storage_id, user_id, run_ids)
        if databases.is_postgres(database):
            _copy(connection, rows)
        else:
            _insert(connection, rows)
        total = databases.query(connection, "SELECT count(*) FROM lamindb_artifact")[0][0]
    if databases.is_postgres(database):
        _analyze(database)
    return {"inserted": total - existing, "total": total, "seconds": round(time.monotonic() - started, 3)}


def _insert(connection: Any, rows: Iterator[tuple[Any, ...]]) -> None:
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -400000")
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    marks = ", ".join("?" * len(COLUMNS))
    connection.executemany(f"INSERT INTO lamindb_artifact ({names}) VALUES ({marks})", rows)


def _copy(connection: Any, rows: Iterator[tuple[Any, ...]]) -> None:
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    statement = f"COPY lamindb_artifact ({names}) FROM STDIN"
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL timezone = 'UTC'")
        while batch := list(islice(rows, _BATCH)):
            text = "".join("\t".join(map(_copy_value, row)) + "\n" for row in batch)
            cursor.copy_expert(statement, io.StringIO(text))


def _copy_value(value: Any) -> str:
    if value is None:
        return r"\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    return str(value).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def _analyze(database: str) -> None:
    with databases.connect(database) as connection, connection.cursor() as cursor:
        cursor.execute("ANALYZE lamindb_artifact")
