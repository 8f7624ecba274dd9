"""Python for patterns: taking values apart where a pattern always fits, and `match` statements and their plain forms.

A match on what has two cases (an option, an enum of two, a literal and the rest) becomes an `if`, which Python runs several times
faster than `match`; other matches become `match` statements with class patterns.
"""

from __future__ import annotations

from itertools import product

from prism.backends.python import expressions as x
from prism.backends.python.body import Body, atom
from prism.backends.python.shapes import is_option
from prism.pir.nodes import (
    Match,
    PAny,
    PAs,
    Pattern,
    PBind,
    PConstruct,
    PList,
    PLiteral,
    POr,
    PRange,
    PTuple,
)
from prism.pir.types import BOOL, INT, STRING, UNIT
from prism.pir.walk import pattern_names, rebuild_pattern, subpatterns, walk_pattern

# --- what always fits --------------------------------------------------------------------------------------------


def always_fits(b: Body, p: Pattern) -> bool:
    match p:
        case PAny() | PBind():
            return True
        case PAs():
            return always_fits(b, p.inner)
        case PTuple():
            return all(always_fits(b, part) for part in p.parts)
        case PConstruct(variant=None):
            return all(always_fits(b, part) for part in p.fields)
        case PLiteral():
            return p.type == UNIT
        case POr():
            return any(always_fits(b, part) for part in p.alternatives)
    return False


def target(b: Body, p: Pattern, late: list[tuple[Pattern, str]]) -> str:
    """The pattern as the target of an assignment or a `for`; what no target can do is put into `late`, for `take_apart`."""
    match p:
        case PAny():
            return "_"
        case PBind(name=name) if not b.facts.in_cell(name):
            return b.bind(name)
        case PTuple():
            parts = [target(b, part, late) for part in p.parts]
            return f"({', '.join(parts)})"
    name = b.part(kind=p.type)
    late.append((p, name))
    return name


def outer_target(b: Body, p: Pattern, late: list[tuple[Pattern, str]]) -> str:
    """As `target`, without brackets around a tuple."""
    found = target(b, p, late)
    return found[1:-1] if isinstance(p, PTuple) else found


def take_apart(b: Body, p: Pattern, source: str) -> None:
    """Statements that bind what a pattern that fits `source`, a Python name, binds."""
    match p:
        case PBind():
            bind(b, p.name, source)
        case PAs():
            bind(b, p.name, source)
            take_apart(b, p.inner, source)
        case PTuple():
            if pattern_names(p):
                late: list[tuple[Pattern, str]] = []
                b.line(f"{outer_target(b, p, late)} = {source}")
                for part, name in late:
                    take_apart(b, part, name)
        case PConstruct():
            for part, field in zip(p.fields, payload_names(b, p)):
                if isinstance(part, PBind):
                    bind(b, part.name, f"{source}.{field}")
                elif pattern_names(part):
                    name = b.part(kind=part.type)
                    b.line(f"{name} = {source}.{field}")
                    take_apart(b, part, name)
        case POr() if pattern_names(p):
            take_apart(b, next(part for part in p.alternatives if always_fits(b, part)), source)


def bind(b: Body, name: str, source: str) -> None:
    """Gives a local its first value."""
    if b.facts.in_cell(name):
        b.line(f"{b.bind(name)} = {b.use('Cell')}({source})")
    elif source != b.bind(name):
        b.line(f"{b.bind(name)} = {source}")


def payload_names(b: Body, p: PConstruct) -> list[str]:
    """The attributes of a record's or variant's fields."""
    if is_option(p.type):
        return ["value"] if p.variant == "Some" else []
    return b.types.attributes(p.type, p.variant)


# --- plain forms -------------------------------------------------------------------------------------------------


def condition(b: Body, p: Pattern, subject: str, holds: bool = True) -> str | None:
    """A pattern that looks at one place only as a condition, or None: parts inside must always fit."""
    match p:
        case PLiteral():
            if p.type == BOOL:
                return subject if p.value is holds else f"not {subject}"
            return f"{subject} {'==' if holds else '!='} {x.literal(p.value).text}"
        case PRange():
            return f"{'' if holds else 'not '}{x.literal(p.low).text} <= {subject} <= {x.literal(p.high).text}"
        case PConstruct(variant=str(variant)) if all(always_fits(b, part) for part in p.fields):
            return x.variant_test(b, p.type, variant, atom(subject), holds).text
        case PAs():
            return condition(b, p.inner, subject, holds)
        case POr() if not pattern_names(p):
            values = [x.literal(part.value).text for part in p.alternatives if isinstance(part, PLiteral)]
            if len(values) == len(p.alternatives) and p.type in (INT, STRING):
                return f"{subject} {'in' if holds else 'not in'} ({', '.join(values)})"
            parts = [condition(b, part, subject) for part in p.alternatives]
            found = [part for part in parts if part is not None]
            if len(found) == len(parts):
                joined = " or ".join(found)
                return joined if holds else f"not ({joined})"
    return None


def is_plain(b: Body, e: Match) -> bool:
    """Do conditions say it better than `match`? They do for one or two cases, and where ranges stand alone."""
    arms = e.arms
    last = arms[-1]
    if last.guard is not None:
        return False
    if not (always_fits(b, last.pattern) or closes(b, last.pattern)):
        return False
    tests = arms[:-1]
    if not all(condition(b, arm.pattern, "it") is not None or always_fits(b, arm.pattern) for arm in tests):
        return False
    if any(arm.guard is not None and pattern_names(arm.pattern) for arm in tests):
        return False
    if len(arms) <= 2:
        return True
    if any(isinstance(part, PRange) for arm in tests for part in walk_pattern(arm.pattern)):
        return True
    return is_option(e.subject.type) or e.subject.type == BOOL


def closes(b: Body, p: Pattern) -> bool:
    """Does a last pattern need no test: it names a variant, whose fields it only binds, and the match is exhaustive?"""
    match p:
        case PConstruct():
            return all(always_fits(b, part) for part in p.fields)
        case PLiteral():
            return p.type == BOOL
        case PAs():
            return closes(b, p.inner)
    return False


# --- `match` -----------------------------------------------------------------------------------------------------


class Cases:
    """A pattern as Python's: its text, the conditions to add to the guard, and what to bind in the arm's body."""

    def __init__(self, b: Body) -> None:
        self.b = b
        self.guards: list[str] = []
        self.late: list[tuple[Pattern, str]] = []

    def text(self, p: Pattern, alternative: bool = False) -> str:
        b = self.b
        match p:
            case PAny():
                return "_"
            case PBind():
                return self._capture(p)
            case PLiteral():
                if p.type == UNIT:
                    return "_"
                return x.literal(p.value).text
            case PRange():
                name = b.part(kind=p.type)
                self.guards.append(f"{x.literal(p.low).text} <= {name} <= {x.literal(p.high).text}")
                return name
            case PConstruct():
                return self._construct(p)
            case PTuple():
                return f"({', '.join([self.text(part) for part in p.parts])})"
            case PList():
                parts = [self.text(part) for part in p.items]
                if p.rest is not None:
                    parts.append(f"*{self.text(p.rest)}")
                return f"[{', '.join(parts)}]"
            case PAs():
                inner = self.text(p.inner, alternative)
                name = b.part(kind=p.type) if b.facts.in_cell(p.name) else b.bind(p.name)
                if b.facts.in_cell(p.name):
                    self.late.append((PBind(p.type, p.span, p.name), name))
                if inner == "_":
                    return name
                return f"({inner} as {name})" if alternative or " | " in inner else f"{inner} as {name}"
            case POr():
                return self._alternatives(p)
        raise TypeError(f"no pattern {p!r}")

    def _capture(self, p: PBind) -> str:
        b = self.b
        if not b.facts.in_cell(p.name):
            return b.bind(p.name)
        name = b.part(kind=p.type)
        self.late.append((p, name))
        return name

    def _construct(self, p: PConstruct) -> str:
        b = self.b
        if is_option(p.type):
            return f"{b.use('Some')}({self.text(p.fields[0])})" if p.variant == "Some" else "None"
        parts = [self.text(part) for part in p.fields]
        if p.fields and all(isinstance(part, PAny) for part in p.fields):
            parts = []
        elif any(isinstance(part, PAny) for part in p.fields):
            names = payload_names(b, p)
            parts = [f"{n}={t}" for n, t, part in zip(names, parts, p.fields) if not isinstance(part, PAny)]
        return f"{b.types.class_name(p.type, p.variant)}({', '.join(parts)})"

    def _alternatives(self, p: POr) -> str:
        b = self.b
        if not pattern_names(p) and any(isinstance(part, PRange) for part in walk_pattern(p)):
            name = b.part(kind=p.type)
            found = condition(b, p, name)
            if found is not None:
                self.guards.append(f"({found})")
                return name
        return " | ".join([self.text(part, True) for part in p.alternatives])


def needs_expansion(p: Pattern) -> bool:
    """Is there an alternative with a test that Python's patterns lack, so that each needs an arm of its own?"""
    return any(
        isinstance(part, POr)
        and any(isinstance(q, PRange) for q in walk_pattern(part))
        and (bool(pattern_names(part)) or not all(isinstance(q, PRange | PLiteral) for q in part.alternatives))
        for part in walk_pattern(p)
    )


def expanded(p: Pattern) -> list[Pattern]:
    """The pattern without alternatives, once for each choice."""
    if isinstance(p, POr):
        return [q for part in p.alternatives for q in expanded(part)]
    parts = subpatterns(p)
    if not parts:
        return [p]
    found: list[Pattern] = []
    for choice in product(*map(expanded, parts)):
        chosen = dict(zip(map(id, parts), choice))
        found.append(rebuild_pattern(p, lambda part, chosen=chosen: chosen[id(part)]))  # type: ignore[misc]  # a default
    return found
