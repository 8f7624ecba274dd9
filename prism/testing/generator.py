"""Writes random Prism programs that are well defined by construction: they type-check, end, and mean the same everywhere.

`write_program(random)` takes anything with the methods of `random.Random`: a seeded one for mass runs, or hypothesis' (strategy
`programs()`), whose choices shrink. A program may trap or end in an uncaught error; that too must be the same on every target.

How programs stay well defined: functions call only functions above them and loops count, so all ends; strings and lists that
live across turns are cut; arithmetic on nothing but literals is avoided, as a trap in it would be a compile error; `match` arms
are distinct and exhaustive; nothing asks the clock, chance, or libm.

This file writes declarations and statements; see `random_expressions` for the rest, and for the conventions.
"""

from __future__ import annotations

import random as _random
from collections.abc import Callable
from typing import TYPE_CHECKING

from prism.pir.types import BOOL, INT, STRING, Con, Type, list_of, map_of
from prism.testing.random_expressions import Enum, ExpressionWriter, Function, Record, Variable, show

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

_PRELUDE = """\
record Oops { code: Int, why: String }

enum Fault { Broken, Late(Int), Named(part: String, at: Int) }

fn id(n: Int) -> Int { n }

fn idf(x: Float) -> Float { x }

fn cut(s: String) -> String { if s.len() > 24 { s.slice(0, 24) } else { s } }

fn fail(n: Int) -> Int throws Oops { if n % 3 == 0 { throw Oops(n, "multiple of three") } else { n } }

fn fault(n: Int) -> String throws Fault {
    match n {
        0 => throw Broken
        1 | 2 => throw Late(n)
        n if n < 0 => throw Named("low", n)
        _ => "ok {n}"
    }
}
"""


def programs() -> SearchStrategy[str]:
    """A hypothesis strategy for programs."""
    from hypothesis import strategies as st

    return st.randoms(use_true_random=False).map(write_program)


def write_program(random: _random.Random) -> str:
    """The source of one program with a `main` that uses `console` and may throw `Oops`."""
    return Writer(random).program()


class Writer(ExpressionWriter):
    """Writes one program."""

    def __init__(self, random: _random.Random) -> None:
        super().__init__(random)
        self.lines: list[str] = []
        self.indent = 1

    # --- the whole -----------------------------------------------------------------------------------------

    def program(self) -> str:
        parts = [_PRELUDE]
        for _ in range(self.random.randint(0, 2)):
            parts.append(self.record())
        for _ in range(self.random.randint(0, 2)):
            parts.append(self.enum())
        for _ in range(self.random.randint(1, 4)):
            parts.append(self.function())
        parts.append(self.main())
        return "\n".join(parts)

    def record(self) -> str:
        name = f"R{len(self.records)}"
        fields = tuple(
            (f"f{i}", self.data_type(1), self.random.random() < 0.4) for i in range(self.random.randint(1, 3))
        )
        self.records.append(Record(name, fields))
        inner = ", ".join(f"{'var ' if mutable else ''}{field}: {show(t)}" for field, t, mutable in fields)
        return f"record {name} {{ {inner} }}\n"

    def enum(self) -> str:
        name = f"E{len(self.enums)}"
        variants = []
        for i in range(self.random.randint(2, 4)):
            named = self.random.random() < 0.5
            fields = tuple((f"p{j}" if named else str(j), self.data_type(1)) for j in range(self.random.randint(0, 2)))
            variants.append((f"{name}V{i}", fields, named))
        self.enums.append(Enum(name, tuple(variants)))
        shown = []
        for variant, fields, named in variants:
            inner = ", ".join(f"{field}: {show(t)}" if named else show(t) for field, t in fields)
            shown.append(f"{variant}({inner})" if fields else variant)
        return f"enum {name} {{ {', '.join(shown)} }}\n"

    def function(self) -> str:
        name = f"f{len(self.functions)}"
        params = tuple((f"a{i}", self.type(2)) for i in range(self.random.randint(0, 3)))
        result = self.data_type(2)
        self.prints = self.random.random() < 0.3
        self.throws = self.random.choice((None, None, "Oops", "Fault"))
        body = self.body([Variable(n, t, False) for n, t in params], result, self.random.randint(1, 5))
        self.functions.append(Function(name, params, result, self.throws, self.prints))
        signature = f"fn {name}({', '.join(f'{n}: {show(t)}' for n, t in params)}) -> {show(result)}"
        clauses = (" uses console" if self.prints else "") + (f" throws {self.throws}" if self.throws else "")
        if self.random.random() < 0.3:
            clauses = ""  # a private function may leave its row to inference
        return f"{signature}{clauses} {{\n{body}}}\n"

    def main(self) -> str:
        self.prints, self.throws = True, "Oops"
        self.scope, self.lines, self.indent = [], [], 1
        for _ in range(self.random.randint(3, 8)):
            self.statement(2)
        for variable in list(self.scope):
            self.emit(f"print({variable.name})")
        for function in list(self.functions):
            self.emit(f"print({self.protected(self.call(function, 1), function.throws, function.result)})")
        return "fn main() uses console throws Oops {\n" + "".join(self.lines) + "}\n"

    def body(self, params: list[Variable], result: Type, statements: int) -> str:
        self.scope, self.lines, self.indent = list(params), [], 1
        self.in_loop = self.in_closure = 0
        for _ in range(statements):
            self.statement(2)
        self.emit(self.expression(result, 3))
        return "".join(self.lines)

    def emit(self, line: str) -> None:
        self.lines.append("    " * self.indent + line + "\n")

    # --- statements ----------------------------------------------------------------------------------------

    def statement(self, depth: int) -> None:
        choices: list[Callable[[int], None]] = [self.let, self.let, self.var, self.assign, self.assign, self.change]
        if depth > 0:
            choices += [
                self.if_statement,
                self.for_statement,
                self.while_statement,
                self.match_statement,
                self.try_statement,
            ]
        if self.prints:
            choices += [self.print_statement, self.print_statement]
        if self.in_loop and not self.in_closure:
            choices.append(self.leave_loop)
        self.random.choice(choices)(depth)

    def block(self, depth: int, bound: tuple[Variable, ...] = ()) -> None:
        """Statements in a nested block."""
        outer = list(self.scope)
        self.scope += bound
        self.indent += 1
        for _ in range(self.random.randint(1, 3)):
            self.statement(depth)
        self.indent -= 1
        self.scope = outer

    def let(self, depth: int) -> None:
        t = self.type(2)
        name = self.fresh()
        self.emit(f"let {name}: {show(t)} = {self.expression(t, 3)}")
        self.scope.append(Variable(name, t, False))

    def var(self, depth: int) -> None:
        t = self.data_type(1)
        name = self.fresh("m")
        self.emit(f"var {name}: {show(t)} = {self.bounded(t, self.expression(t, 2))}")
        self.scope.append(Variable(name, t, True))

    def assign(self, depth: int) -> None:
        targets = [v for v in self.scope if v.mutable]
        if not targets:
            self.var(depth)
            return
        v = self.random.choice(targets)
        if v.type == INT and self.random.random() < 0.6:
            self.emit(f"{v.name} {self.random.choice(('+=', '-=', '*='))} {self.expression(INT, 2)}")
        else:
            self.emit(f"{v.name} = {self.bounded(v.type, self.expression(v.type, 2))}")

    def change(self, depth: int) -> None:
        """Changes a list, map or record in place."""
        targets = [v for v in self.scope if isinstance(v.type, Con) and v.type.name in ("List", "Map")]
        holders = [
            (v, field, t)
            for v in self.scope
            for r in self.records
            if v.type == Con(r.name)
            for field, t, mutable in r.fields
            if mutable
        ]
        if holders and self.random.random() < 0.4:
            v, field, t = self.random.choice(holders)
            self.emit(f"{v.name}.{field} = {self.bounded(t, self.expression(t, 2))}")
            return
        if not targets:
            self.let(depth)
            return
        v = self.random.choice(targets)
        assert isinstance(v.type, Con)
        if v.type.name == "Map":
            key, item = v.type.args
            way = self.random.randint(0, 2)
            if way == 0:
                self.emit(f"{v.name}[{self.expression(key, 1)}] = {self.expression(item, 2)}")
            elif way == 1:
                self.emit(f"let {self.fresh('_g')} = {v.name}.remove({self.expression(key, 1)})")
            else:
                self.emit(f"{v.name}.set({self.expression(key, 1)}, {self.expression(item, 1)})")
            return
        item = v.type.args[0]
        way = self.random.randint(0, 5)
        if way <= 1 and not self.in_loop:
            self.emit(f"{v.name}.push({self.expression(item, 2)})")
        elif way == 2:
            self.emit(
                f"if not {v.name}.is_empty() {{ {v.name}[{self.small()}.mod({v.name}.len())] = {self.expression(item, 1)} }}"
            )
        elif way == 3:
            self.emit(f"{v.name}.reverse()")
        elif way == 4 and self.ordered(item):
            self.emit(f"{v.name}.sort()")
        else:
            self.emit(f"let {self.fresh('_g')} = {v.name}.pop()")

    def print_statement(self, depth: int) -> None:
        t = self.type(2)
        self.emit(f"print({self.expression(t, 3)})")

    def if_statement(self, depth: int) -> None:
        options = [v for v in self.scope if isinstance(v.type, Con) and v.type.name == "Option"]
        if options and self.random.random() < 0.4:
            v = self.random.choice(options)
            assert isinstance(v.type, Con)
            name = self.fresh("s")
            self.emit(f"if let Some({name}) = {v.name} {{")
            self.block(depth - 1, (Variable(name, v.type.args[0], False),))
        else:
            self.emit(f"if {self.expression(BOOL, 2)} {{")
            self.block(depth - 1)
        if self.random.random() < 0.5:
            self.emit("} else {")
            self.block(depth - 1)
        self.emit("}")

    def for_statement(self, depth: int) -> None:
        name = self.fresh("i")
        way = self.random.randint(0, 3)
        bound: tuple[Variable, ...]
        if way == 0:
            items = self.expression(list_of(INT), 2) + ".take(3)"
            bound = (Variable(name, INT, False),)
        elif way == 1:
            other = self.fresh("k")
            key, item = self.key_type(), self.data_type(1)
            items = self.expression(map_of(key, item), 1)
            self.emit(f"for ({other}, {name}) in {items} {{")
            self.loop_body(depth, (Variable(other, key, False), Variable(name, item, False)))
            return
        elif way == 2:
            items = f"cut({self.expression(STRING, 1)}).slice(0, 0)" if self.random.random() < 0.1 else '"aé😂"'
            bound = (Variable(name, STRING, False),)
        else:
            items = f"{self.random.randint(-1, 2)}..{self.random.choice(('', '='))}{self.random.randint(0, 3)}"
            bound = (Variable(name, INT, False),)
        self.emit(f"for {name} in {items} {{")
        self.loop_body(depth, bound)

    def loop_body(self, depth: int, bound: tuple[Variable, ...]) -> None:
        self.in_loop += 1
        self.block(depth - 1, bound)
        self.in_loop -= 1
        self.emit("}")

    def while_statement(self, depth: int) -> None:
        name = self.fresh("w")
        self.emit(f"var {name} = 0")
        self.emit(f"while {name} < {self.random.randint(1, 3)} {{")
        self.indent += 1
        self.emit(f"{name} += 1")
        self.indent -= 1
        self.loop_body(depth, (Variable(name, INT, False),))

    def leave_loop(self, depth: int) -> None:
        self.emit(f"if {self.expression(BOOL, 1)} {{ {self.random.choice(('break', 'continue'))} }}")

    def match_statement(self, depth: int) -> None:
        t = self.data_type(2)
        self.emit(f"match {self.expression(t, 2)} {{")
        self.indent += 1
        for pattern, bound in self.arms(t):
            self.emit(f"{pattern} => {{")
            self.block(depth - 1, bound)
            self.emit("}")
        self.indent -= 1
        self.emit("}")

    def try_statement(self, depth: int) -> None:
        outer = self.throws
        kind = self.random.choice(("Oops", "Fault"))
        self.emit("try {")
        self.throws = kind
        self.block(depth - 1)
        self.indent += 1
        # Thrown for sure by some of these, so that the handler is not dead.
        self.emit("let _ = fail(id(3))" if kind == "Oops" else "let _ = fault(id(0))")
        self.indent -= 1
        self.throws = outer
        name = self.fresh("e")
        self.emit(f"}} catch {name}: {kind} {{")
        bound = (Variable(f"{name}.code", INT, False), Variable(f"{name}.why", STRING, False)) if kind == "Oops" else ()
        self.block(depth - 1, bound)
        if self.random.random() < 0.4:
            self.emit("} finally {")
            loop, self.in_loop = self.in_loop, 0
            self.throws = None
            self.block(depth - 1)
            self.throws, self.in_loop = outer, loop
        self.emit("}")
