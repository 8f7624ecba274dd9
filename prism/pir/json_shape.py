"""What the JSON form of each class looks like, found from its fields: `json` writes and reads by it, `json_models` makes the schema
of it. Knows no values.

The form follows the classes in `nodes` and `types` field by field, with `kind` naming the class where several may stand. What
differs, so that no reader needs a deep stack or integers beyond 53 bits:

- The body of a definition is a list of nodes, parts before the whole; the last is the body. Where a class has an expression, the
  JSON has its index in the list. Every node but the last stands in exactly one place.
- An Int of the language is a decimal string. A constant says what it is: {"kind": "Int", "value": "3"}, and likewise "Bool" (true),
  "String" ("x"), "Unit" (null) and "Float", whose value is written as it shows ("0.1", "1e+16", "-0.0", "inf", "nan").
- A span is [file, line, column, end line, end column].
"""

from __future__ import annotations

import dataclasses
import types
import typing
from functools import cache
from typing import Any, Literal

from prism.immutable import value
from prism.pir import nodes as pir
from prism.pir.types import Con, Effect, Fn, Row, Var
from prism.source import Span


def _named(*classes: type) -> dict[str, type]:
    return {cls.__name__: cls for cls in classes}


EXPRESSIONS = _named(
    pir.Literal, pir.Local, pir.Global, pir.FunctionRef, pir.Closure, pir.Let, pir.Assign, pir.Block, pir.Prim, pir.Call,
    pir.Invoke, pir.Perform, pir.Construct, pir.Field, pir.SetField, pir.If, pir.Match, pir.Loop, pir.ForRange, pir.ForEach,
    pir.Break, pir.Continue, pir.Return, pir.Throw, pir.Try, pir.Restrict, pir.VariantTest, pir.Payload,
)  # fmt: skip
PATTERNS = _named(
    pir.PAny, pir.PBind, pir.PLiteral, pir.PRange, pir.PConstruct, pir.PTuple, pir.PList, pir.POr, pir.PAs,
)  # fmt: skip
TYPES = _named(Con, Var, Fn)
TYPE_DEFS = _named(pir.RecordDef, pir.EnumDef)
PARTS = _named(
    pir.Param, pir.Arm, pir.Handler, pir.TypeParam, pir.FieldDef, pir.VariantDef, pir.Function, pir.GlobalDef, pir.SourceInfo,
    Effect, Row,
)  # fmt: skip

FAMILIES: dict[str, dict[str, type]] = {
    "Node": EXPRESSIONS,
    "AnyPattern": PATTERNS,
    "Type": TYPES,
    "TypeDef": TYPE_DEFS,
    **{name: {name: cls} for name, cls in PARTS.items()},
    "Module": {"Module": pir.Module},
}
"""Families of classes that may stand in one place. In those of several, `kind` tells which."""

CLASSES: dict[str, type] = {name: cls for family in FAMILIES.values() for name, cls in family.items()}
KINDED: frozenset[type] = frozenset(cls for family in FAMILIES.values() if len(family) > 1 for cls in family.values())


@value
class Shape:
    """What stands in a field: text, a flag, a count, an Int of the language, a constant, a span, a node's index, a body, or
    an object of a family; possibly `many` of it in a list, possibly `optional`, as null."""

    what: Literal["text", "flag", "count", "integer", "constant", "span", "index", "body", "object"]
    family: str = ""
    many: bool = False
    optional: bool = False


@cache
def shapes(cls: type) -> dict[str, Shape]:
    """The shape of each field of a class, in order."""
    hints = typing.get_type_hints(cls)
    return {field.name: _shape(cls, field.name, hints[field.name]) for field in dataclasses.fields(cls)}


def _shape(cls: type, field: str, hint: Any) -> Shape:
    if (cls is pir.Function and field == "body") or (cls is pir.GlobalDef and field == "init"):
        return Shape("body")
    if cls is pir.PRange and hint is int:
        return Shape("integer")
    if hint == int | float | bool | str | None:
        return Shape("constant")
    optional = isinstance(hint, types.UnionType) and type(None) in hint.__args__
    members = [arg for arg in hint.__args__ if arg is not type(None)] if isinstance(hint, types.UnionType) else [hint]
    many = typing.get_origin(members[0]) is tuple
    if many:
        item = typing.get_args(members[0])[0]
        members = list(item.__args__) if isinstance(item, types.UnionType) else [item]
    return Shape(*_member(members), many=many, optional=optional)


def _member(members: list[Any]) -> tuple[Any, str]:
    first = members[0]
    plain = {str: "text", bool: "flag", int: "count", Span: "span", pir.Expr: "index"}
    if first in plain:
        return plain[first], ""
    if first is pir.Pattern:
        return "object", "AnyPattern"
    return "object", next(name for name, family in FAMILIES.items() if first in family.values())
