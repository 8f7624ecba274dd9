"""A bytecode module as data: what a `.pvm` file holds once it is decoded. Knows no file format and no engine.

Short names: `t` the number of a type, a place in `Module.types`. Two types are the same if and only if their numbers are,
since the verifier refuses a table that holds one type twice. A type is a tuple that begins with its kind:

    ("int",) ("float",) ("bool",) ("string",) ("unit",) ("never",)      always the first six, in this order
    ("list", t)  ("map", key, item)  ("option", t)  ("tuple", t, ...)   parts stand before the whole
    ("fn", parameters, result, row)
    ("cell", t)                                                         only of locals and upvalues
    ("record", name, fields)      fields: a tuple of (name, t, mutable)
    ("enum", name, variants)      variants: a tuple of (name, named, fields), fields a tuple of (name, t)

Records and enums are told apart by their names alone (`shop.cart.Pair<Int, String>`) and may mention any type.
A row is `(effects, throws, open)`: effect names sorted, thrown types sorted, and whether it has what the enclosing
signature's `*` stands for. Limits of effects stand in the manifest and in restrictions, not in rows.
"""

from __future__ import annotations

import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Type = tuple[Any, ...]
    Row = tuple[tuple[str, ...], tuple[int, ...], bool]
    Instruction = tuple[int, int, int]
    Limits = tuple[tuple[str, tuple[str, ...] | None], ...]
    """Effects with their patterns, None for no limit; as the gate takes them."""

INT, FLOAT, BOOL, STRING, UNIT, NEVER = range(6)
SCALARS: tuple[Type, ...] = (("int",), ("float",), ("bool",), ("string",), ("unit",), ("never",))
"""The types that every module begins with; a file does not spell them out."""

PURE: Row = ((), (), False)

ANY_ERROR = 0xFFFFFFFF
"""The type of a handler that takes every error."""


class Handler:
    """Takes errors of type `type` (or ANY_ERROR) thrown by the instructions `start <= pc < end`: cuts the operand stack to
    `depth` and the function's restrictions to `restrictions`, pushes the error and goes to `target`. Of several that fit,
    the first in the function's list takes it. The target stands behind the range."""

    __slots__ = ("depth", "end", "restrictions", "start", "target", "type")

    def __init__(self, start: int, end: int, target: int, depth: int, type: int, restrictions: int) -> None:
        self.start = start
        self.end = end
        self.target = target
        self.depth = depth
        self.type = type
        self.restrictions = restrictions


class Function:
    """`locals` are the types of the locals behind the parameters; `upvalues` those of what a closure captures. A function
    with upvalues is only made into closures, never called by number. `lines` is its line table, four numbers of 32 bits for
    each stretch of instructions: the first instruction, the file's number, line and column."""

    __slots__ = ("code", "handlers", "lines", "locals", "name", "params", "result", "row", "upvalues")

    def __init__(
        self,
        name: str,
        params: tuple[int, ...],
        result: int,
        row: Row,
        upvalues: tuple[int, ...],
        locals: tuple[int, ...],
        handlers: tuple[Handler, ...],
        code: list[Instruction],
        lines: bytes = b"",
    ) -> None:
        self.name = name
        self.params = params
        self.result = result
        self.row = row
        self.upvalues = upvalues
        self.locals = locals
        self.handlers = handlers
        self.code = code
        self.lines = lines


class Export:
    """What a host may call: a function by its short name, with the names of its parameters."""

    __slots__ = ("doc", "function", "name", "params")

    def __init__(self, name: str, function: int, params: tuple[str, ...], doc: str = "") -> None:
        self.name = name
        self.function = function
        self.params = params
        self.doc = doc


class Global:
    """A constant of the program: initialised once, in order, by a pure function without parameters."""

    __slots__ = ("function", "name", "type")

    def __init__(self, name: str, type: int, function: int) -> None:
        self.name = name
        self.type = type
        self.function = function


class Module:
    """`constants` are int, float, str, bool or None; `operations` the names of the host's operations it performs;
    `manifest` the most authority it can use; `restrictions` what `restrict_push` enters; `sources` the source files by
    name with the SHA-256 of their bytes in hex, which line tables number; `metadata` are texts by name."""

    __slots__ = (
        "constants",
        "exports",
        "functions",
        "globals",
        "manifest",
        "metadata",
        "name",
        "operations",
        "restrictions",
        "sources",
        "types",
    )

    def __init__(
        self,
        name: str,
        types: list[Type],
        constants: list[int | float | str | bool | None],
        functions: list[Function],
        globals: list[Global],
        operations: list[str],
        manifest: Limits,
        restrictions: list[Limits],
        exports: list[Export],
        sources: list[tuple[str, str]],
        metadata: dict[str, str],
    ) -> None:
        self.name = name
        self.types = types
        self.constants = constants
        self.functions = functions
        self.globals = globals
        self.operations = operations
        self.manifest = manifest
        self.restrictions = restrictions
        self.exports = exports
        self.sources = sources
        self.metadata = metadata


def show_type(types: list[Type], t: int) -> str:
    """The type as in Prism source, with qualified names. Never fails and never takes long, whatever the table holds."""
    return _show(types, t, [SHOWN_PARTS])


def _show(types: list[Type], t: int, left: list[int]) -> str:
    left[0] -= 1
    if left[0] < 0 or not 0 <= t < len(types):
        return "..."
    kind, *rest = types[t]
    if kind in _SCALAR_NAMES:
        return _SCALAR_NAMES[kind]
    if kind in ("record", "enum"):
        return str(rest[0])
    if kind == "tuple":
        return f"({', '.join(_show(types, part, left) for part in rest)})"
    if kind == "fn":
        params, result, row = rest
        shown = ", ".join(_show(types, part, left) for part in params)
        return f"fn({shown}) -> {_show(types, result, left)}{_show_row(types, row, left)}"
    return f"{kind.capitalize()}<{', '.join(_show(types, part, left) for part in rest)}>"


SHOWN_PARTS = 100
"""How many parts of a type are shown; hostile tables hold types of any size."""

_SCALAR_NAMES = {"int": "Int", "float": "Float", "bool": "Bool", "string": "String", "unit": "()", "never": "Never"}


def show_row(types: list[Type], row: Row) -> str:
    """The row's clauses with a blank before each, or nothing."""
    return _show_row(types, row, [SHOWN_PARTS])


def _show_row(types: list[Type], row: Row, left: list[int]) -> str:
    effects, throws, is_open = row
    uses = [*effects, "*"] if is_open else list(effects)
    text = f" uses ({', '.join(uses)})" if uses else ""
    return text + (f" throws ({', '.join(_show(types, t, left) for t in throws)})" if throws else "")


def place_of(module: Module, function: Function, pc: int) -> tuple[str, int, int]:
    """File, line and column of an instruction; `("", 0, 0)` where the line table says nothing."""
    found = ("", 0, 0)
    for start, file, line, column in struct.iter_unpack("<IIII", function.lines[: len(function.lines) & ~15]):
        if start > pc:
            break
        found = (module.sources[file][0] if file < len(module.sources) else "", line, column)
    return found
