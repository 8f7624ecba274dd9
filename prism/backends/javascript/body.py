"""The body of one function, closure or initial value as JavaScript statements.

Code is made with a destination for its value: return it, assign it to a variable, or drop it. The passes before have moved
everything that JavaScript only has as statements into statement positions (`prism.passes.hoist`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING

from prism.backends.javascript import patterns, primitives
from prism.backends.javascript.bounds import Bounds, BoundsOf, is_number
from prism.backends.javascript.expressions import EXPRESSIONS, RETURN, is_simple
from prism.backends.javascript.names import LocalNames, field_name
from prism.backends.javascript.text import ADD, AND, INDENT, POSTFIX, UNARY, Js, bare, string_literal, within
from prism.pir.nodes import (
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
    PBind,
    Prim,
    Restrict,
    Return,
    SetField,
    Throw,
    Try,
)
from prism.pir.types import STRING, UNIT
from prism.pir.walk import assigned_locals, pattern_names, walk
from prism.source import Span

if TYPE_CHECKING:
    from prism.backends.javascript.module import ModuleWriter

Destination = str | None
"""RETURN, None to drop the value, or the name of the variable to assign."""


LONGEST_CHOICE = 80
MOST_PARTS = 20
"""Where an If is written as an expression, in characters and in nodes."""


class Target:
    """What `break` and `continue` can go to: a loop, a labelled block, or a switch (without a label)."""

    def __init__(self, label: str, to: Destination = None, is_loop: bool = True) -> None:
        self.label = label
        self.to = to
        self.is_loop = is_loop
        self.is_named = False


class Body:
    """Writes into `lines`. `m` is the module it belongs to."""

    def __init__(
        self, m: ModuleWriter, names: LocalNames, bounds: BoundsOf, assigned: frozenset[str], is_hot: bool
    ) -> None:
        self.m = m
        self.names = names
        self.bounds_of = bounds
        self.assigned = assigned
        self.shared: frozenset[str] = frozenset()
        """Locals that a closure assigns."""
        self.is_hot = is_hot
        self.lines: list[str] = []
        self.depth = 1
        self.targets: list[Target] = []
        self.temps = 0
        self.leads = False
        """Is what comes next the first thing that its statement evaluates?"""
        self._used_temps = 0

    # --- what expressions ask for ------------------------------------------------------------------------

    def mark(self, span: Span) -> str:
        return self.m.places.mark(span)

    def bounds(self, e: Expr) -> Bounds:
        return self.bounds_of(e)

    def is_assigned(self, name: str) -> bool:
        return name in self.assigned

    def is_constant(self, e: Expr) -> bool:
        """A local that nothing ever assigns."""
        return isinstance(e, Local) and e.name not in self.assigned

    def is_path(self, e: Match) -> bool:
        """Is the subject a local that stays as it is in every arm?"""
        subject = e.subject
        if not isinstance(subject, Local) or subject.name in self.shared:
            return False
        if subject.name not in self.assigned:
            return True
        arms = [part for arm in e.arms for part in (arm.guard, arm.body) if part is not None]
        return not any(subject.name in assigned_locals(part) for part in arms)

    def temp(self) -> str:
        """A variable for the rest of the statement."""
        self._used_temps += 1
        self.temps = max(self.temps, self._used_temps)
        return f"${self._used_temps}"

    def expr(self, e: Expr) -> Js:
        leads, self.leads = self.leads, False
        if leads and type(e) is Prim:
            self.leads = True
        code = EXPRESSIONS[type(e)](self, e)
        self.leads = False
        return code

    def leading(self, e: Expr) -> str:
        """The text of an expression that is evaluated first in its statement."""
        self.leads = True
        return self.text(e)

    def text(self, e: Expr, precedence: int = 1) -> str:
        """As an operand of an operator of this precedence."""
        return within(self.expr(e), precedence)

    def operand_of_and(self, e: Expr) -> str:
        return self.text(e, AND)

    def stable(self, e: Expr, like: str) -> str:
        """Something that can be read twice and stays: the local or literal itself, or a new constant."""
        if isinstance(e, Literal) or self.is_constant(e):
            return self.text(e, POSTFIX)
        name = self.names.fresh(like)
        self.line(f"const {name} = {self.text(e)};")
        return name

    def nested(self, is_hot: bool) -> Body:
        """The body of a closure in this one."""
        inner = Body(self.m, self.names, self.bounds_of, self.assigned, is_hot)
        inner.shared = self.shared
        inner.depth = self.depth + 1
        return inner

    # --- lines -----------------------------------------------------------------------------------------

    def line(self, text: str) -> None:
        self.lines.append(INDENT * self.depth + text)
        self._used_temps = 0

    def put(self, text: str) -> None:
        """A line that ends no statement: temporaries in use stay so."""
        self.lines.append(INDENT * self.depth + text)

    def with_temps(self) -> list[str]:
        """The lines, behind the declaration of the temporaries they use."""
        if not self.temps:
            return self.lines
        first = bare(self.lines[0]) if self.lines else ""
        indent = first[: len(first) - len(first.lstrip())]
        return [f"{indent}let {', '.join(f'${i + 1}' for i in range(self.temps))};", *self.lines]

    @contextmanager
    def labelled(self, like: str) -> Iterator[Callable[[], None]]:
        """A block that the function given leaves."""
        label = self.names.fresh(like)
        self.line(f"{label}: {{")
        self.depth += 1
        yield lambda: self.line(f"break {label};")
        self.depth -= 1
        self.put("}")

    @contextmanager
    def breakable(self) -> Iterator[None]:
        """A switch, which catches `break` without a label."""
        self.targets.append(Target("", is_loop=False))
        yield
        self.targets.pop()

    # --- statements ----------------------------------------------------------------------------------------

    def statement(self, e: Expr, to: Destination) -> bool:
        """Writes `e`; tells whether it never completes."""
        rule = STATEMENTS.get(type(e))
        if rule is not None:
            return rule(self, e, to)
        if to is None:
            self._dropped(e)
            return False
        if to == RETURN and e.type == UNIT:
            self._dropped(e)
            self.line("return;")
            return True
        self.deliver(e, to)
        return to == RETURN

    def _dropped(self, e: Expr) -> None:
        if isinstance(e, Literal | Local | Global | FunctionRef | Closure):
            return
        if isinstance(e, If):
            if_statement(self, e, None)
            return
        if isinstance(e, Prim) and primitives.statement(self, e):
            return
        code = primitives.primitive(self, e) if isinstance(e, Prim) else self.expr(e)
        text = code[0] if not bare(code[0]).startswith(("{", "function", "[")) else f"({code[0]})"
        self.line(f"{self.mark(e.span)}{text};")

    def deliver(self, e: Expr, to: Destination) -> None:
        """Writes a simple expression whose value goes to a variable or is returned."""
        head = "return " if to == RETURN else f"{to} = "
        text = self.leading(e)
        self.line(f"{self.mark(e.span)}{head}{text};")


Statement = Callable[[Body, Expr, Destination], bool]


def block(b: Body, e: Block, to: Destination) -> bool:
    for part in e.body:
        if b.statement(part, None):
            return True
    return b.statement(e.result, to)


def let(b: Body, e: Let, to: Destination) -> bool:
    p, init = e.pattern, e.init
    if not isinstance(p, PBind):
        bound = pattern_names(p)
        if not bound:
            return b.statement(init, None)
        if b.is_constant(init):
            source = b.names[init.name]  # type: ignore[attr-defined]  # a Local, since it is constant
        else:
            source = b.names.fresh("parts")
            if _initialise(b, source, init, False):
                return True
        patterns.bind(b, p, source, None, e.mutable and any(name in b.assigned for name in bound))
        return False
    name = b.names.add(p.name)
    return _initialise(b, name, init, p.name in b.assigned)


def _initialise(b: Body, name: str, init: Expr, is_assigned: bool) -> bool:
    if isinstance(init, Match):
        path = patterns.subject(b, init)
        if (choice := patterns.choice(b, init, path)) is not None:
            b.line(f"{'let' if is_assigned else 'const'} {name} = {choice};")
            return False
        b.line(f"let {name};")
        return patterns.written(b, init, path, name)
    if not is_simple(init):
        b.line(f"let {name};")
        return b.statement(init, name)
    text = b.leading(init)
    b.line(f"{'let' if is_assigned else 'const'} {name} = {text};")
    return False


def assign(b: Body, e: Assign, to: Destination) -> bool:
    name = b.names[e.name]
    operand = e.operand
    if not is_simple(operand):
        return b.statement(operand, name)
    text = b.leading(operand)
    plain = bare(text)
    for sign in ("+", "-", "*"):
        if plain.startswith(f"{name} {sign} ") and _is_one_term(plain[len(name) + 3 :]) and " ? " not in plain:
            b.line(f"{b.mark(e.span)}{name} {sign}= {text.partition(f' {sign} ')[2]};")
            return False
    b.line(f"{b.mark(e.span)}{name} = {text};")
    return False


def _is_one_term(text: str) -> bool:
    return text.replace(".", "").replace("_", "").replace("$", "").isalnum()


def set_field(b: Body, e: SetField, to: Destination) -> bool:
    left = f"{b.text(e.subject, POSTFIX)}.{field_name(e.name)}"
    text = b.leading(e.operand) if b.is_constant(e.subject) else b.text(e.operand)
    b.line(f"{b.mark(e.span)}{left} = {text};")
    return False


def return_(b: Body, e: Return, to: Destination) -> bool:
    if e.operand.type != UNIT:
        b.statement(e.operand, RETURN)
    elif not b.statement(e.operand, None):
        b.line("return;")
    return True


def break_(b: Body, e: Break, to: Destination) -> bool:
    target = _target(b, e.label)
    if e.operand is not None and b.statement(e.operand, target.to):
        return True
    breakable = [t for t in b.targets if t.is_loop or not t.label]
    if breakable and target is breakable[-1]:
        b.line("break;")
    else:
        target.is_named = True
        b.line(f"break {target.label};")
    return True


def continue_(b: Body, e: Continue, to: Destination) -> bool:
    target = _target(b, e.label)
    if target is [t for t in b.targets if t.is_loop][-1]:
        b.line("continue;")
    else:
        target.is_named = True
        b.line(f"continue {target.label};")
    return True


def _target(b: Body, label: str) -> Target:
    wanted = b.m.label(label)
    return next(t for t in reversed(b.targets) if t.label == wanted)


def throw(b: Body, e: Throw, to: Destination) -> bool:
    t = e.operand.type
    show = b.m.shapes.function("show", t)
    made = f"new {b.m.support('PrismError')}({b.text(e.operand)}, {string_literal(str(t))}, {show})"
    b.line(f"throw {b.mark(e.span)}{made};")
    return True


def if_statement(b: Body, e: Expr, to: Destination) -> bool:
    """Chains of `else if` stay on one level, and nothing is nested behind a branch that leaves."""
    assert isinstance(e, If)
    word = ""
    while True:
        condition = b.text(e.condition)
        then, otherwise = e.then, e.otherwise
        if _is_nothing(then) and to is None and not _is_nothing(otherwise):
            condition = f"!{within(b.expr(e.condition), UNARY)}"
            then, otherwise = otherwise, then
        b.line(f"{word}if ({condition}) {{")
        b.depth += 1
        ended = b.statement(then, to)
        b.depth -= 1
        if to is None and _is_nothing(otherwise):
            b.put("}")
            return False
        if ended and not word:
            b.put("}")
            return b.statement(otherwise, to)
        if isinstance(otherwise, If) and not _is_short(b, otherwise, to):
            word = "} else "
            e = otherwise
            continue
        b.put("} else {")
        b.depth += 1
        ended &= b.statement(otherwise, to)
        b.depth -= 1
        b.put("}")
        return ended


def _is_nothing(e: Expr) -> bool:
    return isinstance(e, Literal) and e.value is None


def _is_short(b: Body, e: If, to: Destination) -> bool:
    """Is it better written as `c ? a : b`, all of it on one line?"""
    if to is None or e.type == UNIT or len(list(islice(walk(e), MOST_PARTS + 1))) > MOST_PARTS or not is_simple(e):
        return False
    before = b.temps, b._used_temps
    text = bare(b.text(e))
    b.temps, b._used_temps = before
    return "\n" not in text and len(text) <= LONGEST_CHOICE


def if_(b: Body, e: If, to: Destination) -> bool:
    if _is_short(b, e, to):
        b.deliver(e, to)
        return to == RETURN
    return if_statement(b, e, to)


# --- loops -----------------------------------------------------------------------------------------------------


def _loop(b: Body, label: str, head: str, to: Destination, write: Callable[[], bool]) -> None:
    """A loop whose body `write` writes."""
    target = Target(b.m.label(label), to)
    at = len(b.lines)
    b.line(f"{head} {{")
    b.targets.append(target)
    b.depth += 1
    was_hot = b.is_hot
    b.is_hot = b.m.inlines
    write()
    if b.lines[-1] == f"{INDENT * b.depth}continue;":
        b.lines.pop()
    b.is_hot = was_hot
    b.depth -= 1
    b.targets.pop()
    b.put("}")
    if target.is_named:
        b.lines[at] = b.lines[at].replace(INDENT * b.depth, f"{INDENT * b.depth}{target.label}: ", 1)


def loop(b: Body, e: Loop, to: Destination) -> bool:
    body = e.body
    if isinstance(body, If) and _is_exit(body.otherwise, e.label) and e.type == UNIT:
        was_hot, b.is_hot = b.is_hot, b.m.inlines
        condition = b.text(body.condition)
        b.is_hot = was_hot
        then = body.then
        _loop(b, e.label, f"while ({condition})", None, lambda: b.statement(then, None))
        return False
    if _runs_once(e):
        return _once(b, e, to)
    _loop(b, e.label, "for (;;)", to, lambda: b.statement(body, None))
    return not _has_break(body, e.label)


def _is_exit(e: Expr, label: str) -> bool:
    return isinstance(e, Break) and e.label == label and e.operand is None


def _has_break(e: Expr, label: str) -> bool:
    return any(isinstance(part, Break) and part.label == label for part in walk(e))


def _runs_once(e: Loop) -> bool:
    """Does no turn follow the first? Such loops stand for matches whose guards need statements."""
    if any(isinstance(part, Continue) and part.label == e.label for part in walk(e.body)):
        return False
    last = e.body.result if isinstance(e.body, Block) else e.body
    return isinstance(last, Break | Return | Throw)


def _once(b: Body, e: Loop, to: Destination) -> bool:
    target = Target(b.m.label(e.label), to, is_loop=False)
    b.line(f"{target.label}: {{")
    b.targets.append(target)
    b.depth += 1
    b.statement(e.body, None)
    if bare(b.lines[-1]) == f"{INDENT * b.depth}break {target.label};":
        b.lines.pop()
    b.depth -= 1
    b.targets.pop()
    b.put("}")
    return False


def for_range(b: Body, e: ForRange, to: Destination) -> bool:
    low = b.text(e.low)
    high = e.high
    limit = ""
    if isinstance(high, Literal) or b.is_constant(high):
        end = b.text(high, ADD)
    else:
        end = b.names.fresh("end")
        limit = f", {end} = {b.text(high)}"
    name = b.names.add(e.name)
    mentioned = Local(e.low.type, e.low.row, e.span, e.name)
    if is_number(b.bounds(mentioned)):
        step = f"{name}++"
    else:
        step = f"{name} = {b.m.support('nextInt')}({name})"
    sign = "<=" if e.inclusive else "<"
    head = f"for (let {name} = {low}{limit}; {name} {sign} {end}; {step})"
    _loop(b, e.label, head, None, lambda: b.statement(e.body, None))
    return False


def for_each(b: Body, e: ForEach, to: Destination) -> bool:
    """Over an array, `of` and an index see the same items; the index is faster in hot code."""
    p = e.pattern
    is_text = e.items.type == STRING
    by_index = b.is_hot and not is_text
    items = b.stable(e.items, "items") if by_index else b.text(e.items)
    item = b.names.add(p.name) if isinstance(p, PBind) else b.names.fresh("item" if is_text else "entry")
    index = b.names.fresh("i") if by_index else ""

    def write() -> bool:
        if by_index:
            b.line(f"const {item} = {items}[{index}];")
        if not isinstance(p, PBind):
            patterns.bind(b, p, item, e.body)
        return b.statement(e.body, None)

    head = f"let {index} = 0; {index} < {items}.length; {index}++" if by_index else f"const {item} of {items}"
    _loop(b, e.label, f"for ({head})", None, write)
    return False


# --- errors and restrictions -----------------------------------------------------------------------------------


def try_(b: Body, e: Try, to: Destination) -> bool:
    if e.finalizer is None:
        return _caught(b, e, to)
    trapped = b.names.fresh("trapped")
    caught = b.names.fresh("caught")
    b.line(f"let {trapped} = false;")
    b.line("try {")
    b.depth += 1
    ended = _caught(b, e, to) if e.handlers else b.statement(e.body, to)
    b.depth -= 1
    b.line(f"}} catch ({caught}) {{")
    b.depth += 1
    b.line(f"{trapped} = !{b.m.support('isThrown')}({caught});")
    b.line(f"throw {caught};")
    b.depth -= 1
    b.line("} finally {")
    b.depth += 1
    b.line(f"if (!{trapped}) {{")
    b.depth += 1
    b.statement(e.finalizer, None)
    b.depth -= 1
    b.put("}")
    b.depth -= 1
    b.put("}")
    return ended


def _caught(b: Body, e: Try, to: Destination) -> bool:
    b.line("try {")
    b.depth += 1
    ended = b.statement(e.body, to)
    b.depth -= 1
    caught = b.names.fresh("caught")
    b.line(f"}} catch ({caught}) {{")
    b.depth += 1
    error = b.names.fresh("error")
    b.line(f"const {error} = {b.m.support('asThrown')}({caught});")
    word = ""
    takes_all = False
    for handler in e.handlers:
        name = b.names.add(handler.name)
        takes_all = handler.type is None
        if handler.type is not None:
            b.line(f"{word}if ({error}.type === {string_literal(str(handler.type))}) {{")
        elif word:
            b.line("} else {")
        if handler.type is not None or word:
            b.depth += 1
        b.line(f"const {name} = {error}.{'value' if handler.type is not None else 'shown'};")
        ended &= b.statement(handler.body, to)
        if handler.type is not None or word:
            b.depth -= 1
        if takes_all:
            break
        word = "} else "
    if not takes_all:
        b.line("} else {")
        b.line(f"{INDENT}throw {error};")
        b.put("}")
    elif word:
        b.put("}")
    b.depth -= 1
    b.put("}")
    return ended


def restrict(b: Body, e: Restrict, to: Destination) -> bool:
    depth = b.names.fresh("restriction")
    b.line(f"const {depth} = {b.m.host()}.restrict({b.m.limits_text(e.limits)});")
    b.line("try {")
    b.depth += 1
    ended = b.statement(e.body, to)
    b.depth -= 1
    b.line("} finally {")
    b.line(f"{INDENT}{b.m.host()}.unrestrict({depth});")
    b.put("}")
    return ended


def match(b: Body, e: Match, to: Destination) -> bool:
    return patterns.match(b, e, to)


STATEMENTS: dict[type[Expr], Callable[..., bool]] = {
    Block: block,
    Let: let,
    Assign: assign,
    SetField: set_field,
    If: if_,
    Match: match,
    Loop: loop,
    ForRange: for_range,
    ForEach: for_each,
    Break: break_,
    Continue: continue_,
    Return: return_,
    Throw: throw,
    Try: try_,
    Restrict: restrict,
}
"""How what stands in statement positions only is written. An If may also be an expression."""
