"""The syntax tree as indented text, for `--emit ast`: one node a line, its class, place and plain fields; below it its parts."""

from __future__ import annotations

from prism.frontend.ast import Node
from prism.source import Span


def ast_text(root: Node) -> str:
    """Any tree of nodes. Written with a stack of its own, since trees may be deep."""
    lines: list[str] = []
    pending: list[tuple[str, object, int]] = [("", root, 0)]
    while pending:
        label, item, depth = pending.pop()
        prefix = "  " * depth + (f"{label}: " if label else "")
        if isinstance(item, Node):
            plain, parts = _fields(item)
            place = f" @{item.span.line}:{item.span.column}"
            lines.append(prefix + type(item).__name__ + place + "".join(f" {name}={value!r}" for name, value in plain))
            pending += [(name, value, depth + 1) for name, value in reversed(parts)]
        elif isinstance(item, tuple):
            lines.append(f"{prefix}[{len(item)}]")
            pending += [("", part, depth + 1) for part in reversed(item)]
        else:
            lines.append(prefix + repr(item))
    return "\n".join(lines) + "\n"


def _fields(node: Node) -> tuple[list[tuple[str, object]], list[tuple[str, object]]]:
    """Its fields but the span: those that hold plain values, and those that hold nodes."""
    plain: list[tuple[str, object]] = []
    parts: list[tuple[str, object]] = []
    for name in type(node).__dataclass_fields__:
        value = getattr(node, name)
        if isinstance(value, Span):
            continue
        (parts if _has_nodes(value) else plain).append((name, value))
    return plain, parts


def _has_nodes(value: object) -> bool:
    if isinstance(value, tuple):
        return any(_has_nodes(part) for part in value)
    return isinstance(value, Node)
