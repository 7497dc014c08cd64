"""Plain access to instance databases, SQLite files and PostgreSQL alike, without the client."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit, urlunsplit


def is_postgres(database: str) -> bool:
    return database.startswith(("postgresql://", "postgres://"))


def sqlite_file(database: str) -> Path:
    """The SQLite file meant by `database`: the file itself, a storage root or an instance folder."""
    given = Path(database)
    for candidate in (given, given / ".lamindb/lamin.db", given / "storage/.lamindb/lamin.db"):
        if candidate.is_file():
            return candidate
    raise FileNotFoundError(f"no SQLite database at {database}")


@contextmanager
def connect(database: str) -> Iterator[Any]:
    """A DB-API connection, committed when the block ends normally."""
    if is_postgres(database):
        import psycopg2

        connection: Any = psycopg2.connect(database)
    else:
        connection = sqlite3.connect(sqlite_file(database), timeout=30)
    with closing(connection):
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


def query(connection: Any, statement: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    cursor = connection.cursor()
    cursor.execute(statement, parameters)
    return [tuple(row) for row in cursor.fetchall()]


def query_dicts(connection: Any, statement: str) -> list[dict[str, Any]]:
    cursor = connection.cursor()
    cursor.execute(statement)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def database_name(url: str) -> str:
    name = unquote(urlsplit(url).path.lstrip("/"))
    if not name:
        raise ValueError(f"the URL names no database: {url}")
    return name


def _server(url: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path="/postgres"))


def accepts_connections(url: str) -> bool:
    """A finished template database may be closed to connections."""
    with connect(_server(url)) as connection:
        found = query(connection, "SELECT datallowconn FROM pg_database WHERE datname = %s", (database_name(url),))
    return bool(found and found[0][0])


def create_database(url: str, template_url: str | None = None) -> bool:
    """Creates the PostgreSQL database that `url` names, unless it exists; says whether it did."""
    import psycopg2
    from psycopg2 import sql

    with closing(psycopg2.connect(_server(url))) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (database_name(url),))
            if cursor.fetchone() is not None:
                return False
            statement = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database_name(url)))
            if template_url is not None:
                statement += sql.SQL(" TEMPLATE {}").format(sql.Identifier(database_name(template_url)))
            cursor.execute(statement)
    return True


def has_table(database: str, table: str) -> bool:
    if is_postgres(database):
        statement = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tablename = %s"
    else:
        statement = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?"
    with connect(database) as connection:
        return query(connection, statement, (table,))[0][0] > 0
