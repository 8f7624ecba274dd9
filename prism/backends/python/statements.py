"""Python for statement positions: what becomes of a value is told by a destination (return it, assign it, drop it).

Every function here returns whether control can reach what follows.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from prism.backends.python import choices, closures, loops, patterns, primitives
from prism.backends.python import expressions as x
from prism.backends.python.body import ATOM, DROP, RETURN, Body, Dest, atom
from prism.backends.python.layout import bare
from prism.backends.python.names import type_words
from prism.backends.python.shapes import effect_text, is_option
from prism.pir.nodes import (
    Assign,
    Block,
    Break,
    Closure,
    Construct,
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
    Prim,
    Restrict,
    Return,
    SetField,
    Throw,
    Try,
)
from prism.pir.primitives import PROVED
from prism.pir.types import BOOL, NEVER, UNIT, Con, Type
from prism.pir.walk import pattern_names


def statement(b: Body, e: Expr, dest: Dest) -> bool:
    """Writes `e` and does with its value what `dest` says."""
    write = writers().get(type(e))
    if e.span.line:
        b.span = e.span
    if write is _let or write is _block:
        return write(b, e, dest)
    with b.scoped():
        if write is not None:
            return write(b, e, dest)
        with b.statement_temps():
            return simple(b, e, dest)


def is_statement(e: Expr) -> bool:
    """Is it of a kind that needs statements?"""
    return type(e) in writers()


def inner(b: Body, e: Expr, dest: Dest) -> bool:
    """A statement whose locals end with it."""
    with b.scoped():
        return statement(b, e, dest)


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
        closures.define_closure(b, e, dest.target)
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
        b.line(f"{dest.target}{': ' if dest.annotation else ''}{dest.annotation} = {text}")
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
        if not (x.is_atom(e.args[i]) or bare(codes[i].text) in b.temps) and not x.is_atom(item):
            name = b.temp(e.args[i].type)
            b.line(f"{name} = {codes[i].text}")
            codes[i] = atom(name)
    key = codes[1].text
    if base == "list.set" and e.op not in PROVED and b.facts.bounds(index)[0] < 0:
        if not x.is_atom(index) and bare(key) not in b.temps:
            name = b.temp(index.type)
            b.line(f"{name} = {key}")
            key = name
        if not x.is_atom(items) and bare(codes[0].text) not in b.temps:
            name = b.temp(items.type)
            b.line(f"{name} = {codes[0].text}")
            codes[0] = atom(name)
        key = f"{key} if {key} >= 0 else {b.use('index_trap')}({codes[0].text}, {key})"
    b.line(b.mark(e.span, f"{codes[0].at(ATOM)}[{key}] = {codes[2].text}"))


# --- sequences and variables -------------------------------------------------------------------------------------


def _block(b: Body, e: Block, dest: Dest) -> bool:
    parts = (*e.body, e.result)
    last = len(parts) - 1
    at = 0
    while at <= last:
        part = parts[at]
        if at < last:
            if is_placeholder(b, part, parts[at + 1]):
                at += 1
                continue
            taken = loops.comprehension(b, parts, at)
            if taken:
                at += taken
                continue
        if not statement(b, part, dest if at == last else DROP):
            return False
        at += 1
    return True


def is_placeholder(b: Body, e: Expr, after: Expr) -> bool:
    """Is it the variable of a local function, without any use before the function itself is assigned to it? Python's `def`
    needs none."""
    match e, after:
        case Let(pattern=PBind(name=name), init=Closure()), Assign(name=assigned, operand=Closure()):
            return name == assigned and not b.facts.in_cell(name)
    return False


def _let(b: Body, e: Let, dest: Dest) -> bool:
    p = e.pattern
    if isinstance(p, PBind):
        return _let_local(b, e, p) and give_unit(b, dest)
    if not pattern_names(p):
        return statement(b, e.init, DROP) and give_unit(b, dest)
    late: list[tuple[Pattern, str]] = []
    found = patterns.outer_target(b, p, late)
    if is_statement(e.init):
        name = b.part(kind=e.init.type) if found.startswith("(") or "," in found else found
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
        if not is_statement(e.init) and e.init.type != NEVER:
            with b.statement_temps(), b.scoped():
                b.early = b.can_define = True
                b.line(f"{own} = {b.use('Cell')}({x.text(b, e.init)})")
            return True
        value = b.part(kind=e.init.type)
        if not statement(b, e.init, Dest("assign", value)):
            return False
        b.line(f"{own} = {b.use('Cell')}({value})")
        return True
    if isinstance(e.init, Local) and e.mutable and name not in b.facts.per_turn and takes_over(b, e.init.name):
        b.locals[name] = b.bind(e.init.name)
        return True
    return statement(b, e.init, Dest("assign", b.bind(name), annotation(b, e, p)))


def annotation(b: Body, e: Let, p: PBind) -> str:
    """The annotation of a variable whose first value does not tell a type checker its type."""
    own = b.bind(p.name)
    made = isinstance(e.init, Prim) and e.init.op in ("list.make", "map.make") and isinstance(p.type, Con)
    if made and isinstance(e.init, Prim) and isinstance(p.type, Con):
        wanted = not e.init.args or any(map(b.types.varies, p.type.args))
    else:
        wanted = e.mutable and isinstance(e.init, Construct) and b.types.varies(p.type)
    known = own in b.annotated
    b.annotated.add(own)
    return b.types.annotation(p.type) if wanted and not known else ""


def takes_over(b: Body, name: str) -> bool:
    """Is a variable that is only read to start another one free to be that one?"""
    facts = b.facts
    return (
        facts.mentions.get(name) == 1
        and name not in facts.assigned
        and name not in facts.captured
        and name not in facts.per_turn
    )


def _assign(b: Body, e: Assign, dest: Dest) -> bool:
    target = b.read(e.name)
    operand = e.operand
    if isinstance(operand, Prim):
        base = PROVED.get(operand.op, operand.op)
        sign = _AUGMENTED.get(base)
        first = operand.args[0] if operand.args else None
        if sign is not None and isinstance(first, Local) and first.name == e.name and len(operand.args) == 2:
            with b.statement_temps():
                b.can_define = True
                b.early = x.settled(b, first, atom(target))
                added = x.expression(b, operand.args[1]).text
                b.line(b.mark(operand.span, f"{target} {sign} {added}"))
                if primitives.checks(b, operand):
                    primitives.write_check(b, operand, target)
            return give_unit(b, dest)
        if operand.op == "string.concat" and isinstance(first, Local) and first.name == e.name:
            more = operand.args[1:]
            rest = more[0] if len(more) == 1 else Prim(operand.type, operand.row, operand.span, operand.op, (), more)
            with b.statement_temps():
                b.can_define = True
                b.early = x.settled(b, first, atom(target))
                b.line(f"{target} += {x.text(b, rest)}")
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
        if not (x.is_atom(e.subject) or bare(subject.text) in b.temps or x.harmless(b, e.operand)):
            kept = b.temp(e.subject.type)
            b.line(f"{kept} = {subject.text}")
            subject = atom(kept)
        b.line(b.mark(e.span, f"{subject.at(ATOM)}.{name} = {item.text}"))
    return give_unit(b, dest)


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
    clean = b.part("clean", BOOL)
    b.line(f"{clean} = True")
    with b.block("try:"):
        falls = guarded(b, e, dest) if e.handlers else statement(b, e.body, dest)
    error = b.part("error", "error")
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
        error = b.part("error", "error") if used else ""
        cls = b.use("Thrown") if handler.type is None else thrown_class(b, handler.type)
        with b.block(f"except {cls} as {error}:" if used else f"except {cls}:"), b.scoped():
            if used:
                patterns.bind(b, handler.name, f"{error}.shown()" if handler.type is None else f"{error}.value")
            falls = statement(b, handler.body, dest) or falls
    return falls


def _restrict(b: Body, e: Restrict, dest: Dest) -> bool:
    limits = ", ".join(map(effect_text, e.limits))
    with b.block(f"with {b.use('restricted')}({limits}):"):
        return statement(b, e.body, dest)


@cache
def writers() -> dict[type[Expr], Callable[..., bool]]:
    """By kind of node. (Made when first needed: the files of this package need each other.)"""
    return {
        Block: _block,
        Let: _let,
        Assign: _assign,
        SetField: _set_field,
        If: choices.write_if,
        Match: choices.write_match,
        Loop: loops.write_loop,
        ForRange: loops.write_for_range,
        ForEach: loops.write_for_each,
        Break: loops.write_break,
        Continue: loops.write_continue,
        Return: _return,
        Throw: _throw,
        Try: _try,
        Restrict: _restrict,
    }
