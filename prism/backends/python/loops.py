"""Python for loops: `while` and `for` where a loop is one, list comprehensions, and the ways out of nested loops.

Python leaves only the innermost loop. To leave or continue an outer one, a flag is set that every loop in between looks at behind
its end.
"""

from __future__ import annotations

from prism.backends.python import choices, closures, patterns
from prism.backends.python import expressions as x
from prism.backends.python import statements as s
from prism.backends.python.body import DROP, OR, SUM, TERNARY, Body, Dest, Frame
from prism.backends.python.layout import INDENT
from prism.pir.nodes import (
    Block,
    Break,
    Closure,
    Continue,
    Expr,
    ForEach,
    ForRange,
    If,
    Let,
    Literal,
    Local,
    Loop,
    Match,
    Pattern,
    PBind,
    Prim,
    PTuple,
)
from prism.pir.types import NEVER, UNIT, Con
from prism.pir.walk import mentioned_locals, walk


def write_loop(b: Body, e: Loop, dest: Dest) -> bool:
    if runs_once(e):
        return once(b, e, dest)
    head, body = "while True:", e.body
    match first_of(e.body):
        case If(condition=c, then=then, otherwise=Break(label=label, operand=None)) if (
            label == e.label and e.body is first_of(e.body)
        ):
            head, body = while_head(b, c, True), then
        case If(condition=c, then=Break(label=label, operand=None), otherwise=other) if label == e.label:
            head, body = while_head(b, c, False), without_first(e.body, other)
    frame = enter(b, e.label, dest)
    with b.block(b.mark(e.span, head)):
        frame.body_at = len(b.out.lines)
        s.inner(b, body, DROP)
    leave(b, frame)
    ends = e.type != NEVER
    return s.give_unit(b, dest) if ends and e.type == UNIT else ends and dest.kind != "return"


def first_of(e: Expr) -> Expr:
    return e.body[0] if isinstance(e, Block) and e.body else e


def without_first(e: Expr, other: Expr) -> Expr:
    """The loop's body behind its leading `if c { break } else { other }`."""
    if not isinstance(e, Block):
        return other
    return Block(e.type, e.row, e.span, (other, *e.body[1:]), e.result)


def while_head(b: Body, c: Expr, wanted: bool) -> str:
    with b.statement_temps(), b.inline():
        b.can_define = True
        return f"while {x.condition(b, c, wanted)}:"


def write_for_range(b: Body, e: ForRange, dest: Dest) -> bool:
    with b.statement_temps():
        b.early = b.can_define = True
        head = f"for {turn_name(b, e)} in {range_text(b, e)}:"
    return for_loop(b, e.label, head, [], e.body, dest, e.name)


def range_text(b: Body, e: ForRange) -> str:
    low, high = x.operands(b, (e.low, e.high))
    end = high.text
    if e.inclusive:
        end = (
            str(e.high.value + 1)
            if isinstance(e.high, Literal) and isinstance(e.high.value, int)
            else f"{high.at(SUM)} + 1"
        )
    return f"range({end})" if isinstance(e.low, Literal) and e.low.value == 0 else f"range({low.text}, {end})"


def turn_name(b: Body, e: ForRange) -> str:
    return b.bind(e.name) if e.name in b.facts.mentions else "_"


def write_for_each(b: Body, e: ForEach, dest: Dest) -> bool:
    e = taken_apart(b, e)
    late: list[tuple[Pattern, str]] = []
    with b.statement_temps():
        b.early = b.can_define = True
        found = patterns.outer_target(b, e.pattern, late)
        head = f"for {found} in {items_text(b, e.items)}:"
    return for_loop(b, e.label, head, late, e.body, dest, None)


def taken_apart(b: Body, e: ForEach) -> ForEach:
    """`for item in xs { let (a, b) = item; ... }` as `for (a, b) in xs { ... }`."""
    match e.pattern, e.body:
        case PBind(name=name), Block(
            body=(Let(pattern=PTuple() as parts, init=Local(name=used)), *rest), result=result
        ):
            if name == used and b.facts.mentions.get(name) == 1:
                body = Block(e.body.type, e.body.row, e.body.span, tuple(rest), result) if rest else result
                return ForEach(e.type, e.row, e.span, e.label, parts, e.items, body)
    return e


def items_text(b: Body, items: Expr, level: int = 0) -> str:
    """What to walk: the characters of a string need no list."""
    if isinstance(items, Prim) and items.op == "string.chars":
        items = items.args[0]
    return x.text(b, items, level)


def for_loop(
    b: Body, label: str, head: str, late: list[tuple[Pattern, str]], body: Expr, dest: Dest, cell: str | None
) -> bool:
    frame = enter(b, label, DROP)
    with b.block(head), b.scoped():
        frame.body_at = len(b.out.lines)
        for part, name in late:
            patterns.take_apart(b, part, name)
        s.statement(b, body, DROP)
    leave(b, frame)
    return s.give_unit(b, dest)


def runs_once(e: Loop) -> bool:
    """Does the loop's body never get to its end, nor go round, so that it is a block to break out of?"""
    return e.body.type == NEVER and not any(
        isinstance(part, Continue) and part.label == e.label for part in walk(e.body)
    )


def once(b: Body, e: Loop, dest: Dest) -> bool:
    """A block to break out of: its value goes to `dest`."""
    if dest.kind == "return":
        frame = Frame(e.label, dest, False)
        b.frames.append(frame)
        s.statement(b, e.body, DROP)
        b.frames.pop()
        return False
    if ends_only(e.body, e.label):
        frame = Frame(e.label, dest, False)
        b.frames.append(frame)
        s.statement(b, e.body, DROP)
        b.frames.pop()
        return e.type != NEVER
    frame = enter(b, e.label, dest)
    with b.block(b.mark(e.span, "while True:")):
        frame.body_at = len(b.out.lines)
        s.statement(b, e.body, DROP)
    leave(b, frame)
    return e.type != NEVER


def ends_only(e: Expr, label: str) -> bool:
    """Does `e` break to the label only where nothing but its end follows?"""
    match e:
        case Break() if e.label == label:
            return e.operand is None or not mentions(e.operand, label)
        case Block():
            return not any(mentions(part, label) for part in e.body) and ends_only(e.result, label)
        case If():
            return not mentions(e.condition, label) and ends_only(e.then, label) and ends_only(e.otherwise, label)
        case Match():
            return not mentions(e.subject, label) and all(
                (arm.guard is None or not mentions(arm.guard, label)) and ends_only(arm.body, label) for arm in e.arms
            )
    return not mentions(e, label)


def mentions(e: Expr, label: str) -> bool:
    return any(isinstance(part, Break) and part.label == label for part in walk(e))


def enter(b: Body, label: str, dest: Dest) -> Frame:
    """Before the line that opens a Python loop."""
    frame = Frame(label, dest, True)
    frame.at, frame.depth = len(b.out.lines), b.out.depth
    b.frames.append(frame)
    return frame


def leave(b: Body, frame: Frame) -> None:
    """Behind a Python loop: passes on what it asks of outer ones."""
    b.frames.pop()
    if b.out.lines[-1] == INDENT * (frame.depth + 1) + "continue" and len(b.out.lines) > frame.body_at + 1:
        b.out.lines.pop()  # a loop goes round by itself
    if frame.again is not None:
        b.out.insert(frame.body_at, frame.depth + 1, f"{frame.again} = False")
    if frame.leave is not None:
        b.out.insert(frame.at, frame.depth, f"{frame.leave} = False")
    outer = [f for f in b.frames if f.real]
    for flag in sorted(frame.flags):
        own = outer[-1].again == flag
        with b.block(f"if {flag}:"):
            b.line("continue" if own else "break")
        if not own and outer[-1].leave != flag:
            outer[-1].flags.add(flag)


def jump(b: Body, target: Frame, again: bool) -> None:
    """Goes to the end of a loop, or to its next turn."""
    real = [f for f in b.frames if f.real]
    if real and real[-1] is target:
        b.line("continue" if again else "break")
        return
    if again:
        target.again = target.again or b.flag("go_on")
        flag = target.again
    else:
        target.leave = target.leave or b.flag("leave")
        flag = target.leave
    b.line(f"{flag} = True")
    b.line("break")
    real[-1].flags.add(flag)


def write_break(b: Body, e: Break, dest: Dest) -> bool:
    frame = next(f for f in reversed(b.frames) if f.label == e.label)
    if e.operand is not None and frame.dest.kind != "drop":
        if not s.statement(b, e.operand, frame.dest):
            return False
    elif e.operand is not None:
        if not s.statement(b, e.operand, DROP):
            return False
    elif frame.dest.kind == "return" and not frame.real:
        b.line("return")
        return False
    if frame.real:
        jump(b, frame, again=False)
        return False
    return True  # the end of a block that is left at its end


def write_continue(b: Body, e: Continue, dest: Dest) -> bool:
    jump(b, next(f for f in reversed(b.frames) if f.label == e.label), again=True)
    return False


def comprehension(b: Body, parts: tuple[Expr, ...], at: int) -> int:
    """`let out = []; for x in xs { out.push(f(x)) }` as a list comprehension: how many parts it takes, 0 if it is none."""
    first, loop = parts[at], parts[at + 1]
    match first:
        case Let(pattern=PBind(name=out) as p, init=Prim(op="list.make", args=())) if not b.facts.in_cell(out):
            pass
        case _:
            return 0
    if not isinstance(loop, (ForEach, ForRange)):
        return 0
    if isinstance(loop, ForEach):
        loop = taken_apart(b, loop)
    item: Expr = loop.body
    test: Expr | None = None
    if isinstance(loop.body, If) and choices.is_unit(loop.body.otherwise):
        item, test = loop.body.then, loop.body.condition
    match item:
        case Prim(op="list.push", args=(Local(name=name), item)) if name == out:
            pass
        case _:
            return 0
    inside = [part for part in (item, test, loop.items if isinstance(loop, ForEach) else None) if part is not None]
    if any(out in mentioned_locals(part) or not choices.is_simple(part) for part in inside):
        return 0
    if any(isinstance(part, Closure) and not closures.is_lambda(b, part) for e in inside for part in walk(e)):
        return 0
    before = len(b.out.lines)
    if write_comprehension(b, p, loop, item, test):
        return 2
    del b.out.lines[before:]
    return 0


def write_comprehension(b: Body, p: PBind, loop: ForEach | ForRange, item: Expr, test: Expr | None) -> bool:
    """Writes it unless it has parts that no comprehension can have. Python would share a temporary inside with the function
    around it, which is slow."""
    late: list[tuple[Pattern, str]] = []
    with b.statement_temps(), b.scoped():
        b.early = b.can_define = True
        if isinstance(loop, ForEach):
            walked = items_text(b, loop.items, OR)
            turn = patterns.outer_target(b, loop.pattern, late)
        else:
            walked = range_text(b, loop)
            turn = turn_name(b, loop)
        if late or ":=" in walked:
            return False
        with b.inline():
            b.can_define = False
            made = x.text(b, item, TERNARY)
            tested = "" if test is None else f" if {x.text(b, test, OR)}"
        if ":=" in made or ":=" in tested:
            return False
    same = made == turn and not tested
    own = b.bind(p.name)
    typed = ""
    if isinstance(p.type, Con) and b.types.varies(p.type.args[0]) and own not in b.annotated:
        typed = f": {b.types.annotation(p.type)}"
    b.annotated.add(own)
    b.line(f"{own}{typed} = {f'list({walked})' if same else f'[{made} for {turn} in {walked}{tested}]'}")
    return True
