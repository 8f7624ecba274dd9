"""Room for recursion over trees. What needs even more is refused with the code `pir-depth`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from prism.diagnostics import Diagnostic
from prism.source import NOWHERE, Span

FRAMES = 6_000
"""Nested Python calls: several for each level of the deepest program that the parser accepts, and few enough for 8 MiB of C stack."""


@contextmanager
def deep_calls(frames: int = FRAMES) -> Iterator[None]:
    """Inside, at least so many nested calls are possible before RecursionError."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, frames))
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


def too_deep(span: Span = NOWHERE) -> Diagnostic:
    return Diagnostic("pir-depth", "the module is nested too deeply", span)
