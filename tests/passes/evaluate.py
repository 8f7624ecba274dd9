"""An evaluator of PIR trees, to see that passes keep meaning. Slow, small, and of any form that passes leave a module in."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Sequence
from typing import Any

from prism.pir.nodes import (
    Assign,
    Block,
    Break,
    Call,
    Closure,
    Construct,
    Continue,
    EnumDef,
    Expr,
    Field,
    ForEach,
    ForRange,
    FunctionRef,
    Global,
    If,
    Invoke,
    Let,
    Literal,
    Local,
    Loop,
    Match,
    Module,
    PAny,
    PAs,
    Pattern,
    Payload,
    PBind,
    PConstruct,
    Perform,
    PList,
    PLiteral,
    POr,
    PRange,
    Prim,
    PTuple,
    RecordDef,
    Restrict,
    Return,
    SetField,
    Throw,
    Try,
    VariantTest,
)
from prism.pir.primitives import PRIMITIVES
from prism.pir.types import Con
from prism.semantics.display import show
from prism.semantics.traps import Trap
from prism.semantics.values import NONE, NONE_LAYOUT, SOME_LAYOUT, Data, Layout

Env = dict[str, list[Any]]

ANSWERS: dict[str, Any] = {
    "env.get": NONE,
    "console.read_line": NONE,
    "clock.now": 1.5,
    "clock.monotonic": 2.5,
    "random.int": 3,
    "random.float": 0.25,
    "fs.read_text": "one two two\nthree Three\n\n1 + 2",
    "fs.exists": True,
    "fs.list": ("a.txt", "b.txt"),
}
"""What the operations of effects give here."""


class Leave(Exception):
    def __init__(self, kind: str, label: str, value: Any) -> None:
        self.kind = kind
        self.label = label
        self.value = value


class Thrown(Exception):
    def __init__(self, value: Data) -> None:
        self.value = value


class OutOfSteps(Exception):
    pass


class Function:
    def __init__(self, call: Callable[..., Any]) -> None:
        self.call = call


def evaluate(module: Module, function: str = "main", args: Sequence[Any] = (), steps: int = 2_000_000) -> list[str]:
    """The lines printed, then how it ended: `=> value`, `throws value` or `traps code`."""
    machine = Machine(module, steps)
    found: list[str] = []

    def work() -> None:
        found.extend(machine.run(function, args))

    before = sys.getrecursionlimit()
    size = threading.stack_size(256 << 20)
    sys.setrecursionlimit(200_000)
    try:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    finally:
        sys.setrecursionlimit(before)
        threading.stack_size(size)
    assert found, "the evaluator failed"
    return found


class Machine:
    def __init__(self, module: Module, steps: int) -> None:
        self.functions = {f.name: f for f in module.functions}
        self.module = module
        self.steps = steps
        self.lines: list[str] = []
        self.depth = 0
        self.globals: dict[str, Any] = {}
        self.layouts: dict[tuple[str, str | None], Layout] = {}
        for d in module.types:
            if isinstance(d, RecordDef):
                self.layouts[d.name, None] = Layout(d.name, None, tuple(f.name for f in d.fields), True)
            elif isinstance(d, EnumDef):
                for i, v in enumerate(d.variants):
                    self.layouts[d.name, v.name] = Layout(d.name, v.name, tuple(f.name for f in v.fields), v.named, i)
        self.layouts["Option", "None"] = NONE_LAYOUT
        self.layouts["Option", "Some"] = SOME_LAYOUT
        self.table: dict[type[Expr], Callable[[Any, Env], Any]] = {
            Literal: lambda e, env: e.value,
            Local: lambda e, env: env[e.name][0],
            Global: lambda e, env: self.globals[e.name],
            FunctionRef: lambda e, env: Function(lambda *args: self.call(e.name, args)),
            Closure: self.closure,
            Let: self.let,
            Assign: self.assign,
            Block: self.block,
            Prim: lambda e, env: PRIMITIVES[e.op].reference(*[self.eval(a, env) for a in e.args]),
            Call: lambda e, env: self.call(e.function, [self.eval(a, env) for a in e.args]),
            Invoke: self.invoke,
            Perform: self.perform,
            Construct: self.construct,
            Field: self.field,
            SetField: self.set_field,
            If: lambda e, env: self.eval(e.then if self.eval(e.condition, env) else e.otherwise, env),
            Match: self.match,
            Loop: self.loop,
            ForRange: self.for_range,
            ForEach: self.for_each,
            Break: lambda e, env: leave("break", e.label, None if e.operand is None else self.eval(e.operand, env)),
            Continue: lambda e, env: leave("continue", e.label, None),
            Return: lambda e, env: leave("return", "", self.eval(e.operand, env)),
            Throw: self.throw,
            Try: self.try_,
            Restrict: lambda e, env: self.eval(e.body, env),
            VariantTest: lambda e, env: self.eval(e.subject, env).layout.variant == e.variant,
            Payload: self.payload,
        }

    def run(self, function: str, args: Sequence[Any]) -> list[str]:
        try:
            for g in self.module.globals:
                self.globals[g.name] = self.eval(g.init, {})
            name = next(n for n in self.module.exports if n == function or n.endswith("." + function))
            value = self.call(name, args)
            return [*self.lines, f"=> {show(value)}"]
        except Thrown as thrown:
            return [*self.lines, f"throws {show(thrown.value)}"]
        except Trap as trap:
            return [*self.lines, f"traps {trap.code}"]
        except OutOfSteps:
            return [*self.lines[:100], "out of steps"]

    def eval(self, e: Expr, env: Env) -> Any:
        self.steps -= 1
        if self.steps < 0:
            raise OutOfSteps
        return self.table[type(e)](e, env)

    def call(self, name: str, args: Sequence[Any]) -> Any:
        f = self.functions[name]
        self.depth += 1
        if self.depth > 5000:
            raise Trap("stack", "too deep")
        try:
            assert len(args) == len(f.params)
            return self.eval(f.body, {p.name: [a] for p, a in zip(f.params, args)})
        except Leave as leaving:
            assert leaving.kind == "return", leaving.label
            return leaving.value
        finally:
            self.depth -= 1

    def closure(self, e: Closure, env: Env) -> Function:
        captured = dict(env)

        def call(*args: Any) -> Any:
            self.depth += 1
            if self.depth > 5000:
                raise Trap("stack", "too deep")
            try:
                return self.eval(e.body, {**captured, **{p.name: [a] for p, a in zip(e.params, args)}})
            except Leave as leaving:
                assert leaving.kind == "return", leaving.label
                return leaving.value
            finally:
                self.depth -= 1

        return Function(call)

    def let(self, e: Let, env: Env) -> None:
        assert self.bind(e.pattern, self.eval(e.init, env), env), "an irrefutable pattern failed"

    def assign(self, e: Assign, env: Env) -> None:
        env[e.name][0] = self.eval(e.operand, env)

    def block(self, e: Block, env: Env) -> Any:
        for part in e.body:
            self.eval(part, env)
        return self.eval(e.result, env)

    def invoke(self, e: Invoke, env: Env) -> Any:
        f = self.eval(e.callee, env)
        return f.call(*[self.eval(a, env) for a in e.args])

    def perform(self, e: Perform, env: Env) -> Any:
        args = [self.eval(a, env) for a in e.args]
        if e.operation == "console.print":
            self.lines.append(args[0])
            return None
        if e.operation == "env.args":
            return []
        self.lines.append(f"{e.operation}({', '.join(map(show, args))})")
        answer = ANSWERS.get(e.operation)
        return list(answer) if isinstance(answer, tuple) else answer

    def construct(self, e: Construct, env: Env) -> Any:
        fields = [self.eval(f, env) for f in e.fields]
        assert isinstance(e.type, Con)
        return tuple(fields) if e.type.name == "Tuple" else Data(self.layouts[e.type.name, e.variant], fields)

    def field(self, e: Field, env: Env) -> Any:
        subject = self.eval(e.subject, env)
        if isinstance(subject, tuple):
            return subject[int(e.name)]
        return subject.fields[subject.layout.fields.index(e.name)]

    def set_field(self, e: SetField, env: Env) -> None:
        subject = self.eval(e.subject, env)
        subject.fields[subject.layout.fields.index(e.name)] = self.eval(e.operand, env)

    def payload(self, e: Payload, env: Env) -> Any:
        subject = self.eval(e.subject, env)
        assert subject.layout.variant == e.variant
        return subject.fields[e.index]

    def match(self, e: Match, env: Env) -> Any:
        subject = self.eval(e.subject, env)
        for arm in e.arms:
            if self.bind(arm.pattern, subject, env) and (arm.guard is None or self.eval(arm.guard, env)):
                return self.eval(arm.body, env)
        raise AssertionError("no arm fits")

    def turn(self, label: str, body: Expr, env: Env) -> Leave | None:
        """None, or a break of this loop."""
        try:
            self.eval(body, env)
        except Leave as leaving:
            if leaving.label != label or leaving.kind == "return":
                raise
            return leaving if leaving.kind == "break" else None
        return None

    def loop(self, e: Loop, env: Env) -> Any:
        while True:
            left = self.turn(e.label, e.body, env)
            if left is not None:
                return left.value

    def for_range(self, e: ForRange, env: Env) -> None:
        low = self.eval(e.low, env)
        for i in range(low, self.eval(e.high, env) + e.inclusive):
            env[e.name] = [i]
            if self.turn(e.label, e.body, env) is not None:
                return

    def for_each(self, e: ForEach, env: Env) -> None:
        for item in self.eval(e.items, env):
            assert self.bind(e.pattern, item, env)
            if self.turn(e.label, e.body, env) is not None:
                return

    def throw(self, e: Throw, env: Env) -> None:
        raise Thrown(self.eval(e.operand, env))

    def try_(self, e: Try, env: Env) -> Any:
        stopped = False
        try:
            try:
                return self.eval(e.body, env)
            except Thrown as thrown:
                for handler in e.handlers:
                    if handler.type is None or handler.type.name == thrown.value.layout.type_name:  # type: ignore[union-attr]
                        env[handler.name] = [show(thrown.value) if handler.type is None else thrown.value]
                        return self.eval(handler.body, env)
                raise
        except (Trap, OutOfSteps):
            stopped = True
            raise
        finally:
            if e.finalizer is not None and not stopped:
                self.eval(e.finalizer, env)

    def bind(self, p: Pattern, v: Any, env: Env) -> bool:
        match p:
            case PAny():
                return True
            case PBind():
                env[p.name] = [v]
                return True
            case PLiteral():
                return bool(v == p.value)
            case PRange():
                return bool(p.low <= v <= p.high)
            case PConstruct():
                return (p.variant is None or v.layout.variant == p.variant) and all(
                    self.bind(q, x, env) for q, x in zip(p.fields, v.fields)
                )
            case PTuple():
                return all(self.bind(q, x, env) for q, x in zip(p.parts, v))
            case PList():
                n = len(p.items)
                if len(v) != n if p.rest is None else len(v) < n:
                    return False
                return all(self.bind(q, x, env) for q, x in zip(p.items, v)) and (
                    p.rest is None or self.bind(p.rest, v[n:], env)
                )
            case POr():
                return any(self.bind(q, v, env) for q in p.alternatives)
            case PAs():
                env[p.name] = [v]
                return self.bind(p.inner, v, env)
        raise AssertionError(p)


def leave(kind: str, label: str, value: Any) -> None:
    raise Leave(kind, label, value)
