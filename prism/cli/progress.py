"""Progress of long work, on a terminal only: one line on standard error that is gone when the work is done."""

from __future__ import annotations

import sys
import time

PATIENCE = 0.5
"""Seconds before anything is shown."""


class Progress:
    """A context manager; `step` names what is being worked on now."""

    def __init__(self, what: str, total: int) -> None:
        self._what = what
        self._total = total
        self._done = 0
        self._start = time.monotonic()
        self._live = total > 1 and sys.stderr.isatty()
        self._shown = False

    def __enter__(self) -> Progress:
        return self

    def step(self, name: str) -> None:
        self._done += 1
        if self._live and time.monotonic() - self._start > PATIENCE:
            self._shown = True
            line = f"{self._what} {self._done}/{self._total} {name}"
            sys.stderr.write(f"\r\033[K{line[:78]}")
            sys.stderr.flush()

    def __exit__(self, *exception: object) -> None:
        if self._shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()
