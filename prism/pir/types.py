"""PIR's types and effect rows.

Conventions in this package: `t` a type, `row` an effect row, `e` an expression, `p` a pattern.

A type is one of four things: a constructor applied to types (`Int`, `List<T>`, `shop.cart.Line`), a function
type, a type parameter, or (only while the front end infers) a metavariable, which no finished module contains.

    Int Float Bool String Unit Never     scalars, no arguments
    List<T> Map<K, V> Option<T>          the standard collections; Option is an ordinary enum of the prelude
    Tuple<A, B, ...>                     two or more parts
    shop.cart.Line, shop.cart.Tree<T>    records and enums, by qualified name
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from prism.immutable import value
from prism.semantics.display import quote


@value
class Con:
    """A type constructor and its arguments."""

    name: str
    args: tuple[Type, ...] = ()

    def __str__(self) -> str:
        return show_type(self)


@value
class Var:
    """A type parameter of the enclosing declaration."""

    name: str

    def __str__(self) -> str:
        return self.name


@value
class Fn:
    """A function type. `row.open` means that it also has the effects of the enclosing signature's `*`."""

    params: tuple[Type, ...]
    result: Type
    row: Row

    def __str__(self) -> str:
        return show_type(self)


Type = Con | Var | Fn


@value
class Effect:
    """An effect: `fs.read`, `console.print`, or a whole family, `fs`. `limits` are the patterns that bound its
    argument (`("data/**",)`); None means no limit, and an empty tuple would allow nothing."""

    name: str
    limits: tuple[str, ...] | None = None

    def __str__(self) -> str:
        return self.name if self.limits is None else f"{self.name}({', '.join(map(quote, self.limits))})"


@value
class Row:
    """What evaluating something may do: its effects sorted by name, the types it may throw sorted by their text,
    and whether it also does whatever the enclosing signature's `*` stands for."""

    effects: tuple[Effect, ...] = ()
    throws: tuple[Type, ...] = ()
    open: bool = False

    def __str__(self) -> str:
        return show_row(self)


PURE = Row()

INT = Con("Int")
FLOAT = Con("Float")
BOOL = Con("Bool")
STRING = Con("String")
UNIT = Con("Unit")
NEVER = Con("Never")
SCALARS: Mapping[str, Con] = {t.name: t for t in (INT, FLOAT, BOOL, STRING, UNIT, NEVER)}


def list_of(t: Type) -> Con:
    return Con("List", (t,))


def map_of(key: Type, item: Type) -> Con:
    return Con("Map", (key, item))


def option_of(t: Type) -> Con:
    return Con("Option", (t,))


def tuple_of(parts: Iterable[Type]) -> Con:
    return Con("Tuple", tuple(parts))


def covers(limit: Effect, effect: Effect) -> bool:
    """Does a row that states `limit` allow `effect`? Names only: a family covers its operations. Patterns are
    compared by `prism.semantics.patterns`, where both sides state some."""
    return effect.name == limit.name or effect.name.startswith(limit.name + ".")


def union(*rows: Row) -> Row:
    """The row of doing all of these. Of one effect with and without limits, the one without wins; limits add up."""
    rows = tuple(r for r in rows if r is not PURE and r != PURE)
    if not rows:
        return PURE
    if len(rows) == 1:
        return rows[0]
    effects: dict[str, tuple[str, ...] | None] = {}
    throws: dict[str, Type] = {}
    for row in rows:
        for effect in row.effects:
            if effect.name not in effects:
                effects[effect.name] = effect.limits
                continue
            have = effects[effect.name]
            if have is not None and effect.limits is not None:
                effects[effect.name] = tuple(sorted({*have, *effect.limits}))
            else:
                effects[effect.name] = None
        for t in row.throws:
            throws[str(t)] = t
    return Row(
        tuple(Effect(name, effects[name]) for name in sorted(effects)),
        tuple(throws[text] for text in sorted(throws)),
        any(row.open for row in rows),
    )


def substitute(t: Type, types: Mapping[str, Type], star: Row | None = None) -> Type:
    """Replace type parameters by name, and an open row's `*` by `star` where one is given."""
    if not types and star is None:
        return t
    match t:
        case Var(name):
            return types.get(name, t)
        case Con(_, ()):
            return t
        case Con(name, args):
            return Con(name, tuple(substitute(a, types, star) for a in args))
        case Fn(params, result, row):
            return Fn(
                tuple(substitute(p, types, star) for p in params),
                substitute(result, types, star),
                substitute_row(row, types, star),
            )


def substitute_row(row: Row, types: Mapping[str, Type], star: Row | None = None) -> Row:
    """As `substitute`, for a row."""
    if row == PURE:
        return row
    changed = Row(row.effects, tuple(substitute(t, types, star) for t in row.throws), row.open and star is None)
    return union(changed, star) if row.open and star is not None else changed


def show_type(t: Type) -> str:
    """The type for messages and names, with qualified names; `type_text.type_text` is the form that parses back."""
    match t:
        case Con("Unit"):
            return "()"
        case Con("Tuple", args):
            return f"({', '.join(map(show_type, args))})"
        case Con(name, ()):
            return name
        case Con(name, args):
            return f"{name}<{', '.join(map(show_type, args))}>"
        case Var(name):
            return name
        case Fn(params, result, row):
            inner = f"({show_type(result)})" if isinstance(result, Fn) and row != PURE else show_type(result)
            return f"fn({', '.join(map(show_type, params))}) -> {inner}{show_row(row)}"
    return str(t)


def show_row(row: Row) -> str:
    """The row as clauses with a leading blank each: ` uses (console.print, *) throws (E)`, or nothing."""
    uses = [str(e) for e in row.effects] + (["*"] if row.open else [])
    text = f" uses ({', '.join(uses)})" if uses else ""
    return text + (f" throws ({', '.join(map(show_type, row.throws))})" if row.throws else "")
