"""New names for locals and labels. Within a function all locals differ, and all labels; what a pass adds must too."""

from __future__ import annotations

from collections.abc import Iterable

from prism.pir.nodes import Closure, Expr, ForEach, ForRange, Let, Loop, Match, Param, Try
from prism.pir.walk import binds, walk


class Names:
    """The names a function uses, looked up when the first new one is asked for. A new name is an old one with a number:
    `item`, `item_2`, `item_3`."""

    __slots__ = ("_body", "_labels", "_locals", "_next", "_params")

    def __init__(self, params: Iterable[Param], body: Expr) -> None:
        self._params = params
        self._body: Expr | None = body
        self._locals: set[str] = set()
        self._labels: set[str] = set()
        self._next: dict[str, int] = {}

    def local(self, like: str) -> str:
        """A name for a new local."""
        return self._fresh(like, self._locals)

    def label(self, like: str) -> str:
        """A name for a new loop."""
        return self._fresh(like, self._labels)

    def _fresh(self, like: str, used: set[str]) -> str:
        if self._body is not None:
            self._collect(self._body)
        stem, _, number = like.rpartition("_")
        if not stem or not number.isdigit():
            stem = like
        n = self._next.get(stem, 1)
        name = stem
        while name in used:
            n += 1
            name = f"{stem}_{n}"
        self._next[stem] = n
        used.add(name)
        return name

    def _collect(self, body: Expr) -> None:
        self._body = None
        self._locals.update(param.name for param in self._params)
        for e in walk(body):
            if type(e) in _BINDING:
                self._locals.update(binds(e))
                if isinstance(e, (Loop, ForRange, ForEach)):
                    self._labels.add(e.label)


_BINDING = frozenset((Let, Match, Loop, ForRange, ForEach, Try, Closure))
