"""Expressions without control flow of their own, and names.

`push` emits code that leaves an expression's value on the operand stack, `run` code that leaves nothing. An expression of
type Never leaves neither: behind it the builder is not live.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from prism.backends.prism_vm.builder import Builder
from prism.backends.prism_vm.captures import Captures
from prism.pir.nodes import (
    Assign,
    Block,
    Call,
    Closure,
    Construct,
    Expr,
    Field,
    FunctionRef,
    Global,
    Invoke,
    Let,
    Literal,
    Local,
    Param,
    Payload,
    PBind,
    Perform,
    Prim,
    SetField,
    VariantTest,
)
from prism.pir.primitives import PROVED
from prism.pir.types import FLOAT, INT, NEVER, STRING, UNIT, Con, Fn, Type
from prism.semantics.operations import OPERATIONS
from prism.vm.metering import METERS
from prism.vm.opcodes import OPCODES, STOP
from prism.vm.signatures import UNIT as NO_RESULT
from prism.vm.signatures import signature_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prism.backends.prism_vm.codegen import Generator


class Expressions:
    """Emits one function or closure: what expressions without control flow become, and names. `upvalues` are the names it captures, with their types as upvalues; `own_name` and
    `own_type` are those of a closure which mentions itself."""

    cases: ClassVar[dict[type[Expr], Callable[..., None]]]
    """The method for each kind of node; `control.py` fills it in."""

    def __init__(
        self,
        generator: Generator,
        name: str,
        captures: Captures,
        params: Sequence[Param],
        result: Type,
        upvalues: Mapping[str, int],
        own_name: str | None,
    ) -> None:
        self.generator = generator
        self.tables = generator.tables
        self.name = name
        self.captures = captures
        self.result = result
        self.builder = Builder(generator.files)
        self.slots: dict[str, int] = {p.name: self.builder.local(self.tables.number(p.type)) for p in params}
        self.upvalues = {name: i for i, name in enumerate(upvalues)}
        self.upvalue_types = upvalues
        self.own_name = own_name
        self.own_type = -1
        self.closures: dict[int, int] = {}
        """The functions of closures by identity: a finalizer's are emitted more than once."""

    def body(self, e: Expr) -> None:
        """The function's whole body, and its return."""
        self.builder.mark(e.span)
        if self.result == UNIT:
            self.run(e)
            self.builder.stop("return_unit")
        else:
            self.push(e)
            self.builder.stop("return")

    # --- expressions ---------------------------------------------------------------------------------------------

    def push(self, e: Expr) -> None:
        """Leaves the value of `e` on the stack."""
        if self.builder.live:
            self.cases[type(e)](self, e, True)

    def run(self, e: Expr) -> None:
        """Evaluates `e` and leaves nothing on the stack."""
        if self.builder.live:
            self.cases[type(e)](self, e, False)

    def push_as(self, e: Expr, t: Type) -> None:
        """Leaves the value of `e`, whose type is `t` to who finds it: functions with smaller rows are turned into such."""
        self.push(e)
        if e.type is not t and isinstance(t, Fn) and e.type != t:
            self.builder.emit("as_type", 0, self.tables.number(t))

    def push_all(self, parts: Sequence[Expr]) -> None:
        for part in parts:
            self.push(part)

    def unit(self, wanted: bool) -> None:
        if wanted:
            self.builder.emit("const", 0, self.tables.constant(None), 1)

    def result_of(self, e: Expr, wanted: bool) -> None:
        """An instruction has left a value of the type of `e`."""
        if e.type == NEVER:
            self.builder.live = False
        elif not wanted:
            self.builder.emit("pop", 1, 0, -1)

    def literal(self, e: Literal, wanted: bool) -> None:
        if wanted:
            self.builder.emit("const", 0, self.tables.constant(e.value), 1)

    def local(self, e: Local, wanted: bool) -> None:
        if wanted:
            self.load(e.name)

    def load(self, name: str) -> None:
        slot = self.slots.get(name)
        in_cell = name in self.captures.cells
        if slot is not None:
            self.builder.emit("load_cell" if in_cell else "load", 0, slot, 1)
        elif name == self.own_name:
            self.builder.emit("load_self", 0, 0, 1)
        else:
            self.builder.emit("load_upvalue_cell" if in_cell else "load_upvalue", 0, self.upvalues[name], 1)

    def load_captured(self, name: str) -> None:
        """What a closure captures: the value, or the cell."""
        slot = self.slots.get(name)
        if slot is not None:
            self.builder.emit("load", 0, slot, 1)
        elif name == self.own_name:
            self.builder.emit("load_self", 0, 0, 1)
        else:
            self.builder.emit("load_upvalue", 0, self.upvalues[name], 1)

    def bind(self, name: str, t: Type) -> None:
        """Takes the value of a new local from the stack."""
        number = self.tables.number(t)
        slot = self.slots.get(name)
        if name in self.captures.cells:
            if slot is None:
                slot = self.slots[name] = self.builder.local(self.tables.cell(number))
            self.builder.emit("new_cell", 0, slot, -1)
        else:
            if slot is None:
                slot = self.slots[name] = self.builder.local(number)
            self.builder.emit("store", 0, slot, -1)

    def global_(self, e: Global, wanted: bool) -> None:
        if wanted:
            self.builder.emit("load_global", 0, self.generator.globals[e.name], 1)

    def function_ref(self, e: FunctionRef, wanted: bool) -> None:
        if wanted:
            self.builder.emit("function_value", self.generator.numbers[e.name], self.tables.number(e.type), 1)

    def closure(self, e: Closure, wanted: bool) -> None:
        if not wanted:
            return
        free = self.captures.free[id(e)]
        number = self.closures.get(id(e))
        if number is None:
            number = self.closures[id(e)] = self.new_closure(e, list(free))
        for name in free:
            self.load_captured(name)
        self.builder.mark(e.span)
        self.builder.emit("make_closure", 0, number, 1 - len(free))

    def new_closure(self, e: Closure, free: Sequence[str]) -> int:
        functions = self.generator.functions
        number = len(functions)
        functions.append(None)
        assert isinstance(e.type, Fn)
        tables = self.tables
        params = tuple([tables.number(p.type) for p in e.params])
        upvalues = {name: self.captured_type(name) for name in free}
        own_name = self.captures.own_names.get(id(e))
        name = f"{self.name}.fn"
        result, row = tables.number(e.type.result), tables.row(e.type.row)
        code = type(self)(self.generator, name, self.captures, e.params, e.type.result, upvalues, own_name)
        code.own_type = tables.function_type(params, result, row)
        code.body(e.body)
        functions[number] = code.builder.function(name, params, result, row, tuple(upvalues.values()))
        return number

    def captured_type(self, name: str) -> int:
        slot = self.slots.get(name)
        if slot is not None:
            return self.builder.locals[slot]
        return self.own_type if name == self.own_name else self.upvalue_types[name]

    def let(self, e: Let, wanted: bool) -> None:
        if isinstance(e.pattern, PBind):
            self.push(e.init)
            self.bind(e.pattern.name, e.pattern.type)
        else:
            self.run(e.init)
        self.unit(wanted)

    def assign(self, e: Assign, wanted: bool) -> None:
        self.push(e.operand)
        slot = self.slots.get(e.name)
        in_cell = e.name in self.captures.cells
        if slot is not None:
            self.builder.emit("store_cell" if in_cell else "store", 0, slot, -1)
        else:
            self.builder.emit("store_upvalue_cell", 0, self.upvalues[e.name], -1)
        self.unit(wanted)

    def block(self, e: Block, wanted: bool) -> None:
        for part in e.body:
            self.run(part)
        if wanted:
            self.push(e.result)
        else:
            self.run(e.result)

    def prim(self, e: Prim, wanted: bool) -> None:
        op = PROVED.get(e.op, e.op)
        builder = self.builder
        special = _SPECIAL_PRIMS.get(op)
        if special is not None:
            special(self, e, wanted)
            return
        if op == "show" and e.type_args[0] == STRING:
            self.push(e.args[0])
            if not wanted:
                builder.emit("pop", 1, 0, -1)
            return
        name, arity, traps = _operation_of(op, e.type_args)
        self.push_all(e.args)
        if op == "list.filled":
            self.widen(e.args[1], e.type_args[0])
        if traps:
            builder.mark(e.span)
        row = OPCODES[name]
        if row.flow == STOP:
            builder.stop(name)
        elif signature_of(row).result == NO_RESULT:
            builder.emit(name, 0, 0, -arity)
            self.unit(wanted)
        else:
            builder.emit(name, 0, 0, 1 - arity)
            if not wanted:
                builder.emit("pop", 1, 0, -1)

    def widen(self, e: Expr, t: Type) -> None:
        if isinstance(t, Fn) and e.type != t:
            self.builder.emit("as_type", 0, self.tables.number(t))

    def concat(self, e: Prim, wanted: bool) -> None:
        self.push_all(e.args)
        self.builder.mark(e.span)
        self.builder.emit("concat_string", len(e.args), 0, 1 - len(e.args))
        self.result_of(e, wanted)

    def make_list(self, e: Prim, wanted: bool) -> None:
        self.push_all(e.args)
        self.builder.mark(e.span)
        self.builder.emit("make_list", len(e.args), self.tables.number(e.type), 1 - len(e.args))
        self.result_of(e, wanted)

    def make_map(self, e: Prim, wanted: bool) -> None:
        self.push_all(e.args)
        self.builder.mark(e.span)
        self.builder.emit("make_map", len(e.args) // 2, self.tables.number(e.type), 1 - len(e.args))
        self.result_of(e, wanted)

    def call(self, e: Call, wanted: bool) -> None:
        self.push_all(e.args)
        self.builder.mark(e.span)
        self.builder.emit("call", len(e.args), self.generator.numbers[e.function], 1 - len(e.args))
        self.result_of(e, wanted)

    def invoke(self, e: Invoke, wanted: bool) -> None:
        self.push(e.callee)
        self.push_all(e.args)
        self.builder.mark(e.span)
        self.builder.emit("call_value", len(e.args), 0, -len(e.args))
        self.result_of(e, wanted)

    def perform(self, e: Perform, wanted: bool) -> None:
        self.push_all(e.args)
        self.builder.mark(e.span)
        if OPERATIONS[e.operation].throws:
            self.tables.io_error()
        self.builder.emit("perform", len(e.args), self.tables.operation(e.operation), 1 - len(e.args))
        self.result_of(e, wanted)

    def construct(self, e: Construct, wanted: bool) -> None:
        self.push_all(e.fields)
        t = self.tables.number(e.type)
        change = 1 - len(e.fields)
        assert isinstance(e.type, Con)
        self.builder.mark(e.span)
        if e.variant is not None:
            self.builder.emit("make_variant", self.tables.variants[e.type.name][e.variant], t, change)
        elif e.type.name == "Tuple":
            self.builder.emit("make_tuple", len(e.fields), t, change)
        else:
            self.builder.emit("make_record", 0, t, change)
        self.result_of(e, wanted)

    def field(self, e: Field, wanted: bool) -> None:
        self.push(e.subject)
        assert isinstance(e.subject.type, Con)
        if e.subject.type.name == "Tuple":
            self.builder.emit("part", int(e.name))
        else:
            self.builder.emit("field", self.tables.fields[e.subject.type.name][e.name])
        self.result_of(e, wanted)

    def set_field(self, e: SetField, wanted: bool) -> None:
        self.push(e.subject)
        self.push(e.operand)
        assert isinstance(e.subject.type, Con)
        self.builder.emit("set_field", self.tables.fields[e.subject.type.name][e.name], 0, -2)
        self.unit(wanted)

    def variant_test(self, e: VariantTest, wanted: bool) -> None:
        self.push(e.subject)
        assert isinstance(e.subject.type, Con)
        self.builder.emit("is_variant", self.tables.variants[e.subject.type.name][e.variant])
        self.result_of(e, wanted)

    def payload(self, e: Payload, wanted: bool) -> None:
        self.push(e.subject)
        assert isinstance(e.subject.type, Con)
        self.builder.emit("payload", self.tables.variants[e.subject.type.name][e.variant], e.index)
        self.result_of(e, wanted)


_SPECIAL_PRIMS: dict[str, Callable[[Expressions, Prim, bool], None]] = {
    "string.concat": Expressions.concat,
    "list.make": Expressions.make_list,
    "map.make": Expressions.make_map,
}

_BY_TYPE: dict[tuple[str, Type], str] = {
    **{(name, INT): f"{name}_int" for name in ("eq", "ne", "lt", "le", "gt", "ge")},
    **{(name, FLOAT): f"{name}_float" for name in ("eq", "ne", "lt", "le", "gt", "ge")},
}
_operations: dict[str, tuple[str, int, bool]] = {}


def opcode_name(op: str) -> str:
    """The opcode of a primitive that has but one: `int.add` is `add_int`, `trap.assertion` `trap_assertion`."""
    family, _, name = op.rpartition(".")
    if not family:
        return name
    return f"trap_{name}" if family == "trap" else f"{name}_{family}"


def _operation_of(op: str, type_args: tuple[Type, ...]) -> tuple[str, int, bool]:
    """The opcode, how many arguments it takes, and whether its place matters: it may trap, or cost much."""
    name = _BY_TYPE.get((op, type_args[0])) if type_args else None
    if name is None:
        name = opcode_name(op)
    found = _operations.get(name)
    if found is None:
        row = OPCODES[name]
        found = _operations[name] = (name, len(signature_of(row).params), bool(row.traps) or name in METERS)
    return found
