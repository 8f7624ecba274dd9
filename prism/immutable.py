"""How Prism declares its immutable values.

`dataclass(frozen=True)` assigns every field through `object.__setattr__`, which makes a node four times as
dear to build (0.63 against 0.15 microseconds for six fields). Compilers build nodes by the hundred thousand, so
immutability is held by the type checker instead: to it, both decorators below declare frozen dataclasses.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

C = TypeVar("C")


@dataclass_transform(frozen_default=True, eq_default=False)
def node(cls: type[C]) -> type[C]:
    """A tree node: slotted, immutable to the type checker, compared and hashed by identity."""
    return _shown(dataclass(slots=True, eq=False, repr=False)(cls))


@dataclass_transform(frozen_default=True)
def value(cls: type[C]) -> type[C]:
    """A small value: slotted, immutable to the type checker, compared and hashed by content."""
    return _shown(dataclass(slots=True, unsafe_hash=True, repr=False)(cls))


def _shown(cls: type[C]) -> type[C]:
    """With a `__repr__` that all share: those that `dataclass` writes for each class cost every start 10 ms."""
    cls.__repr__ = _show  # type: ignore[method-assign]  # a method of every class
    return cls


def _show(self: object) -> str:
    names: tuple[str, ...] = getattr(type(self), "__match_args__")  # noqa: B009  # which dataclass sets
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"
