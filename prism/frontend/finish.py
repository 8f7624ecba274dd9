"""The last step of checking a function: types without holes, a row for every node, exhaustiveness, and what it refers to.

Elaboration leaves metavariables in types and rows, and gives a row only to the nodes that do something. Here they are
filled in place, from the leaves up: the tree is still under construction and belongs to this phase alone, so writing to its nodes is
safe, and saves building every node twice.
"""

from __future__ import annotations

from collections.abc import Callable

from prism.diagnostics import Label
from prism.frontend.bodies import Elaborated, restricted
from prism.frontend.interface import CheckedFunction, CheckedGlobal
from prism.frontend.metas import ERROR, OPAQUE_ERROR, Meta, head, zonk, zonk_row
from prism.frontend.modules import ModuleScope
from prism.frontend.scope import Context
from prism.frontend.types import show
from prism.pir import nodes as pir
from prism.pir.types import BOOL, FLOAT, INT, NEVER, PURE, STRING, UNIT, Con, Effect, Fn, Row, Type, covers, union
from prism.source import Span

write = object.__setattr__

SCALAR_IDS = frozenset(map(id, (INT, FLOAT, BOOL, STRING, UNIT, NEVER)))


class Finisher:
    """Finishes the definitions of one module."""

    def __init__(self, module: ModuleScope) -> None:
        self.module = module
        self.refers: dict[str, None] = {}
        # By identity; the value keeps the old type alive, so that no other takes its identity.
        self.types: dict[int, tuple[Type, Type, tuple[str, ...]]] = {}
        self.rows: dict[int, tuple[Row, Row]] = {}
        self.interned: dict[Row, Row] = {PURE: PURE}
        self.joined: dict[tuple[int, int], Row] = {}

    def function(self, made: Elaborated) -> CheckedFunction:
        f = made.definition
        assert isinstance(f, pir.Function)
        self.refers = {}
        row = self.row(f.row)
        for error in row.throws:
            mentioned(error, self.refers)
        is_main = f.name == f"{self.module.name}.main"
        body = f.body if is_main else restricted(f.body, row)
        self.expr(body)
        params = tuple([pir.Param(p.name, self.type(p.type)) for p in f.params])
        result = self.type(f.result)
        self.look(made.context)
        done = pir.Function(f.name, f.type_params, params, result, row, body, f.doc, f.public, f.span)
        return CheckedFunction(done, tuple(self.refers))

    def constant(self, made: Elaborated) -> CheckedGlobal:
        g = made.definition
        assert isinstance(g, pir.GlobalDef)
        self.refers = {}
        self.expr(g.init)
        t = self.type(g.type)
        self.look(made.context)
        return CheckedGlobal(pir.GlobalDef(g.name, t, g.init, g.doc, g.public, g.span), tuple(self.refers))

    # --- types and rows ---------------------------------------------------------------------------------------

    def type(self, t: Type) -> Type:
        """The type without holes; what it names is referred to."""
        if id(t) in SCALAR_IDS:
            return t
        known = self.types.get(id(t))
        if known is None:
            done = closed(zonk(t))
            names: dict[str, None] = {}
            mentioned(done, names)
            known = (t, done, tuple(names))
            self.types[id(t)] = known
        for name in known[2]:
            self.refers[name] = None
        return known[1]

    def row(self, row: Row) -> Row:
        if row is PURE:
            return row
        known = self.rows.get(id(row))
        if known is None:
            done = zonk_row(row)
            if done.throws:
                done = Row(done.effects, tuple(map(closed, done.throws)), done.open)
            known = (row, self.interned.setdefault(done, done))
            self.rows[id(row)] = known
        return known[1]

    def join(self, a: Row, b: Row) -> Row:
        if a is b or b is PURE:
            return a
        if a is PURE:
            return b
        key = (id(a), id(b))
        found = self.joined.get(key)
        if found is None:
            made = union(a, b)
            found = self.interned.setdefault(made, made)
            self.joined[key] = found
        return found

    def joined_rows(self, parts: tuple[pir.Expr, ...]) -> Row:
        row = PURE
        for part in parts:
            own = self.expr(part)
            if own is not row and own is not PURE:
                row = own if row is PURE else self.join(row, own)
        return row

    # --- expressions ------------------------------------------------------------------------------------------

    def expr(self, e: pir.Expr) -> Row:
        """Fills an expression in, and gives its row."""
        row = RULES[type(e)](self, e)
        t = e.type
        if id(t) not in SCALAR_IDS:
            write(e, "type", self.type(t))
        if row is not e.row:
            write(e, "row", row)
        return row

    def pattern(self, p: pir.Pattern) -> None:
        t = p.type
        if id(t) not in SCALAR_IDS:
            write(p, "type", self.type(t))
        kind = type(p)
        if kind is pir.PConstruct:
            for part in p.fields:  # type: ignore[attr-defined]  # `kind` says so, faster than isinstance
                self.pattern(part)
        elif isinstance(p, pir.PTuple):
            for part in p.parts:
                self.pattern(part)
        elif isinstance(p, pir.PList):
            for part in p.items:
                self.pattern(part)
            if p.rest is not None:
                self.pattern(p.rest)
        elif isinstance(p, pir.POr):
            for part in p.alternatives:
                self.pattern(part)
        elif isinstance(p, pir.PAs):
            self.pattern(p.inner)

    def look(self, cx: Context) -> None:
        """Exhaustive matches, reachable arms, patterns that have to fit everything."""
        if cx.errors:
            return
        if not cx.matches and not cx.bindings:
            return
        from prism.pir.exhaustiveness import check_match, irrefutable  # not every program matches

        lookup = self.module.program.definition
        for made, syntax in cx.matches:
            report = check_match(made.arms, made.subject.type, lookup)
            if report.gave_up:
                cx.report(
                    "not-exhaustive",
                    "the patterns of this `match` are too many to tell whether they cover every value",
                    syntax.span.start(),
                    notes=("split it in two, or add `_ => ...` for the rest earlier",),
                )
            if report.missing:
                shown = ", ".join(f"`{m}`" for m in report.missing)
                span = syntax.span
                cx.report(
                    "not-exhaustive",
                    f"this `match` leaves out {shown}",
                    Span(span.file, span.line, span.column, span.line, span.column + 5),
                    "not every value has an arm",
                    (Label(made.subject.span, f"this is {show(made.subject.type)}"),),
                    ("add an arm for it, or `_ => ...` for all the rest",),
                )
            for index in report.unreachable:
                cx.module.report(
                    "unreachable-arm",
                    "this arm is never reached",
                    syntax.arms[index].pattern.span,
                    "the arms before it take every such value",
                    notes=("remove it, or move it up",),
                )
            for alternative in report.redundant:
                cx.module.report(
                    "unreachable-arm", "this alternative is never reached", alternative.span, "taken before"
                )
        for pattern, what in cx.bindings:
            missing = irrefutable(pattern, lookup)
            if missing is not None:
                cx.report(
                    "refutable-pattern",
                    f"{what} needs a pattern that fits every value, and this leaves out `{missing}`",
                    pattern.span,
                    "may not fit",
                    notes=("use `match` or `if let`",),
                )


def closed(t: Type) -> Type:
    """Replaces what only the checker knows."""
    if isinstance(t, Con):
        if t is OPAQUE_ERROR:
            return STRING
        return Con(t.name, tuple(map(closed, t.args))) if OPAQUE_ERROR in t.args else t
    return ERROR if isinstance(t, Meta) else t


def mentioned(t: Type, names: dict[str, None]) -> None:
    """The records and enums in a type."""
    if isinstance(t, Con):
        if "." in t.name or t.name == "Option":
            names[t.name] = None
        for a in t.args:
            mentioned(a, names)
    elif isinstance(t, Fn):
        for p in t.params:
            mentioned(p, names)
        mentioned(t.result, names)
        for error in t.row.throws:
            mentioned(error, names)


# --- a rule for every node ------------------------------------------------------------------------------------------


def leaf(f: Finisher, e: pir.Expr) -> Row:
    return PURE


def function_ref(f: Finisher, e: pir.FunctionRef) -> Row:
    f.refers[e.name] = None
    if e.type_args:
        write(e, "type_args", tuple([f.type(t) for t in e.type_args]))
    return PURE


def global_(f: Finisher, e: pir.Global) -> Row:
    f.refers[e.name] = None
    return PURE


def closure(f: Finisher, e: pir.Closure) -> Row:
    f.expr(e.body)
    write(e, "params", tuple([pir.Param(p.name, f.type(p.type)) for p in e.params]))
    return PURE


def let(f: Finisher, e: pir.Let) -> Row:
    f.pattern(e.pattern)
    return f.expr(e.init)


def block(f: Finisher, e: pir.Block) -> Row:
    row = f.joined_rows(e.body)
    own = f.expr(e.result)
    return own if row is PURE else f.join(row, own)


def prim(f: Finisher, e: pir.Prim) -> Row:
    if e.type_args:
        write(e, "type_args", tuple([f.type(t) for t in e.type_args]))
    return f.joined_rows(e.args)


def call(f: Finisher, e: pir.Call) -> Row:
    f.refers[e.function] = None
    if e.type_args:
        write(e, "type_args", tuple([f.type(t) for t in e.type_args]))
    row = f.joined_rows(e.args)
    return f.join(row, f.row(e.row))


def invoke(f: Finisher, e: pir.Invoke) -> Row:
    row = f.join(f.expr(e.callee), f.joined_rows(e.args))
    return f.join(row, f.row(e.row))


def perform(f: Finisher, e: pir.Perform) -> Row:
    row = f.joined_rows(e.args)
    own = f.row(e.row)
    for error in own.throws:
        mentioned(error, f.refers)
    return f.join(row, own)


def throw(f: Finisher, e: pir.Throw) -> Row:
    return f.join(f.expr(e.operand), f.row(e.row))


def operand(name: str) -> Callable[[Finisher, pir.Expr], Row]:
    def rule(f: Finisher, e: pir.Expr) -> Row:
        return f.expr(getattr(e, name))

    return rule


def set_field(f: Finisher, e: pir.SetField) -> Row:
    return f.join(f.expr(e.subject), f.expr(e.operand))


def if_(f: Finisher, e: pir.If) -> Row:
    return f.join(f.join(f.expr(e.condition), f.expr(e.then)), f.expr(e.otherwise))


def match(f: Finisher, e: pir.Match) -> Row:
    row = f.expr(e.subject)
    for arm in e.arms:
        f.pattern(arm.pattern)
        if arm.guard is not None:
            row = f.join(row, f.expr(arm.guard))
        row = f.join(row, f.expr(arm.body))
    return row


def for_range(f: Finisher, e: pir.ForRange) -> Row:
    return f.join(f.join(f.expr(e.low), f.expr(e.high)), f.expr(e.body))


def for_each(f: Finisher, e: pir.ForEach) -> Row:
    f.pattern(e.pattern)
    return f.join(f.expr(e.items), f.expr(e.body))


def break_(f: Finisher, e: pir.Break) -> Row:
    return f.expr(e.operand) if e.operand is not None else PURE


def try_(f: Finisher, e: pir.Try) -> Row:
    row = f.expr(e.body)
    if e.handlers and row.throws:
        everything = any(h.type is None for h in e.handlers)
        caught = {head(h.type) for h in e.handlers if h.type is not None}
        throws = () if everything else tuple(t for t in row.throws if head(t) not in caught)
        left = Row(row.effects, throws, row.open)
        row = f.interned.setdefault(left, left)
    for h in e.handlers:
        if h.type is not None:
            write(h, "type", f.type(h.type))
        row = f.join(row, f.expr(h.body))
    return f.join(row, f.expr(e.finalizer)) if e.finalizer is not None else row


def restrict(f: Finisher, e: pir.Restrict) -> Row:
    row = f.expr(e.body)
    made = Row(tuple(limited(effect, e.limits) for effect in row.effects), row.throws, row.open)
    return f.interned.setdefault(made, made)


def limited(effect: Effect, limits: tuple[Effect, ...]) -> Effect:
    """An effect without limits runs under those around it."""
    if effect.limits is None:
        for limit in limits:
            if covers(limit, effect):
                return Effect(effect.name, limit.limits)
    return effect


RULES: dict[type[pir.Expr], Callable[..., Row]] = {
    pir.Literal: leaf,
    pir.Local: leaf,
    pir.Global: global_,
    pir.FunctionRef: function_ref,
    pir.Closure: closure,
    pir.Let: let,
    pir.Assign: operand("operand"),
    pir.Block: block,
    pir.Prim: prim,
    pir.Call: call,
    pir.Invoke: invoke,
    pir.Perform: perform,
    pir.Construct: lambda f, e: f.joined_rows(e.fields),
    pir.Field: operand("subject"),
    pir.SetField: set_field,
    pir.If: if_,
    pir.Match: match,
    pir.Loop: operand("body"),
    pir.ForRange: for_range,
    pir.ForEach: for_each,
    pir.Break: break_,
    pir.Continue: leaf,
    pir.Return: operand("operand"),
    pir.Throw: throw,
    pir.Try: try_,
    pir.Restrict: restrict,
}
"""Every node that elaboration makes."""
