"""The process environment in which the real client runs without network and account."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

PACKAGE_DIRECTORY = Path(__file__).resolve().parent
PATCH_DIRECTORY = PACKAGE_DIRECTORY / "offline_patch"

_UNSET = (
    "LAMIN_API_KEY",
    "LAMIN_ENV",
    "LAMIN_CURRENT_INSTANCE",
    "LAMIN_CURRENT_PROJECT",
    "LAMIN_INITIATED_BY_RUN_UID",
    "LAMINDB_DJANGO_DATABASE_URL",
    "LAMINDB_INSTANCE_DB",
    "LAMINDB_MODULES",
    "LAMINDB_SYNC_GIT_REPO",
    "REFEREE_SEED",
)


def offline_environment(
    root: Path,
    *,
    current_instance: str | None = None,
    base: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Environment with own settings, home and cache folders below `root` (created if absent)."""
    root = root.resolve()
    folders = {name: root / name for name in ("settings", "home", "cache")}
    for folder in folders.values():
        folder.mkdir(parents=True, exist_ok=True)
    environment = dict(os.environ if base is None else base)
    for name in _UNSET:
        environment.pop(name, None)
    environment.update(
        LAMIN_SETTINGS_DIR=str(folders["settings"]),
        HOME=str(folders["home"]),
        LAMIN_CACHE_DIR=str(folders["cache"]),
        AWS_MAX_ATTEMPTS="1",
        NO_RICH="1",
        PYTHONHASHSEED="0",
        PYTHONDONTWRITEBYTECODE="1",
        PYTHONPATH=os.pathsep.join((str(PATCH_DIRECTORY), str(PACKAGE_DIRECTORY.parent))),
    )
    if current_instance is not None:
        environment["LAMIN_CURRENT_INSTANCE"] = current_instance
    return environment
