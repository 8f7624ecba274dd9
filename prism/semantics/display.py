"""How values show (`"{x}"`), found from the values themselves. Imported at every start."""

from __future__ import annotations

from prism.semantics.traps import Trap
from prism.semantics.values import DATA_DEPTH, Data, MapValue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_ESCAPES: dict[int, str] = {code: f"\\u{{{code:x}}}" for code in (*range(0x20), *range(0x7F, 0xA0))}
_ESCAPES.update(
    str.maketrans(
        {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0", "{": "\\{", "}": "\\}"}
    )
)


def quote(text: str) -> str:
    """The string as it shows inside data: a literal of the language."""
    if text.isalnum():
        return f'"{text}"'
    return f'"{text.translate(_ESCAPES)}"'


def show(value: Any) -> str:
    """What `"{value}"` gives. Traps `stack` for data that is cyclic or nests too deeply."""
    kind = type(value)
    if kind is str:
        return value  # type: ignore[no-any-return]  # a str, by its class
    if kind is int or kind is float:
        return repr(value)
    if kind is bool:
        return "true" if value else "false"
    out: list[str] = []
    stack: list[tuple[Iterator[tuple[str, Any]], str]] = [(iter((("", value),)), "")]
    while stack:
        parts, closing = stack[-1]
        for before, part in parts:
            if before:
                out.append(before)
            kind = type(part)
            if kind is int or kind is float:
                out.append(repr(part))
            elif kind is str:
                out.append(quote(part))
            elif kind is bool:
                out.append("true" if part else "false")
            elif part is None:
                out.append("()")
            elif kind is Data:
                layout = part.layout
                out.append(layout.label)
                if part.fields:
                    out.append("(")
                    stack.append((zip(layout.opening, part.fields), ")"))
                    break
                if layout.variant is None:
                    out.append("()")
            elif kind is list:
                out.append("[")
                stack.append((_separated(part), "]"))
                break
            elif kind is tuple:
                out.append("(")
                stack.append((_separated(part), ")"))
                break
            elif kind is MapValue:
                if part.items:
                    out.append("[")
                    stack.append((_entries(part), "]"))
                    break
                out.append("[:]")
            else:
                out.append("<fn>")
        else:
            out.append(closing)
            stack.pop()
        if len(stack) > DATA_DEPTH:
            raise Trap("stack", "the data to show is nested too deeply")
    return "".join(out)


def _separated(parts: list[Any] | tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    before = ""
    for part in parts:
        yield before, part
        before = ", "


def _entries(value: MapValue) -> Iterator[tuple[str, Any]]:
    before = ""
    originals = value.originals
    for key, item in value.items.items():
        yield before, originals.get(key, key)
        yield ": ", item
        before = ", "
