"""Calls: which function, method, variant or record is meant, how arguments reach parameters, and what the call does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from prism.diagnostics import Label
from prism.frontend import ast
from prism.frontend.expressions import (
    PRINT,
    UNREACHABLE,
    choose,
    constructors,
    fresh_instance,
    named,
    shown,
)
from prism.frontend.interface import Constructor, ParamInfo, Signature
from prism.frontend.metas import ERROR, Cause, Hole, Meta, MetaRow, metas_of, resolve, too_large
from prism.frontend.names import did_you_mean
from prism.frontend.operators import is_simple
from prism.frontend.scope import Context, Why, block
from prism.frontend.types import count, show
from prism.frontend.unify import instantiate, instantiate_row
from prism.pir import nodes as pir
from prism.pir.primitives import PRIMITIVES
from prism.pir.types import NEVER, PURE, STRING, UNIT, Con, Effect, Fn, Row, Type
from prism.source import Span

PRINT_ROW = Row((Effect("console.print"),))

Given = tuple[ast.Argument, ...]


def infer_call(cx: Context, e: ast.Call) -> pir.Expr:
    return call(cx, e, None)


def check_call(cx: Context, e: ast.Call, expected: Type, why: Why | None) -> pir.Expr:
    return cx.coerce(call(cx, e, expected), expected, why)


def infer_pipe(cx: Context, e: ast.Pipe) -> pir.Expr:
    return call(cx, e.call, None, cx.infer(e.subject), e.span)


def call(
    cx: Context, e: ast.Call, expected: Type | None, first: pir.Expr | None = None, span: Span | None = None
) -> pir.Expr:
    """A call; `first` is an argument in front of the written ones, evaluated already (`first |> f(y)`)."""
    from prism.frontend import members

    callee = e.callee
    span = span or e.span
    if isinstance(callee, ast.Variable):
        local = cx.locals.get(callee.name)
        if local is None:
            return call_named(cx, callee.name, callee.span, e.args, expected, first, span)
        function: pir.Expr = pir.Local(local.type, PURE, callee.span, local.name)
        return invoke(cx, function, e.args, first, span, local.params)
    if isinstance(callee, ast.Member):
        return members.call_member(cx, callee, e.args, expected, first, span)
    if isinstance(callee, ast.OptionMember):
        return members.call_option_member(cx, callee, e.args, first, span)
    return invoke(cx, cx.infer(callee), e.args, first, span, None)


def call_named(
    cx: Context, name: str, name_span: Span, args: Given, expected: Type | None, first: pir.Expr | None, span: Span
) -> pir.Expr:
    """A call of something declared at the top of a module, or built in."""
    value = cx.module.values.get(name)
    if isinstance(value, Signature):
        return call_signature(cx, value, name_span, span, [] if first is None else [first], args, expected)
    if value is None:
        found = constructors(cx, name)
        if found:
            constructor = choose(cx, name, found, expected, name_span)
            if constructor is None:
                return give_up(cx, args, span)
            return construct(cx, constructor, args, first, name_span, span, expected)
        if name == PRINT and name not in cx.module.places:
            return call_print(cx, args, first, name_span, span)
        if name == UNREACHABLE and name not in cx.module.places:
            return call_unreachable(cx, args, first, span)
        if name == "Self" and isinstance(cx.self_type, Con):
            own = cx.program.info(cx.self_type.name)
            if own is not None and isinstance(own.definition, pir.RecordDef):
                return construct(cx, Constructor(own, None), args, first, name_span, span, expected or cx.self_type)
    callee = named(cx, name, name_span, None, None)
    if callee.type is ERROR:
        return give_up(cx, args, span)
    return invoke(cx, callee, args, first, span, None)


def give_up(cx: Context, args: Given, span: Span) -> pir.Expr:
    """After a mistake in the callee: looks at the arguments for mistakes of their own."""
    for a in args:
        cx.check(a.value.operand if isinstance(a.value, ast.Spread) else a.value, ERROR)
    return cx.error(span)


# --- arguments --------------------------------------------------------------------------------------------------


class Callee:
    """What arguments are matched against: `what` it is for messages, its parameters' names and types, which of them have
    defaults, and where it is declared."""

    __slots__ = ("defaults", "names", "place", "types", "what")

    def __init__(
        self, what: str, names: Sequence[str], types: Sequence[Type], defaults: Sequence[bool], place: Span | None
    ) -> None:
        self.what = what
        self.names = names
        self.types = types
        self.defaults = defaults
        self.place = place


def arrange(cx: Context, callee: Callee, given: int, args: Given, span: Span) -> list[int] | None:
    """The index of the parameter that each argument is for, `given` parameters having theirs already; None, after a report,
    if the arguments do not fit."""
    total = len(callee.names)
    slots: list[int] = []
    taken = set(range(given))
    ok = True
    position = given
    named_before: Span | None = None
    for a in args:
        if isinstance(a.value, ast.Spread):
            cx.report("bad-argument", "`..` in a call only copies a record, as its first argument", a.span)
            return None
        if a.name is None:
            if named_before is not None:
                cx.report(
                    "bad-argument",
                    "a positional argument stands behind a named one",
                    a.span,
                    "name it, or move it to the front",
                    (Label(named_before, "the named argument"),),
                )
                return None
            if position >= total:
                wrong_count(cx, callee, given, args, span)
                return None
            slots.append(position)
            taken.add(position)
            position += 1
            continue
        named_before = a.span
        if a.name.text not in callee.names or (a.name.text.isdigit()):
            known = [n for n in callee.names[given:] if not n.isdigit()]
            notes = did_you_mean(a.name.text, known) or (
                (f"its parameters are {', '.join(f'`{n}`' for n in known)}",)
                if known
                else ("its values have no names",)
            )
            cx.report(
                "bad-argument",
                f"{callee.what} has no parameter `{a.name.text}`",
                a.name.span,
                "no such name",
                notes=notes,
            )
            ok = False
            slots.append(-1)
            continue
        index = list(callee.names).index(a.name.text)
        if index in taken:
            cx.report("bad-argument", f"`{a.name.text}` is given twice", a.span, "given again here")
            ok = False
        slots.append(index)
        taken.add(index)
    if not ok:
        return None
    missing = [n for i, n in enumerate(callee.names) if i not in taken and not callee.defaults[i]]
    if missing:
        if all(a.name is None for a in args):
            wrong_count(cx, callee, given, args, span)
            return None
        names = ", ".join(f"`{n}`" for n in missing)
        cx.report("wrong-count", f"{callee.what} misses {names}", span, labels=place_label(callee))
        return None
    return slots


def place_label(callee: Callee) -> tuple[Label, ...]:
    return (Label(callee.place, "declared here"),) if callee.place is not None else ()


def wrong_count(cx: Context, callee: Callee, given: int, args: Given, span: Span) -> None:
    total = len(callee.names) - given
    least = sum(1 for d in callee.defaults[given:] if not d)
    wanted = count(total, "argument") if least == total else f"{least} to {total} arguments"
    if total == 0:
        wanted = "no arguments"
    notes: tuple[str, ...] = ()
    missing = [n for n in callee.names[given + len(args) :] if not n.isdigit()]
    if len(args) < least and missing:
        notes = (f"missing: {', '.join(f'`{n}`' for n in missing)}",)
    cx.report(
        "wrong-count", f"{callee.what} takes {wanted}, {len(args)} given", span, labels=place_label(callee), notes=notes
    )


def evaluate(cx: Context, callee: Callee, given: list[pir.Expr], args: Given, slots: list[int]) -> dict[int, pir.Expr]:
    """Checks each argument against its parameter. Closures that need types which other arguments may decide come last; that
    order is of checking alone."""
    made: dict[int, pir.Expr] = dict(enumerate(given))
    waiting: list[tuple[int, ast.Expr]] = []
    for a, slot in zip(args, slots):
        assert not isinstance(a.value, ast.Spread)
        t = callee.types[slot]
        if type(a.value) is ast.Closure and len(args) > 1 and waits(a.value, t):
            waiting.append((slot, a.value))
        else:
            made[slot] = cx.check(a.value, t, param_why(callee, slot))
    for slot, value in waiting:
        made[slot] = cx.check(value, callee.types[slot], param_why(callee, slot))
    return made


def param_why(callee: Callee, slot: int) -> Why | None:
    if callee.place is None:
        return None
    name = callee.names[slot]
    return (callee.place, f"`{name}` is declared here" if not name.isdigit() else "declared here")


def waits(closure: ast.Closure, t: Type) -> bool:
    """Does a closure leave out a parameter's type that is not known yet?"""
    t = resolve(t)
    if not isinstance(t, Fn):
        return False
    undecided: list[Meta] = []
    for p, param in zip(closure.params, t.params):
        if p.type is None:
            metas_of(param, undecided)
    return bool(undecided)


def in_order(
    cx: Context, total: int, made: dict[int, pir.Expr], order: list[int], default: Callable[[int], pir.Expr]
) -> tuple[list[pir.Expr], list[pir.Expr]]:
    """Steps that evaluate the arguments as written (in `order`) and the defaults last, and the arguments by parameter."""
    missing = [i for i in range(total) if i not in made]
    sequence = [*order, *missing]
    if sequence == sorted(sequence):
        return [], [made[i] if i in made else default(i) for i in range(total)]
    steps: list[pir.Expr] = []
    # The part at the end of the sequence that is in order may stand where its parameters are: all before it is evaluated in
    # steps by then.
    for place, i in enumerate(sequence):
        e = made[i] if i in made else default(i)
        made[i] = e
        if sequence[place:] == sorted(sequence[place:]):
            for j in sequence[place + 1 :]:
                if j not in made:
                    made[j] = default(j)
            break
        if not is_simple(cx, e) and e.type is not ERROR:
            let, made[i] = cx.temporary("arg", e)
            steps.append(let)
    return steps, [made[i] for i in range(total)]


# --- functions --------------------------------------------------------------------------------------------------


def call_signature(
    cx: Context,
    sig: Signature,
    name_span: Span,
    span: Span,
    given: list[pir.Expr],
    args: Given,
    expected: Type | None,
) -> pir.Expr:
    """Calls a function, method or intrinsic; `given` are the arguments that stand before the written ones."""
    params = sig.params
    if sig.generic:
        types, star = fresh_instance(cx, sig, name_span)
        param_types: list[Type] = [instantiate(p.type, types, star) for p in params]
        result = instantiate(sig.result, types, star)
        row = instantiate_row(sig.row, types, star, (name_span, sig.short))
        type_args = tuple(types.values())
    else:
        param_types = [p.type for p in params]
        result = sig.result
        row = sig.row
        type_args = ()
    what = f"`{sig.short}`"
    local = sig.module == cx.module.name
    if len(given) > len(params):
        cx.report("wrong-count", f"{what} takes no arguments", span)
        return give_up(cx, args, span)
    for i, e in enumerate(given):
        given[i] = cx.coerce(e, param_types[i], (sig.span, "declared here") if local else None)
    if sig.generic and expected is not None:
        hint(cx, result, expected, span)
    slots = None
    names = [p.name for p in params]
    callee = Callee(what, names, param_types, [p.default is not None for p in params], sig.span if local else None)
    if len(args) + len(given) == len(params):
        slots = plain_slots(args, len(given))
    if slots is None:
        slots = arrange(cx, callee, len(given), args, span)
        if slots is None:
            give_up(cx, tuple(a for a in args if not isinstance(a.value, ast.Closure)), span)
            return pir.Literal(result if not sig.type_params else ERROR, PURE, span, None)
    made = evaluate(cx, callee, given, args, slots)
    cause: Cause = (name_span, sig.short)
    order = [*range(len(given)), *slots]
    if len(made) == len(params) and order == list(range(len(params))):
        values = [made[i] for i in order]
        steps: list[pir.Expr] = []
    else:
        steps, values = in_order(
            cx, len(params), made, order, lambda i: default_call(cx, params[i], param_types[i], type_args, span)
        )
    cx.emit(row, cause, sig.generic)
    if sig.generic and too_large(result):
        return cx.too_large(span)
    return block(steps, make_call(cx, sig, result, row, type_args, tuple(values), span), span)


def plain_slots(args: Given, start: int) -> list[int] | None:
    """The parameters of arguments that are all positional."""
    for a in args:
        if a.name is not None or isinstance(a.value, ast.Spread):
            return None
    return list(range(start, start + len(args)))


def make_call(
    cx: Context,
    sig: Signature,
    result: Type,
    row: Row,
    type_args: tuple[Type, ...],
    args: tuple[pir.Expr, ...],
    span: Span,
) -> pir.Expr:
    if sig.kind == "function":
        return pir.Call(result, row, span, sig.target, type_args, args)
    if sig.kind == "operation":
        return pir.Perform(result, row, span, sig.target, args)
    return pir.Prim(result, PURE, span, sig.target, type_args[: len(PRIMITIVES[sig.target].type_params)], args)


def default_call(cx: Context, param: ParamInfo, t: Type, type_args: tuple[Type, ...], span: Span) -> pir.Expr:
    """Makes a default anew."""
    sig = param.default
    if sig is None:
        return cx.error(span)
    cx.emit(sig.row, (span, f"the default of `{param.name}`"))
    return pir.Call(t, sig.row, span, sig.target, type_args, ())


def hint(cx: Context, result: Type, expected: Type, span: Span) -> None:
    """Lets the expected type decide type parameters before the arguments are looked at. Where the types cannot agree, the
    mismatch is reported when the call is done."""
    got = resolve(result)
    want = resolve(expected)
    if not isinstance(want, Con) or want is ERROR or want in (UNIT, NEVER):
        return
    if isinstance(got, Meta) or (isinstance(got, Con) and got.name == want.name and not has_function(want)):
        cx.unify(got, want, span)


def has_function(t: Type) -> bool:
    """Is there a function type inside? Its row may be wider than the one that will be found, so it is not decided early."""
    t = resolve(t)
    return isinstance(t, Fn) or (isinstance(t, Con) and any(has_function(a) for a in t.args))


def call_print(cx: Context, args: Given, first: pir.Expr | None, name_span: Span, span: Span) -> pir.Expr:
    if len(args) + (first is not None) != 1 or any(a.name is not None or isinstance(a.value, ast.Spread) for a in args):
        cx.report(
            "wrong-count",
            f"`print` takes 1 argument, {len(args) + (first is not None)} given",
            span,
            notes=('print several values in one text: `print("{a} {b}")`',),
        )
        return give_up(cx, args, span)
    value = first
    if value is None:
        argument = args[0].value
        assert not isinstance(argument, ast.Spread)
        value = cx.infer(argument)
    return perform_print(cx, value, name_span, span)


def perform_print(cx: Context, value: pir.Expr, name_span: Span, span: Span) -> pir.Expr:
    cx.emit(PRINT_ROW, (name_span, PRINT))
    return pir.Perform(UNIT, PRINT_ROW, span, "console.print", (shown(cx, value),))


def call_unreachable(cx: Context, args: Given, first: pir.Expr | None, span: Span) -> pir.Expr:
    if first is not None or len(args) != 1 or args[0].name is not None or isinstance(args[0].value, ast.Spread):
        cx.report(
            "wrong-count",
            f"`unreachable` takes 1 argument, {len(args)} given",
            span,
            notes=('say why: `unreachable("...")`',),
        )
        give_up(cx, args, span)
        return pir.Literal(NEVER, PURE, span, None)
    return trap_unreachable(cx.check(args[0].value, STRING), span)


def trap_unreachable(why: pir.Expr, span: Span) -> pir.Expr:
    return pir.Prim(NEVER, PURE, span, "trap.unreachable", (), (why,))


def invoke(
    cx: Context, function: pir.Expr, args: Given, first: pir.Expr | None, span: Span, names: tuple[str, ...] | None
) -> pir.Expr:
    """Calls a function value. Only a local function has names for its parameters."""
    t = cx.known(function.type)
    given = [] if first is None else [first]
    text = cx.module.text(function.span)
    what = f"`{text}`" if len(text) < 40 else "this function"
    if t is ERROR or t is NEVER:
        give_up(cx, args, span)
        return function if t is NEVER else cx.error(span)
    if isinstance(t, Meta):
        made = [*given]
        for a in args:
            value = a.value.operand if isinstance(a.value, ast.Spread) else a.value
            made.append(cx.infer(value))
        result = cx.meta(f"what {what} gives", span)
        row = MetaRow(Hole())
        wanted = Fn(tuple(m.type for m in made), result, row)
        if not cx.unify(t, wanted, function.span):
            cx.mismatch(t, wanted, function.span, None)
            return cx.error(span)
        cx.emit(row, (function.span, text), True)
        return pir.Invoke(result, row, span, function, tuple(made))
    if not isinstance(t, Fn):
        give_up(cx, args, span)
        return cx.wrong("not-callable", f"{what} is {show(t)}, which cannot be called", function.span, "not a function")
    total = len(t.params)
    known = names if names is not None and len(names) == total else tuple(str(i) for i in range(total))
    callee = Callee(what, known, t.params, [False] * total, None)
    if len(given) > total:
        cx.report("wrong-count", f"{what} takes no arguments", span)
        return give_up(cx, args, span)
    given = [cx.coerce(e, p) for e, p in zip(given, t.params)]
    slots = arrange(cx, callee, len(given), args, span)
    if slots is None:
        return give_up(cx, args, span)
    made_by_slot = evaluate(cx, callee, given, args, slots)
    steps, values = in_order(cx, total, made_by_slot, [*range(len(given)), *slots], lambda i: cx.error(span))
    if steps and not is_simple(cx, function):
        let, function = cx.temporary("callee", function)
        steps.insert(0, let)
    cx.emit(t.row, (function.span, text), True)
    return block(steps, pir.Invoke(t.result, t.row, span, function, tuple(values)), span)


# --- records and variants ---------------------------------------------------------------------------------------


def construct(
    cx: Context,
    constructor: Constructor,
    args: Given,
    first: pir.Expr | None,
    name_span: Span,
    span: Span,
    expected: Type | None,
) -> pir.Expr:
    """Makes a record or variant, or copies a record with changes."""
    definition = constructor.info.definition
    params = definition.type_params
    type_args: tuple[Type, ...] = ()
    types: dict[str, Type] = {}
    if params:
        type_args = tuple([cx.meta(f"`{p.name}` of `{constructor.name}`", name_span) for p in params])
        types = {p.name: a for p, a in zip(params, type_args)}
        for p in params:
            for bound in p.bounds:
                cx.require(bound, types[p.name], name_span, f"`{constructor.name}` needs `{p.name}: {bound}`")
    t = Con(definition.name, type_args)
    if params and expected is not None:
        hint(cx, t, expected, span)
    fields = constructor.fields
    field_types = [instantiate(f.type, types, None) for f in fields] if params else [f.type for f in fields]
    variant = constructor.variant.name if constructor.variant is not None else None
    if args and isinstance(args[0].value, ast.Spread):
        return copy_record(cx, constructor, t, field_types, args[0].value, args[1:], span)
    given = [] if first is None else [first]
    if constructor.variant is not None and not fields:
        cx.report(
            "wrong-count", f"`{constructor.name}` has no values", span, notes=(f"write just `{constructor.name}`",)
        )
        give_up(cx, args, span)
        return pir.Construct(t, PURE, span, variant, ())
    defaults = constructor.info.defaults
    key = variant or ""
    local = constructor.info.module == cx.module.name
    callee = Callee(
        f"`{constructor.name}`",
        [f.name for f in fields],
        field_types,
        [(key, f.name) in defaults for f in fields],
        constructor.info.span if local else None,
    )
    if len(given) > len(fields):
        cx.report("wrong-count", f"`{constructor.name}` has no fields", span)
        return cx.error(span)
    given = [cx.coerce(e, p) for e, p in zip(given, field_types)]
    slots = plain_slots(args, len(given)) if len(args) + len(given) == len(fields) else None
    if slots is None:
        slots = arrange(cx, callee, len(given), args, span)
        if slots is None:
            give_up(cx, args, span)
            return pir.Construct(t, PURE, span, variant, ()) if not params else cx.error(span)
    made = evaluate(cx, callee, given, args, slots)

    def default(i: int) -> pir.Expr:
        info = ParamInfo(fields[i].name, field_types[i], defaults.get((key, fields[i].name)))
        return default_call(cx, info, field_types[i], type_args, span)

    steps, values = in_order(cx, len(fields), made, [*range(len(given)), *slots], default)
    return block(steps, pir.Construct(t, PURE, span, variant, tuple(values)), span)


def copy_record(
    cx: Context,
    constructor: Constructor,
    t: Con,
    field_types: list[Type],
    spread: ast.Spread,
    changes: Given,
    span: Span,
) -> pir.Expr:
    """`Name(..old, f: x)`: the old record first, then the changes as written."""
    name = constructor.name
    if constructor.variant is not None:
        give_up(cx, changes, span)
        return cx.wrong("bad-argument", "`..` copies records, and this is a variant", spread.span)
    old = cx.check(spread.operand, t, (spread.span, f"`..` copies a `{name}`"))
    names = [f.name for f in constructor.fields]
    positional = next((a for a in changes if a.name is None), None)
    if positional is not None:
        give_up(cx, changes, span)
        return cx.wrong(
            "bad-argument",
            "changes in a copy are named",
            positional.span,
            notes=(f"write `{name}(..old, field: value)`",),
        )
    callee = Callee(f"`{name}`", names, field_types, [True] * len(names), constructor.info.span)
    slots = arrange(cx, callee, 0, changes, span)
    if slots is None:
        return give_up(cx, changes, span)
    steps: list[pir.Expr] = []
    if not is_simple(cx, old):
        let, old = cx.temporary("old", old)
        steps.append(let)
    made = evaluate(cx, callee, [], changes, slots)
    # Fields are read from the old record once the changes are evaluated, in the order of declaration: a change cannot be seen
    # through them, as mutable ones are read first.
    for i in range(len(names)):
        if i not in made and constructor.fields[i].mutable and not all(is_simple(cx, made[j]) for j in slots):
            let, made[i] = cx.temporary(names[i], pir.Field(field_types[i], PURE, spread.span, old, names[i]))
            steps.append(let)
    for slot in slots:
        if len(slots) > 1 and slots != sorted(slots) and not is_simple(cx, made[slot]) and made[slot].type is not ERROR:
            let, made[slot] = cx.temporary(names[slot], made[slot])
            steps.append(let)
    values = [
        made[i] if i in made else pir.Field(field_types[i], PURE, spread.span, old, names[i]) for i in range(len(names))
    ]
    return block(steps, pir.Construct(t, PURE, span, None, tuple(values)), span)


def call_method_on(
    cx: Context, subject: pir.Expr, name: str, args: list[pir.Expr], span: Span, name_span: Span
) -> pir.Expr:
    """Calls a standard method that the language itself uses, such as `contains` for `in`."""
    from prism.frontend.members import find_method

    sig = find_method(cx, subject, name, name_span)
    if sig is None:
        return cx.wrong("unknown-method", f"{show(subject.type)} has no method `{name}`", name_span)
    return call_signature(cx, sig, name_span, span, [subject, *args], (), None)
