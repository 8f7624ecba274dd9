"""The operations of the built-in effects: one row each. Front end, verifier, gate and generated code read it.

Types are written as in Prism source. This file is imported at every start, so it imports nothing.
"""

from __future__ import annotations


class Operation:
    """`effect` is what a row or grant must cover; `limit` is the index of the argument that the effect's patterns
    bound (a path or a name), or None; `throws` is whether the host's failures become `std.fs.IoError`."""

    __slots__ = ("effect", "limit", "name", "params", "result", "throws")

    def __init__(
        self,
        name: str,
        effect: str,
        params: tuple[str, ...],
        result: str,
        limit: int | None = None,
        throws: bool = False,
    ) -> None:
        self.name = name
        self.effect = effect
        self.params = params
        self.result = result
        self.limit = limit
        self.throws = throws


IO_ERROR = "std.fs.IoError"
"""The record that failing file operations throw: `IoError { message: String, path: String }`."""

OPERATIONS: dict[str, Operation] = {
    row.name: row
    for row in (
        Operation("console.print", "console.print", ("String",), "()"),
        Operation("console.error", "console.error", ("String",), "()"),
        Operation("console.read_line", "console.read_line", (), "Option<String>"),
        Operation("fs.read_text", "fs.read", ("String",), "String", limit=0, throws=True),
        Operation("fs.list", "fs.read", ("String",), "List<String>", limit=0, throws=True),
        Operation("fs.exists", "fs.read", ("String",), "Bool", limit=0),
        Operation("fs.write_text", "fs.write", ("String", "String"), "()", limit=0, throws=True),
        Operation("fs.remove", "fs.write", ("String",), "()", limit=0, throws=True),
        Operation("clock.now", "clock.now", (), "Float"),
        Operation("clock.monotonic", "clock.monotonic", (), "Float"),
        Operation("clock.sleep", "clock.sleep", ("Float",), "()"),
        Operation("random.int", "random.int", ("Int", "Int"), "Int"),
        Operation("random.float", "random.float", (), "Float"),
        Operation("env.get", "env.get", ("String",), "Option<String>", limit=0),
        Operation("env.args", "env.args", (), "List<String>"),
    )
}

EFFECTS: frozenset[str] = frozenset(row.effect for row in OPERATIONS.values())
FAMILIES: frozenset[str] = frozenset(effect.split(".")[0] for effect in EFFECTS)
LIMITED: frozenset[str] = frozenset(row.effect for row in OPERATIONS.values() if row.limit is not None)
"""The effects that take patterns."""
