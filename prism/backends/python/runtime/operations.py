"""Operations that generated code calls, where those of `prism.semantics` give options or need more than one line."""

from __future__ import annotations

from prism.backends.python.runtime.values import Some, Thrown
from prism.semantics.traps import TRAP_CODES, Trap
from prism.semantics.values import NONE, Data

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn


def overflow() -> NoReturn:
    raise Trap("overflow", TRAP_CODES["overflow"])


def index_trap(items: Any, index: int) -> NoReturn:
    what = "string" if isinstance(items, str) else "list"
    raise Trap("index", f"index {index} is out of range of a {what} of length {len(items)}")


def option(found: Data) -> Some[Any] | None:
    """An option of the reference functions as generated code holds it."""
    return None if found is NONE else Some(found.fields[0])


def option_of(x: Any) -> Some[Any] | None:
    """From what the host gives: None or a value."""
    return None if x is None else Some(x)


def unwrap(x: Any) -> Any:
    if x is None:
        raise Trap("unwrap", "`!` met None")
    return x.value


def get_item(items: list[Any], index: int) -> Some[Any] | None:
    return Some(items[index]) if 0 <= index < len(items) else None


def pop_item(items: list[Any]) -> Some[Any] | None:
    return Some(items.pop()) if items else None


MISSING = object()
"""Stands for no entry."""


def get_entry(entries: Any, k: Any) -> Some[Any] | None:
    found = entries.get(k, MISSING)
    return None if found is MISSING else Some(found)


def pop_entry(entries: Any, k: Any) -> Some[Any] | None:
    found = entries.pop(k, MISSING)
    return None if found is MISSING else Some(found)


def ends_normally(error: BaseException) -> bool:
    """Does a `finally` of the program run? Traps, and what becomes one, run nothing."""
    return isinstance(error, Thrown)
