"""Shows syntax trees as text, for tests: node names and fields without spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from prism.diagnostics import Diagnostic
from prism.frontend import ast
from prism.frontend.parser import parse
from prism.source import Source, Span


def tree(text: str) -> ast.File:
    """The tree of a text without mistakes."""
    file, diagnostics = parse(Source("t.prism", text))
    assert not diagnostics, [f"{d.span} {d.message}" for d in diagnostics]
    return file


def problems(text: str) -> tuple[Diagnostic, ...]:
    return parse(Source("t.prism", text))[1]


def shown(part: object) -> str:
    """`Binary('+', a, IntLiteral(1))`: names and variables bare, an empty row as `-`, no spans."""
    if isinstance(part, ast.Name):
        return part.text
    if isinstance(part, ast.Variable):
        return part.name
    if isinstance(part, ast.RowExpr) and part.uses is None and part.throws is None:
        return "-"
    if isinstance(part, ast.Node):
        parts = [getattr(part, f.name) for f in fields(part)]
        return f"{type(part).__name__}({', '.join(shown(p) for p in parts if not isinstance(p, Span))})"
    if isinstance(part, tuple):
        return f"[{', '.join(map(shown, part))}]"
    return repr(part)


def expression(text: str) -> str:
    """The tree of an expression."""
    block = body(text)
    assert len(block) == 1
    return shown(block[0])


def body(text: str) -> tuple[object, ...]:
    """The items of a function's body."""
    function = tree(f"fn f() {{\n{text}\n}}").declarations[0]
    assert isinstance(function, ast.Function)
    assert function.body is not None
    return function.body.items


def nodes(part: object) -> Iterator[ast.Node]:
    """Every node of a tree."""
    if isinstance(part, ast.Node):
        yield part
        for field in fields(part):
            yield from nodes(getattr(part, field.name))
    elif isinstance(part, tuple) and not isinstance(part, Span):
        for item in part:
            yield from nodes(item)
