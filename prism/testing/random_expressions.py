"""Random types, patterns and expressions of Prism: the part of `generator` that writes no lines. See there for what keeps them well defined.

Conventions: `t` a type, `depth` how many levels an expression may still nest. Expressions are text, in brackets where that matters.
"""

from __future__ import annotations

import random as _random

from prism.immutable import value
from prism.pir.types import BOOL, FLOAT, INT, STRING, Con, Fn, Row, Type, list_of, map_of, option_of, tuple_of

_INTS = ("0", "1", "2", "3", "7", "-1", "-5", "10", "63", "100", "255", "1000003")
_BIG = (
    "9223372036854775807", "-9223372036854775808", "9007199254740991", "9007199254740993", "-9007199254740993", "4294967296",
    "2147483648", "-2147483649", "3037000500",
)  # fmt: skip
_FLOATS = ("0.0", "1.0", "-0.0", "0.5", "2.5", "-2.5", "1e16", "1e-05", "0.1", "3.0", "1e308", "100.0", "123456.789")
_STRINGS = ("", "a", "ab", "Hello", "é", "😂", "a b", "x,y", "\\n", '\\"q\\"', "\\{", "0", "\\u{ff21}", "-12")

_STRING_METHODS = (
    "upper()", "lower()", "trim()", "reverse()", "repeat(2)", 'pad_start(5, "é-")', 'replace("a", "bb")',
)  # fmt: skip
_SPLITS = ("chars()", 'split(",")', "lines()")


@value
class Record:
    name: str
    fields: tuple[tuple[str, Type, bool], ...]


@value
class Enum:
    name: str
    variants: tuple[tuple[str, tuple[tuple[str, Type], ...], bool], ...]


@value
class Function:
    name: str
    params: tuple[tuple[str, Type], ...]
    result: Type
    throws: str | None
    prints: bool


@value
class Variable:
    name: str
    type: Type
    mutable: bool


class ExpressionWriter:
    """Writes expressions. Scopes are lists of variables; `self.scope` is what the place being written sees."""

    def __init__(self, random: _random.Random) -> None:
        self.random = random
        self.records: list[Record] = []
        self.enums: list[Enum] = []
        self.functions: list[Function] = []
        self.scope: list[Variable] = []
        self.counter = 0
        self.prints = False
        self.throws: str | None = None
        self.in_loop = 0
        self.in_closure = 0

    def fresh(self, prefix: str = "v") -> str:
        self.counter += 1
        return f"{prefix}{self.counter}"

    # --- types ---------------------------------------------------------------------------------------------

    def data_type(self, depth: int) -> Type:
        """A type without functions, so that it can be compared and shown."""
        if depth <= 0 or self.random.random() < 0.45:
            return self.random.choice((INT, INT, FLOAT, BOOL, STRING))
        named: list[Type] = [Con(name) for name in [r.name for r in self.records] + [e.name for e in self.enums]]
        pick = self.random.randint(0, 5)
        if pick == 0 and named:
            return self.random.choice(named)
        if pick == 1:
            return option_of(self.data_type(depth - 1))
        if pick == 2:
            return tuple_of(self.data_type(depth - 1) for _ in range(self.random.randint(2, 3)))
        if pick == 3:
            return map_of(self.key_type(), self.data_type(depth - 1))
        return list_of(self.data_type(depth - 1))

    def key_type(self) -> Type:
        return self.random.choice((INT, STRING, STRING, BOOL, FLOAT, tuple_of((INT, STRING)), option_of(INT)))

    def type(self, depth: int) -> Type:
        if self.random.random() < 0.12:
            return Fn((self.random.choice((INT, STRING)),), self.data_type(0), Row())
        return self.data_type(depth)

    def ordered(self, t: Type) -> bool:
        """Has the type an order? Maps and functions have none, nor has what holds one."""
        return not self.holds(t, "Map") and self.hashable(t)

    def hashable(self, t: Type) -> bool:
        """Can the type be a key? Functions can't, nor can what holds one."""
        return isinstance(t, Con) and all(map(self.hashable, t.args))  # records and enums hold data only

    def holds(self, t: Type, name: str) -> bool:
        """Is it, or has it parts of, a type constructor of this name?"""
        if not isinstance(t, Con):
            return False
        parts: list[Type] = list(t.args)
        parts += [ft for r in self.records if r.name == t.name for _, ft, _ in r.fields]
        parts += [ft for e in self.enums if e.name == t.name for _, fields, _ in e.variants for _, ft in fields]
        return t.name == name or any(self.holds(part, name) for part in parts)

    # --- patterns ------------------------------------------------------------------------------------------

    def arms(self, t: Type) -> list[tuple[str, tuple[Variable, ...]]]:
        """Distinct arms that cover the type, each with what it binds."""
        match t:
            case Con("Bool"):
                return [("true", ()), ("false", ())]
            case Con("Int"):
                firsts = self.random.sample(("0", "1", "-1", "2..=5", "7 | 8", "-20..-5"), self.random.randint(1, 3))
                name = self.fresh("n")
                return [*((p, ()) for p in firsts), (name, (Variable(name, INT, False),))]
            case Con("String"):
                firsts = self.random.sample(('""', '"a"', '"Hello"', '"é" | "0"'), self.random.randint(1, 2))
                return [*((p, ()) for p in firsts), ("_", ())]
            case Con("Option", (inner,)):
                name = self.fresh("o")
                return [("None", ()), (f"Some({name})", (Variable(name, inner, False),))]
            case Con("List", (item,)):
                a, b = self.fresh("h"), self.fresh("r")
                return [
                    ("[]", ()),
                    (f"[{a}]", (Variable(a, item, False),)),
                    (f"[{a}, _, ..{b}]", (Variable(a, item, False), Variable(b, list_of(item), False))),
                ]
            case Con("Tuple", parts):
                names = [self.fresh("t") for _ in parts]
                return [(f"({', '.join(names)})", tuple(Variable(n, part, False) for n, part in zip(names, parts)))]
        for enum in self.enums:
            if t == Con(enum.name):
                out: list[tuple[str, tuple[Variable, ...]]] = []
                for variant, fields, named in enum.variants:
                    names = [self.fresh("p") for _ in fields]
                    shown = ", ".join(f"{field}: {n}" if named else n for (field, _), n in zip(fields, names))
                    bound = tuple(Variable(n, inner_type, False) for n, (_, inner_type) in zip(names, fields))
                    out.append((f"{variant}({shown})" if fields else variant, bound))
                return out
        name = self.fresh("x")
        return [(name, (Variable(name, t, False),))]

    # --- expressions ---------------------------------------------------------------------------------------

    def expression(self, t: Type, depth: int) -> str:
        known = [v for v in self.scope if v.type == t]
        if known and self.random.random() < (0.35 if depth > 0 else 0.8):
            return self.random.choice(known).name
        if depth <= 0:
            return self.leaf(t)
        if self.random.random() < 0.18:
            return self.compound(t, depth)
        match t:
            case Con("Int"):
                return self.int_expression(depth)
            case Con("Float"):
                return self.float_expression(depth)
            case Con("Bool"):
                return self.bool_expression(depth)
            case Con("String"):
                return self.string_expression(depth)
            case Con("List", (item,)):
                return self.list_expression(item, depth)
        return self.leaf(t, depth - 1)

    def small(self) -> str:
        known = [v.name for v in self.scope if v.type == INT]
        return self.random.choice(known) if known and self.random.random() < 0.6 else f"id({self.random.randint(0, 9)})"

    def bounded(self, t: Type, text: str) -> str:
        """The value cut in size, for what lives across turns of a loop."""
        match t:
            case Con("String"):
                return f"cut({text})"
            case Con("List", _):
                return f"({text}).take(6)"
        return text

    def leaf(self, t: Type, depth: int = 0) -> str:
        """A literal or constructor of the type."""
        r = self.random
        match t:
            case Con("Int"):
                return r.choice(_BIG) if r.random() < 0.08 else r.choice(_INTS)
            case Con("Float"):
                return r.choice(_FLOATS)
            case Con("Bool"):
                return r.choice(("true", "false"))
            case Con("String"):
                return f'"{r.choice(_STRINGS)}"'
            case Con("Option", (inner,)):
                # A bare `None`, `[]` or `[:]` does not say of what; these do.
                return f"[{self.leaf(inner)}].get(1)" if r.random() < 0.3 else f"Some({self.expression(inner, depth)})"
            case Con("List", (item,)):
                if r.random() < 0.2:
                    return f"List.filled(0, {self.leaf(item)})"
                return f"[{', '.join(self.expression(item, depth) for _ in range(r.randint(1, 3)))}]"
            case Con("Map", (key, item)):
                keys = list(dict.fromkeys(self.leaf(key) for _ in range(r.randint(1, 3))))
                if len({k.replace("-0.0", "0.0") for k in keys}) < len(keys):
                    keys = keys[:1]
                text = f"[{', '.join(f'{k}: {self.expression(item, depth)}' for k in keys)}]"
                return f"{text}.filter(fn(_, _) => false)" if r.random() < 0.2 else text
            case Con("Tuple", parts):
                return f"({', '.join(self.expression(p, depth) for p in parts)})"
            case Fn((param,), result, _):
                name = self.fresh("c")
                outer, closure = list(self.scope), self.in_closure
                prints, throws = self.prints, self.throws
                self.prints, self.throws = False, None
                self.in_closure += 1
                self.scope.append(Variable(name, param, False))
                text = f"fn({name}: {show(param)}) -> {show(result)} {{ {self.expression(result, 1)} }}"
                self.scope, self.in_closure = outer, closure
                self.prints, self.throws = prints, throws
                return text
        for record in self.records:
            if t == Con(record.name):
                fields = [(f, self.expression(ft, depth)) for f, ft, _ in record.fields]
                if r.random() < 0.3:
                    return f"{record.name}({', '.join(f'{f}: {e}' for f, e in reversed(fields))})"
                return f"{record.name}({', '.join(e for _, e in fields)})"
        for enum in self.enums:
            if t == Con(enum.name):
                variant, payload, _ = r.choice(enum.variants)
                args = ", ".join(self.expression(ft, depth) for _, ft in payload)
                return f"{variant}({args})" if payload else variant
        raise AssertionError(f"no leaf of {t}")

    def compound(self, t: Type, depth: int) -> str:
        """An expression of any type whose value comes from elsewhere: a branch, a call, a container."""
        r = self.random
        way = r.randint(0, 7)
        if way == 0:
            return f"(if {self.expression(BOOL, depth - 1)} {{ {self.expression(t, depth - 1)} }} else {{ {self.expression(t, depth - 1)} }})"
        if way == 1:
            subject = self.data_type(1)
            arms = []
            text = self.expression(subject, depth - 1)
            for pattern, bound in self.arms(subject):
                outer = list(self.scope)
                self.scope += bound
                arms.append(f"{pattern} => {self.expression(t, depth - 1)}")
                self.scope = outer
            return f"(match {text} {{ {', '.join(arms)} }})"
        if way == 2:
            callable_here = [f for f in self.functions if f.result == t and (self.prints or not f.prints)]
            if callable_here:
                function = r.choice(callable_here)
                return self.protected(self.call(function, depth - 1), function.throws, t)
        if way == 3:
            return f"({self.expression(option_of(t), depth - 1)} ?? {self.expression(t, depth - 1)})"
        if way == 4:
            key = self.key_type()
            return f"{self.expression(map_of(key, t), depth - 1)}.get_or({self.expression(key, 0)}, {self.expression(t, depth - 1)})"
        if way == 5:
            return f"(try {{ let _ = fail({self.expression(INT, depth - 1)}); {self.expression(t, depth - 1)} }} catch _: Oops {{ {self.expression(t, depth - 1)} }})"
        if way == 6:
            fs = [v for v in self.scope if isinstance(v.type, Fn) and v.type.result == t]
            if fs:
                f = r.choice(fs)
                assert isinstance(f.type, Fn)
                return f"{f.name}({self.expression(f.type.params[0], depth - 1)})"
        lists = self.expression(list_of(t), depth - 1)
        return f"({lists}.get({self.small()}) ?? {self.leaf(t)})"

    def call(self, function: Function, depth: int) -> str:
        args = [(n, self.expression(t, depth)) for n, t in function.params]
        if len(args) > 1 and self.random.random() < 0.25:
            self.random.shuffle(args)
            return f"{function.name}({', '.join(f'{n}: {e}' for n, e in args)})"
        return f"{function.name}({', '.join(e for _, e in args)})"

    def protected(self, call: str, throws: str | None, t: Type) -> str:
        """The call, in a `try` unless what it throws may go on to the caller."""
        if throws is None or (throws == self.throws and self.random.random() < 0.3):
            return call
        return f"(try {{ {call} }} catch _: {throws} {{ {self.leaf(t)} }})"

    def int_expression(self, depth: int) -> str:
        r = self.random

        def e(t: Type = INT) -> str:
            return self.expression(t, depth - 1)

        way = r.randint(0, 15)
        if way <= 3:
            return f"(id({e()}) {r.choice(('+', '-', '+', '-', '*'))} {e()})"
        if way == 4:
            return f"(id({e()}) {r.choice(('/', '%'))} {r.choice((e(), '7', '-3'))})"
        if way == 5:
            return f"({e()} {r.choice(('&', '|', '^'))} {e()})"
        if way == 6:
            return (
                f"({e()} {r.choice(('<<', '>>'))} {r.choice(('1', '5', '31', '33', '63', f'{self.small()}.mod(64)'))})"
            )
        if way == 7:
            return f"({e()}).{r.choice(('wrapping_add', 'wrapping_sub', 'wrapping_mul', 'min', 'max', 'mod', 'div_floor'))}({r.choice((e(), '17'))})"
        if way == 8:
            return f"({e(STRING)}).len()"
        if way == 9:
            return f"({e(list_of(INT))}).{r.choice(('len()', 'sum()', 'fold(0, fn(a, b) => a.wrapping_mul(31).wrapping_add(b))', 'count(fn(x) => x > 1)'))}"
        if way == 10:
            return f"(id({e()}) % 1000)"
        if way == 11:
            return f"(Int.parse({e(STRING)}) ?? {e()})"
        if way == 12:
            lists = [v for v in self.scope if v.type == list_of(INT)]
            return f"{r.choice(lists).name}[{self.small()}]" if lists and r.random() < 0.5 else f"(-id({e()}))"
        if way == 13:
            return f"(~{e()})"
        if way == 14 and self.throws == "Oops":
            return f"fail({e()})"
        if way == 15:
            mutable = [v for v in self.scope if v.mutable and v.type == INT]
            if mutable:
                v = r.choice(mutable)
                return f"(fn() -> Int {{ {v.name} = {v.name}.wrapping_add({e()}); {v.name} }})()"
        return self.leaf(INT)

    def float_expression(self, depth: int) -> str:
        r = self.random

        def e(t: Type = FLOAT) -> str:
            return self.expression(t, depth - 1)

        way = r.randint(0, 6)
        if way <= 2:
            return f"(idf({e()}) {r.choice(('+', '-', '*', '/', '%'))} {e()})"
        if way == 3:
            return f"({e(INT)}).to_float()"
        if way == 4:
            return f"(-{e()})" if r.random() < 0.5 else f"({e()}).{r.choice(('abs()', 'sqrt()', 'trunc()'))}"
        if way == 5:
            return f"({e()}).{r.choice(('min', 'max'))}({e()})"
        return f"(Float.parse({e(STRING)}) ?? {e()})"

    def bool_expression(self, depth: int) -> str:
        r = self.random

        def e(t: Type = BOOL) -> str:
            return self.expression(t, depth - 1)

        way = r.randint(0, 7)
        if way <= 1:
            scalar = r.choice((INT, FLOAT, STRING))
            return f"({e(scalar)} {r.choice(('<', '<=', '>', '>=', '==', '!='))} {e(scalar)})"
        if way == 2:
            t = self.data_type(2)
            return f"({e(t)} {r.choice(('==', '!='))} {e(t)})"
        if way == 3:
            t = self.random.choice((tuple_of((INT, STRING)), list_of(INT), option_of(INT), tuple_of((FLOAT, INT))))
            return f"({e(t)} {r.choice(('<', '<=', '>', '>='))} {e(t)})"
        if way == 4:
            return f"({e()} {r.choice(('and', 'or'))} {e()})"
        if way == 5:
            return f"(not {e()})"
        if way == 6:
            return f"({e(INT)} in {e(list_of(INT))})"
        return f"({e(STRING)}).{r.choice(('contains', 'starts_with', 'ends_with'))}({e(STRING)})"

    def string_expression(self, depth: int) -> str:
        r = self.random

        def e(t: Type = STRING) -> str:
            return self.expression(t, depth - 1)

        way = r.randint(0, 7)
        if way <= 2:
            return (
                f'"{r.choice(("", "<", "é"))}{{{e(self.type(1))}}}{r.choice(("", ">", " "))}{{{e(self.data_type(1))}}}"'
            )
        if way == 3:
            return f"({e()} + {e()})"
        if way == 4:
            return f"cut({e()}).{r.choice(_STRING_METHODS)}"
        if way == 5:
            return f"({e(list_of(self.data_type(1)))}).join({e()})"
        if way == 6:
            return f"({e()}).get({self.small()}).unwrap_or({e()})"
        return f"({e(INT)}).to_string()"

    def list_expression(self, item: Type, depth: int) -> str:
        r = self.random

        def e(t: Type) -> str:
            return self.expression(t, depth - 1)

        own = list_of(item)
        way = r.randint(0, 9)
        if way == 0:
            return f"({e(own)} + {e(own)})"
        if way == 1:
            methods = ["reversed()", "take(2)", "drop(1)", "copy()"]
            methods += ["unique()"] if self.hashable(item) else []
            methods += ["sorted()"] if self.ordered(item) else []
            return f"({e(own)}).{r.choice(methods)}"
        if way <= 3:
            source = r.choice((INT, STRING, BOOL))
            name = self.fresh("x")
            outer = list(self.scope)
            text = e(list_of(source))
            self.scope.append(Variable(name, source, False))
            closure, self.in_closure = self.in_closure, self.in_closure + 1
            mapped = f"({text}).map(fn({name}) => {e(item)})"
            self.scope, self.in_closure = outer, closure
            return mapped
        if way == 4:
            name = self.fresh("x")
            outer = list(self.scope)
            text = e(own)
            self.scope.append(Variable(name, item, False))
            closure, self.in_closure = self.in_closure, self.in_closure + 1
            kept = f"({text}).filter(fn({name}) => {e(BOOL)})"
            self.scope, self.in_closure = outer, closure
            return kept
        if way == 5:
            return f"[..{e(own)}, {e(item)}]"
        if way == 6 and item == STRING:
            return f"({e(STRING)}).{r.choice(_SPLITS)}"
        if way == 7:
            return f"({e(own)}).sorted_by(fn({self.fresh('x')}) => {self.leaf(INT)})"
        if way == 8:
            return f"List.generate({r.randint(0, 3)}, fn(_) => {e(item)})"
        return self.leaf(own, depth - 1)


def show(t: Type) -> str:
    """The type as Prism source."""
    match t:
        case Con("Option", (inner,)):
            return f"Option<{show(inner)}>"
        case Con("Tuple", parts):
            return f"({', '.join(map(show, parts))})"
        case Con(name, ()):
            return name
        case Con(name, args):
            return f"{name}<{', '.join(map(show, args))}>"
        case Fn(params, result, _):
            return f"fn({', '.join(map(show, params))}) -> {show(result)}"
    raise AssertionError(f"not a source type: {t}")
