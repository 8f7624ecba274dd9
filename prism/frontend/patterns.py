"""Patterns: what they fit, what they bind, and with which types."""

from __future__ import annotations

from prism.diagnostics import Label
from prism.frontend import ast, std
from prism.frontend.expressions import choose, constructors, unknown_name
from prism.frontend.interface import Constructor, Interface
from prism.frontend.metas import ERROR, Meta, resolve
from prism.frontend.names import did_you_mean, is_snake, is_upper, to_snake
from prism.frontend.scope import Context, Local
from prism.frontend.types import count, show
from prism.frontend.unify import instantiate
from prism.pir import nodes as pir
from prism.pir.types import BOOL, FLOAT, INT, STRING, UNIT, Con, Type, list_of, tuple_of
from prism.source import Span


class Binder:
    """Collects the names a pattern binds, so that alternatives can bind the same ones."""

    __slots__ = ("found", "known", "let", "mutable")

    def __init__(self, mutable: bool, let: Span | None) -> None:
        self.mutable = mutable
        self.let = let
        self.found: dict[str, Local] = {}
        self.known: dict[str, Local] | None = None


def elaborate_pattern(
    cx: Context, p: ast.Pattern, t: Type, mutable: bool = False, let: Span | None = None
) -> pir.Pattern:
    """The pattern for a subject of type `t`; its names are bound in the scope that is open."""
    if type(p) is ast.NamePattern and not is_upper(p.name):
        # By far the most common.
        local = new_local(cx, p.name, p.span, t, mutable, let)
        cx.bind(p.name, local)
        return pir.PBind(t, p.span, local.name)
    binder = Binder(mutable, let)
    made = pattern(cx, p, t, binder)
    for name, local in binder.found.items():
        cx.bind(name, local)
    return made


def bind_pattern(
    cx: Context, p: ast.Pattern, t: Type, what: str, mutable: bool = False, let: Span | None = None
) -> pir.Pattern:
    """A pattern that has to fit everything, which is looked at once all types are known."""
    made = elaborate_pattern(cx, p, t, mutable, let)
    if not isinstance(made, pir.PBind | pir.PAny):
        cx.bindings.append((made, what))
    return made


def new_local(cx: Context, name: str, span: Span, t: Type, mutable: bool, let: Span | None) -> Local:
    if not is_snake(name):
        cx.module.report("naming", f"`{name}` should be `{to_snake(name)}`: names of values are lower_snake", span)
    unique = cx.fresh(name)
    if mutable:
        cx.mutable.add(unique)
    return Local(unique, t, span, mutable, let)


def bind_name(cx: Context, name: str, span: Span, t: Type, binder: Binder) -> str:
    """Binds a name in a pattern; an alternative's takes the place of the first alternative's."""
    if name in binder.found:
        first = binder.found[name].span
        cx.report(
            "duplicate-name",
            f"`{name}` is bound twice in this pattern",
            span,
            labels=(Label(first, "first bound here"),),
        )
        return binder.found[name].name
    known = binder.known.get(name) if binder.known is not None else None
    if known is not None:
        if not cx.unify(known.type, t, span):
            cx.report(
                "type-mismatch",
                f"`{name}` is {show(t)} here and {show(known.type)} in the first alternative",
                span,
                labels=(Label(known.span, f"{show(known.type)} here"),),
            )
        binder.found[name] = known
        return known.name
    local = new_local(cx, name, span, t, binder.mutable, binder.let)
    binder.found[name] = local
    return local.name


def pattern(cx: Context, p: ast.Pattern, t: Type, binder: Binder) -> pir.Pattern:
    if isinstance(p, ast.AnyPattern):
        return pir.PAny(t, p.span)
    if isinstance(p, ast.NamePattern):
        if not is_upper(p.name):
            return pir.PBind(t, p.span, bind_name(cx, p.name, p.span, t, binder))
        return construct_pattern(cx, (ast.Name(p.span, p.name),), (), False, p.span, t, binder, True)
    if isinstance(p, ast.ConstructPattern):
        return construct_pattern(cx, p.path, p.fields, p.rest, p.span, t, binder, cx.module.text(p.span)[-1:] != ")")
    if isinstance(p, ast.LiteralPattern):
        return literal_pattern(cx, p, t)
    if isinstance(p, ast.RangePattern):
        return range_pattern(cx, p, t)
    if isinstance(p, ast.TuplePattern):
        return tuple_pattern(cx, p, t, binder)
    if isinstance(p, ast.ListPattern):
        return list_pattern(cx, p, t, binder)
    if isinstance(p, ast.OrPattern):
        return or_pattern(cx, p, t, binder)
    if isinstance(p, ast.AsPattern):
        inner = pattern(cx, p.inner, t, binder)
        return pir.PAs(t, p.span, inner, bind_name(cx, p.name.text, p.name.span, t, binder))
    fit(cx, UNIT, t, p.span, "()")
    return pir.PLiteral(UNIT, p.span, None)


def fit(cx: Context, own: Type, t: Type, span: Span, what: str) -> bool:
    """Does a pattern of type `own` go with a subject of type `t`?"""
    if cx.unify(t, own, span):
        return True
    cx.report("type-mismatch", f"{what} does not fit {show(t)}", span, f"the value is {show(t)}")
    return False


def literal_pattern(cx: Context, p: ast.LiteralPattern, t: Type) -> pir.Pattern:
    v = p.value
    own: Type
    if isinstance(v, bool):
        own = BOOL
    elif isinstance(v, int):
        own = INT
        if not -(2**63) <= v < 2**63:
            cx.report("literal-range", "this number does not fit Int (64 bits, signed)", p.span, "too large")
            return pir.PAny(t, p.span)
    elif isinstance(v, float):
        own = FLOAT
    else:
        own = STRING
    if not fit(cx, own, t, p.span, f"a pattern for {show(own)}"):
        return pir.PAny(t, p.span)
    return pir.PLiteral(own, p.span, v)


def range_pattern(cx: Context, p: ast.RangePattern, t: Type) -> pir.Pattern:
    if not fit(cx, INT, t, p.span, "a range of Int"):
        return pir.PAny(t, p.span)
    high = p.high if p.inclusive else p.high - 1
    if not (-(2**63) <= p.low < 2**63 and -(2**63) <= p.high < 2**63):
        cx.report("literal-range", "a bound of this range does not fit Int (64 bits, signed)", p.span, "too large")
        return pir.PAny(t, p.span)
    if high < p.low:
        cx.report("empty-range", "this range holds no number", p.span, notes=("write the smaller bound first",))
        return pir.PAny(t, p.span)
    return pir.PRange(INT, p.span, p.low, high)


def tuple_pattern(cx: Context, p: ast.TuplePattern, t: Type, binder: Binder) -> pir.Pattern:
    known = cx.known(t)
    parts: tuple[Type, ...]
    if isinstance(known, Con) and known.name == "Tuple" and len(known.args) == len(p.parts):
        parts = known.args
    elif isinstance(known, Meta):
        parts = tuple([cx.meta("this part", part.span) for part in p.parts])
        cx.unify(known, tuple_of(parts), p.span)
    else:
        if known is not ERROR:
            found = (
                f"{show(t)} has {len(known.args)}"
                if isinstance(known, Con) and known.name == "Tuple"
                else f"the value is {show(t)}"
            )
            cx.report("type-mismatch", f"a pattern for {len(p.parts)} parts does not fit {show(t)}", p.span, found)
        parts = tuple([ERROR] * len(p.parts))
        for part in p.parts:
            pattern(cx, part, ERROR, binder)
        return pir.PAny(ERROR, p.span)
    made = tuple([pattern(cx, part, part_type, binder) for part, part_type in zip(p.parts, parts)])
    return pir.PTuple(t, p.span, made)


def list_pattern(cx: Context, p: ast.ListPattern, t: Type, binder: Binder) -> pir.Pattern:
    known = cx.known(t)
    item: Type = ERROR
    if isinstance(known, Con) and known.name == "List":
        item = known.args[0]
    elif isinstance(known, Meta):
        item = cx.meta("the items of this list", p.span)
        cx.unify(known, list_of(item), p.span)
    elif known is not ERROR:
        cx.report("type-mismatch", f"a list pattern does not fit {show(t)}", p.span, f"the value is {show(t)}")
    items = tuple([pattern(cx, part, item, binder) for part in p.items])
    rest = None if p.rest is None else pattern(cx, p.rest, list_of(item), binder)
    return pir.PList(t if item is not ERROR else ERROR, p.span, items, rest)


def or_pattern(cx: Context, p: ast.OrPattern, t: Type, binder: Binder) -> pir.Pattern:
    """Every alternative binds the names of the first, and no others."""
    outer_found, outer_known = binder.found, binder.known
    made: list[pir.Pattern] = []
    first: dict[str, Local] = {}
    for i, alternative in enumerate(p.alternatives):
        binder.found = {}
        binder.known = first if i else outer_known
        made.append(pattern(cx, alternative, t, binder))
        if i == 0:
            first = binder.found
            continue
        for name in sorted(set(first) ^ set(binder.found)):
            here = name in binder.found
            cx.report(
                "unequal-alternatives",
                f"`{name}` is bound in {'this' if here else 'the first'} alternative, but not in {'the first' if here else 'this'}",
                alternative.span,
                notes=("all alternatives bind the same names",),
            )
    binder.found, binder.known = outer_found, outer_known
    for name, local in first.items():
        if name in binder.found:
            cx.report("duplicate-name", f"`{name}` is bound twice in this pattern", local.span)
        binder.found[name] = local
    return pir.POr(t, p.span, tuple(made))


# --- records and variants ---------------------------------------------------------------------------------------


def construct_pattern(
    cx: Context,
    path: tuple[ast.Name, ...],
    fields: tuple[ast.FieldPattern, ...],
    rest: bool,
    span: Span,
    t: Type,
    binder: Binder,
    bare: bool,
) -> pir.Pattern:
    known = cx.known(t)
    constructor = find_constructor(cx, path, known)
    if constructor is None:
        for f in fields:
            pattern(cx, f.pattern, ERROR, binder)
        return pir.PAny(ERROR, span)
    definition = constructor.info.definition
    name = constructor.name
    if isinstance(known, Con) and known.name == definition.name:
        own: Type = known
    else:
        own = Con(definition.name, tuple([cx.meta(f"`{p.name}` of `{name}`", span) for p in definition.type_params]))
        if not fit_constructor(cx, constructor, own, known, span):
            for f in fields:
                pattern(cx, f.pattern, ERROR, binder)
            return pir.PAny(ERROR, span)
    assert isinstance(own, Con)
    types = {p.name: a for p, a in zip(definition.type_params, own.args)}
    declared = constructor.fields
    slots: list[pir.Pattern | None] = [None] * len(declared)
    if bare and declared and not fields and not rest:
        wildcards = ", ".join("_" for _ in declared)
        cx.report(
            "wrong-count",
            f"`{name}` has {count(len(declared), 'value')}, and this pattern takes none",
            span,
            notes=(f"write `{name}({wildcards})` or `{name}(..)`",),
        )
        return pir.PAny(own, span)
    position = 0
    for f in fields:
        index: int
        if f.name is None:
            index = position
            position += 1
            if index >= len(declared):
                pattern(cx, f.pattern, ERROR, binder)
                continue
        else:
            names = [d.name for d in declared]
            if f.name.text not in names or f.name.text.isdigit():
                pattern(cx, f.pattern, ERROR, binder)
                known_names = [n for n in names if not n.isdigit()]
                cx.report(
                    "unknown-field",
                    f"`{name}` has no field `{f.name.text}`",
                    f.name.span,
                    "not found",
                    notes=did_you_mean(f.name.text, known_names),
                )
                rest = True
                continue
            index = names.index(f.name.text)
        made = pattern(cx, f.pattern, instantiate(declared[index].type, types, None), binder)
        if slots[index] is not None:
            cx.report("duplicate-name", f"`{declared[index].name}` is matched twice in this pattern", f.span)
        slots[index] = made
    if position > len(declared):
        has = count(len(declared), "value") if declared else "no values"
        note = f"write just `{name}`" if not declared else ""
        cx.report(
            "wrong-count", f"`{name}` has {has}, and this pattern takes {position}", span, notes=(note,) if note else ()
        )
    else:
        missing = [d.name for d, s in zip(declared, slots) if s is None]
        if missing and not rest:
            unnamed = missing[0].isdigit()
            what = (
                f"`{name}` has {count(len(declared), 'value')}, and this pattern takes {len(declared) - len(missing)}"
            )
            if not unnamed:
                what = f"this pattern leaves out {', '.join(f'`{m}`' for m in missing)} of `{name}`"
            cx.report("wrong-count", what, span, notes=("write `..` for the rest",))
    parts = tuple(
        [s if s is not None else pir.PAny(instantiate(d.type, types, None), span) for s, d in zip(slots, declared)]
    )
    return pir.PConstruct(own, span, constructor.variant.name if constructor.variant is not None else None, parts)


def fit_constructor(cx: Context, constructor: Constructor, own: Type, t: Type, span: Span) -> bool:
    if cx.unify(t, own, span):
        return True
    what = (
        f"`{constructor.name}` is a variant of {constructor.info.short}"
        if constructor.variant is not None
        else f"`{constructor.name}` is a record"
    )
    notes: tuple[str, ...] = ()
    if isinstance(t, Con) and t.name == "Option" and resolve(t.args[0]) == own:
        notes = (f"the value may be `None`: write `Some({constructor.name}(..))`",)
    cx.report("type-mismatch", f"{what}, but the value is {show(t)}", span, f"does not fit {show(t)}", notes=notes)
    return False


def find_constructor(cx: Context, path: tuple[ast.Name, ...], t: Type) -> Constructor | None:
    """The variant or record a pattern names. A bare variant of the subject's own type needs no import."""
    from prism.frontend.members import (
        as_type,
        module_constructor,
        type_constructor,
        type_named,
        unknown_in_module,
        unknown_in_type,
    )

    name = path[-1].text
    if len(path) == 1:
        own = type_constructor(cx, t, name)
        if own is not None:
            return own
        found = constructors(cx, name)
        if found:
            return choose(cx, name, found, t, path[0].span)
        info = cx.program.info(t.name) if isinstance(t, Con) and ("." in t.name or t.name == "Option") else None
        if info is not None and isinstance(info.definition, pir.EnumDef) and name not in cx.module.poisoned:
            notes = did_you_mean(name, [v.name for v in info.definition.variants])
            if not notes and t.name == "Option":  # type: ignore[union-attr]  # `info` says it is a Con
                notes = (f"to take what may be `None` apart: `Some({name}(..))`, `None`",)
            cx.report("unknown-name", f"{info.short} has no variant `{name}`", path[0].span, "not found", notes=notes)
            return None
        unknown_name(cx, name, path[0].span)
        return None
    owner = path[0]
    module = cx.module
    interface: Interface | None = None
    if owner.text in module.modules:
        target = module.modules[owner.text]
        interface = cx.program.load(target) if target is not None else None
        if interface is None:
            cx.errors += 1
            return None
    elif owner.text in std.PRELUDE_MODULES:
        interface = cx.program.load(std.PRELUDE_MODULES[owner.text])
    if interface is not None:
        if len(path) == 2:
            constructor = module_constructor(cx, interface, path[1])
            if constructor is None:
                unknown_in_module(cx, interface, path[1])
            return constructor
        type_info = interface.types.get(path[1].text)
        enum = as_type(type_info) if type_info is not None else None
    else:
        enum = type_named(cx, owner.text)
    if enum is None:
        unknown_name(cx, owner.text, owner.span)
        return None
    constructor = type_constructor(cx, enum, name)
    if constructor is None:
        unknown_in_type(cx, enum, path[-1])
    return constructor
