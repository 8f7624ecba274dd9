"""PIR to bytecode, function by function. Takes what `monomorphize` and `match_lowering` leave: no type parameters, no `Match`, and
patterns that only bind a name.

`push` emits code that leaves an expression's value on the operand stack, `run` code that leaves nothing. An expression of
type Never leaves neither: behind it the builder is not live. Ways out of a `try` or `restrict` (`Return`, `Break`, `Continue`) run the
finalizers and leave the restrictions between them and where they go, each finalizer being emitted once for each way.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from prism import __version__
from prism.backends.prism_vm.builder import Builder, Label, Region
from prism.backends.prism_vm.captures import Captures
from prism.backends.prism_vm.tables import Tables
from prism.pir.nodes import (
    Assign,
    Block,
    Break,
    Call,
    Closure,
    Construct,
    Continue,
    Expr,
    Field,
    ForEach,
    ForRange,
    Function,
    FunctionRef,
    Global,
    GlobalDef,
    If,
    Invoke,
    Let,
    Literal,
    Local,
    Loop,
    Module,
    Param,
    Payload,
    PBind,
    Perform,
    Prim,
    Restrict,
    Return,
    SetField,
    Throw,
    Try,
    VariantTest,
)
from prism.pir.primitives import PROVED
from prism.pir.types import FLOAT, INT, NEVER, STRING, UNIT, Con, Fn, Type
from prism.semantics.operations import OPERATIONS
from prism.vm import module as vm
from prism.vm.metering import METERS
from prism.vm.module import ANY_ERROR
from prism.vm.opcodes import OPCODES, STOP
from prism.vm.signatures import UNIT as NO_RESULT
from prism.vm.signatures import signature_of


class Generator:
    """The whole module's generation: the tables, and the functions that were finished. Numbers of the module's own functions
    are known beforehand; those of globals and closures follow."""

    def __init__(self, module: Module) -> None:
        self.module = module
        self.tables = Tables(module)
        self.files: dict[str, int] = {source.name: i for i, source in enumerate(module.sources)}
        self.numbers = {f.name: i for i, f in enumerate(module.functions)}
        self.globals = {g.name: i for i, g in enumerate(module.globals)}
        self.functions: list[vm.Function | None] = [None] * (len(module.functions) + len(module.globals))

    def run(self) -> vm.Module:
        module, tables = self.module, self.tables
        for i, f in enumerate(module.functions):
            self.functions[i] = self.function(f)
        globals = []
        for i, g in enumerate(module.globals, len(module.functions)):
            self.functions[i] = self.initializer(g)
            globals.append(vm.Global(g.name, tables.number(g.type), i))
        by_name = {f.name: f for f in module.functions}
        exports = []
        for name in module.exports:
            f = by_name[name]
            parameters = tuple([p.name for p in f.params])
            exports.append(vm.Export(name.rpartition(".")[2], self.numbers[name], parameters, f.doc))
        digests = {source.name: source.sha256 for source in module.sources}
        return vm.Module(
            module.name,
            tables.types,
            tables.constants,
            [f for f in self.functions if f is not None],
            globals,
            tables.operations,
            tuple([(e.name, e.limits) for e in module.manifest.effects]),
            tables.restrictions,
            exports,
            [(name, digests.get(name, "")) for name in self.files],
            {"prism": __version__, "pir": str(module.version)},
        )

    def function(self, f: Function) -> vm.Function:
        tables = self.tables
        params = tuple([tables.number(p.type) for p in f.params])
        code = FunctionCode(self, f.name, Captures(f.params, f.body), f.params, f.result, {}, None)
        code.body(f.body)
        return code.builder.function(f.name, params, tables.number(f.result), tables.row(f.row), ())

    def initializer(self, g: GlobalDef) -> vm.Function:
        code = FunctionCode(self, g.name, Captures((), g.init), (), g.type, {}, None)
        code.body(g.init)
        return code.builder.function(g.name, (), self.tables.number(g.type), vm.PURE, ())


class _LoopScope:
    """A loop: where `Break` and `Continue` go, the stack's depth there, and whether `Break` brings a value."""

    __slots__ = ("depth", "leave", "next", "wanted")

    def __init__(self, next: Label, leave: Label, depth: int, wanted: bool) -> None:
        self.next = next
        self.leave = leave
        self.depth = depth
        self.wanted = wanted


class _CatchScope:
    """A region that handlers guard; a way out of it with a `finalizer` runs that."""

    __slots__ = ("finalizer", "region")

    def __init__(self, region: Region, finalizer: Expr | None) -> None:
        self.region = region
        self.finalizer = finalizer


class _RestrictScope:
    """A restriction in force."""

    __slots__ = ()


class FunctionCode:
    """Emits one function or closure. `upvalues` are the names it captures, with their types as upvalues; `own_name` is that
    of a closure which mentions itself."""

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
        self.scopes: list[_LoopScope | _CatchScope | _RestrictScope] = []
        self.loops: dict[str, _LoopScope] = {}
        self.restrictions = 0
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
            _CASES[type(e)](self, e, True)

    def run(self, e: Expr) -> None:
        """Evaluates `e` and leaves nothing on the stack."""
        if self.builder.live:
            _CASES[type(e)](self, e, False)

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
        code = FunctionCode(self.generator, name, self.captures, e.params, e.type.result, upvalues, own_name)
        code.body(e.body)
        functions[number] = code.builder.function(
            name, params, tables.number(e.type.result), tables.row(e.type.row), tuple(upvalues.values())
        )
        return number

    def captured_type(self, name: str) -> int:
        slot = self.slots.get(name)
        if slot is not None:
            return self.builder.locals[slot]
        return self.upvalue_types[name]

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

    # --- branches and loops ----------------------------------------------------------------------------------------

    def if_(self, e: If, wanted: bool) -> None:
        builder = self.builder
        if not wanted and self.leaves_at(e.otherwise) is not None:
            # `while`: leaving is the jump itself.
            self.branch(e.condition, self.leaves_at(e.otherwise) or Label(), False)
            self.run(e.then)
            return
        other, end = Label(), Label()
        self.branch(e.condition, other, False)
        depth = builder.depth
        if wanted:
            self.push_as(e.then, e.type)
        else:
            self.run(e.then)
        if not wanted and isinstance(e.otherwise, Literal):
            builder.place(other)
            return
        builder.jump("jump", end)
        builder.depth = depth
        builder.place(other)
        if wanted:
            self.push_as(e.otherwise, e.type)
        else:
            self.run(e.otherwise)
        builder.place(end)

    def leaves_at(self, e: Expr) -> Label | None:
        """Where `e` goes, if all it does is to leave the innermost loop."""
        if not isinstance(e, Break) or e.operand is not None or not self.scopes:
            return None
        scope = self.scopes[-1]
        if scope is not self.loops[e.label] or not isinstance(scope, _LoopScope):
            return None
        return scope.leave if scope.depth == self.builder.depth and not scope.wanted else None

    def branch(self, e: Expr, target: Label, when: bool) -> None:
        """Goes to the target if the condition is `when`, else falls through."""
        builder = self.builder
        if not builder.live:
            return
        match e:
            case Literal(value=bool() as known):
                if known is when:
                    builder.jump("jump", target)
            case Prim(op="bool.not", args=(inner,)):
                self.branch(inner, target, not when)
            case If(condition=first, then=second, otherwise=Literal(value=False)):  # first and second
                if when:
                    skip = Label()
                    self.branch(first, skip, False)
                    self.branch(second, target, True)
                    builder.place(skip)
                else:
                    self.branch(first, target, False)
                    self.branch(second, target, False)
            case If(condition=first, then=Literal(value=True), otherwise=second):  # first or second
                if when:
                    self.branch(first, target, True)
                    self.branch(second, target, True)
                else:
                    skip = Label()
                    self.branch(first, skip, True)
                    self.branch(second, target, False)
                    builder.place(skip)
            case _:
                self.push(e)
                builder.jump("jump_if" if when else "jump_unless", target, 0, -1)

    def enter_loop(self, label: str, scope: _LoopScope) -> None:
        self.loops[label] = scope
        self.scopes.append(scope)

    def loop(self, e: Loop, wanted: bool) -> None:
        builder = self.builder
        has_value = wanted and e.type not in (UNIT, NEVER)
        scope = _LoopScope(Label(), Label(), builder.depth, has_value)
        builder.place(scope.next)
        self.enter_loop(e.label, scope)
        self.run(e.body)
        self.scopes.pop()
        builder.jump("jump", scope.next)
        builder.place(scope.leave)
        if wanted and not has_value:
            self.unit(True)

    def for_range(self, e: ForRange, wanted: bool) -> None:
        builder = self.builder
        first = builder.local(0)
        builder.local(0)
        self.slots[e.name] = builder.local(0)
        self.push(e.low)
        builder.emit("store", 0, first, -1)
        self.push(e.high)
        builder.emit("store", 0, first + 1, -1)
        self.turns(e, "next_in_closed_range" if e.inclusive else "next_in_range", first, wanted)

    def for_each(self, e: ForEach, wanted: bool) -> None:
        builder, tables = self.builder, self.tables
        first = builder.local(tables.number(e.items.type))
        builder.local(tables.number(INT))
        item = builder.local(tables.number(e.pattern.type))
        if isinstance(e.pattern, PBind):
            self.slots[e.pattern.name] = item
        self.push(e.items)
        builder.emit("store", 0, first, -1)
        builder.emit("const", 0, tables.constant(0), 1)
        builder.emit("store", 0, first + 1, -1)
        self.turns(e, "next_in_string" if e.items.type == STRING else "next_in_list", first, wanted)

    def turns(self, e: ForRange | ForEach, instruction: str, first: int, wanted: bool) -> None:
        builder = self.builder
        if not builder.live:
            return
        scope = _LoopScope(Label(), Label(), builder.depth, False)
        builder.place(scope.next)
        builder.mark(e.span)
        builder.jump(instruction, scope.leave, first)
        self.enter_loop(e.label, scope)
        self.run(e.body)
        self.scopes.pop()
        builder.jump("jump", scope.next)
        builder.place(scope.leave)
        self.unit(wanted)

    def break_(self, e: Break, wanted: bool) -> None:
        scope = self.loops[e.label]
        if e.operand is not None:
            if scope.wanted:
                self.push(e.operand)
            else:
                self.run(e.operand)
        self.leave_scopes(scope)
        self.shrink(scope.depth, scope.wanted)
        self.builder.jump("jump", scope.leave)

    def continue_(self, e: Continue, wanted: bool) -> None:
        scope = self.loops[e.label]
        self.leave_scopes(scope)
        self.shrink(scope.depth, False)
        self.builder.jump("jump", scope.next)

    def return_(self, e: Return, wanted: bool) -> None:
        unit = self.result == UNIT
        if unit:
            self.run(e.operand)
        else:
            self.push(e.operand)
        self.leave_scopes(None)
        self.shrink(0, not unit)
        self.builder.stop("return_unit" if unit else "return")

    def shrink(self, depth: int, keep_top: bool) -> None:
        """Drops what is on the stack above `depth`, but for the topmost value if that is kept."""
        extra = self.builder.depth - depth - keep_top
        if extra > 0:
            self.builder.emit("slide" if keep_top else "pop", extra, 0, -extra)

    def leave_scopes(self, target: _LoopScope | None) -> None:
        """Runs what stands between here and the target (None: the function's caller), innermost first. The regions that
        are left do not guard that; they go on behind the jump that follows."""
        builder = self.builder
        scopes, restrictions = self.scopes, self.restrictions
        left: list[Region] = []
        while self.scopes and self.scopes[-1] is not target and builder.live:
            scope = self.scopes[-1]
            self.scopes = self.scopes[:-1]
            if isinstance(scope, _RestrictScope):
                builder.emit("restrict_pop")
                self.restrictions -= 1
            elif isinstance(scope, _CatchScope):
                scope.region.suspend(builder.here())
                left.append(scope.region)
                if scope.finalizer is not None:
                    self.run(scope.finalizer)
        self.scopes, self.restrictions = scopes, restrictions
        # One more instruction, the jump or return (and what clears the stack before it), throws nothing.
        for region in left:
            region.resume(builder.here())

    # --- errors and restrictions -------------------------------------------------------------------------------------

    def throw(self, e: Throw, wanted: bool) -> None:
        self.push(e.operand)
        self.builder.mark(e.span)
        self.builder.stop("throw", 0, self.tables.number(e.operand.type))

    def try_(self, e: Try, wanted: bool) -> None:
        if e.finalizer is None:
            self.catch(e, wanted)
            return
        builder = self.builder
        depth = builder.depth
        region = Region(builder.here(), depth, self.restrictions)
        self.scopes.append(_CatchScope(region, e.finalizer))
        self.catch(e, wanted)
        self.scopes.pop()
        region.suspend(builder.here())
        self.run(e.finalizer)
        if not region.ranges or not _may_throw(e):
            return
        end = Label()
        builder.jump("jump", end)
        builder.depth = depth + 1
        builder.live = True
        builder.guard(region, ANY_ERROR, builder.here())
        self.run(e.finalizer)
        builder.stop("rethrow")
        builder.depth = depth
        builder.place(end)

    def catch(self, e: Try, wanted: bool) -> None:
        """The body with its handlers."""
        builder = self.builder
        depth = builder.depth
        region = Region(builder.here(), depth, self.restrictions)
        self.scopes.append(_CatchScope(region, None))
        if wanted:
            self.push_as(e.body, e.type)
        else:
            self.run(e.body)
        self.scopes.pop()
        region.suspend(builder.here())
        if not e.handlers or not region.ranges:
            return
        end = Label()
        builder.jump("jump", end)
        for handler in e.handlers:
            builder.depth = depth + 1
            builder.live = True
            if handler.type is None:
                builder.guard(region, ANY_ERROR, builder.here())
                builder.emit("error_text")
                self.bind(handler.name, STRING)
            else:
                builder.guard(region, self.tables.number(handler.type), builder.here())
                self.bind(handler.name, handler.type)
            if wanted:
                self.push_as(handler.body, e.type)
            else:
                self.run(handler.body)
            builder.jump("jump", end)
        builder.depth = depth
        builder.place(end)

    def restrict(self, e: Restrict, wanted: bool) -> None:
        builder = self.builder
        builder.emit("restrict_push", 0, self.tables.restriction(e.limits))
        self.restrictions += 1
        self.scopes.append(_RestrictScope())
        if wanted:
            self.push(e.body)
        else:
            self.run(e.body)
        self.scopes.pop()
        self.restrictions -= 1
        builder.emit("restrict_pop")


def _may_throw(e: Try) -> bool:
    parts = [e.body, *[h.body for h in e.handlers]]
    return any(part.row.throws or part.row.open for part in parts)


_CASES: dict[type[Expr], Callable[..., None]] = {
    Literal: FunctionCode.literal,
    Local: FunctionCode.local,
    Global: FunctionCode.global_,
    FunctionRef: FunctionCode.function_ref,
    Closure: FunctionCode.closure,
    Let: FunctionCode.let,
    Assign: FunctionCode.assign,
    Block: FunctionCode.block,
    Prim: FunctionCode.prim,
    Call: FunctionCode.call,
    Invoke: FunctionCode.invoke,
    Perform: FunctionCode.perform,
    Construct: FunctionCode.construct,
    Field: FunctionCode.field,
    SetField: FunctionCode.set_field,
    If: FunctionCode.if_,
    Loop: FunctionCode.loop,
    ForRange: FunctionCode.for_range,
    ForEach: FunctionCode.for_each,
    Break: FunctionCode.break_,
    Continue: FunctionCode.continue_,
    Return: FunctionCode.return_,
    Throw: FunctionCode.throw,
    Try: FunctionCode.try_,
    Restrict: FunctionCode.restrict,
    VariantTest: FunctionCode.variant_test,
    Payload: FunctionCode.payload,
}

_SPECIAL_PRIMS: dict[str, Callable[[FunctionCode, Prim, bool], None]] = {
    "string.concat": FunctionCode.concat,
    "list.make": FunctionCode.make_list,
    "map.make": FunctionCode.make_map,
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
