"""Types and rows as the user writes them: short names, `T?`, `(A, B)`, clauses without needless brackets."""

from __future__ import annotations

from collections.abc import Callable

from prism.frontend.metas import ERROR, OPAQUE_ERROR, Meta, resolve, zonk, zonk_row
from prism.pir.types import Con, Fn, Row, Type, Var

Namer = Callable[[str], str]


def short(name: str) -> str:
    """The last part of a qualified name."""
    return name.rsplit(".", 1)[-1]


def qualified(name: str) -> str:
    """The module's own name and the type's, to tell apart two types of one name."""
    return name


def show(t: Type, namer: Namer = short) -> str:
    """A type as the user writes it; `_` for what is not known."""
    t = resolve(t)
    if isinstance(t, Meta) or t is ERROR:
        return "_"
    if t is OPAQUE_ERROR:
        return t.name
    if isinstance(t, Con):
        if t.name == "Unit":
            return "()"
        args = [show(a, namer) for a in t.args]
        if t.name == "Tuple":
            return f"({', '.join(args)})"
        if t.name == "Option":
            inner = resolve(t.args[0])
            if isinstance(inner, Con) and inner.name == "Option":
                return f"Option<{args[0]}>"
            return f"({args[0]})?" if isinstance(inner, Fn) else f"{args[0]}?"
        name = namer(t.name)
        return f"{name}<{', '.join(args)}>" if args else name
    if isinstance(t, Fn):
        result = resolve(t.result)
        shown = show(result, namer)
        if isinstance(result, Fn):
            shown = f"({shown})"
        return f"fn({', '.join(show(p, namer) for p in t.params)}) -> {shown}{show_row(zonk_row(t.row), namer, True)}"
    return t.name if isinstance(t, Var) else str(t)


def show_two(a: Type, b: Type) -> tuple[str, str]:
    """Two types that differ, told apart by their modules where their short names are the same."""
    x, y = show(a), show(b)
    return (x, y) if x != y else (show(a, qualified), show(b, qualified))


def show_row(row: Row, namer: Namer = short, bracket: bool = False) -> str:
    """The clauses of a row, each with a leading blank; brackets around several parts where a type needs them."""
    uses = [str(e) for e in row.effects] + (["*"] if row.open else [])
    throws = [show(zonk(t), namer) for t in row.throws]
    text = ""
    for word, parts in (("uses", uses), ("throws", throws)):
        if parts:
            listed = ", ".join(parts)
            text += f" {word} ({listed})" if bracket and len(parts) > 1 else f" {word} {listed}"
    return text


def count(number: int, thing: str, plural: str = "") -> str:
    """`1 argument`, `2 arguments`."""
    return f"{number} {thing if number == 1 else plural or thing + 's'}"
