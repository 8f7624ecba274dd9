"""Python for statement positions: what becomes of a value is told by a destination (return it, assign it, drop it).

Every function here returns whether control can reach what follows.
"""

from __future__ import annotations

from collections.abc import Callable

from prism.backends.python import expressions as x
from prism.backends.python import patterns, primitives
from prism.backends.python.body import COMPARE, DROP, OR, RETURN, TERNARY, Body, Code, Dest, Frame, atom
from prism.backends.python.layout import bare
from prism.backends.python.names import type_words
from prism.backends.python.shapes import is_option
from prism.pir.nodes import (
    Arm,
    Assign,
    Block,
    Break,
    Closure,
    Continue,
    Expr,
    ForEach,
    ForRange,
    FunctionRef,
    Global,
    If,
    Let,
    Literal,
    Local,
    Loop,
    Match,
    Pattern,
    PBind,
    POr,
    Prim,
    Restrict,
    Return,
    SetField,
    Throw,
    Try,
)
from prism.pir.primitives import PROVED
from prism.pir.types import NEVER, UNIT, Type
from prism.pir.walk import free_locals, mentioned_locals, pattern_names, walk, walk_pattern

SHORT = 88
"""A conditional expression is written on one line up to this length."""


def statement(b: Body, e: Expr, dest: Dest) -> bool:
    """Writes `e` and does with its value what `dest` says."""
    write = _STATEMENTS.get(type(e))
    if write is not None:
        return write(b, e, dest)
    with b.statement_temps():
        return simple(b, e, dest)


def simple(b: Body, e: Expr, dest: Dest) -> bool:
    """A simple expression as a statement."""
    b.early = b.can_define = True
    if isinstance(e, Prim):
        base = PROVED.get(e.op, e.op)
        if base in ("list.set", "map.set"):
            set_item(b, e, base)
            return give_unit(b, dest)
        if dest.kind == "assign" and primitives.checks(b, e) and dest.target.isidentifier():
            code = primitives.unchecked(b, e)
            b.line(f"{dest.target} = {b.mark(e.span, code.text)}")
            primitives.write_check(b, e, dest.target)
            return True
    if isinstance(e, Closure) and dest.kind == "assign" and dest.target.isidentifier():
        define_closure(b, e, dest.target)
        return True
    code = x.expression(b, e)
    return give(b, e, b.mark(e.span, code.text), dest)


def give(b: Body, e: Expr, text: str, dest: Dest) -> bool:
    """Does with a value what `dest` says."""
    if e.type == NEVER:
        b.line(text)
        return False
    if dest.kind == "return":
        b.line(f"return {text}" if e.type != UNIT or not isinstance(e, Literal) else "return")
        return False
    if dest.kind == "assign":
        b.line(f"{dest.target} = {text}")
    elif not isinstance(e, (Literal, Local, Global, FunctionRef, Closure)) and bare(text) not in b.temps:
        b.line(text)
    return True


def give_unit(b: Body, dest: Dest) -> bool:
    """After a statement, whose value is `()`."""
    if dest.kind == "return":
        b.line("return")
        return False
    if dest.kind == "assign":
        b.line(f"{dest.target} = None")
    return True


def set_item(b: Body, e: Prim, base: str) -> None:
    """`xs[i] = v` and `m[k] = v`. Python evaluates `v` first, so what comes before it must not mind."""
    items, index, item = e.args
    codes = x.operands(b, e.args)
    for i in (0, 1):
        if not (x.is_atom(e.args[i]) or codes[i].text in b.temps) and not x.is_atom(item):
            name = b.temp()
            b.line(f"{name} = {codes[i].text}")
            codes[i] = atom(name)
    key = codes[1].text
    if base == "list.set" and e.op not in PROVED and b.facts.bounds(index)[0] < 0:
        if not x.is_atom(index) and key not in b.temps:
            name = b.temp()
            b.line(f"{name} = {key}")
            key = name
        if not x.is_atom(items) and codes[0].text not in b.temps:
            name = b.temp()
            b.line(f"{name} = {codes[0].text}")
            codes[0] = atom(name)
        key = f"{key} if {key} >= 0 else {b.use('index_trap')}({codes[0].text}, {key})"
    b.line(b.mark(e.span, f"{codes[0].at(x.ATOM)}[{key}] = {codes[2].text}"))


# --- sequences and variables -------------------------------------------------------------------------------------


def _block(b: Body, e: Block, dest: Dest) -> bool:
    parts = (*e.body, e.result)
    last = len(parts) - 1
    at = 0
    while at <= last:
        part = parts[at]
        if at < last:
            taken = comprehension(b, parts, at)
            if taken:
                at += taken
                continue
        if not statement(b, part, dest if at == last else DROP):
            return False
        at += 1
    return True


def _let(b: Body, e: Let, dest: Dest) -> bool:
    p = e.pattern
    if isinstance(p, PBind):
        return _let_local(b, e, p) and give_unit(b, dest)
    if not pattern_names(p):
        return statement(b, e.init, DROP) and give_unit(b, dest)
    late: list[tuple[Pattern, str]] = []
    found = patterns.outer_target(b, p, late)
    if type(e.init) in _STATEMENTS:
        name = b.temp("part") if found.startswith("(") or "," in found else found
        if not statement(b, e.init, Dest("assign", name)):
            return False
        if name != found:
            b.line(f"{found} = {name}")
    elif not simple(b, e.init, Dest("assign", found)):
        return False
    for part, name in late:
        patterns.take_apart(b, part, name)
    return give_unit(b, dest)


def _let_local(b: Body, e: Let, p: PBind) -> bool:
    name = p.name
    if b.facts.in_cell(name):
        own = b.bind(name)
        if isinstance(e.init, Closure):
            b.line(f"{own} = {b.use('Cell')}()")
            return statement(b, e.init, Dest("assign", f"{own}.value"))
        value = b.temp("part")
        if not statement(b, e.init, Dest("assign", value)):
            return False
        b.line(f"{own} = {b.use('Cell')}({value})")
        return True
    if isinstance(e.init, Local) and e.mutable and takes_over(b, e.init.name):
        b.locals[name] = b.bind(e.init.name)
        return True
    return statement(b, e.init, Dest("assign", b.bind(name)))


def takes_over(b: Body, name: str) -> bool:
    """Is a variable that is only read to start another one free to be that one?"""
    facts = b.facts
    return facts.mentions.get(name) == 1 and name not in facts.assigned and name not in facts.captured and name not in facts.per_turn


def _assign(b: Body, e: Assign, dest: Dest) -> bool:
    target = b.read(e.name)
    operand = e.operand
    if isinstance(operand, Prim):
        base = PROVED.get(operand.op, operand.op)
        sign = _AUGMENTED.get(base)
        first = operand.args[0] if operand.args else None
        if sign is not None and isinstance(first, Local) and first.name == e.name and len(operand.args) == 2:
            with b.statement_temps():
                b.early = b.can_define = True
                added = x.expression(b, operand.args[1]).text
                b.line(b.mark(operand.span, f"{target} {sign} {added}"))
                if primitives.checks(b, operand):
                    primitives.write_check(b, operand, target)
            return give_unit(b, dest)
    if not statement(b, operand, Dest("assign", target)):
        return False
    return give_unit(b, dest)


_AUGMENTED = {
    "int.add": "+=",
    "int.sub": "-=",
    "int.mul": "*=",
    "float.add": "+=",
    "float.sub": "-=",
    "float.mul": "*=",
    "int.bit_and": "&=",
    "int.bit_or": "|=",
    "int.bit_xor": "^=",
}


def _set_field(b: Body, e: SetField, dest: Dest) -> bool:
    fields = b.types.fields(e.subject.type, None)
    place = next(i for i, f in enumerate(fields) if f.name == e.name)
    name = b.types.attributes(e.subject.type, None)[place]
    with b.statement_temps():
        b.early = b.can_define = True
        subject, item = x.operands(b, (e.subject, e.operand))
        if not (x.is_atom(e.subject) or subject.text in b.temps or x.harmless(b, e.operand)):
            kept = b.temp()
            b.line(f"{kept} = {subject.text}")
            subject = atom(kept)
        b.line(b.mark(e.span, f"{subject.at(x.ATOM)}.{name} = {item.text}"))
    return give_unit(b, dest)


# --- choices -----------------------------------------------------------------------------------------------------


def _is_simple(e: Expr) -> bool:
    return type(e) not in _STATEMENTS or (isinstance(e, If) and all(map(_is_simple, (e.condition, e.then, e.otherwise))))


def _if(b: Body, e: If, dest: Dest) -> bool:
    if dest.kind != "drop" and e.type not in (UNIT, NEVER) and _is_simple(e) and _reads_well(b, e):
        mark = len(b.out.lines)
        with b.statement_temps():
            b.early = b.can_define = True
            code = x.expression(b, e)
            if len(b.out.lines) == mark and len(bare(code.text)) <= SHORT:
                return give(b, e, code.text, dest)
        del b.out.lines[mark:]
    empty = is_unit(e.then) and dest.kind != "assign"
    with b.statement_temps():
        b.early = b.can_define = True
        condition = x.condition(b, e.condition, not empty)
    if empty:
        with b.block(f"if {condition}:"):
            after = statement(b, e.otherwise, dest)
        return give_unit(b, dest) or after
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
            falls = statement(b, then, dest) or falls
        word = "elif"
    if is_unit(otherwise) and dest.kind != "assign":
        return give_unit(b, dest) or falls
    if not falls:
        return statement(b, otherwise, dest)  # every branch so far leaves
    before = len(b.out.lines)
    with b.block("else:"):
        falls = statement(b, otherwise, dest) or falls
    merge_else(b, before)
    return falls


def merge_else(b: Body, at: int) -> None:
    """Turns `else:` with nothing but an `if` statement into `elif`."""
    lines, depth = b.out.lines, b.out.depth
    inner = "    " * (depth + 1)
    if at + 1 >= len(lines) or not bare(lines[at + 1]).startswith(f"{inner}if "):
        return
    for line in lines[at + 2 :]:
        plain = bare(line)
        if plain.startswith(inner) and not plain.startswith(inner + " ") and not plain.startswith((f"{inner}elif ", f"{inner}else:")):
            return
    lines[at : at + 2] = [lines[at + 1].replace(f"{inner}if ", f"{'    ' * depth}elif ", 1)]
    for i in range(at + 1, len(lines)):
        lines[i] = lines[i][4:] if lines[i] else ""


def _match(b: Body, e: Match, dest: Dest) -> bool:
    arms = fitting(b, e)
    with b.statement_temps():
        b.early = b.can_define = True
        if patterns.is_plain(b, e):
            return plain_match(b, e, dest)
        subject = x.expression(b, e.subject).text
    falls = False
    with b.block(f"match {subject}:"):
        for arm in arms:
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
                falls = statement(b, arm.body, dest) or falls
    return falls


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
        wanted = next((arm.pattern.name for arm in e.arms if isinstance(arm.pattern, PBind) and not b.facts.in_cell(arm.pattern.name)), None)
        if code.text in b.temps:
            subject = code.text
        elif len(e.arms) == 2 and not any(pattern_names(arm.pattern) for arm in e.arms) and not has_choice(e.arms[0].pattern):
            subject = code.at(COMPARE + 1)
        else:
            subject = b.bind(wanted) if wanted else b.temp("part")
            b.line(f"{subject} = {b.mark(e.subject.span, code.text)}")
    arms = e.arms
    first = arms[0]
    if len(arms) == 2 and first.guard is None and is_unit(first.body) and dest.kind == "drop":
        test = patterns.condition(b, first.pattern, subject, holds=False)
        assert test is not None
        with b.block(f"if {test}:"):
            patterns.take_apart(b, arms[1].pattern, subject)
            statement(b, arms[1].body, dest)
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
        with b.block(f"{'if' if i == 0 else 'elif'} {' and '.join(tests) or 'True'}:"):
            patterns.take_apart(b, arm.pattern, subject)
            falls = statement(b, arm.body, dest) or falls
    return falls


def has_choice(p: Pattern) -> bool:
    return any(isinstance(part, POr) for part in walk_pattern(p))


def last_arm(b: Body, arm: Arm, subject: str, dest: Dest, falls: bool, first: bool) -> bool:
    """The arm that takes what is left."""
    nothing = is_unit(arm.body) and not pattern_names(arm.pattern)
    if nothing and dest.kind == "drop":
        return True
    if first or not falls:
        patterns.take_apart(b, arm.pattern, subject)
        return statement(b, arm.body, dest)
    before = len(b.out.lines)
    with b.block("else:"):
        patterns.take_apart(b, arm.pattern, subject)
        statement(b, arm.body, dest)
    merge_else(b, before)
    return True


# --- loops -------------------------------------------------------------------------------------------------------


def _loop(b: Body, e: Loop, dest: Dest) -> bool:
    if runs_once(e):
        return once(b, e, dest)
    head, body = "while True:", e.body
    match first_of(e.body):
        case If(condition=c, then=then, otherwise=Break(label=label, operand=None)) if label == e.label and e.body is first_of(e.body):
            head, body = while_head(b, c, True), then
        case If(condition=c, then=Break(label=label, operand=None), otherwise=other) if label == e.label:
            head, body = while_head(b, c, False), without_first(e.body, other)
    frame = enter(b, e.label, dest)
    with b.block(head):
        frame.body_at = len(b.out.lines)
        statement(b, body, DROP)
    leave(b, frame)
    ends = e.type != NEVER
    return give_unit(b, dest) if ends and e.type == UNIT else ends and dest.kind != "return"


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


def _for_range(b: Body, e: ForRange, dest: Dest) -> bool:
    with b.statement_temps():
        b.early = b.can_define = True
        head = f"for {turn_name(b, e)} in {range_text(b, e)}:"
    return for_loop(b, e.label, head, [], e.body, dest, e.name)


def range_text(b: Body, e: ForRange) -> str:
    low, high = x.operands(b, (e.low, e.high))
    end = high.text
    if e.inclusive:
        end = str(e.high.value + 1) if isinstance(e.high, Literal) and isinstance(e.high.value, int) else f"{high.at(x.OR + 7)} + 1"
    return f"range({end})" if isinstance(e.low, Literal) and e.low.value == 0 else f"range({low.text}, {end})"


def turn_name(b: Body, e: ForRange) -> str:
    return b.bind(e.name) if e.name in b.facts.mentions else "_"


def _for_each(b: Body, e: ForEach, dest: Dest) -> bool:
    late: list[tuple[Pattern, str]] = []
    with b.statement_temps():
        b.early = b.can_define = True
        found = patterns.outer_target(b, e.pattern, late)
        head = f"for {found} in {items_text(b, e.items)}:"
    return for_loop(b, e.label, head, late, e.body, dest, None)


def items_text(b: Body, items: Expr) -> str:
    """What to walk: the characters of a string need no list."""
    if isinstance(items, Prim) and items.op == "string.chars":
        items = items.args[0]
    return x.expression(b, items).text


def for_loop(
    b: Body, label: str, head: str, late: list[tuple[Pattern, str]], body: Expr, dest: Dest, cell: str | None
) -> bool:
    frame = enter(b, label, DROP)
    with b.block(head):
        frame.body_at = len(b.out.lines)
        for part, name in late:
            patterns.take_apart(b, part, name)
        statement(b, body, DROP)
    leave(b, frame)
    return give_unit(b, dest)


def runs_once(e: Loop) -> bool:
    """Does the loop's body never get to its end, nor go round, so that it is a block to break out of?"""
    return e.body.type == NEVER and not any(isinstance(part, Continue) and part.label == e.label for part in walk(e.body))


def once(b: Body, e: Loop, dest: Dest) -> bool:
    """A block to break out of: its value goes to `dest`."""
    if dest.kind == "return":
        frame = Frame(e.label, dest, False)
        b.frames.append(frame)
        statement(b, e.body, DROP)
        b.frames.pop()
        return False
    if ends_only(e.body, e.label):
        frame = Frame(e.label, dest, False)
        b.frames.append(frame)
        statement(b, e.body, DROP)
        b.frames.pop()
        return e.type != NEVER
    frame = enter(b, e.label, dest)
    with b.block("while True:"):
        frame.body_at = len(b.out.lines)
        statement(b, e.body, DROP)
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
        target.again = target.again or b.temp("go_on")
        flag = target.again
    else:
        target.leave = target.leave or b.temp("leave")
        flag = target.leave
    b.line(f"{flag} = True")
    b.line("break")
    real[-1].flags.add(flag)


def _break(b: Body, e: Break, dest: Dest) -> bool:
    frame = next(f for f in reversed(b.frames) if f.label == e.label)
    if e.operand is not None and frame.dest.kind != "drop":
        if not statement(b, e.operand, frame.dest):
            return False
    elif e.operand is not None:
        if not statement(b, e.operand, DROP):
            return False
    elif frame.dest.kind == "return" and not frame.real:
        b.line("return")
        return False
    if frame.real:
        jump(b, frame, again=False)
        return False
    return True  # the end of a block that is left at its end


def _continue(b: Body, e: Continue, dest: Dest) -> bool:
    jump(b, next(f for f in reversed(b.frames) if f.label == e.label), again=True)
    return False


# --- leaving, errors, restrictions -------------------------------------------------------------------------------


def _return(b: Body, e: Return, dest: Dest) -> bool:
    if e.operand.type == UNIT:
        if statement(b, e.operand, DROP):
            b.line("return")
        return False
    statement(b, e.operand, RETURN)
    return False


def _throw(b: Body, e: Throw, dest: Dest) -> bool:
    with b.statement_temps():
        b.early = b.can_define = True
        code = x.expression(b, e.operand)
        b.line(b.mark(e.span, f"raise {thrown_class(b, e.operand.type)}({code.text})"))
    return False


def thrown_class(b: Body, t: Type) -> str:
    """The exception class for errors of a type."""
    found = b.module.thrown.get(t)
    if found is None:
        name = "Option" if is_option(t) else type_words(t)
        found = b.module.thrown[t] = b.module.names.scope.fresh(f"{name}Thrown")
        b.use("Thrown")
        b.types.shape(t)
    return found


def _try(b: Body, e: Try, dest: Dest) -> bool:
    if e.finalizer is None:
        return guarded(b, e, dest)
    clean = b.temp("clean")
    b.line(f"{clean} = True")
    with b.block("try:"):
        falls = guarded(b, e, dest) if e.handlers else statement(b, e.body, dest)
    error = b.temp("error")
    with b.block(f"except BaseException as {error}:"):
        b.line(f"{clean} = {b.use('ends_normally')}({error})")
        b.line("raise")
    with b.block("finally:"), b.block(f"if {clean}:"):
        if not statement(b, e.finalizer, DROP):
            falls = False
    return falls


def guarded(b: Body, e: Try, dest: Dest) -> bool:
    """A `try` without `finally`."""
    if not e.handlers:
        return statement(b, e.body, dest)
    with b.block("try:"):
        falls = statement(b, e.body, dest)
    for handler in e.handlers:
        used = handler.name in b.facts.mentions
        error = b.temp("error") if used else ""
        cls = b.use("Thrown") if handler.type is None else thrown_class(b, handler.type)
        with b.block(f"except {cls} as {error}:" if used else f"except {cls}:"):
            if used:
                patterns.bind(b, handler.name, f"{error}.shown()" if handler.type is None else f"{error}.value")
            falls = statement(b, handler.body, dest) or falls
    return falls


def _restrict(b: Body, e: Restrict, dest: Dest) -> bool:
    limits = ", ".join([repr((limit.name, limit.limits)) for limit in e.limits]).replace("'", '"')
    with b.block(f"with {b.use('restricted')}({limits}):"):
        return statement(b, e.body, dest)


# --- functions ---------------------------------------------------------------------------------------------------


def define_closure(b: Body, e: Closure, name: str) -> str:
    """Writes a `def` for a closure."""
    saved = b.frames, b.temps, b.free_temps, b.early, b.can_define
    b.frames, b.temps, b.free_temps = [], [], []
    own = name.split(".")[0]
    turn = [v for v in x.turn_variables(b, e) if v != f"{own}={own}" or "." in name]
    params = ", ".join([*[b.bind(p.name) for p in e.params], *turn])
    head = name if name.isidentifier() else b.temp("closure")
    with b.block(b.mark(e.span, f"def {head}({params}):")):
        outer = sorted({b.locals[n] for n in free_locals(e) if n in assigned_here(e) and n in b.locals and not b.facts.in_cell(n)})
        if outer:
            b.line(f"nonlocal {', '.join(outer)}")
        finish_function(b, e.body, e.type.result)  # type: ignore[union-attr]  # a closure's type is Fn
    b.frames, b.temps, b.free_temps, b.early, b.can_define = saved
    if head != name:
        b.line(f"{name} = {head}")
    return name


def assigned_here(e: Closure) -> set[str]:
    """What the closure assigns itself, not in closures inside it."""
    inner = {id(part) for c in walk(e.body) if isinstance(c, Closure) for part in walk(c.body)}
    return {part.name for part in walk(e.body) if isinstance(part, Assign) and id(part) not in inner}


def finish_function(b: Body, body: Expr, result: Type) -> None:
    """The statements of a function or closure."""
    statement(b, body, DROP if result == UNIT else RETURN)


# --- comprehensions ----------------------------------------------------------------------------------------------


def comprehension(b: Body, parts: tuple[Expr, ...], at: int) -> int:
    """`let out = []; for x in xs { out.push(f(x)) }` as a list comprehension: how many parts it takes, 0 if it is none."""
    first, loop = parts[at], parts[at + 1]
    match first:
        case Let(pattern=PBind(name=out), init=Prim(op="list.make", args=())) if not b.facts.in_cell(out):
            pass
        case _:
            return 0
    if not isinstance(loop, (ForEach, ForRange)):
        return 0
    item, test = loop.body, None
    if isinstance(item, If) and is_unit(item.otherwise):
        item, test = item.then, item.condition
    match item:
        case Prim(op="list.push", args=(Local(name=name), item)) if name == out:
            pass
        case _:
            return 0
    inside = [part for part in (item, test, loop.items if isinstance(loop, ForEach) else None) if part is not None]
    if any(out in mentioned_locals(part) or not _is_simple(part) for part in inside):
        return 0
    if any(isinstance(part, Closure) and not x.is_lambda(b, part) for e in inside for part in walk(e)):
        return 0
    late: list[tuple[Pattern, str]] = []
    with b.statement_temps():
        b.early = b.can_define = True
        if isinstance(loop, ForEach):
            turn, walked = patterns.outer_target(b, loop.pattern, late), items_text(b, loop.items)
        else:
            turn, walked = turn_name(b, loop), range_text(b, loop)
        if late or ":=" in walked:
            return 0
        with b.inline():
            b.can_define = False
            made = x.text(b, item, TERNARY)
            tested = "" if test is None else f" if {x.text(b, test, OR)}"
        b.line(f"{b.bind(out)} = [{made} for {turn} in {walked}{tested}]")
    return 2


_STATEMENTS: dict[type[Expr], Callable[..., bool]] = {
    Block: _block,
    Let: _let,
    Assign: _assign,
    SetField: _set_field,
    If: _if,
    Match: _match,
    Loop: _loop,
    ForRange: _for_range,
    ForEach: _for_each,
    Break: _break,
    Continue: _continue,
    Return: _return,
    Throw: _throw,
    Try: _try,
    Restrict: _restrict,
}
