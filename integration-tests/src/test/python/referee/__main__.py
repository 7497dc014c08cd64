"""Command line of the referee: one command per process, one JSON document as the last line."""

from __future__ import annotations

import argparse
import sys
import traceback
from pathlib import Path
from typing import Any

from .leaving import leave
from .output import write_result


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m referee")
    commands = parser.add_subparsers(dest="command", required=True)

    command = commands.add_parser("make-instance", help="create an instance and fill it")
    command.add_argument("--name", required=True)
    command.add_argument("--dir", required=True, type=Path)
    command.add_argument("--db", help="PostgreSQL URL; SQLite without it")
    command.add_argument("--modules", default="")
    command.add_argument("--template-url", help="PostgreSQL database to copy the schema from")
    command.add_argument("--empty", action="store_true", help="create the instance only")

    command = commands.add_parser("make-template", help="create a PostgreSQL database to copy instances from")
    command.add_argument("--uri", required=True)
    command.add_argument("--modules", default="bionty,pertdb")

    command = commands.add_parser("dump-registry", help="all rows of a registry")
    command.add_argument("--registry", required=True)
    command.add_argument("--branch", choices=("default", "all"), default="default")

    command = commands.add_parser("to-dataframe", help="a registry as data frame")
    command.add_argument("--registry", required=True)

    command = commands.add_parser("dump-instance", help="all rows of all registries and link tables")
    command.add_argument("--branch", action="append", default=[], help="branch to be on, beside all branches")
    command.add_argument("--frame", action="append", default=[], help="registry to show as data frame, too")

    command = commands.add_parser("answer", help="answers to the questions in a file")
    command.add_argument("--questions", required=True, type=Path, help="a JSON array, see questions.py")

    commands.add_parser("list-registries", help="definitions of all registries and link tables")

    command = commands.add_parser("load-artifact", help="content of an artifact")
    choice = command.add_mutually_exclusive_group(required=True)
    choice.add_argument("--uid")
    choice.add_argument("--key")
    command.add_argument("--version", help="version tag or the last four characters of the uid; only with --key")

    command = commands.add_parser("load-artifacts", help="content of several artifacts")
    command.add_argument("uids", nargs="+")

    command = commands.add_parser("describe", help="description of an artifact, its run and transform")
    command.add_argument("--uid", required=True)

    command = commands.add_parser("lineage", help="runs before and after an artifact")
    command.add_argument("--uid", required=True)

    command = commands.add_parser("new-version", help="save a file under a key")
    command.add_argument("--key", required=True)
    command.add_argument("--file", "--csv", "--parquet", required=True, type=Path)

    command = commands.add_parser("save-and-track", help="run a tracked script that saves an artifact")
    command.add_argument("--name", required=True)
    command.add_argument("--dir", type=Path, default=Path("."), help="where the script is written and run")

    commands.add_parser("verify-files", help="compare all artifacts with their files")
    commands.add_parser("connect-info", help="the current instance")

    command = commands.add_parser("schema-dump", help="structure of an instance database")
    command.add_argument("--db", required=True)
    command.add_argument("--all-rows", action="store_true", help="with all rows of all tables")

    command = commands.add_parser("fill-instance", help="fill an instance that is there")
    command.add_argument("--like", required=True, help="instance whose identifiers the records get")
    command.add_argument("--dir", required=True, type=Path)
    command.add_argument("--modules", default="")

    command = commands.add_parser("comparable-rows", help="all rows without what names this one instance")
    command.add_argument("--db", required=True)
    command.add_argument("--hide", action="append", default=[], help="a text to be left out")

    command = commands.add_parser("generate-artifacts", help="insert many artifact rows")
    command.add_argument("--db", required=True)
    command.add_argument("--count", type=int, default=1_000_000)
    return parser


def _run(options: argparse.Namespace) -> Any:
    # imported late: a command loads only what it needs, and loading the client fixes the instance
    match options.command:
        case "make-instance":
            from .instances import make_instance

            return make_instance(
                options.name, options.dir, options.db, options.modules, options.template_url, not options.empty
            )
        case "make-template":
            from .instances import make_template

            return make_template(options.uri, options.modules)
        case "dump-registry":
            from .registries import dump_registry

            return dump_registry(options.registry, options.branch == "all")
        case "to-dataframe":
            from .registries import registry_frame

            return registry_frame(options.registry)
        case "dump-instance":
            from .registries import dump_instance

            return dump_instance(options.branch, options.frame)
        case "answer":
            from .questions import answer_questions

            return answer_questions(options.questions)
        case "list-registries":
            from .registries import list_registries

            return list_registries()
        case "load-artifact":
            from .artifacts import load_artifact

            return load_artifact(options.uid, options.key, options.version)
        case "load-artifacts":
            from .artifacts import load_artifacts

            return load_artifacts(options.uids)
        case "describe":
            from .artifacts import describe_artifact

            return describe_artifact(options.uid)
        case "lineage":
            from .artifacts import lineage

            return lineage(options.uid)
        case "new-version":
            from .artifacts import add_version

            return add_version(options.key, options.file)
        case "save-and-track":
            from .tracking import save_and_track

            return save_and_track(options.name, options.dir)
        case "verify-files":
            from .artifacts import verify_files

            return verify_files()
        case "connect-info":
            from .artifacts import connect_info

            return connect_info()
        case "schema-dump":
            from .schema import dump_rows, dump_schema

            schema = dump_schema(options.db)
            return {**schema, "rows": dump_rows(options.db)} if options.all_rows else schema
        case "fill-instance":
            from .instances import fill_instance

            return fill_instance(options.like, options.dir, options.modules)
        case "comparable-rows":
            from .comparable import comparable_rows

            return comparable_rows(options.db, options.hide)
        case "generate-artifacts":
            from .benchmark import generate_artifacts

            return generate_artifacts(options.db, options.count)
    raise ValueError(f"unknown command {options.command}")


def main() -> int:
    options = _parser().parse_args()
    try:
        result = _run(options)
    except Exception as error:
        traceback.print_exc()
        print(f"referee {options.command} failed: {type(error).__name__}: {error}", file=sys.stderr)
        return 1
    write_result(result)
    return 0


if __name__ == "__main__":
    leave(main())
