"""Signatures of value operations, from their text in the opcode table. Types in them are tuples as in `module.py` whose parts
are types again, not numbers; a type parameter is `("var", name)`.
"""

from __future__ import annotations

from prism.vm.opcodes import Opcode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Shape = tuple[Any, ...]

_SCALARS = {"Int": "int", "Float": "float", "Bool": "bool", "String": "string", "Never": "never"}


class Signature:
    """`bounds` are type parameters with what they must satisfy, `Eq` or `Ord`."""

    __slots__ = ("bounds", "params", "result")

    def __init__(self, bounds: dict[str, str], params: tuple[Shape, ...], result: Shape) -> None:
        self.bounds = bounds
        self.params = params
        self.result = result


UNIT: Shape = ("unit",)
_parsed: dict[str, Signature] = {}


def signature_of(row: Opcode) -> Signature:
    """The signature of a value operation."""
    found = _parsed.get(row.stack)
    if found is None:
        found = _parsed[row.stack] = _parse(row.stack)
    return found


def _parse(text: str) -> Signature:
    start = text.index("(")
    bounds = {}
    for part in text[1 : start - 1].split(", ") if start else ():
        name, _, bound = part.partition(": ")
        if bound:
            bounds[name] = bound
    tokens = _tokens(text[start:])
    params = _list(tokens, ")")
    assert tokens.pop() == "->"
    return Signature(bounds, params, _type(tokens))


def _tokens(text: str) -> list[str]:
    """Last first."""
    for mark in "(),<>":
        if mark != ">":
            text = text.replace(mark, f" {mark} ")
    text = text.replace("->", " arrow ").replace(">", " > ").replace("arrow", "->")
    return text.split()[::-1]


def _list(tokens: list[str], closing: str) -> tuple[Shape, ...]:
    """Types in brackets, the opening one included."""
    tokens.pop()
    parts = []
    while tokens[-1] != closing:
        parts.append(_type(tokens))
        if tokens[-1] == ",":
            tokens.pop()
    tokens.pop()
    return tuple(parts)


def _type(tokens: list[str]) -> Shape:
    if tokens[-1] == "(":
        parts = _list(tokens, ")")
        return ("tuple", *parts) if parts else UNIT
    name = tokens.pop()
    if tokens and tokens[-1] == "<":
        return (name.lower(), *_list(tokens, ">"))
    return (_SCALARS[name],) if name in _SCALARS else ("var", name)
