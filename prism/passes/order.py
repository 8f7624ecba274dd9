"""The order of evaluation inside one node, as far as it is sure. What passes may move across what depends on it."""

from __future__ import annotations

from prism.pir.nodes import (
    Assign,
    Block,
    Break,
    Call,
    Construct,
    Expr,
    Field,
    ForEach,
    ForRange,
    If,
    Invoke,
    Let,
    Match,
    Payload,
    Perform,
    Prim,
    Return,
    SetField,
    Throw,
    VariantTest,
)

_STRICT = frozenset(
    (
        Assign,
        Break,
        Call,
        Construct,
        Field,
        Invoke,
        Let,
        Payload,
        Perform,
        Prim,
        Return,
        SetField,
        Throw,
        VariantTest,
        Block,
    )
)
"""Nodes that evaluate all their children, in order."""
_FIRST = {If: 1, Match: 1, ForRange: 2, ForEach: 1}
"""How many children of others are always evaluated first."""


def evaluated_first(e: Expr, parts: tuple[Expr, ...]) -> int:
    """How many of the children are evaluated always, in order, and before anything else."""
    kind = type(e)
    return len(parts) if kind in _STRICT else _FIRST.get(kind, 0)
