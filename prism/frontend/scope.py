"""The state of checking one top-level function (closures inside it included): what local names mean, which names PIR has
used up, what is still to be found out, and the operations every rule needs.

Rules are functions of a `Context` and a syntax node, kept in tables by node class; `infer` gives an expression with the type it
has, `check` one that fits the type it must have. Nodes carry no rows yet, but for those that do something (calls, throws): `finish` fills
rows in when every hole is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from prism.diagnostics import Label
from prism.frontend import ast
from prism.frontend.bounds import Predicate
from prism.frontend.metas import ERROR, Cause, Hole, Meta, MetaRow, resolve
from prism.frontend.modules import ModuleScope, Program
from prism.frontend.type_names import TypeReader
from prism.frontend.types import show_two
from prism.frontend.unify import Unifier
from prism.pir import nodes as pir
from prism.pir.types import BOOL, FLOAT, INT, NEVER, PURE, STRING, UNIT, Con, Fn, Row, Type, Var
from prism.source import NOWHERE, Span

Why = tuple[Span, str]
"""A place that explains why a type is expected, and what to say there."""


class Local:
    """A local name. `let` is the span of the `let` that made it immutable, for the fix; `params` are the parameter names of
    a local function."""

    __slots__ = ("let", "mutable", "name", "params", "span", "type")

    def __init__(
        self,
        name: str,
        type: Type,
        span: Span,
        mutable: bool = False,
        let: Span | None = None,
        params: tuple[str, ...] | None = None,
    ) -> None:
        self.name = name
        self.type = type
        self.span = span
        self.mutable = mutable
        self.let = let
        self.params = params


class LoopFrame:
    """An enclosing loop. `type` is what a `loop` gives (None for other loops), and `why`; `left` tells whether a break was
    met."""

    __slots__ = ("label", "left", "type", "why")

    def __init__(self, label: str, type: Type | None) -> None:
        self.label = label
        self.type = type
        self.left = False
        self.why: Why | None = None


class Frame:
    """The enclosing function or closure: what it returns and why, its loops, and the row of its body."""

    __slots__ = ("loops", "result", "sink", "what", "why")

    def __init__(self, result: Type, why: Why | None, sink: Hole, what: str) -> None:
        self.result = result
        self.why = why
        self.sink = sink
        self.what = what
        self.loops: list[LoopFrame] = []


class Rules:
    """The tables of rules by node class."""

    __slots__ = ("check", "infer")

    def __init__(
        self,
        infer: Mapping[type[ast.Node], Callable[..., pir.Expr]],
        check: Mapping[type[ast.Node], Callable[..., pir.Expr]],
    ) -> None:
        self.infer = infer
        self.check = check


class Context:
    def __init__(self, module: ModuleScope, rules: Rules, what: str) -> None:
        self.module = module
        self.program: Program = module.program
        self.unifier: Unifier = module.unifier
        self.infer_rules = rules.infer
        self.check_rules = rules.check
        self.what = what
        self.type_params: dict[str, pir.TypeParam] = {}
        self.self_type: Type | None = None
        self.star: Row | None = None
        self.locals: dict[str, Local] = {}
        self.undo: list[tuple[str, Local | None]] = []
        self.declared: list[dict[str, Span]] = [{}]
        self.used: dict[str, int] = {}
        self.mutable: set[str] = set()
        self.frame = Frame(UNIT, None, Hole(), what)
        self.metas: list[Meta] = []
        self.dropped_metas: list[Meta] = []
        self.predicates: list[Predicate] = []
        self.later: list[Callable[[], bool]] = []
        # Values of operations on literals by the identity of their nodes, which `kept` keeps alive.
        self.constants: dict[int, object] = {}
        self.kept: list[pir.Expr] = []
        self.matches: list[tuple[pir.Match, ast.Match]] = []
        self.bindings: list[tuple[pir.Pattern, str]] = []
        # What a statement wants in front of itself in its block.
        self.extra: list[pir.Expr] = []
        self.errors = 0

    # --- reporting ------------------------------------------------------------------------------------------

    def report(
        self,
        code: str,
        message: str,
        span: Span,
        label: str = "",
        labels: tuple[Label, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> None:
        self.errors += 1
        self.module.report(code, message, span, label, labels, notes)

    def wrong(
        self,
        code: str,
        message: str,
        span: Span,
        label: str = "",
        labels: tuple[Label, ...] = (),
        notes: tuple[str, ...] = (),
    ) -> pir.Expr:
        """Reports, and gives an expression that goes with everything."""
        self.report(code, message, span, label, labels, notes)
        return self.error(span)

    def error(self, span: Span) -> pir.Expr:
        """Stands for what has been reported already."""
        self.errors += 1
        return pir.Literal(ERROR, PURE, span, None)

    def too_large(self, span: Span) -> pir.Expr:
        return self.wrong(
            "too-deep",
            "the type of this value is too large",
            span,
            "hundreds of parts",
            notes=("declare a `record` for it",),
        )

    # --- rules ----------------------------------------------------------------------------------------------

    def infer(self, e: ast.Expr) -> pir.Expr:
        return self.infer_rules[type(e)](self, e)

    def check(self, e: ast.Expr, expected: Type, why: Why | None = None) -> pir.Expr:
        rule = self.check_rules.get(type(e))
        if rule is not None:
            return rule(self, e, expected, why)
        return self.coerce(self.infer_rules[type(e)](self, e), expected, why)

    def coerce(self, e: pir.Expr, expected: Type, why: Why | None = None) -> pir.Expr:
        """The expression where `expected` is wanted; reports where it does not fit."""
        got = e.type
        if got is expected or got is NEVER:
            return e
        self.unifier.here = e.span
        if resolve(expected) == UNIT:
            got = resolve(got)
            if type(got) is Meta:
                # Dropping it decides nothing; should nothing else either, it is `()`.
                self.dropped_metas.append(got)
                return self.dropped(e)
            else:
                return e if got in (UNIT, NEVER) or got is ERROR else self.dropped(e)
        if self.unifier.subsume(got, expected):
            return e
        self.mismatch(got, expected, e.span, why)
        return self.error(e.span)

    def dropped(self, e: pir.Expr) -> pir.Expr:
        """Evaluates, and gives `()`."""
        return pir.Block(UNIT, PURE, e.span, (e,), self.unit(e.span))

    def mismatch(self, got: Type, expected: Type, span: Span, why: Why | None) -> None:
        wanted, found = show_two(expected, got)
        if isinstance(resolve(got), Meta) or isinstance(resolve(expected), Meta):
            self.report(
                "type-mismatch",
                f"this needs a type that contains itself: {wanted} and {found} would have to be the same",
                span,
                notes=("declare a `record` or `enum`, which may hold itself",),
            )
            return
        labels = [Label(*why)] if why is not None and why[0] != span else []
        reason = (why[1],) if why is not None and why[0] == span else ()
        if why is None and isinstance(expected, Meta) and expected.decided not in (NOWHERE, span):
            labels.append(Label(expected.decided, f"this makes it {wanted}"))
        self.report(
            "type-mismatch",
            f"expected {wanted}, found {found}",
            span,
            f"this is {found}",
            tuple(labels),
            (*reason, *mismatch_notes(resolve(got), resolve(expected))),
        )

    # --- types ----------------------------------------------------------------------------------------------

    def meta(self, what: str, span: Span) -> Meta:
        found = Meta(what, span, len(self.metas))
        self.metas.append(found)
        return found

    def read_type(self, t: ast.TypeExpr, star: Hole | None = None) -> Type:
        """A written type; its `*` is a hole, as the place it stands in decides what it is."""
        row = MetaRow(star or Hole())
        return TypeReader(self.module, self.type_params, self.self_type, lambda: row).read(t)

    def read_row(self, row: ast.RowExpr, star: Hole) -> Row:
        """Written clauses, likewise."""
        if row.uses is None and row.throws is None:
            return PURE
        open_row = MetaRow(star)
        return TypeReader(self.module, self.type_params, self.self_type, lambda: open_row).row(row)

    def unify(self, a: Type, b: Type, span: Span) -> bool:
        self.unifier.here = span
        return self.unifier.unify(a, b)

    def settle(self) -> None:
        """Decides what can be decided by operators left open so far."""
        if self.later:
            self.later = [step for step in self.later if not step()]

    def known(self, t: Type) -> Type:
        """The type as far as it is known, after trying what was left open."""
        t = resolve(t)
        if isinstance(t, Meta) and self.later:
            self.settle()
            t = resolve(t)
        return t

    def require(self, bound: str, t: Type, span: Span, reason: str) -> None:
        """Demands that a type has a bound; decided when the type is known."""
        if t is INT or t is STRING or t is FLOAT or t is BOOL:
            return
        self.predicates.append(Predicate(bound, t, span, reason))

    # --- rows -----------------------------------------------------------------------------------------------

    def emit(self, row: Row, cause: Cause, keep: bool = False) -> None:
        """What is done here becomes part of the row of the enclosing body; `keep` as in `Hole.add`."""
        if row is not PURE:
            self.frame.sink.add(row, cause, keep)

    @contextmanager
    def sink(self, hole: Hole) -> Iterator[None]:
        """Collects rows in another hole."""
        old = self.frame.sink
        self.frame.sink = hole
        try:
            yield
        finally:
            self.frame.sink = old

    # --- names ----------------------------------------------------------------------------------------------

    def fresh(self, base: str) -> str:
        """A name for a local or label that is unique within the function."""
        number = self.used.get(base)
        if number is None:
            self.used[base] = 1
            return base
        while True:
            number += 1
            name = f"{base}_{number}"
            if name not in self.used:
                self.used[base] = number
                self.used[name] = 1
                return name

    def enter(self) -> int:
        """Begins a scope; `leave` takes what this gives."""
        self.declared.append({})
        return len(self.undo)

    def leave(self, mark: int) -> None:
        self.declared.pop()
        undo = self.undo
        while len(undo) > mark:
            name, old = undo.pop()
            if old is None:
                del self.locals[name]
            else:
                self.locals[name] = old

    def bind(self, name: str, local: Local) -> None:
        """Makes a name mean a local for the rest of the scope; a second one in the same scope is an error."""
        here = self.declared[-1]
        if name in here and name != "_":
            self.report(
                "duplicate-name",
                f"`{name}` is bound twice in the same block",
                local.span,
                "bound again here",
                (Label(here[name], "first bound here"),),
                (f"give it another name, or declare the first with `var` and assign: `{name} = ...`",),
            )
        here[name] = local.span
        self.undo.append((name, self.locals.get(name)))
        self.locals[name] = local

    def temporary(self, base: str, e: pir.Expr) -> tuple[pir.Expr, pir.Expr]:
        """A `Let` of a fresh local, and the local."""
        name = self.fresh(base)
        let = pir.Let(UNIT, PURE, e.span, pir.PBind(e.type, e.span, name), False, e)
        return let, pir.Local(e.type, PURE, e.span, name)

    # --- small expressions ----------------------------------------------------------------------------------

    def unit(self, span: Span) -> pir.Expr:
        return pir.Literal(UNIT, PURE, span, None)

    def string(self, text: str, span: Span) -> pir.Expr:
        return pir.Literal(STRING, PURE, span, text)


def block(steps: list[pir.Expr], result: pir.Expr, span: Span) -> pir.Expr:
    """The steps, then the result; just the result if there are none."""
    return pir.Block(result.type, PURE, span, tuple(steps), result) if steps else result


def mismatch_notes(got: Type, expected: Type) -> tuple[str, ...]:
    """What to do about a type that does not fit."""
    if expected == FLOAT and got == INT:
        return ("convert it: `x.to_float()`; a literal is written with a point: `1.0`",)
    if expected == INT and got == FLOAT:
        return ("convert it: `x.to_int()`, `x.round()`, `x.floor()` or `x.ceil()`",)
    if expected == STRING and got not in (UNIT, NEVER) and not isinstance(got, (Fn, Var)):
        return ('make it text by interpolation: `"{x}"`',)
    if isinstance(got, Con) and got.name == "Option" and resolve(got.args[0]) == expected:
        return ("it may be `None`: give a default with `??`, take it apart with `match`, or unwrap with `!`",)
    if isinstance(expected, Con) and expected.name == "Option" and resolve(expected.args[0]) == got:
        return ("wrap it: `Some(...)`",)
    if isinstance(got, Fn) and isinstance(expected, Fn):
        if len(got.params) != len(expected.params):
            return (f"the function takes {len(got.params)} parameters where {len(expected.params)} are passed",)
        return ()
    if isinstance(got, Fn) and resolve(got.result) == expected:
        return ("call the function: add `()` with its arguments",)
    return ()
