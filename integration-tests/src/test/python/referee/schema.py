"""The structure of an instance database in a form that two databases can be compared by."""

from __future__ import annotations

import re
from typing import Any

from . import databases

_INITIAL_ROWS = {
    "lamindb_space": {"created_at", "updated_at"},
    "lamindb_user": {"created_at", "updated_at"},
    "lamindb_branch": {"created_at", "updated_at"},
    "lamindb_storage": {"uid", "created_at", "updated_at"},
    "bionty_source": {"created_at", "updated_at"},
}


def dump_schema(database: str) -> dict[str, Any]:
    with databases.connect(database) as connection:
        tables = _postgres_tables(connection) if databases.is_postgres(database) else _sqlite_tables(connection)
        rows = {
            table: _rows_without(connection, table, left_out, tables[table]["columns"])
            for table, left_out in _INITIAL_ROWS.items()
            if table in tables
        }
        migrations = databases.query(connection, "SELECT app, name FROM django_migrations")
    return {
        "dialect": "postgresql" if databases.is_postgres(database) else "sqlite",
        "tables": dict(sorted(tables.items())),
        "migrations": sorted([list(row) for row in migrations]),
        "rows": rows,
    }


def dump_rows(database: str) -> dict[str, list[str]]:
    """All rows of all tables, and where their numbers go on; the times of migrations left out."""
    with databases.connect(database) as connection:
        if databases.is_postgres(database):
            found = databases.query(connection, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            numbers = databases.query(connection, "SELECT sequencename, last_value FROM pg_sequences")
        else:
            found = databases.query(connection, "SELECT name FROM sqlite_master WHERE type = 'table'")
            numbers = databases.query(connection, "SELECT name, seq FROM sqlite_sequence")
        rows = {"numbers": sorted(map(repr, numbers))}
        for (table,) in found:
            left_out = {"applied"} if table == "django_migrations" else set()
            rows[table] = sorted(
                repr(sorted((name, value) for name, value in row.items() if name not in left_out))
                for row in databases.query_dicts(connection, f'SELECT * FROM "{table}"')
            )
        rows.pop("sqlite_sequence", None)
    return dict(sorted(rows.items()))


def _rows_without(connection: Any, table: str, left_out: set[str], columns: dict[str, Any]) -> list[dict[str, Any]]:
    truths = {name for name, column in columns.items() if column["type"] in ("bool", "boolean")}
    return [
        {
            name: bool(value) if name in truths and value is not None else value
            for name, value in sorted(row.items())
            if name not in left_out
        }
        for row in databases.query_dicts(connection, f'SELECT * FROM "{table}" ORDER BY id')
    ]


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _sorted(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(entries, key=lambda entry: repr(sorted(entry.items(), key=lambda item: item[0])))


# --- SQLite -----------------------------------------------------------------


def _sqlite_tables(connection: Any) -> dict[str, Any]:
    found = databases.query(
        connection, "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    )
    return {name: _sqlite_table(connection, name, statement) for name, statement in found}


def _sqlite_table(connection: Any, table: str, statement: str) -> dict[str, Any]:
    columns = {
        name: {"type": type_.lower(), "not_null": bool(not_null), "default": default, "primary_key": bool(key)}
        for _, name, type_, not_null, default, key in databases.query(connection, f'PRAGMA table_info("{table}")')
    }
    indexes: list[dict[str, Any]] = []
    uniques: list[dict[str, Any]] = []
    for _, name, unique, origin, partial in databases.query(connection, f'PRAGMA index_list("{table}")'):
        covered = [row[2] for row in databases.query(connection, f'PRAGMA index_info("{name}")')]
        where = None
        if partial:
            text = databases.query(connection, "SELECT sql FROM sqlite_master WHERE name = ?", (name,))[0][0]
            where = _one_line(re.split(r"\bWHERE\b", text, maxsplit=1, flags=re.IGNORECASE)[1])
        entry = {"name": None if origin != "c" else name, "columns": covered, "where": where}
        (uniques if unique else indexes).append(entry)
    foreign_keys: dict[int, dict[str, Any]] = {}
    for number, _, target, column, target_column, on_update, on_delete, _ in databases.query(
        connection, f'PRAGMA foreign_key_list("{table}")'
    ):
        entry = foreign_keys.setdefault(
            number, {"columns": [], "table": target, "target_columns": [], "on_update": on_update, "on_delete": on_delete}
        )
        entry["columns"].append(column)
        entry["target_columns"].append(target_column)
    return {
        "columns": dict(sorted(columns.items())),
        "indexes": _sorted(indexes),
        "uniques": _sorted(uniques),
        "foreign_keys": _sorted(list(foreign_keys.values())),
        "deferred_foreign_keys": len(re.findall(r"DEFERRABLE INITIALLY DEFERRED", statement, re.IGNORECASE)),
        "checks": sorted(_sqlite_checks(statement)),
        "autoincrement": "AUTOINCREMENT" in statement.upper(),
    }


def _sqlite_checks(statement: str) -> list[str]:
    checks = []
    for match in re.finditer(r"\bCHECK\s*\(", statement, re.IGNORECASE):
        depth, position = 1, match.end()
        while depth:
            depth += {"(": 1, ")": -1}.get(statement[position], 0)
            position += 1
        checks.append(_one_line(statement[match.end() : position - 1]))
    return checks


# --- PostgreSQL -------------------------------------------------------------

_COLUMNS = """
SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
       pg_get_expr(d.adbin, d.adrelid), a.attidentity
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = 'public'
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE c.relkind = 'r' ORDER BY c.relname, a.attname
"""
_INDEXES = """
SELECT t.relname, i.relname, x.indisunique, x.indisprimary, pg_get_expr(x.indpred, x.indrelid), am.amname,
       ARRAY(SELECT pg_get_indexdef(x.indexrelid, k, true) FROM generate_series(1, x.indnkeyatts) k),
       ARRAY(SELECT o.opcname::text FROM unnest(x.indclass) WITH ORDINALITY u(oid, k)
             JOIN pg_opclass o ON o.oid = u.oid ORDER BY u.k)
FROM pg_index x
JOIN pg_class i ON i.oid = x.indexrelid
JOIN pg_am am ON am.oid = i.relam
JOIN pg_class t ON t.oid = x.indrelid
JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
ORDER BY 1, 2
"""
_CONSTRAINTS = """
SELECT t.relname, c.conname, c.contype, pg_get_constraintdef(c.oid)
FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
WHERE c.contype IN ('f', 'c') ORDER BY 1, 2
"""
_TRIGGERS = """
SELECT t.relname, pg_get_triggerdef(g.oid), md5(p.prosrc)
FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid JOIN pg_proc p ON p.oid = g.tgfoid
JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
WHERE NOT g.tgisinternal ORDER BY 1, 2
"""


def _postgres_tables(connection: Any) -> dict[str, Any]:
    tables: dict[str, Any] = {}
    for table, name, type_, not_null, default, identity in databases.query(connection, _COLUMNS):
        entry = tables.setdefault(
            table, {"columns": {}, "indexes": [], "uniques": [], "primary_key": [], "foreign_keys": [], "checks": [], "triggers": []}
        )
        entry["columns"][name] = {"type": type_, "not_null": not_null, "default": default, "identity": identity or None}
    for table, name, unique, primary, where, method, columns, operators in databases.query(connection, _INDEXES):
        entry = tables[table]
        if primary:
            entry["primary_key"] = columns
        else:
            entry["uniques" if unique else "indexes"].append(
                {"name": name, "columns": columns, "where": where, "method": method, "operators": operators}
            )
    for table, name, kind, definition in databases.query(connection, _CONSTRAINTS):
        tables[table]["foreign_keys" if kind == "f" else "checks"].append({"name": name, "definition": definition})
    for table, definition, body in databases.query(connection, _TRIGGERS):
        tables[table]["triggers"].append({"definition": definition, "function_md5": body})
    return tables
