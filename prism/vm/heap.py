"""The heap's account. This host frees what is dead without telling, so the account adds up what is allocated and, when it
reaches the limit, is set back to what is alive, found by walking from the roots. Deterministic.
"""

from __future__ import annotations

from prism.semantics.traps import Trap
from prism.semantics.values import Data, MapValue
from prism.vm.metering import CELL, CLOSURE, DATA, ENTRY, LIST, MAP, SLOT, TUPLE, string_size
from prism.vm.values import Cell, Thrown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any


class Heap:
    """`used` is what the account stands at; when it passes `ceiling`, `reclaim` is due. So that a heap that is all but full is not
    walked at every allocation, the ceiling may lie up to an eighth above the limit; alive is never more than the limit."""

    __slots__ = ("ceiling", "limit", "used")

    def __init__(self, limit: int | None) -> None:
        self.limit = limit
        self.used = 0
        self.ceiling: float = float("inf") if limit is None else limit

    def reclaim(self, roots: Iterable[Any], wanted: int) -> None:
        """Sets the account to what the roots reach, with `wanted` bytes about to come. Traps `memory`."""
        assert self.limit is not None
        alive = live_bytes(roots) + wanted
        if alive > self.limit:
            raise Trap("memory", f"the heap limit of {self.limit} bytes is used up")
        self.used = alive
        self.ceiling = max(self.limit, alive + self.limit // 8)


def live_bytes(roots: Iterable[Any]) -> int:
    """The bytes of everything the roots reach, each thing once."""
    total = 0
    seen: set[int] = set()
    stack: list[Any] = [iter(roots)]
    while stack:
        for value in stack[-1]:
            kind = type(value)
            if kind is int or kind is float or kind is bool or value is None:
                continue
            key = id(value)
            if key in seen:
                continue
            seen.add(key)
            if kind is str:
                total += string_size(value)
                continue
            if kind is list:
                total += LIST + SLOT * len(value)
                inner: Any = value
            elif kind is Data:
                total += DATA + SLOT * len(value.fields)
                inner = value.fields
            elif kind is tuple:
                total += TUPLE + SLOT * len(value)
                inner = value
            elif kind is MapValue:
                # A key that is no scalar is kept as it was and in its encoding, which is walked as the tuple it is.
                total += MAP + ENTRY * len(value.items)
                stack.append(iter(value.originals.values()))
                stack.append(iter(value.items.values()))
                inner = value.items
            elif kind is Cell:
                total += CELL
                inner = (value.value,)
            elif kind is Thrown:
                inner = (value.value,)
            elif kind is frozenset:
                inner = value
            else:
                total += CLOSURE + SLOT * len(value.upvalues)
                inner = value.upvalues
            if inner:
                stack.append(iter(inner))
                break
        else:
            stack.pop()
    return total
