"""The JSON form of modules, for tools in any language: writing and reading. `json_shape` tells what it looks like; its schema is
`design-docs/pir.schema.json`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from prism.diagnostics import CompileError, Diagnostic
from prism.pir.depth import too_deep
from prism.pir.json_shape import CLASSES, KINDED, Shape, shapes
from prism.pir.nodes import PIR_VERSION, Expr, Module
from prism.pir.types import PURE, SCALARS, Con, Row
from prism.pir.walk import children
from prism.source import Span

MOST = 20
"""So many faults of a text are reported."""


# --- writing ---------------------------------------------------------------------------------------------------


def to_json(module: Module) -> str:
    """The module in its JSON form, on one line."""
    try:
        return json.dumps(_encode(module, iter(())), separators=(",", ":"))
    except RecursionError:
        raise CompileError((too_deep(),)) from None


def _encode(value: Any, indices: Iterator[int]) -> dict[str, Any]:
    """An object of a class with a shape. `indices` are those of its expressions, which come in the order of its fields."""
    cls: type = type(value)
    encoded: dict[str, Any] = {"kind": cls.__name__} if cls in KINDED else {}
    for name, shape in shapes(cls).items():
        part = getattr(value, name)
        if part is None and shape.optional:
            encoded[name] = None
        elif shape.many:
            encoded[name] = [_encode_one(shape, item, indices) for item in part]
        else:
            encoded[name] = _encode_one(shape, part, indices)
    return encoded


def _encode_one(shape: Shape, part: Any, indices: Iterator[int]) -> Any:
    match shape.what:
        case "object":
            return _encode(part, indices)
        case "index":
            return next(indices)
        case "integer":
            return str(part)
        case "constant":
            return _encode_constant(part)
        case "body":
            return _encode_body(part)
        case _:
            return part


def _encode_body(e: Expr) -> list[dict[str, Any]]:
    """The nodes in reverse of the order in which one meets them from the top: parts before the whole, whatever the depth."""
    met: list[tuple[Expr, list[int]]] = []
    stack: list[tuple[Expr, list[int]]] = [(e, [])]
    while stack:
        part, places = stack.pop()
        places.append(len(met))
        below: list[int] = []
        met.append((part, below))
        stack.extend([(child, below) for child in reversed(children(part))])
    last = len(met) - 1
    return [_encode(part, iter([last - place for place in below])) for part, below in reversed(met)]


def _encode_constant(constant: int | float | bool | str | None) -> dict[str, Any]:
    match constant:
        case bool():
            return {"kind": "Bool", "value": constant}
        case int():
            return {"kind": "Int", "value": str(constant)}
        case float():
            return {"kind": "Float", "value": repr(constant)}
        case str():
            return {"kind": "String", "value": constant}
        case _:
            return {"kind": "Unit", "value": None}


# --- reading ---------------------------------------------------------------------------------------------------


def from_json(text: str | bytes, file: str = "<json>") -> Module:
    """The module that a text in the JSON form stands for. Raises CompileError that names each fault and where in the JSON it is;
    what it gives is well-formed but not verified."""
    from pydantic import ValidationError

    from prism.pir.json_models import adapter

    _check_version(text, file)
    try:
        found = adapter().validate_json(text)
        return _decode(found, [])  # type: ignore[no-any-return]  # a Module, for the model of one
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False, include_context=False)[:MOST]
        raise CompileError(tuple([_fault(file, _path(fault["loc"]), fault["msg"]) for fault in faults])) from None
    except _Misplaced as error:
        raise CompileError((_fault(file, "", str(error)),)) from None
    except RecursionError:
        raise CompileError((too_deep(Span(file, 1, 1, 1, 1)),)) from None


def _check_version(text: str | bytes, file: str) -> None:
    """A newer version may differ anywhere, so that is told first."""
    try:
        version = json.loads(text)["version"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return  # the model will say what is wrong
    if type(version) is int and version > PIR_VERSION:
        message = f"the text is of version {version}, and this reader knows {PIR_VERSION}"
        raise CompileError((Diagnostic("pir-version", message, Span(file, 1, 1, 1, 1)),))


class _Misplaced(Exception):
    """The nodes of a body do not form a tree."""


def _fault(file: str, path: str, message: str) -> Diagnostic:
    where = f"{path}: " if path else ""
    return Diagnostic("pir-syntax", f"{where}{message}", Span(file, 1, 1, 1, 1))


def _path(parts: tuple[int | str, ...]) -> str:
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".")


def _decode(found: Any, built: list[Expr]) -> Any:
    """The object that a validated model stands for; `built` are the nodes before it."""
    cls = CLASSES[found.kind] if "kind" in type(found).model_fields else CLASSES[type(found).__name__]
    values = [_decode_field(shape, getattr(found, name), built) for name, shape in shapes(cls).items()]
    made = cls(*values)
    if cls is Con and not made.args:
        return SCALARS.get(made.name, made)
    return PURE if cls is Row and made == PURE else made


def _decode_field(shape: Shape, part: Any, built: list[Expr]) -> Any:
    if part is None and shape.optional:
        return None
    if shape.many:
        return tuple([_decode_one(shape, item, built) for item in part])
    return _decode_one(shape, part, built)


def _decode_one(shape: Shape, part: Any, built: list[Expr]) -> Any:
    match shape.what:
        case "object":
            return _decode(part, built)
        case "index":
            return _take(part, built)
        case "integer":
            return int(part)
        case "constant":
            return _decode_constant(part)
        case "body":
            return _decode_body(part)
        case "span":
            return Span(*part)
        case _:
            return part


def _take(index: int, built: list[Any]) -> Expr:
    if index >= len(built):
        raise _Misplaced(f"node {len(built)} of a body has a part {index}, which does not come before it")
    e = built[index]
    if e is None:
        raise _Misplaced(f"node {index} of a body stands in two places")
    built[index] = None
    return e  # type: ignore[no-any-return]  # an Expr, until it is taken


def _decode_body(nodes: list[Any]) -> Expr:
    built: list[Any] = []
    for found in nodes:
        built.append(_decode(found, built))
    for index, e in enumerate(built[:-1]):
        if e is not None:
            raise _Misplaced(f"node {index} of a body stands nowhere")
    return built[-1]  # type: ignore[no-any-return]  # never taken


def _decode_constant(found: Any) -> int | float | bool | str | None:
    match found.kind:
        case "Int":
            return int(found.value)
        case "Float":
            return float(found.value)
        case _:
            return found.value  # type: ignore[no-any-return]  # as the model says
