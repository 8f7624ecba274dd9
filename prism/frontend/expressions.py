"""Literals, names as values, collections, indexing and unwrapping."""

from __future__ import annotations

from prism.diagnostics import Label
from prism.frontend import ast, std
from prism.frontend.interface import AliasInfo, ConstantInfo, Constructor, Signature
from prism.frontend.metas import ERROR, OPAQUE_ERROR, Hole, Meta, MetaRow, resolve
from prism.frontend.modules import prelude_constructors
from prism.frontend.names import did_you_mean, is_upper
from prism.frontend.scope import Context, Why
from prism.frontend.types import count, show
from prism.frontend.unify import instantiate, instantiate_row
from prism.pir import nodes as pir
from prism.pir.types import BOOL, FLOAT, INT, NEVER, PURE, STRING, UNIT, Con, Fn, Row, Type, list_of, map_of
from prism.source import Span

PRINT = "print"
UNREACHABLE = "unreachable"


def infer_float(cx: Context, e: ast.FloatLiteral) -> pir.Expr:
    return pir.Literal(FLOAT, PURE, e.span, e.value)


def infer_bool(cx: Context, e: ast.BoolLiteral) -> pir.Expr:
    return pir.Literal(BOOL, PURE, e.span, e.value)


def infer_unit(cx: Context, e: ast.UnitLiteral) -> pir.Expr:
    return cx.unit(e.span)


def infer_string(cx: Context, e: ast.StringLiteral) -> pir.Expr:
    parts = e.parts
    if not parts:
        return pir.Literal(STRING, PURE, e.span, "")
    if len(parts) == 1 and isinstance(parts[0], str):
        return pir.Literal(STRING, PURE, e.span, parts[0])
    made: list[pir.Expr] = []
    for part in parts:
        if isinstance(part, str):
            made.append(pir.Literal(STRING, PURE, e.span, part))
        else:
            made.append(shown(cx, cx.infer(part)))
    if len(made) == 1:
        return made[0]
    return pir.Prim(STRING, PURE, e.span, "string.concat", (), tuple(made))


def shown(cx: Context, e: pir.Expr) -> pir.Expr:
    """The text that a value shows as."""
    t = e.type
    if t is not STRING:
        t = resolve(t)
    if t is STRING or t is NEVER or t is ERROR or t == STRING:
        return e
    if t is OPAQUE_ERROR and isinstance(e, pir.Local):
        return pir.Local(STRING, PURE, e.span, e.name)
    cx.require("Show", t, e.span, "it is shown here")
    return pir.Prim(STRING, PURE, e.span, "show", (t,), (e,))


# --- names ------------------------------------------------------------------------------------------------------


def infer_variable(cx: Context, e: ast.Variable) -> pir.Expr:
    local = cx.locals.get(e.name)
    if local is not None:
        return pir.Local(local.type, PURE, e.span, local.name)
    return named(cx, e.name, e.span, None, None)


def check_variable(cx: Context, e: ast.Variable, expected: Type, why: Why | None) -> pir.Expr:
    local = cx.locals.get(e.name)
    if local is not None:
        return cx.coerce(pir.Local(local.type, PURE, e.span, local.name), expected, why)
    return cx.coerce(named(cx, e.name, e.span, expected, why), expected, why)


def named(cx: Context, name: str, span: Span, expected: Type | None, why: Why | None) -> pir.Expr:
    """What a name that is no local means as a value."""
    value = cx.module.values.get(name)
    if value is not None:
        return value_of(cx, value, span)
    found = constructors(cx, name)
    if found:
        constructor = choose(cx, name, found, expected, span)
        return cx.error(span) if constructor is None else constructor_value(cx, constructor, span, expected)
    if name in (PRINT, UNREACHABLE) and name not in cx.module.places:
        return builtin_value(cx, name, span, expected)
    unknown_name(cx, name, span)
    return cx.error(span)


def value_of(cx: Context, value: Signature | ConstantInfo, span: Span) -> pir.Expr:
    if isinstance(value, ConstantInfo):
        t = cx.module.constant_type(value) if value.module == cx.module.name else value.type
        return cx.error(span) if t is ERROR else pir.Global(t, PURE, span, value.target)
    return function_value(cx, value, span)


def constructors(cx: Context, name: str) -> list[Constructor]:
    found = cx.module.constructors.get(name)
    if found is None and name not in cx.module.places:
        return prelude_constructors(cx.program, name)
    if found is not None and name in ("Some", "None") and all(c.info.definition.name != "Option" for c in found):
        return [*found, *prelude_constructors(cx.program, name)]
    return found or []


def choose(cx: Context, name: str, found: list[Constructor], expected: Type | None, span: Span) -> Constructor | None:
    """Of the variants and records of one name, the one whose type is expected; reports where that does not tell."""
    if len(found) == 1:
        return found[0]
    want = resolve(expected) if expected is not None else None
    if isinstance(want, Fn):
        want = resolve(want.result)
    for constructor in found:
        if isinstance(want, Con) and constructor.info.definition.name == want.name:
            return constructor
    if len(found) == 2 and found[1].info.definition.name == "Option":
        # A program's own `None` goes before that of the prelude.
        return found[0]
    owners = [c.info.short for c in found]
    cx.report(
        "ambiguous-name",
        f"`{name}` may be a value of {' or '.join(f'`{owner}`' for owner in owners)}",
        span,
        "which one?",
        tuple(Label(c.info.span, "declared here") for c in found if c.info.module == cx.module.name),
        (f"write `{owners[0]}.{name}`",),
    )
    return None


def unknown_name(cx: Context, name: str, span: Span) -> None:
    module = cx.module
    if name in module.poisoned:
        cx.errors += 1
        return
    if name in module.modules or (name in std.PRELUDE_MODULES and name not in module.places):
        if module.modules.get(name, "") is None:
            cx.errors += 1
            return
        cx.report(
            "not-a-value",
            f"`{name}` is a module, not a value",
            span,
            "a module",
            notes=(f"use what is in it: `{name}.something`",),
        )
        return
    if name in module.types or name in std.BUILT_IN_TYPES or name in cx.type_params or name == "Self":
        info = module.types.get(name)
        notes: tuple[str, ...] = (f"call something of it: `{name}.something()`",)
        if isinstance(info, AliasInfo):
            notes = (f"`{name}` is another name of {show(info.target)}",)
        cx.report("not-a-value", f"`{name}` is a type, not a value", span, "a type", notes=notes)
        return
    if name in ("Set", "Bytes", "StringBuilder"):
        cx.report("not-available", f"`{name}` is not available in this version of Prism", span, "not available yet")
        return
    known = [*cx.locals, *module.values, *module.modules, *std.PRELUDE_MODULES, PRINT, UNREACHABLE]
    if is_upper(name):
        known = [*module.constructors, *module.types, "Some", "None", *std.BUILT_IN_TYPES, *std.PRELUDE_TYPES]
    notes = did_you_mean(name, known)
    common = {"null": "None", "nil": "None", "none": "None", "undefined": "None", "this": "self", "println": "print"}
    if name in common:
        notes = (f"did you mean `{common[name]}`?",)
    if name in ("True", "False"):
        notes = (f"did you mean `{name.lower()}`?",)
    what = "there is no variant or record" if is_upper(name) else "there is nothing called"
    cx.report("unknown-name", f"{what} `{name}` here", span, "not found", notes=notes)


def function_value(cx: Context, sig: Signature, span: Span) -> pir.Expr:
    """A named function as a value, its type parameters chosen by the place it is used in. Its row may grow to what is expected
    there. An intrinsic is wrapped in a closure, as no function stands behind it."""
    types, star = fresh_instance(cx, sig, span)
    params = tuple([instantiate(p.type, types, star) for p in sig.params])
    result = instantiate(sig.result, types, star)
    row = instantiate_row(sig.row, types, star, (span, sig.short))
    args = tuple(types.values())
    if sig.kind == "function":
        hole = Hole()
        hole.add(row, (span, sig.short), sig.generic)
        return pir.FunctionRef(Fn(params, result, MetaRow(hole)), PURE, span, sig.target, args)
    names = [cx.fresh(p.name) for p in sig.params]
    locals_ = tuple(pir.Local(t, PURE, span, n) for t, n in zip(params, names))
    body: pir.Expr
    if sig.kind == "primitive":
        body = pir.Prim(result, PURE, span, sig.target, args, locals_)
    else:
        body = pir.Perform(result, row, span, sig.target, locals_)
    return closure_over(cx, names, params, body, result, row, (span, sig.short))


def closure_over(
    cx: Context,
    names: list[str],
    params: tuple[Type, ...],
    body: pir.Expr,
    result: Type,
    row: Row,
    cause: tuple[Span, str],
) -> pir.Expr:
    """A closure that does just `body`."""
    hole = Hole()
    hole.add(row, cause)
    t = Fn(params, result, MetaRow(hole))
    return pir.Closure(t, PURE, cause[0], tuple(pir.Param(n, p) for n, p in zip(names, params)), body)


def fresh_instance(cx: Context, sig: Signature, span: Span) -> tuple[dict[str, Type], Row | None]:
    """New metavariables for a signature's type parameters, with their bounds demanded, and a hole for its `*`."""
    if not sig.generic:
        return {}, None
    types: dict[str, Type] = {}
    for p in sig.type_params:
        t = cx.meta(f"`{p.name}` of `{sig.short}`", span)
        types[p.name] = t
        for bound in p.bounds:
            cx.require(bound, t, span, f"`{sig.short}` needs `{p.name}: {bound}`")
    return types, MetaRow(Hole())


def builtin_value(cx: Context, name: str, span: Span, expected: Type | None) -> pir.Expr:
    """`print` or `unreachable` as a value."""
    from prism.frontend.calls import perform_print, trap_unreachable

    want = resolve(expected) if expected is not None else None
    t: Type = STRING
    if name == PRINT:
        t = want.params[0] if isinstance(want, Fn) and len(want.params) == 1 else cx.meta("what is printed", span)
    local_name = cx.fresh("text" if name == UNREACHABLE else "value")
    local = pir.Local(t, PURE, span, local_name)
    hole = Hole()
    with cx.sink(hole):
        body = perform_print(cx, local, span, span) if name == PRINT else trap_unreachable(local, span)
    result = UNIT if name == PRINT else NEVER
    return pir.Closure(Fn((t,), result, MetaRow(hole)), PURE, span, (pir.Param(local_name, t),), body)


def constructor_value(cx: Context, constructor: Constructor, span: Span, expected: Type | None) -> pir.Expr:
    """A bare variant, or what makes a record or variant as a function."""
    args = tuple(cx.meta(f"`{p.name}` of `{constructor.name}`", span) for p in constructor.info.definition.type_params)
    t = Con(constructor.info.definition.name, args)
    if constructor.variant is not None and not constructor.fields:
        return pir.Construct(t, PURE, span, constructor.variant.name, ())
    fields = constructor.fields
    want = resolve(expected) if expected is not None else None
    if want is not None and not isinstance(want, Fn | Meta) and want is not ERROR:
        names = ", ".join(f.name if not f.name.isdigit() else "..." for f in fields)
        return cx.wrong(
            "wrong-count",
            f"`{constructor.name}` needs {count(len(fields), 'value')}",
            span,
            "without them this is a function",
            notes=(f"write `{constructor.name}({names})`",),
        )
    types: dict[str, Type] = {p.name: a for p, a in zip(constructor.info.definition.type_params, args)}
    params = tuple([instantiate(f.type, types, None) for f in fields])
    names_ = [cx.fresh(f.name if not f.name.isdigit() else "value") for f in fields]
    locals_ = tuple(pir.Local(p, PURE, span, n) for p, n in zip(params, names_))
    made = pir.Construct(t, PURE, span, constructor.variant.name if constructor.variant else None, locals_)
    return closure_over(cx, names_, params, made, t, PURE, (span, constructor.name))


def infer_self(cx: Context, e: ast.SelfExpr) -> pir.Expr:
    local = cx.locals.get("self")
    if local is None:
        return cx.wrong(
            "unknown-name",
            "`self` means something only in methods",
            e.span,
            notes=("a method has `self` as its first parameter",) if cx.self_type is not None else (),
        )
    return pir.Local(local.type, PURE, e.span, local.name)


# --- collections ------------------------------------------------------------------------------------------------


def infer_tuple(cx: Context, e: ast.TupleLiteral) -> pir.Expr:
    return make_tuple([cx.infer(part) for part in e.parts], e.span)


def check_tuple(cx: Context, e: ast.TupleLiteral, expected: Type, why: Why | None) -> pir.Expr:
    want = resolve(expected)
    if isinstance(want, Con) and want.name == "Tuple" and len(want.args) == len(e.parts):
        return make_tuple([cx.check(part, t, why) for part, t in zip(e.parts, want.args)], e.span)
    return cx.coerce(infer_tuple(cx, e), expected, why)


def make_tuple(parts: list[pir.Expr], span: Span) -> pir.Expr:
    """A tuple is made by `Construct` of type Tuple."""
    return pir.Construct(Con("Tuple", tuple([p.type for p in parts])), PURE, span, None, tuple(parts))


def infer_list(cx: Context, e: ast.ListLiteral) -> pir.Expr:
    if e.items and not isinstance(e.items[0], ast.Spread):
        first = cx.infer(e.items[0])
        if first.type is not NEVER:
            return list_of_items(cx, e, first.type, first, (first.span, f"the first item is {show(first.type)}"))
        return list_of_items(cx, e, cx.meta("the items of this list", e.span), first, None)
    return list_of_items(cx, e, cx.meta("the items of this list", e.span), None, None)


def check_list(cx: Context, e: ast.ListLiteral, expected: Type, why: Why | None) -> pir.Expr:
    want = resolve(expected)
    if isinstance(want, Con) and want.name == "List":
        return list_of_items(cx, e, want.args[0], None, why)
    return cx.coerce(infer_list(cx, e), expected, why)


def list_of_items(cx: Context, e: ast.ListLiteral, item: Type, first: pir.Expr | None, why: Why | None) -> pir.Expr:
    """`[a, ..xs, b]`: pieces made or spread, joined from left to right. The result is always a new list."""
    t = list_of(item)
    pieces: list[pir.Expr] = []
    run: list[pir.Expr] = [] if first is None else [first]

    def flush() -> None:
        if run:
            pieces.append(pir.Prim(t, PURE, e.span, "list.make", (item,), tuple(run)))
            run.clear()

    for part in e.items[len(run) :]:
        if isinstance(part, ast.Spread):
            flush()
            pieces.append(cx.check(part.operand, t, why))
        else:
            run.append(cx.check(part, item, why))
    if run or not pieces:
        pieces.append(pir.Prim(t, PURE, e.span, "list.make", (item,), tuple(run)))
    if len(pieces) == 1 and isinstance(e.items[0] if e.items else None, ast.Spread):
        return pir.Prim(t, PURE, e.span, "list.copy", (item,), (pieces[0],))
    made = pieces[0]
    for piece in pieces[1:]:
        made = pir.Prim(t, PURE, e.span, "list.concat", (item,), (made, piece))
    return made


def infer_map(cx: Context, e: ast.MapLiteral) -> pir.Expr:
    return map_of_entries(cx, e, None, None, None)


def check_map(cx: Context, e: ast.MapLiteral, expected: Type, why: Why | None) -> pir.Expr:
    want = resolve(expected)
    if isinstance(want, Con) and want.name == "Map":
        return map_of_entries(cx, e, want.args[0], want.args[1], why)
    return cx.coerce(infer_map(cx, e), expected, why)


def map_of_entries(cx: Context, e: ast.MapLiteral, key: Type | None, item: Type | None, why: Why | None) -> pir.Expr:
    made: list[pir.Expr] = []
    seen: dict[tuple[type, object], Span] = {}
    if key is None and not e.entries:
        key = cx.meta("the keys of this map", e.span)
        item = cx.meta("the values of this map", e.span)
    for k, v in e.entries:
        made_key = cx.infer(k) if key is None else cx.check(k, key, why)
        if key is None:
            key = made_key.type
            why = (made_key.span, f"the first key is {show(key)}")
        made_item = cx.infer(v) if item is None else cx.check(v, item, why)
        if item is None:
            item = made_item.type
            why = (made_item.span, f"the first value is {show(item)}")
        if isinstance(made_key, pir.Literal):
            same = (type(made_key.value), made_key.value)
            if same in seen:
                cx.report(
                    "duplicate-key",
                    f"the key {cx.module.text(made_key.span)} stands twice in this map",
                    made_key.span,
                    "again here",
                    (Label(seen[same], "first here"),),
                )
            seen[same] = made_key.span
        made += (made_key, made_item)
    assert key is not None and item is not None
    cx.require("Hash", key, e.span, "it is the key of a map")
    return pir.Prim(map_of(key, item), PURE, e.span, "map.make", (key, item), tuple(made))


def infer_index(cx: Context, e: ast.Index) -> pir.Expr:
    subject = cx.infer(e.subject)
    t = cx.known(subject.type)
    if not check_indexable(cx, t, subject):
        cx.check(e.index, ERROR)
        return cx.error(e.span)
    assert isinstance(t, Con)
    return indexed(t, subject, check_index(cx, t, e.index), e.span)


def check_indexable(cx: Context, t: Type, subject: pir.Expr) -> bool:
    if isinstance(t, Con) and t.name in ("List", "Map", "String"):
        return True
    if t is ERROR:
        return False
    if isinstance(t, Meta):
        unknown_type(cx, subject)
        return False
    notes: tuple[str, ...] = ()
    if isinstance(t, Con) and t.name == "Tuple":
        notes = ("take a tuple apart by a pattern: `let (a, b) = ...`",)
    elif isinstance(t, Con) and t.name == "Option":
        notes = ("it may be `None`: unwrap it first, with `match`, `??` or `!`",)
    cx.report("bad-operands", f"{show(t)} cannot be indexed", subject.span, f"this is {show(t)}", notes=notes)
    return False


def check_index(cx: Context, t: Con, index: ast.Expr) -> pir.Expr:
    wanted = t.args[0] if t.name == "Map" else INT
    if t.name == "Map":
        cx.require("Hash", wanted, index.span, "it is the key of a map")
    return cx.check(index, wanted)


def indexed(t: Con, subject: pir.Expr, index: pir.Expr, span: Span) -> pir.Expr:
    if t.name == "String":
        return pir.Prim(STRING, PURE, span, "string.at", (), (subject, index))
    if t.name == "List":
        return pir.Prim(t.args[0], PURE, span, "list.at", t.args, (subject, index))
    return pir.Prim(t.args[1], PURE, span, "map.at", t.args, (subject, index))


def infer_unwrap(cx: Context, e: ast.Unwrap) -> pir.Expr:
    operand = cx.infer(e.operand)
    t = cx.known(operand.type)
    if t is ERROR or t is NEVER:
        return operand
    if isinstance(t, Con) and t.name == "Option":
        return pir.Prim(t.args[0], PURE, e.span, "option.unwrap", t.args, (operand,))
    if isinstance(t, Meta):
        item = cx.meta("the value unwrapped here", e.span)
        cx.unify(t, Con("Option", (item,)), operand.span)
        return pir.Prim(item, PURE, e.span, "option.unwrap", (item,), (operand,))
    return cx.wrong(
        "type-mismatch",
        f"`!` unwraps an option, found {show(t)}",
        operand.span,
        f"this is {show(t)}",
        notes=("drop the `!`",),
    )


def unknown_type(cx: Context, e: pir.Expr) -> None:
    """Reports that the type of an expression would have to be known here."""
    cx.report(
        "cannot-infer",
        f"the type of `{cx.module.text(e.span)}` is not known here",
        e.span,
        "its type must be known at this point",
        notes=("annotate it where it is bound, such as `fn(x: Int) => ...` or `let x: Int = ...`",),
    )


def misplaced_range(cx: Context, e: ast.Range) -> pir.Expr:
    cx.check(e.low, ERROR)
    cx.check(e.high, ERROR)
    return cx.wrong(
        "misplaced-range",
        "a range stands only in `for`, after `in` and in patterns",
        e.span,
        "not here",
        notes=("for a list of numbers: `List.generate(n, fn(i) => i)`",),
    )
