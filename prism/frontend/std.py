"""Where the standard library stands: its sources beside the package, and which of its modules gives what.

Reading a file of the package is the only IO of the front end; a cache of checked modules is the caller's to provide.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
from functools import lru_cache
from typing import Protocol

from prism import pir
from prism.frontend.interface import CheckedModule
from prism.pir.nodes import PIR_VERSION
from prism.pir.types import BOOL, FLOAT, INT, NEVER, PURE, STRING, UNIT
from prism.source import Source

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "std")

METHODS_OF: dict[str, str] = {
    "Int": "std.int",
    "Float": "std.float",
    "Bool": "std.bool",
    "String": "std.string",
    "List": "std.list",
    "Map": "std.map",
    "Option": "std.option",
}
"""The module that declares the methods (and, for Option, the type) of a built-in type constructor."""

PRELUDE_MODULES: dict[str, str] = {name: f"std.{name}" for name in ("console", "fs", "clock", "random", "env")}
"""In scope everywhere, under these names."""

PRELUDE_TYPES: dict[str, tuple[str, str]] = {"IoError": ("std.fs", "IoError")}
"""Types of std in scope everywhere, by name: their module and name there. Option is built in."""

BUILT_IN_TYPES: dict[str, int] = {
    "Int": 0, "Float": 0, "Bool": 0, "String": 0, "Never": 0, "List": 1, "Map": 2, "Option": 1,
}  # fmt: skip
"""The built-in type constructors and how many arguments they take."""

LATER_MODULES = frozenset(("std.json", "std.http", "std.math"))
"""Modules that a later version has."""


class Cache(Protocol):
    """Where checked modules of std may be kept between processes."""

    def get(self, key: str) -> bytes | None: ...

    def put(self, key: str, data: bytes) -> None: ...


def module_names() -> list[str]:
    """All modules of std, for suggestions."""
    return sorted(f"std.{f.removesuffix('.prism')}" for f in os.listdir(FOLDER) if f.endswith(".prism"))


def read(name: str) -> Source | None:
    """The source of `std.x`, or None if there is no such module."""
    parts = name.split(".")
    if len(parts) != 2 or parts[0] != "std" or not parts[1].isidentifier():
        return None
    try:
        with open(os.path.join(FOLDER, f"{parts[1]}.prism"), encoding="utf-8", newline="") as file:
            return Source(f"std/{parts[1]}.prism", file.read())
    except OSError:
        return None


def cache_key(source: Source) -> str:
    """Changes when the module, any other module of std (their signatures meet) or the compiler does."""
    return hashlib.sha256(f"{_surroundings()}\0{source.name}\0{source.text}".encode()).hexdigest()


@lru_cache(maxsize=1)
def _surroundings() -> str:
    """The state of std and of the compiler, by the sizes and times of their files."""
    digest = hashlib.sha256(f"{PIR_VERSION}".encode())
    for folder in (FOLDER, os.path.dirname(os.path.abspath(__file__)), os.path.dirname(os.path.abspath(pir.__file__))):
        for entry in sorted(os.scandir(folder), key=lambda e: e.name):
            if entry.is_file():
                stat = entry.stat()
                digest.update(f"{entry.name}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode())
    return digest.hexdigest()


# The constants that fast paths compare by identity have to be the same objects after loading.
_SHARED = {"int": INT, "float": FLOAT, "bool": BOOL, "string": STRING, "unit": UNIT, "never": NEVER, "pure": PURE}
_NAMES = {id(constant): name for name, constant in _SHARED.items()}


class _Pickler(pickle.Pickler):
    def persistent_id(self, obj: object) -> str | None:
        return _NAMES.get(id(obj))


class _Unpickler(pickle.Unpickler):
    def persistent_load(self, pid: str) -> object:
        return _SHARED[pid]


def dump(module: CheckedModule) -> bytes:
    out = io.BytesIO()
    _Pickler(out, protocol=pickle.HIGHEST_PROTOCOL).dump(module)
    return out.getvalue()


def load(data: bytes) -> CheckedModule | None:
    """A checked module from the cache, or None where the bytes are none."""
    try:
        module = _Unpickler(io.BytesIO(data)).load()
    except Exception:  # whatever a damaged cache makes pickle raise, the module is simply checked again
        return None
    return module if isinstance(module, CheckedModule) else None
