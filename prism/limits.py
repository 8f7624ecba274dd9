"""Limits on a run. A plain class: imported at every start."""

from __future__ import annotations

MAX_DEPTH = 1_000_000
"""The largest `depth`: calls take the host's memory, which `memory` does not count where their frames are small."""


class Limits:
    """None means no limit. `fuel` counts instructions and work in proportion to size; `memory` is heap bytes; `depth` is
    nested calls, at most MAX_DEPTH; `output` is bytes written to standard output and error together; `timeout` is seconds of wall time."""

    __slots__ = ("depth", "fuel", "memory", "output", "timeout")

    def __init__(
        self,
        fuel: int | None = None,
        memory: int | None = None,
        depth: int = 10_000,
        output: int | None = None,
        timeout: float | None = None,
    ) -> None:
        self.fuel = fuel
        self.memory = memory
        self.depth = depth
        self.output = output
        self.timeout = timeout
