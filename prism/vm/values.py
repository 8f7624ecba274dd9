"""The values that only the virtual machine has: cells, function values, and errors under way."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prism.vm.link import LinkedFunction


class Cell:
    """A variable that closures share."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value


class Closure:
    """A function value: what it captured, values or cells, with its function, which all of its closures share."""

    __slots__ = ("linked", "upvalues")

    def __init__(self, linked: LinkedFunction, upvalues: list[Any]) -> None:
        self.linked = linked
        self.upvalues = upvalues


class Thrown(Exception):
    """An error that is under way, or that nothing caught: the value and the number of its type."""

    def __init__(self, value: Any, type: int) -> None:
        super().__init__()
        self.value = value
        self.type = type
