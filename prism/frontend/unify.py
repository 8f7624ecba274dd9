"""Making types equal, using one type where another is expected, and putting fresh holes into a signature's types.

`unify` demands equality; `subsume` lets a function value stand for one that may do more. Both decide metavariables and
say whether it worked; wording is the caller's. Comparisons of rows that are not settled yet are kept for the end of the
module in `Unifier.checks`.
"""

from __future__ import annotations

from collections.abc import Mapping

from prism.frontend.metas import (
    ERROR,
    Cause,
    Flow,
    Hole,
    Meta,
    MetaRow,
    contains,
    head,
    resolve,
)
from prism.immutable import node
from prism.pir.types import NEVER, PURE, Con, Effect, Fn, Row, Type, Var, covers
from prism.source import NOWHERE, Span


@node
class RowCheck:
    """At the end, everything in `hole` has to be within `allowed`, since a function value is used at `span` where only
    `allowed` is accepted."""

    hole: Hole
    allowed: Row
    span: Span


def within(effect: Effect, row: Row) -> bool:
    """Is the effect allowed by a row, limits included? Patterns are compared where both sides state some."""
    for have in row.effects:
        if covers(have, effect):
            if have.limits is None or effect.limits is None or have.limits == effect.limits:
                return True
            from prism.semantics.patterns import limits_within

            if limits_within(effect.limits, have.limits):
                return True
    return False


class Unifier:
    """Decides metavariables for one module. `here` is the place to blame for what is decided next."""

    def __init__(self) -> None:
        self.here: Span = NOWHERE
        self.checks: list[RowCheck] = []

    def unify(self, a: Type, b: Type) -> bool:
        """Makes two types equal. What was decided before a failure stays decided."""
        if a is b:
            return True
        a = resolve(a)
        b = resolve(b)
        if a is b or a is ERROR or b is ERROR:
            return True
        if type(a) is Meta:
            # The older of two stays, since it is the one to speak of.
            return self.decide(b, a) if type(b) is Meta and b.age > a.age else self.decide(a, b)
        if type(b) is Meta:
            return self.decide(b, a)
        if type(a) is Con:
            if type(b) is not Con or a.name != b.name or len(a.args) != len(b.args):
                return False
            return all(not (x is not y and not self.unify(x, y)) for x, y in zip(a.args, b.args))
        if isinstance(a, Fn):
            if not isinstance(b, Fn) or len(a.params) != len(b.params):
                return False
            for x, y in zip(a.params, b.params):
                if not self.unify(x, y):
                    return False
            return self.unify(a.result, b.result) and self.flow(a.row, b.row) and self.flow(b.row, a.row)
        return isinstance(a, Var) and isinstance(b, Var) and a.name == b.name

    def decide(self, meta: Meta, t: Type) -> bool:
        if isinstance(t, Con) and not t.args:
            pass
        elif contains(t, meta):
            return False
        meta.target = t
        meta.decided = self.here
        return True

    def subsume(self, got: Type, expected: Type) -> bool:
        """Can a value of type `got` be used where `expected` is?"""
        if got is expected:
            return True
        got = resolve(got)
        expected = resolve(expected)
        if got is NEVER or (type(got) is Con and got.name == "Never"):
            return True
        if isinstance(got, Fn) and isinstance(expected, Fn):
            if len(got.params) != len(expected.params):
                return False
            for mine, theirs in zip(got.params, expected.params):
                if not self.subsume(theirs, mine):
                    return False
            return self.subsume(got.result, expected.result) and self.flow(got.row, expected.row)
        return self.unify(got, expected)

    def flow(self, source: Row, target: Row) -> bool:
        """Lets what `source` holds be done where `target` is allowed: fills the target's hole, else compares."""
        if source is target or source is PURE:
            return True
        cause: Cause = (self.here, "")
        if type(target) is MetaRow:
            base = Row(target.effects, target.throws, target.open)
            flow = Flow(target.hole, base)
            for effect in source.effects:
                flow.effect(effect, cause)
            for t in source.throws:
                if not self.thrown(t, target):
                    flow.throw(t, cause)
            if source.open:
                flow.open(cause)
            if type(source) is MetaRow and source.hole is not target.hole:
                if base == PURE:
                    flow.base = PURE
                source.hole.into(flow)
            return True
        if not all(within(effect, target) for effect in source.effects):
            return False
        if not all(self.thrown(t, target) for t in source.throws):
            return False
        if source.open and not target.open:
            return False
        if type(source) is MetaRow:
            self.checks.append(RowCheck(source.hole, target, self.here))
        return True

    def thrown(self, t: Type, row: Row) -> bool:
        """Does the row state this error? Type arguments of generic errors are decided by it."""
        name = head(t)
        return any(head(have) == name and self.unify(have, t) for have in row.throws)


def instantiate(t: Type, types: Mapping[str, Type], star: Row | None) -> Type:
    """Replaces type parameters by name and `*` by `star`. Gives the same object where nothing changes."""
    kind = type(t)
    if kind is Con:
        args = t.args  # type: ignore[union-attr]  # `kind` says so, faster than isinstance
        if not args:
            return t
        new = tuple([instantiate(a, types, star) for a in args])
        for a, b in zip(args, new):
            if a is not b:
                return Con(t.name, new)  # type: ignore[union-attr]
        return t
    if kind is Var:
        return types.get(t.name, t)  # type: ignore[union-attr]
    if isinstance(t, Fn):
        return Fn(
            tuple([instantiate(p, types, star) for p in t.params]),
            instantiate(t.result, types, star),
            instantiate_row(t.row, types, star),
        )
    return t


def instantiate_row(row: Row, types: Mapping[str, Type], star: Row | None, cause: Cause = (NOWHERE, "")) -> Row:
    """As `instantiate`, for a row. What a function does whose row is still being found out is laid to `cause`."""
    if row is PURE or row == PURE:
        return PURE
    throws = tuple([instantiate(t, types, star) for t in row.throws])
    if type(row) is MetaRow:
        return instantiate_hole(row, Row(row.effects, throws, row.open), types, star, cause)
    if not row.open or star is None:
        return Row(row.effects, throws, row.open)
    if type(star) is MetaRow:
        if not row.effects and not throws:
            return star
        return MetaRow(star.hole, Row((*star.effects, *row.effects), (*star.throws, *throws)))
    from prism.pir.types import union

    return union(Row(row.effects, throws), star)


def instantiate_hole(row: MetaRow, base: Row, types: Mapping[str, Type], star: Row | None, cause: Cause) -> Row:
    """The row of a call of a function whose row is still being found out."""
    hole = Hole()
    if base.open and star is not None:
        hole.add(star, cause, True)
        base = Row(base.effects, base.throws)
    row.hole.into(Flow(hole, convert=lambda t: instantiate(t, types, star), star_as=star, cause=cause))
    return MetaRow(hole, base)


def matches(pattern: Type, t: Type, found: dict[str, Type]) -> bool:
    """Does a type fit the target of an `impl`, whose type parameters stand for anything? Decides nothing; a
    metavariable fits everything."""
    t = resolve(t)
    if type(t) is Meta or t is ERROR:
        return True
    if type(pattern) is Var:
        return pattern.name not in found or matches(found[pattern.name], t, {})
    if isinstance(pattern, Con):
        if not isinstance(t, Con) or pattern.name != t.name or len(pattern.args) != len(t.args):
            return False
        return all(matches(p, a, found) for p, a in zip(pattern.args, t.args))
    return isinstance(pattern, Fn) and isinstance(t, Fn)
