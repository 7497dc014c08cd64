"""The single line by which a command hands its result to the caller."""

from __future__ import annotations

import json
import sys
from typing import Any

PREFIX = "REFEREE_JSON:"


def write_result(result: Any) -> None:
    sys.stdout.flush()
    sys.stdout.write(f"\n{PREFIX}{json.dumps(result, ensure_ascii=True, allow_nan=False)}\n")
    sys.stdout.flush()


def read_result(stdout: str) -> Any:
    """The result in the captured output of a command."""
    lines = [line for line in stdout.splitlines() if line.startswith(PREFIX)]
    if not lines:
        raise ValueError(f"no result line in the output:\n{stdout[-2000:]}")
    return json.loads(lines[-1][len(PREFIX) :])
