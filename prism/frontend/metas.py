"""Holes in types and rows while the checker infers: what they are and what stands in them so far.

A `Meta` is a type that is not known yet; statically it is a `Var`, so that PIR nodes can hold it. A `Hole` is a row that is
not known yet: the effects and errors found so far, growing only, and the holes they flow on into, so that every hole holds the
least solution at any time. A `MetaRow` is a row with a hole in it. No finished PIR contains any of the three.

Knows no syntax and no diagnostics.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prism.pir.types import PURE, Con, Effect, Fn, Row, Type, Var
from prism.source import NOWHERE, Span

Cause = tuple[Span, str]
"""Where an effect or error comes from, and what is called there, as the user wrote it."""

ERROR = Con("?")
"""The type of what is wrong already: it goes with every type, so that one mistake gives one message."""

OPAQUE_ERROR = Con("an error")
"""The type of `e` in an untyped `catch e` where several errors are left: it can only be shown."""


class Meta(Var):
    """A type to be found, the `age`th of its function. `what` says what it is the type of, for a message if nothing decides it; `decided` is where
    something did."""

    __slots__ = ("age", "decided", "span", "target", "what")

    def __init__(self, what: str, span: Span, age: int = 0) -> None:
        super().__init__("_")
        self.age = age
        self.what = what
        self.span = span
        self.target: Type | None = None
        self.decided = NOWHERE

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


class Flow:
    """What enters one hole flows on into `target`, but for what `base` covers, what `caught` names (types of errors; None
    for all errors) and, without `effects` (`star`), the effects (the `*`). `cause` replaces the cause on the way; `convert`
    changes errors, and `star_as` is what a `*` becomes, where a signature's own row flows into a call of it."""

    __slots__ = ("base", "caught", "cause", "convert", "effects", "star", "star_as", "target")

    def __init__(
        self,
        target: Hole,
        base: Row = PURE,
        caught: frozenset[str] | None = frozenset(),
        effects: bool = True,
        star: bool = True,
        cause: Cause | None = None,
        convert: Callable[[Type], Type] | None = None,
        star_as: Row | None = None,
    ) -> None:
        self.convert = convert
        self.star_as = star_as
        self.target = target
        self.base = base
        self.caught = caught
        self.effects = effects
        self.star = star
        self.cause = cause

    def takes(self, effect: Effect) -> bool:
        """Does the effect go on?"""
        return self.effects and not any(covers_fully(have, effect) for have in self.base.effects)

    def passed(self, t: Type) -> Type | None:
        """The error that goes on, None if it does not."""
        if self.convert is not None:
            t = self.convert(t)
        if self.caught is None or head(t) in self.caught or any(same(t, have) for have in self.base.throws):
            return None
        return t

    def effect(self, effect: Effect, cause: Cause) -> None:
        if self.takes(effect):
            self.target.add_effect(effect, self.cause or cause)

    def throw(self, t: Type, cause: Cause) -> None:
        passed = self.passed(t)
        if passed is not None:
            self.target.add_throw(passed, self.cause or cause)

    def open(self, cause: Cause) -> None:
        if self.star_as is not None:
            self.target.add(self.star_as, self.cause or cause, True)
        elif self.star and not self.base.open:
            self.target.add_star(self.cause or cause)


MOST_ERRORS = 200
"""A function that calls itself with ever larger types would throw ever larger errors."""


class Hole:
    __slots__ = ("effects", "flows", "star", "targets", "throws")

    def __init__(self) -> None:
        self.effects: dict[Effect, Cause] = {}
        self.throws: list[tuple[Type, Cause]] = []
        self.star: Cause | None = None
        self.flows: list[Flow] = []
        self.targets: set[int] = set()

    def add_effect(self, effect: Effect, cause: Cause) -> None:
        # A stack of its own: chains of functions are as long as programs are.
        waiting = [(self, effect, cause)]
        while waiting:
            hole, effect, cause = waiting.pop()
            if effect not in hole.effects:
                hole.effects[effect] = cause
                waiting += [(f.target, effect, f.cause or cause) for f in hole.flows if f.takes(effect)]

    def add_throw(self, t: Type, cause: Cause) -> None:
        waiting = [(self, t, cause)]
        while waiting:
            hole, t, cause = waiting.pop()
            if any(same(have, t) for have, _ in hole.throws) or len(hole.throws) > MOST_ERRORS:
                continue
            hole.throws.append((t, cause))
            for flow in hole.flows:
                passed = flow.passed(t)
                if passed is not None:
                    waiting.append((flow.target, passed, flow.cause or cause))

    def add_star(self, cause: Cause) -> None:
        if self.star is None:
            self.star = cause
            for flow in self.flows:
                flow.open(cause)

    def add(self, row: Row, cause: Cause, keep: bool = False) -> None:
        """Everything a row holds, and will hold. What is in a hole comes with its own cause if `keep`."""
        if row is PURE:
            return
        for effect in row.effects:
            self.add_effect(effect, cause)
        for t in row.throws:
            self.add_throw(t, cause)
        if row.open:
            self.add_star(cause)
        if type(row) is MetaRow:
            row.hole.into(Flow(self, cause=None if keep else cause))

    def into(self, flow: Flow) -> None:
        """Connects this hole to another, now and for all that comes."""
        if flow.target is self:
            return
        plain = flow.base is PURE and flow.convert is None and flow.star_as is None
        if plain and flow.caught == frozenset() and flow.effects and flow.star:
            if id(flow.target) in self.targets:
                return
            self.targets.add(id(flow.target))
        self.flows.append(flow)
        for effect, cause in list(self.effects.items()):
            flow.effect(effect, cause)
        for t, cause in list(self.throws):
            flow.throw(t, cause)
        if self.star is not None:
            flow.open(self.star)

    def row(self) -> Row:
        """What is in it, as a row. Of one effect with and without limits, the one without wins; limits add up."""
        if not self.effects and not self.throws and self.star is None:
            return PURE
        return make_row(self.effects, [t for t, _ in self.throws], self.star is not None)


class MetaRow(Row):
    """A row of the effects and errors it states and those in its hole."""

    __slots__ = ("hole",)

    def __init__(self, hole: Hole, base: Row = PURE) -> None:
        super().__init__(base.effects, base.throws, base.open)
        self.hole = hole

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


def make_row(effects: Iterable[Effect], throws: Iterable[Type], star: bool) -> Row:
    """The row of these, in the order and form rows have."""
    limits: dict[str, tuple[str, ...] | None] = {}
    for effect in effects:
        if effect.name not in limits:
            limits[effect.name] = effect.limits
            continue
        have = limits[effect.name]
        if have is None or effect.limits is None:
            limits[effect.name] = None
        else:
            limits[effect.name] = tuple(sorted({*have, *effect.limits}))
    errors = {str(t): t for t in map(zonk, throws)}
    return Row(
        tuple(Effect(name, limits[name]) for name in sorted(limits)),
        tuple(errors[text] for text in sorted(errors)),
        star,
    )


def covers_fully(have: Effect, effect: Effect) -> bool:
    """Does a row that holds `have` hold `effect` as well, whatever the limits?"""
    if effect.name != have.name and not effect.name.startswith(have.name + "."):
        return False
    return have.limits is None or have.limits == effect.limits


def resolve(t: Type) -> Type:
    """The type that stands behind decided metavariables at the top."""
    while type(t) is Meta:
        if t.target is None:
            return t
        t = t.target
    return t


def head(t: Type) -> str:
    """The constructor of an error's type."""
    t = resolve(t)
    return t.name if type(t) is Con else ""


def same(a: Type, b: Type) -> bool:
    """Are the types equal as far as they are known?"""
    return a is b or zonk(a) == zonk(b)


def zonk(t: Type) -> Type:
    """The type with everything decided put in. Gives the same object where nothing changes."""
    kind = type(t)
    if kind is Con:
        args = t.args  # type: ignore[union-attr]  # `kind` says so, faster than isinstance
        if not args:
            return t
        for i, a in enumerate(args):
            new = zonk(a)
            if new is not a:
                return Con(t.name, (*args[:i], new, *map(zonk, args[i + 1 :])))  # type: ignore[union-attr]
        return t
    if kind is Meta:
        t = resolve(t)
        return t if type(t) is Meta else zonk(t)
    if isinstance(t, Fn):
        params = tuple(map(zonk, t.params))
        result = zonk(t.result)
        row = zonk_row(t.row)
        if row is t.row and result is t.result and all(a is b for a, b in zip(params, t.params)):
            return t
        return Fn(params, result, row)
    return t


def zonk_row(row: Row) -> Row:
    """The row with everything known put in."""
    if type(row) is MetaRow:
        hole = row.hole
        return make_row(
            [*row.effects, *hole.effects],
            [*row.throws, *(t for t, _ in hole.throws)],
            row.open or hole.star is not None,
        )
    if row.throws:
        throws = tuple(map(zonk, row.throws))
        if any(a is not b for a, b in zip(throws, row.throws)):
            return Row(row.effects, throws, row.open)
    return row


def contains(t: Type, meta: Meta) -> bool:
    """The occurs check."""
    t = resolve(t)
    if t is meta:
        return True
    if isinstance(t, Con):
        return any(contains(a, meta) for a in t.args)
    if isinstance(t, Fn):
        return any(contains(p, meta) for p in t.params) or contains(t.result, meta)
    return False


LARGEST = 500
"""Parts that the type of one value may have: types can double with every binding, and no program means that."""


def too_large(t: Type) -> bool:
    """Has the type more parts than any sensible one?"""
    t = resolve(t)
    if isinstance(t, Con) and not t.args:
        return False
    waiting = [t]
    seen = 0
    while waiting:
        seen += 1
        if seen > LARGEST:
            return True
        t = resolve(waiting.pop())
        if isinstance(t, Con):
            waiting += t.args
        elif isinstance(t, Fn):
            waiting += t.params
            waiting.append(t.result)
    return False


def metas_of(t: Type, found: list[Meta]) -> None:
    """The undecided metavariables of a type, in order, each once."""
    t = resolve(t)
    if isinstance(t, Meta):
        if t not in found:
            found.append(t)
    elif isinstance(t, Con):
        for a in t.args:
            metas_of(a, found)
    elif isinstance(t, Fn):
        for p in t.params:
            metas_of(p, found)
        metas_of(t.result, found)
