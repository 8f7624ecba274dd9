"""Python for choices: `if` and `match`, as statements or, where that is short, as conditional expressions."""

from __future__ import annotations

from prism.backends.python import expressions as x
from prism.backends.python import patterns
from prism.backends.python import statements as s
from prism.backends.python.body import COMPARE, OR, TERNARY, Body, Dest
from prism.backends.python.layout import INDENT, bare
from prism.pir.nodes import Arm, Closure, Expr, If, Literal, Local, Match, Pattern, PBind, PConstruct, POr
from prism.pir.types import NEVER, UNIT
from prism.pir.walk import pattern_names, walk, walk_pattern

SHORT = 88
"""A conditional expression is written on one line up to this length."""


def is_simple(e: Expr) -> bool:
    return not s.is_statement(e) or (
        isinstance(e, If) and all(is_simple(part) for part in (e.condition, e.then, e.otherwise))
    )


def write_if(b: Body, e: If, dest: Dest) -> bool:
    if dest.kind != "drop" and e.type not in (UNIT, NEVER) and is_simple(e) and _reads_well(b, e):
        mark = len(b.out.lines)
        with b.statement_temps():
            b.early = b.can_define = True
            code = x.expression(b, e)
            if len(b.out.lines) == mark and len(bare(code.text)) <= SHORT:
                return s.give(b, e, code.text, dest)
        del b.out.lines[mark:]
    empty = is_unit(e.then) and dest.kind != "assign"
    with b.statement_temps():
        b.early = b.can_define = True
        condition = x.condition(b, e.condition, not empty)
    if empty:
        with b.block(f"if {condition}:"):
            after = s.inner(b, e.otherwise, dest)
        return s.give_unit(b, dest) or after
    return branches(b, [(condition, e.then)], e.otherwise, dest)


def _reads_well(b: Body, e: If) -> bool:
    """Is it a choice that one line shows: `a if c else b`, `a and b`?"""
    return not any(isinstance(part, If) and part is not e and not _logical(part) for part in walk(e)) and not any(
        isinstance(part, Closure) for part in walk(e)
    )


def _logical(e: If) -> bool:
    return any(isinstance(part, Literal) and isinstance(part.value, bool) for part in (e.then, e.otherwise))


def is_unit(e: Expr) -> bool:
    return isinstance(e, Literal) and e.value is None


def branches(b: Body, tests: list[tuple[str, Expr]], otherwise: Expr, dest: Dest) -> bool:
    """`if`, `elif` for as long as that is what the last branch comes to, and `else`."""
    falls = False
    word = "if"
    for condition, then in tests:
        with b.block(f"{word} {condition}:"):
            falls = s.inner(b, then, dest) or falls
        word = "elif"
    if is_unit(otherwise) and dest.kind != "assign":
        return s.give_unit(b, dest) or falls
    if not falls:
        return s.statement(b, otherwise, dest)  # every branch so far leaves
    before = len(b.out.lines)
    with b.block("else:"):
        falls = s.inner(b, otherwise, dest) or falls
    merge_else(b, before)
    return falls


def merge_else(b: Body, at: int) -> None:
    """Turns `else:` with nothing but an `if` statement into `elif`."""
    lines, depth = b.out.lines, b.out.depth
    inner = INDENT * (depth + 1)
    if at + 1 >= len(lines) or not bare(lines[at + 1]).startswith(f"{inner}if "):
        return
    for line in lines[at + 2 :]:
        plain = bare(line)
        if (
            plain.startswith(inner)
            and not plain.startswith(inner + " ")
            and not plain.startswith((f"{inner}elif ", f"{inner}else:"))
        ):
            return
    lines[at : at + 2] = [lines[at + 1].replace(f"{inner}if ", f"{INDENT * depth}elif ", 1)]
    for i in range(at + 1, len(lines)):
        lines[i] = lines[i][4:] if lines[i] else ""


def write_match(b: Body, e: Match, dest: Dest) -> bool:
    arms = fitting(b, e)
    with b.statement_temps():
        b.early = b.can_define = True
        if patterns.is_plain(b, e):
            return plain_match(b, e, dest)
        subject = x.expression(b, e.subject).text
    falls = False
    with b.block(f"match {subject}:"):
        for arm in arms:
            with b.scoped():
                falls = case(b, arm, dest) or falls
    return falls


def case(b: Body, arm: Arm, dest: Dest) -> bool:
    """One arm of a `match` statement."""
    cases = patterns.Cases(b)
    text = cases.text(arm.pattern)
    if arm.guard is not None:
        with b.inline():
            b.can_define = False
            guarded = x.expression(b, arm.guard)
            cases.guards.append(guarded.at(OR) if cases.guards else guarded.text)
    guard = f" if {' and '.join(cases.guards)}" if cases.guards else ""
    with b.block(f"case {text}{guard}:"):
        for part, name in cases.late:
            patterns.take_apart(b, part, name)
        return s.statement(b, arm.body, dest)


def fitting(b: Body, e: Match) -> list[Arm]:
    """The arms that can be reached, those split whose alternatives Python's patterns cannot say."""
    found: list[Arm] = []
    for arm in e.arms:
        if patterns.needs_expansion(arm.pattern):
            found += [Arm(p, arm.guard, arm.body) for p in patterns.expanded(arm.pattern)]
        else:
            found.append(arm)
        if arm.guard is None and patterns.always_fits(b, arm.pattern):
            break
    return found


def plain_match(b: Body, e: Match, dest: Dest) -> bool:
    """A match as `if` statements on a name for its subject."""
    guarded = any(arm.guard is not None for arm in e.arms)
    if isinstance(e.subject, Local) and not (guarded and e.subject.name in b.facts.assigned):
        subject = b.read(e.subject.name)
    else:
        code = x.expression(b, e.subject)
        wanted = next(
            (
                arm.pattern.name
                for arm in e.arms
                if isinstance(arm.pattern, PBind) and not b.facts.in_cell(arm.pattern.name)
            ),
            None,
        )
        if bare(code.text) in b.temps:
            subject = code.text
        elif (
            len(e.arms) == 2
            and not any(pattern_names(arm.pattern) for arm in e.arms)
            and not has_choice(e.arms[0].pattern)
        ):
            subject = code.at(COMPARE + 1)
        else:
            subject = b.bind(wanted) if wanted else b.part(kind=e.subject.type)
            b.line(f"{subject} = {b.mark(e.subject.span, code.text)}")
    arms = e.arms
    first = arms[0]
    if dest.kind != "drop" and (chosen := choice(b, e, subject)) is not None:
        return s.give(b, e, chosen, dest)
    if len(arms) == 2 and first.guard is None and is_unit(first.body) and dest.kind == "drop":
        test = patterns.condition(b, first.pattern, subject, holds=False)
        assert test is not None
        with b.block(f"if {test}:"), b.scoped():
            patterns.take_apart(b, arms[1].pattern, subject)
            s.statement(b, arms[1].body, dest)
        return True
    falls = False
    for i, arm in enumerate(arms):
        test = patterns.condition(b, arm.pattern, subject)
        if i == len(arms) - 1 or (arm.guard is None and patterns.always_fits(b, arm.pattern)):
            falls = last_arm(b, arm, subject, dest, falls, first=i == 0)
            break
        with b.inline():
            b.can_define = False
            tests = [] if test is None else [test]
            if arm.guard is not None:
                tests.append(x.text(b, arm.guard, OR if tests else 0))
        with b.block(f"{'if' if i == 0 else 'elif'} {' and '.join(tests) or 'True'}:"), b.scoped():
            patterns.take_apart(b, arm.pattern, subject)
            falls = s.statement(b, arm.body, dest) or falls
    return falls


def choice(b: Body, e: Match, subject: str) -> str | None:
    """A match of two simple arms as a conditional expression, if that is short: `t.value if t is not None else 0`."""
    if len(e.arms) != 2 or e.type in (UNIT, NEVER) or not subject.isidentifier():
        return None
    first, second = e.arms
    bodies = (first.body, second.body)
    if first.guard is not None or not all(is_simple(body) and not holds(body, Closure) for body in bodies):
        return None
    names: dict[str, str] = {}
    if not all(name_parts(b, arm.pattern, subject, names) for arm in e.arms):
        return None
    test = patterns.condition(b, first.pattern, subject)
    if test is None:
        return None
    b.locals.update(names)
    with b.inline():
        b.can_define = False
        text = f"{x.text(b, first.body, OR)} if {test} else {x.text(b, second.body, TERNARY)}"
    for name in names:
        del b.locals[name]
    return text if len(bare(text)) <= SHORT and ":=" not in text else None


def holds(e: Expr, kind: type[Expr]) -> bool:
    return any(isinstance(part, kind) for part in walk(e))


def name_parts(b: Body, p: Pattern, subject: str, names: dict[str, str]) -> bool:
    """What the pattern's locals stand for, as Python expressions; False if some is read more than once or deeper inside."""
    if isinstance(p, PBind):
        names[p.name] = subject
        return not b.facts.in_cell(p.name) and not (b.facts.assigned & b.facts.captured)
    if isinstance(p, PConstruct) and p.variant is not None:  # a record's fields may change meanwhile
        for part, field in zip(p.fields, patterns.payload_names(b, p)):
            if isinstance(part, PBind):
                names[part.name] = f"{subject}.{field}"
                if b.facts.mentions.get(part.name, 0) > 1:
                    return False
            elif pattern_names(part):
                return False
        return True
    return not pattern_names(p)


def has_choice(p: Pattern) -> bool:
    return any(isinstance(part, POr) for part in walk_pattern(p))


def last_arm(b: Body, arm: Arm, subject: str, dest: Dest, falls: bool, first: bool) -> bool:
    """The arm that takes what is left."""
    nothing = is_unit(arm.body) and not pattern_names(arm.pattern)
    if nothing and dest.kind == "drop":
        return True
    if first or not falls:
        patterns.take_apart(b, arm.pattern, subject)
        return s.statement(b, arm.body, dest)
    before = len(b.out.lines)
    with b.block("else:"), b.scoped():
        patterns.take_apart(b, arm.pattern, subject)
        s.statement(b, arm.body, dest)
    merge_else(b, before)
    return True
