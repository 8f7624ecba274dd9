"""Matches. A pattern is a list of tests on a path, an expression without side effects that leads to the value, and the
locals it binds to paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prism.backends.javascript.expressions import RETURN, is_simple, variant_test
from prism.backends.javascript.text import INDENT, OR, bare, int_literal, literal_text, string_literal
from prism.pir.nodes import (
    Arm,
    Call,
    Expr,
    Invoke,
    Literal,
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
from prism.pir.types import UNIT, Con
from prism.pir.walk import mentioned_locals, pattern_names, walk

if TYPE_CHECKING:
    from prism.backends.javascript.body import Body, Destination

SWITCH_FROM = 3
"""Fewer literal arms read better as an `if`."""


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
    return written(b, e, subject(b, e), to)


def written(b: Body, e: Match, path: str, to: Destination) -> bool:
    """As `match`, where the subject's path is known."""
    if to is not None and (text := choice(b, e, path)) is not None:
        b.line(f"{b.mark(e.span)}{'return' if to == RETURN else f'{to} ='} {text};")
        return to == RETURN
    if _is_switch(e):
        return _switch(b, e, path, to)
    if any(a.guard is not None and not _foldable(a) for a in e.arms):
        return _tried_in_turn(b, e.arms, path, to)
    all_ended = True
    open_if = False
    for i, arm in enumerate(e.arms):
        is_last = i == len(e.arms) - 1
        test = [] if is_last and arm.guard is None else tests(b, arm.pattern, path)
        if arm.guard is not None:
            test.append(_guard_text(b, arm, path))
        if is_last and open_if and to is None and _is_nothing(arm.body):
            break
        if open_if and all_ended:
            # Nothing comes out of the arms before, so there is no need of an `else`.
            b.put("}")
            open_if = False
        if not test:
            if open_if:
                b.line("} else {")
                b.depth += 1
            ended = _arm_body(b, arm, path, to)
            b.depth -= open_if
            if open_if:
                b.put("}")
            return all_ended and ended
        joined = " && ".join(test) if len(test) > 1 else _unwrapped(test[0])
        b.line(f"{'} else ' if open_if else ''}if ({joined}) {{")
        open_if = True
        b.depth += 1
        all_ended &= _arm_body(b, arm, path, to)
        b.depth -= 1
    b.put("}")
    return False


def _unwrapped(test: str) -> str:
    """Without brackets around the whole."""
    inner = test[1:-1]
    return inner if test.startswith("(") and test.endswith(")") and "(" not in inner and ")" not in inner else test


def _is_nothing(e: Expr) -> bool:
    return isinstance(e, Literal) and e.value is None


LONGEST_CHOICE = 80


def choice(b: Body, e: Match, path: str) -> str | None:
    """A match of two simple arms as `c ? a : b`, if that is short. Locals become paths, so nothing on the way may change."""
    if len(e.arms) != 2 or any(a.guard is not None or not is_simple(a.body) for a in e.arms) or e.type == UNIT:
        return None
    if not all(_is_fixed(a.pattern) for a in e.arms):
        return None
    texts: list[str] = []
    for arm in e.arms:
        bound = bindings(b, arm.pattern, path)
        if any(" ? " in text for _, text in bound):
            return None
        b.names.names.update(bound)
        texts.append(b.text(arm.body, OR))
        for name, _ in bound:
            del b.names.names[name]
    test = " && ".join(tests(b, e.arms[0].pattern, path))
    if not test or "\n" in "".join(texts) or len(bare(test + "".join(texts))) > LONGEST_CHOICE:
        return None
    if texts == ["true", "false"]:
        return test
    return f"{test} ? {texts[0]} : {texts[1]}"


def _is_fixed(p: Pattern) -> bool:
    """Does it look at variants and tuples only, which never change?"""
    match p:
        case PAny() | PBind() | PLiteral() | PRange():
            return True
        case PConstruct():
            return p.variant is not None and all(map(_is_fixed, p.fields))
        case PTuple():
            return all(map(_is_fixed, p.parts))
    return False


def subject(b: Body, e: Match) -> str:
    """The subject as a path."""
    if b.is_path(e):
        assert isinstance(e.subject, Local)
        return b.names[e.subject.name]
    name = b.names.fresh("matched")
    text = b.leading(e.subject)
    b.line(f"const {name} = {text};")
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
                b.put("}")
            b.depth -= 1
            b.put("}")
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
            for label in _labels(arm.pattern):
                b.put(label)
            at = len(b.lines)
            b.depth += 1
            if not _arm_body(b, arm, path, to):
                ended = False
                b.line("break;")
            b.depth -= 1
            indent = INDENT * (b.depth + 1)
            if any(line.startswith((f"{indent}const ", f"{indent}let ")) for line in b.lines[at:]):
                b.lines[at - 1] += " {"
                b.put("}")
    b.depth -= 1
    b.put("}")
    return ended


def _labels(p: Pattern) -> list[str]:
    if _is_rest(p):
        return ["default:"]
    texts = [
        string_literal(part.variant or "") if isinstance(part, PConstruct) else literal_text(_value(part))
        for part in _alternatives(p)
    ]
    return [f"case {text}:" for text in texts]


def _value(p: Pattern) -> int | float | bool | str | None:
    assert isinstance(p, PLiteral)
    return p.value
