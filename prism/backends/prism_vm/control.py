"""Control flow: branches, loops, errors, restrictions, and the ways out of them.

Ways out of a `try` or `restrict` (`Return`, `Break`, `Continue`) run the finalizers and leave the restrictions between them and
where they go, each finalizer being emitted once for each way (one that holds others is a call by then, see `finalizers.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prism.backends.prism_vm.builder import Label, Region
from prism.backends.prism_vm.captures import Captures
from prism.backends.prism_vm.expressions import Expressions
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
    FunctionRef,
    Global,
    If,
    Invoke,
    Let,
    Literal,
    Local,
    Loop,
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
from prism.pir.types import INT, NEVER, STRING, UNIT, Type
from prism.vm.module import ANY_ERROR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from prism.backends.prism_vm.codegen import Generator


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


class FunctionCode(Expressions):
    """Emits one function or closure. `scopes` are what is around the expression being emitted, innermost last."""

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
        super().__init__(generator, name, captures, params, result, upvalues, own_name)
        self.scopes: list[_LoopScope | _CatchScope | _RestrictScope] = []
        self.loops: dict[str, _LoopScope] = {}
        self.restrictions = 0

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


FunctionCode.cases = {
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
