"""Modules at random, made of the right classes and nothing else: most mean nothing. And equality of trees by content."""

from __future__ import annotations

import dataclasses
import math
from random import Random
from typing import Any

from prism.pir.json_shape import EXPRESSIONS, FAMILIES, Shape, shapes
from prism.pir.nodes import PIR_VERSION, Expr, Literal, Local, Module
from prism.pir.primitives import PRIMITIVES
from prism.pir.types import PURE, SCALARS, UNIT, Con, Row, Var
from prism.semantics.operations import OPERATIONS
from prism.source import NOWHERE, Span

NAMES = [
    "x", "y", "T", "if", "a b", "0", "1", 'q"{\n\\', "é", "inf.x", "", "_", "Some", "Option", "shop.f", "shop.g", "shop.R", "shop.E",
    "shop.main", "Int", "List", "Tuple", "Never", "fs", "fs.read", *PRIMITIVES, *OPERATIONS,
]  # fmt: skip
INTS = [0, 1, -1, 2**63 - 1, -(2**63), 12345]
CONSTANTS = [
    None,
    True,
    False,
    1.5,
    -0.0,
    1e300,
    1e-7,
    math.inf,
    -math.inf,
    math.nan,
    "",
    "text",
    'q"{\n\\',
    "𝄞",
    *INTS,
]


class RandomModules:
    def __init__(self, seed: int) -> None:
        self.random = Random(seed)

    def module(self) -> Module:
        made = self.object(Module, 0)
        return Module(
            made.name, made.types, made.globals, made.functions, made.exports, made.manifest, made.sources, PIR_VERSION
        )

    def object(self, cls: Any, depth: int) -> Any:
        return cls(*[self.field(shape, depth + 1) for shape in shapes(cls).values()])

    def member(self, family: str, depth: int) -> Any:
        if family == "Type" and (depth > 6 or self.random.random() < 0.7):
            return self.random.choice([*SCALARS.values(), Con("shop.R"), Var("T")])
        if family == "Row" and self.random.random() < 0.8:
            return PURE
        if family == "AnyPattern" and depth > 6:
            return FAMILIES[family]["PBind"](self.member("Type", depth), NOWHERE, self.random.choice(NAMES[:4]))
        return self.object(self.random.choice(list(FAMILIES[family].values())), depth)

    def expr(self, depth: int) -> Expr:
        if depth > 6:
            t = self.member("Type", depth)
            if self.random.random() < 0.5:
                return Local(t, PURE, NOWHERE, self.random.choice(NAMES[:4]))
            return Literal(t, PURE, NOWHERE, self.random.choice(CONSTANTS))
        return self.object(self.random.choice(list(EXPRESSIONS.values())), depth)

    def field(self, shape: Shape, depth: int) -> Any:
        if shape.optional and self.random.random() < 0.4:
            return None
        if shape.many:
            return tuple([self.one(shape, depth) for _ in range(self.random.randrange(3))])
        return self.one(shape, depth)

    def one(self, shape: Shape, depth: int) -> Any:
        random = self.random
        match shape.what:
            case "text":
                return random.choice(NAMES)
            case "flag":
                return random.random() < 0.5
            case "count":
                return random.randrange(4)
            case "integer":
                return random.choice(INTS)
            case "constant":
                return random.choice(CONSTANTS)
            case "span":
                if random.random() < 0.5:
                    return NOWHERE
                return Span(random.choice(["", "a.prism", "b c.prism"]), *[random.randrange(1, 40) for _ in range(4)])
            case "index" | "body":
                return self.expr(depth)
            case "object":
                return self.member(shape.family, depth)


def difference(a: Any, b: Any, path: str = "") -> str | None:
    """Where two trees differ, None if nowhere. NaN equals NaN here, and -0.0 is not 0.0."""
    if type(a) is not type(b):
        return f"{path}: {a!r} is not {b!r}"
    if isinstance(a, tuple) and not isinstance(a, Span):
        if len(a) != len(b):
            return f"{path}: {len(a)} is not {len(b)} parts"
        pairs = [(f"{path}[{i}]", x, y) for i, (x, y) in enumerate(zip(a, b))]
    elif dataclasses.is_dataclass(a):
        pairs = [(f"{path}.{f.name}", getattr(a, f.name), getattr(b, f.name)) for f in dataclasses.fields(a)]
    else:
        same = repr(a) == repr(b) if isinstance(a, float) else a == b
        return None if same else f"{path}: {a!r} is not {b!r}"
    return next((found for where, x, y in pairs if (found := difference(x, y, where))), None)


def deep(levels: int) -> Module:
    """A module with one function whose body nests so deeply."""
    e: Expr = Literal(UNIT, PURE, NOWHERE, None)
    for _ in range(levels):
        e = FAMILIES["Node"]["Block"](UNIT, PURE, NOWHERE, (), e)
    function = FAMILIES["Function"]["Function"]("shop.main", (), (), UNIT, Row(), e, "", True, NOWHERE)
    return Module("shop", (), (), (function,), ("shop.main",), PURE, ())
