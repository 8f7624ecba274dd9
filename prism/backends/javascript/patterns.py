"""Matches. A pattern is a list of tests on a path, an expression without side effects that leads to the value, and the
locals it binds to paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prism.backends.javascript.text import float_literal, int_literal, string_literal
from prism.pir.nodes import (
    Arm,
    Call,
    Expr,
    Invoke,
    Local,
    Match,
    PAny,
    PAs,
    Pattern,
    PBind,
    PConstruct,
    Perform,
    PList,
    PLiteral,
    POr,
    PRange,
    PTuple,
)
from prism.pir.types import Con
from prism.pir.walk import mentioned_locals, pattern_names, walk

if TYPE_CHECKING:
    from prism.backends.javascript.body import Body, Destination

SWITCH_FROM = 3
"""Fewer literal arms read better as an `if`."""


def literal_text(value: int | float | bool | str | None) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return int_literal(value)[0]
        case float():
            return float_literal(value)[0]
        case str():
            return string_literal(value)
        case None:
            return "undefined"


def tests(b: Body, p: Pattern, path: str) -> list[str]:
    """What must hold for `p` to fit, each test safe once those before it hold; operands of `&&`."""
    match p:
        case PAny() | PBind():
            return []
        case PAs():
            return tests(b, p.inner, path)
        case PLiteral():
            if p.value is None:
                return []
            if isinstance(p.value, bool):
                return [path if p.value else f"!{path}"]
            return [f"{path} === {literal_text(p.value)}"]
        case PRange():
            return [f"{path} >= {int_literal(p.low)[0]}", f"{path} <= {int_literal(p.high)[0]}"]
        case PConstruct():
            found = variant_test(p.type, p.variant, path) if p.variant is not None else []
            return found + [t for i, part in enumerate(p.fields) for t in tests(b, part, b.m.part(p, path, i))]
        case PTuple():
            return [t for i, part in enumerate(p.parts) for t in tests(b, part, f"{path}[{i}]")]
        case PList():
            size = f"{path}.length {'===' if p.rest is None else '>='} {len(p.items)}"
            return [size] + [t for i, part in enumerate(p.items) for t in tests(b, part, f"{path}[{i}]")]
        case POr():
            each = [" && ".join(tests(b, part, path)) for part in p.alternatives]
            if not all(each):
                return []
            return [f"({' || '.join([f'({text})' if ' && ' in text else text for text in each])})"]
    raise TypeError(f"no pattern: {p!r}")


def variant_test(t: object, variant: str, path: str) -> list[str]:
    if isinstance(t, Con) and t.name == "Option":
        return [f"{path} {'===' if variant == 'None' else '!=='} null"]
    return [f"{path}.tag === {string_literal(variant)}"]


def bindings(b: Body, p: Pattern, path: str) -> list[tuple[str, str]]:
    """The locals that `p` binds where it fits, with what they are. Of alternatives that bind, see `or_bindings`."""
    match p:
        case PBind():
            return [(p.name, path)]
        case PAs():
            return [*bindings(b, p.inner, path), (p.name, path)]
        case PConstruct():
            return [x for i, part in enumerate(p.fields) for x in bindings(b, part, b.m.part(p, path, i))]
        case PTuple():
            return [x for i, part in enumerate(p.parts) for x in bindings(b, part, f"{path}[{i}]")]
        case PList():
            found = [x for i, part in enumerate(p.items) for x in bindings(b, part, f"{path}[{i}]")]
            if p.rest is not None:
                found += bindings(b, p.rest, f"{path}.slice({len(p.items)})")
            return found
        case POr():
            return _or_bindings(b, p, path)
    return []


def _or_bindings(b: Body, p: POr, path: str) -> list[tuple[str, str]]:
    """Each local is chosen by which alternative fits."""
    names = pattern_names(p)
    if not names:
        return []
    each = [(" && ".join(tests(b, part, path)), dict(bindings(b, part, path))) for part in p.alternatives]
    found: list[tuple[str, str]] = []
    for name in names:
        code = each[-1][1][name]
        for test, bound in reversed(each[:-1]):
            if bound[name] != code:
                code = f"{test} ? {bound[name]} : {code}" if test else bound[name]
        found.append((name, code))
    return found


def match(b: Body, e: Match, to: Destination) -> bool:
    """Writes a match; tells whether it never completes."""
    path = _subject(b, e)
    arms = e.arms
    if _is_switch(e):
        return _switch(b, e, path, to)
    if any(a.guard is not None and not _foldable(a) for a in arms):
        return _tried_in_turn(b, arms, path, to)
    ended = True
    depth = 0
    for i, arm in enumerate(arms):
        is_last = i == len(arms) - 1
        test = [] if is_last and arm.guard is None else tests(b, arm.pattern, path)
        if arm.guard is not None:
            test.append(_guard_text(b, arm, path))
        if not test:
            if depth:
                b.line("} else {")
                b.depth += 1
            ended &= _arm_body(b, arm, path, to)
            if depth:
                b.depth -= 1
            break
        b.line(f"{'} else ' if depth else ''}if ({' && '.join(test)}) {{")
        depth = 1
        b.depth += 1
        ended &= _arm_body(b, arm, path, to)
        b.depth -= 1
    if depth:
        b.close()
    return ended and not (depth and arms[-1].guard is not None)


def _subject(b: Body, e: Match) -> str:
    """The subject as a path."""
    if isinstance(e.subject, Local) and not b.is_assigned(e.subject.name):
        return b.names[e.subject.name]
    name = b.names.fresh("matched")
    b.line(f"const {name} = {b.text(e.subject)};")
    return name


def _foldable(arm: Arm) -> bool:
    """Can the guard be asked together with the pattern, with paths in the place of locals?"""
    assert arm.guard is not None
    names = set(pattern_names(arm.pattern))
    if not names & mentioned_locals(arm.guard):
        return True
    return not any(isinstance(part, Call | Invoke | Perform) for part in walk(arm.guard))


def _guard_text(b: Body, arm: Arm, path: str) -> str:
    assert arm.guard is not None
    bound = bindings(b, arm.pattern, path)
    for name, text in bound:
        b.names.names[name] = text if " ? " not in text else f"({text})"
    text = b.operand_of_and(arm.guard)
    for name, _ in bound:
        del b.names.names[name]
    return text


def _arm_body(b: Body, arm: Arm, path: str, to: Destination) -> bool:
    bind(b, arm.pattern, path, arm.body)
    return b.statement(arm.body, to)


def bind(b: Body, p: Pattern, path: str, scope: Expr | None, mutable: bool = False) -> None:
    """Declares the locals of a pattern; those that `scope` never mentions are left out."""
    bound = bindings(b, p, path)
    if not bound:
        return
    wanted = mentioned_locals(scope) if scope is not None else None
    for name, text in bound:
        if wanted is None or name in wanted:
            b.line(f"{'let' if mutable else 'const'} {b.names.add(name)} = {text};")


def _tried_in_turn(b: Body, arms: tuple[Arm, ...], path: str, to: Destination) -> bool:
    """Guards that need locals: each arm leaves the block when it is done."""
    with b.labelled("arms") as leave:
        for i, arm in enumerate(arms):
            is_last = i == len(arms) - 1
            test = [] if is_last and arm.guard is None else tests(b, arm.pattern, path)
            b.line(f"if ({' && '.join(test)}) {{" if test else "{")
            b.depth += 1
            bind(b, arm.pattern, path, None)
            if arm.guard is not None:
                b.line(f"if ({b.text(arm.guard)}) {{")
                b.depth += 1
            if not b.statement(arm.body, to) and not is_last:
                leave()
            if arm.guard is not None:
                b.depth -= 1
                b.close()
            b.depth -= 1
            b.close()
    return False


def _is_switch(e: Match) -> bool:
    """Is it a choice by tag, or by enough literals?"""
    arms = e.arms if not _is_rest(e.arms[-1].pattern) else e.arms[:-1]
    if any(a.guard is not None for a in e.arms):
        return False
    alternatives = [p for a in arms for p in _alternatives(a.pattern)]
    if isinstance(e.subject.type, Con) and e.subject.type.name == "Option":
        return False
    if all(isinstance(p, PConstruct) and p.variant is not None for p in alternatives):
        each_plain = all(isinstance(p, PConstruct) and all(map(_is_rest, p.fields)) for p in alternatives)
        binds = any(isinstance(a.pattern, POr) and pattern_names(a.pattern) for a in arms)
        return len(arms) >= 2 and each_plain and not binds
    return len(alternatives) >= SWITCH_FROM and all(
        isinstance(p, PLiteral) and type(p.value) in (int, str) for p in alternatives
    )


def _is_rest(p: Pattern) -> bool:
    return isinstance(p, PAny | PBind)


def _alternatives(p: Pattern) -> tuple[Pattern, ...]:
    return p.alternatives if isinstance(p, POr) else (p,)


def _switch(b: Body, e: Match, path: str, to: Destination) -> bool:
    by_tag = isinstance(_alternatives(e.arms[0].pattern)[0], PConstruct)
    b.line(f"switch ({path}{'.tag' if by_tag else ''}) {{")
    b.depth += 1
    ended = True
    with b.breakable():
        for arm in e.arms:
            if _is_rest(arm.pattern):
                b.line("default: {")
            else:
                labels = [
                    string_literal(p.variant or "") if isinstance(p, PConstruct) else literal_text(_value(p))
                    for p in _alternatives(arm.pattern)
                ]
                for label in labels[:-1]:
                    b.line(f"case {label}:")
                b.line(f"case {labels[-1]}: {{")
            b.depth += 1
            if not _arm_body(b, arm, path, to):
                ended = False
                b.line("break;")
            b.depth -= 1
            b.close()
    b.depth -= 1
    b.close()
    return ended


def _value(p: Pattern) -> int | float | bool | str | None:
    assert isinstance(p, PLiteral)
    return p.value
