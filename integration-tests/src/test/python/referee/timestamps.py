"""Moments at the edges of what the databases can hold, set past the client."""

from __future__ import annotations

from . import databases

# whole seconds, milliseconds and microseconds, as the client and the database themselves write them
MOMENTS = (
    "2026-03-01 12:00:00",
    "2026-03-01 12:00:00.123",
    "2026-03-01 12:00:00.123456",
    "2026-03-01 12:00:00.999999",
    "2026-03-01 12:00:01",
    "1970-01-01 00:00:00",
    "1970-01-01 00:00:00.000001",
    "2100-12-31 23:59:59.999999",
    "2024-02-29 23:59:59.900",
    "2025-10-26 00:30:00.5",
)
_LABEL_PREFIX = "moment "
_KEY_PREFIX = "moments/"


def spread_timestamps(database: str) -> None:
    """Gives the labels and artifacts made for this purpose one moment each, in the order of their ids."""
    postgres = databases.is_postgres(database)
    mark = "%s" if postgres else "?"
    moments = [f"{moment}+00" for moment in MOMENTS] if postgres else list(MOMENTS)
    with databases.connect(database) as connection:
        cursor = connection.cursor()
        for table, column, prefix in (
            ("lamindb_ulabel", "name", _LABEL_PREFIX),
            ("lamindb_artifact", "key", _KEY_PREFIX),
        ):
            ids = [
                row[0]
                for row in databases.query(
                    connection,
                    f'SELECT id FROM {table} WHERE substr("{column}", 1, {len(prefix)}) = {mark} ORDER BY id',
                    (prefix,),
                )
            ]
            for position, identifier in enumerate(ids):
                moment = moments[position % len(moments)]
                cursor.execute(
                    f"UPDATE {table} SET created_at = {mark}, updated_at = {mark} WHERE id = {mark}",
                    (moment, moment, identifier),
                )
