"""The JSON form as pydantic models, made from `json_shape`, and the schema they give. Imported only where JSON is read or the schema
is written, since pydantic takes long to load.
"""

from __future__ import annotations

import json
import typing
from functools import cache
from typing import Annotated, Any, ForwardRef

import typing_extensions
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, create_model

from prism.pir.json_shape import CLASSES, FAMILIES, KINDED, Shape, shapes

_RUN_TIME: Any = typing
_ALIASES: Any = typing_extensions
"""For types that are made of values, which a type checker cannot follow."""

_CONFIG = ConfigDict(extra="forbid", strict=True)
_Int = Annotated[str, Field(pattern=r"^-?[0-9]{1,20}$")]
_Float = Annotated[str, Field(pattern=r"^-?([0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?|inf|nan)$", max_length=400)]
_Count = Annotated[int, Field(ge=0, lt=2**31)]


def _constant(kind: str, of: Any) -> Any:
    return create_model(f"{kind}Constant", __config__=_CONFIG, kind=(_RUN_TIME.Literal[kind], ...), value=(of, ...))


_Constant: Any = Annotated[
    _RUN_TIME.Union[
        _constant("Int", _Int),
        _constant("Float", _Float),
        _constant("Bool", bool),
        _constant("String", str),
        _constant("Unit", None),
    ],
    Field(discriminator="kind"),
]

_PLAIN: dict[str, Any] = {
    "text": str,
    "flag": bool,
    "count": _Count,
    "index": _Count,
    "integer": _Int,
    "span": tuple[str, _Count, _Count, _Count, _Count],
    "constant": _Constant,
    "body": Annotated[_RUN_TIME.List[ForwardRef("Node")], Field(min_length=1)],
}


def _annotation(shape: Shape) -> Any:
    found = ForwardRef(shape.family) if shape.what == "object" else _PLAIN[shape.what]
    if shape.many:
        found = _RUN_TIME.List[found]
    return _RUN_TIME.Optional[found] if shape.optional else found


@cache
def adapter() -> TypeAdapter[Any]:
    """Validates a module's JSON, to models that have the fields of PIR's classes."""
    models: dict[str, type[BaseModel]] = {}
    for name, cls in CLASSES.items():
        kind: dict[str, Any] = {"kind": (_RUN_TIME.Literal[name], ...)} if cls in KINDED else {}
        fields: dict[str, Any] = {field: (_annotation(shape), ...) for field, shape in shapes(cls).items()}
        doc = " ".join((cls.__doc__ or "").split())
        if doc.startswith(f"{name}("):  # made by `dataclass`
            doc = ""
        models[name] = create_model(name, __config__=_CONFIG, __doc__=doc, **kind, **fields)
    names: dict[str, Any] = {}
    for family, classes in FAMILIES.items():
        members = tuple(models[name] for name in classes)
        union: Any = _RUN_TIME.Union[members]
        if len(members) > 1:  # an alias, so that the schema names it once and refers to it
            names[family] = _ALIASES.TypeAliasType(family, Annotated[union, Field(discriminator="kind")])
        else:
            names[family] = members[0]
    for model in models.values():
        model.model_rebuild(_types_namespace=names)
    return TypeAdapter(models["Module"])


def schema() -> str:
    """The published JSON Schema."""
    found = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "PIR module",
        "$comment": "The JSON form of Prism's intermediate representation. The nodes of a body stand parts before the whole; "
        "where a node has an expression, here is its index in that list.",
        **{key: item for key, item in adapter().json_schema().items() if key != "title"},
    }
    return json.dumps(found, indent=2, sort_keys=False) + "\n"
