"""The page of the standard library, from the sources in prism/std: each public function with its signature and documentation.

What is documented nowhere else is documented there, so the tests ask for a comment on every function.
"""

from __future__ import annotations

from prism.frontend import ast, std
from prism.frontend.parser import parse
from prism.source import Source

Entry = tuple[str, str]
"""A declaration's text without its body, and its documentation."""


def std_modules() -> dict[str, tuple[str, dict[str, list[Entry]]]]:
    """By module its description, and its public declarations by the head of the `impl` they stand in, or `""`."""
    found = {}
    for name in std.module_names():
        source = std.read(name)
        assert source is not None
        file, _ = parse(source)
        groups: dict[str, list[Entry]] = {}
        for declaration in file.declarations:
            if isinstance(declaration, ast.Impl):
                head = _text(source, declaration, declaration.methods[0] if declaration.methods else None)
                entries = groups.setdefault(head.partition("{")[0].strip(), [])
                entries += [_entry(source, method) for method in declaration.methods if method.public]
            elif getattr(declaration, "public", False):
                groups.setdefault("", []).append(_entry(source, declaration))
        found[name] = (file.doc, groups)
    return found


def _entry(source: Source, declaration: ast.Node) -> Entry:
    body = getattr(declaration, "body", None)
    return _text(source, declaration, body).removeprefix("pub ").rstrip(), getattr(declaration, "doc", "")


def _text(source: Source, node: ast.Node, until: ast.Node | None) -> str:
    """The text of a node, up to one of its parts."""
    lines = source.text.split("\n")
    first, last = node.span.line, node.span.end_line if until is None else until.span.line
    end = node.span.end_column if until is None else until.span.column
    return "\n".join([*lines[first - 1 : last - 1], lines[last - 1][: end - 1]])[node.span.column - 1 :]
