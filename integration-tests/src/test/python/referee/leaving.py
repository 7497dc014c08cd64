"""Ends a process without the final clean-up of the interpreter.

Native threads of the data libraries now and then abort a process while it is being torn down, after all
its work is done. Leaving right after the exit handlers keeps that from turning success into failure.
"""

from __future__ import annotations

import atexit
import os
import sys
from typing import NoReturn


def leave(status: int) -> NoReturn:
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
