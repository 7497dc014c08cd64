"""Rows and definitions of registries as the client sees them."""

from __future__ import annotations

from typing import Any

from .encoding import encode, frame_rows

APPS = ("lamindb", "bionty", "pertdb", "wetlab")


def find_registry(name: str) -> Any:
    """The model class of a name such as `Artifact`, `bionty.CellType` or `lamindb.Artifact_input_of_runs`."""
    import lamindb  # noqa: F401  (sets up the models)
    from django.apps import apps

    app, _, model = name.rpartition(".")
    return apps.get_model(app or "lamindb", model)


def dump_instance(branches: list[str], frames: list[str]) -> dict[str, Any]:
    """All rows of all registries and link tables, for each branch that a user may be on."""
    import lamindb as ln

    listed = list_registries()
    names = [model["full_name"] for models in listed["modules"].values() for model in models]
    rows: dict[str, Any] = {"all": {name: dump_registry(name, True) for name in names}}
    try:
        for branch in branches:
            ln.setup.settings.branch = branch
            rows[branch] = {name: dump_registry(name, False) for name in names}
    finally:
        ln.setup.settings.branch = "main"
    return {**listed, "rows": rows, "frames": {name: registry_frame(name) for name in frames}}


def _quick_query(registry: Any, all_branches: bool) -> Any:
    if all_branches or not hasattr(registry, "filter"):
        return registry.objects.all()
    return registry.filter()


def dump_registry(name: str, all_branches: bool) -> dict[str, Any]:
    registry = find_registry(name)
    columns = [field.attname for field in registry._meta.concrete_fields]
    rows = _quick_query(registry, all_branches).order_by("id").values(*columns)
    return {
        "registry": name,
        "table": registry._meta.db_table,
        "columns": [field.column for field in registry._meta.concrete_fields],
        "rows": [
            {field.column: encode(row[field.attname]) for field in registry._meta.concrete_fields}
            for row in rows
        ],
    }


def registry_frame(name: str) -> dict[str, Any]:
    """What `to_dataframe(limit=None)` shows; whole numbers stay whole where pandas widened a column."""
    registry = find_registry(name)
    frame = registry.to_dataframe(limit=None)
    whole = {
        field.attname for field in registry._meta.concrete_fields if field.get_internal_type().endswith("IntegerField")
    } | {field.attname for field in registry._meta.concrete_fields if field.is_relation}
    rows = frame_rows(frame, encode)
    for position, column in enumerate(frame.columns):
        if column in whole:
            for row in rows:
                if isinstance(row[position], float):
                    row[position] = int(row[position])
    return {
        "registry": name,
        "index_name": frame.index.name,
        "index": [encode(item) for item in frame.index],
        "columns": [str(column) for column in frame.columns],
        "dtypes": [str(dtype) for dtype in frame.dtypes],
        "rows": rows,
    }


def list_registries() -> dict[str, Any]:
    import lamindb  # noqa: F401
    from django.apps import apps

    installed = [app for app in APPS if apps.is_installed(app)]
    return {
        "modules": {
            app: [
                _describe_registry(model)
                for model in sorted(
                    apps.get_app_config(app).get_models(include_auto_created=True),
                    key=lambda model: model._meta.db_table,
                )
            ]
            for app in installed
        }
    }


def _describe_registry(model: Any) -> dict[str, Any]:
    from lamindb.models.sqlrecord import BaseSQLRecord, IsLink

    meta = model._meta
    is_link = issubclass(model, IsLink) or bool(meta.auto_created)
    return {
        "name": model.__name__,
        "full_name": f"{meta.app_label}.{model.__name__}",
        "table": meta.db_table,
        "is_link": is_link,
        "is_auto_created": bool(meta.auto_created),
        "is_registry": issubclass(model, BaseSQLRecord)
        and not is_link
        and (model.__name__ == "Block" or not model.__name__.endswith("Block"))
        and meta.db_table != "django_migrations",
        "base_classes": [base.__name__ for base in model.__mro__ if base.__name__ not in ("object", model.__name__)],
        "fields": [_describe_field(field) for field in meta.concrete_fields],
        "many_to_many": [
            {
                "name": field.name,
                "target_table": field.related_model._meta.db_table,
                "through_table": field.remote_field.through._meta.db_table,
                "from_column": field.m2m_column_name(),
                "to_column": field.m2m_reverse_name(),
            }
            for field in meta.many_to_many
        ],
    }


def _describe_field(field: Any) -> dict[str, Any]:
    from django.db.models import NOT_PROVIDED

    related = field.remote_field
    return {
        "name": field.name,
        "column": field.column,
        "type": field.get_internal_type(),
        "max_length": field.max_length,
        "null": field.null,
        "primary_key": field.primary_key,
        "unique": field.unique,
        "indexed": field.db_index,
        "has_database_default": field.db_default is not NOT_PROVIDED,
        "related_table": related.model._meta.db_table if related is not None else None,
        "related_registry": related.model._meta.label if related is not None else None,
        "related_name": related.related_name if related is not None else None,
        "on_delete": related.on_delete.__name__ if related is not None else None,
    }
