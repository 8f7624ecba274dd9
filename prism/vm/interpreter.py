"""The reference interpreter: one loop over linked instructions, written to be read beside the opcode table. It says what
bytecode means; other engines agree with it on output, value, trap, position, effects and fuel. Takes only verified modules.

The state of a run: the operand stack, which all calls share; the running function value (`callee`) with its `code`, `pc`,
locals (`slots`) and `upvalues`; and the `frames` of its callers. `base` is where the running call's part of the operand
stack begins.

Fuel is counted by the `for` loop itself, which is the cheapest counter there is: a slice of at most `SLICE` instructions runs
without further checks. Costs beyond one for each instruction are added to `debt`, and as soon as that could matter
before the slice ends (it passes `slack`), the slice is cut short, so that fuel runs out at the same instruction everywhere.
"""

from __future__ import annotations

import time

from prism.host.failures import HostError
from prism.host.gate import timeout_message
from prism.semantics.display import show
from prism.semantics.floats import float_add, float_mul, float_sub
from prism.semantics.integers import INT_MAX, INT_MIN, int_add, int_mul, int_sub
from prism.semantics.lists import list_at, list_set
from prism.semantics.operations import OPERATIONS
from prism.semantics.traps import Trap
from prism.semantics.values import NONE, Data, some
from prism.vm.heap import Heap
from prism.vm.link import (
    ACT_2,
    ACT_3,
    DATA,
    METERED,
    PARTS,
    VALUE_1,
    VALUE_2,
    VALUE_3,
    Program,
)
from prism.vm.metering import CELL, CHARACTERS_PER_UNIT, CLOSURE, LIST, SLOT, TUPLE, string_size
from prism.vm.metering import DATA as DATA_BYTES
from prism.vm.module import ANY_ERROR, place_of
from prism.vm.opcodes import OPCODES
from prism.vm.values import Cell, Closure, Thrown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prism.host.gate import Gate
    from prism.limits import Limits
    from prism.vm.module import Function, Handler
    from prism.vm.verify import Verified

    Frame = tuple[Closure, list[Any], int, list[Any], int]

INFINITE = float("inf")

SLICE = 20_000
"""The most instructions between two looks at the clock: some milliseconds."""

CODES = {name: row.code for name, row in OPCODES.items()}


class InternalError(Exception):
    """The virtual machine itself is at fault, never the program or its host."""


class Interpreter:
    """Runs functions of one module. Globals live as long as it does; fuel and heap are counted over all of its runs."""

    def __init__(self, verified: Verified, gate: Gate, limits: Limits) -> None:
        self.module = verified.module
        self.program = Program(verified)
        self.gate = gate
        self.limits = limits
        self.io_error = verified.io_error
        self.fuel = 0
        self.heap = Heap(limits.memory)
        self.globals: list[Any] = []
        self._restrictions: list[tuple[int, int]] = []
        """For each restriction entered: how many frames there were, and what the gate wants back for leaving it."""

    def run(self, function: int, args: list[Any]) -> Any:
        """Calls a function with values as the machine holds them. Raises Trap with its call stack, or Thrown."""
        linked = self.program.functions[function]
        while len(self.globals) < len(self.module.globals):
            first = self.module.globals[len(self.globals)].function
            self.globals.append(self._run(self.program.functions[first].value, []))
        return self._run(linked.value, args)

    def _run(self, callee: Closure, args: list[Any]) -> Any:
        # Everything the loop touches is a local name of Python's, which is what makes it fast.
        c = CODES
        load, const, store, field, jump = c["load"], c["const"], c["store"], c["field"], c["jump"]
        jump_unless, jump_if, call, return_, is_variant = (
            c["jump_unless"],
            c["jump_if"],
            c["call"],
            c["return"],
            c["is_variant"],
        )
        payload, load_upvalue, call_value, pop_, add_int = (
            c["payload"],
            c["load_upvalue"],
            c["call_value"],
            c["pop"],
            c["add_int"],
        )
        sub_int, mul_int, lt_int, le_int, gt_int = c["sub_int"], c["mul_int"], c["lt_int"], c["le_int"], c["gt_int"]
        ge_int, eq_int, ne_int, at_list, len_list = c["ge_int"], c["eq_int"], c["ne_int"], c["at_list"], c["len_list"]
        set_list, push_list, add_float, sub_float, mul_float = (
            c["set_list"],
            c["push_list"],
            c["add_float"],
            c["sub_float"],
            c["mul_float"],
        )
        not_bool, slide, new_cell, load_cell, store_cell = (
            c["not_bool"],
            c["slide"],
            c["new_cell"],
            c["load_cell"],
            c["store_cell"],
        )
        load_upvalue_cell, store_upvalue_cell, make_closure, load_self, load_global = (
            c["load_upvalue_cell"],
            c["store_upvalue_cell"],
            c["make_closure"],
            c["load_self"],
            c["load_global"],
        )
        as_type, return_unit, make_list, set_field, part = (
            c["as_type"],
            c["return_unit"],
            c["make_list"],
            c["set_field"],
            c["part"],
        )
        next_in_range, next_in_closed_range, next_in_list, next_in_string, throw = (
            c["next_in_range"],
            c["next_in_closed_range"],
            c["next_in_list"],
            c["next_in_string"],
            c["throw"],
        )
        rethrow, error_text, perform, restrict_push, restrict_pop = (
            c["rethrow"],
            c["error_text"],
            c["perform"],
            c["restrict_push"],
            c["restrict_pop"],
        )
        value_1, value_2, value_3, act_2, act_3 = VALUE_1, VALUE_2, VALUE_3, ACT_2, ACT_3
        metered, data, parts = METERED, DATA, PARTS
        low, high = INT_MIN, INT_MAX

        heap = self.heap
        stack: list[Any] = []
        push, pop = stack.append, stack.pop
        frames: list[Frame | None] = [None]
        depth = self.limits.depth
        linked = callee.linked
        code = linked.code or self.program.link(linked)
        upvalues = callee.upvalues
        slots = [*args, *linked.blank]
        pc = base = 0
        executed = False  # has the instruction before pc begun?
        turns = left = debt = 0

        while True:
            try:
                executed = False
                turns = left = debt = 0
                turns = left = self._slice()
                slack = min(self._fuel_left() - turns, SLICE)
                executed = True
                for left in range(turns - 1, -1, -1):  # the rest of the slice, for the count below
                    op, a, b = code[pc]
                    pc += 1
                    # --- most of what runs
                    if op < 0x10:
                        if op == load:
                            push(slots[b])
                        elif op == const:
                            push(b)
                        elif op == store:
                            slots[b] = pop()
                        elif op == jump_unless:
                            if not pop():
                                pc = b
                        elif op == jump:
                            pc = b
                        elif op == field:
                            stack[-1] = stack[-1].fields[a]
                        elif op == call:
                            if len(frames) >= depth:
                                raise _stack_trap(depth)
                            frames.append((callee, code, pc, slots, base))
                            if a:
                                slots = stack[-a:]
                                del stack[-a:]
                                slots += b.blank
                            else:
                                slots = b.blank[:]
                            base = len(stack)
                            callee = b.value
                            code = b.code or self.program.link(b)
                            pc = 0
                            if b.extra:
                                heap.used += b.extra
                                if heap.used > heap.ceiling:
                                    self._reclaim(stack, frames, slots, callee, 0)
                        elif op == return_:
                            frame = frames.pop()
                            if frame is None:
                                return pop()
                            callee, code, pc, slots, base = frame
                            upvalues = callee.upvalues
                        elif op == is_variant:
                            stack[-1] = stack[-1].layout.index == a
                        elif op == payload:
                            value = stack[-1]
                            if value.layout.index != a:
                                raise Trap("unreachable", f"a value is {value.layout.label} where no such is expected")
                            stack[-1] = value.fields[b]
                        elif op == load_upvalue:
                            push(upvalues[b])
                        elif op == jump_if:
                            if pop():
                                pc = b
                        elif op == call_value:
                            if len(frames) >= depth:
                                raise _stack_trap(depth)
                            frames.append((callee, code, pc, slots, base))
                            if a:
                                slots = stack[-a:]
                                del stack[-a:]
                            else:
                                slots = []
                            callee = pop()
                            linked = callee.linked
                            slots += linked.blank
                            base = len(stack)
                            upvalues = callee.upvalues
                            code = linked.code or self.program.link(linked)
                            pc = 0
                            if linked.extra:
                                heap.used += linked.extra
                                if heap.used > heap.ceiling:
                                    self._reclaim(stack, frames, slots, callee, 0)
                        elif op == pop_:
                            del stack[-a:]
                        else:
                            raise InternalError(f"unknown instruction {op}")
                    # --- arithmetic of Int
                    elif op < 0x20:
                        y = pop()
                        if op == add_int:
                            result = stack[-1] + y
                            stack[-1] = result if low <= result <= high else int_add(stack[-1], y)
                        elif op == sub_int:
                            result = stack[-1] - y
                            stack[-1] = result if low <= result <= high else int_sub(stack[-1], y)
                        elif op == lt_int:
                            stack[-1] = stack[-1] < y
                        elif op == eq_int:
                            stack[-1] = stack[-1] == y
                        elif op == mul_int:
                            result = stack[-1] * y
                            stack[-1] = result if low <= result <= high else int_mul(stack[-1], y)
                        elif op == le_int:
                            stack[-1] = stack[-1] <= y
                        elif op == gt_int:
                            stack[-1] = stack[-1] > y
                        elif op == ge_int:
                            stack[-1] = stack[-1] >= y
                        elif op == ne_int:
                            stack[-1] = stack[-1] != y
                        else:
                            raise InternalError(f"unknown instruction {op}")
                    # --- value operations with a case of their own: lists and floats
                    elif op < 0x28:
                        if op == at_list:
                            y = pop()
                            x = stack[-1]
                            stack[-1] = x[y] if 0 <= y < len(x) else list_at(x, y)
                        elif op == set_list:
                            value = pop()
                            y = pop()
                            x = pop()
                            if 0 <= y < len(x):
                                x[y] = value
                            else:
                                list_set(x, y, value)
                        elif op == len_list:
                            stack[-1] = len(stack[-1])
                        elif op == push_list:
                            value = pop()
                            pop().append(value)
                            heap.used += SLOT
                            if heap.used > heap.ceiling:
                                self._reclaim(stack, frames, slots, callee, 0)
                        elif op == add_float:
                            y = pop()
                            stack[-1] = float_add(stack[-1], y)
                        elif op == mul_float:
                            y = pop()
                            stack[-1] = float_mul(stack[-1], y)
                        elif op == sub_float:
                            y = pop()
                            stack[-1] = float_sub(stack[-1], y)
                        elif op == not_bool:
                            stack[-1] = not stack[-1]
                        else:
                            raise InternalError(f"unknown instruction {op}")
                    # --- the other value operations, by their shape
                    elif op >= 0x1000:
                        if op == value_2:
                            y = pop()
                            stack[-1] = b(stack[-1], y)
                        elif op == value_1:
                            stack[-1] = b(stack[-1])
                        elif op >= metered:
                            count, meter = a
                            arguments = stack[-count:] if count else []
                            fuel, size = meter(arguments)
                            if fuel:
                                debt += fuel
                                if debt > slack and turns - left + debt > self._fuel_left():
                                    raise self._fuel_trap()
                            if size:
                                heap.used += size
                                if heap.used > heap.ceiling:
                                    self._reclaim(stack, frames, slots, callee, size)
                            if count:
                                del stack[-count:]
                            if op == metered:
                                push(b(*arguments))
                            else:
                                b(*arguments)
                            if debt > slack:
                                break
                        elif op == data:
                            fields = stack[-a:] if a else []
                            if a:
                                del stack[-a:]
                            push(Data(b, fields))
                            heap.used += DATA_BYTES + SLOT * a
                            if heap.used > heap.ceiling:
                                self._reclaim(stack, frames, slots, callee, 0)
                        elif op == parts:
                            fields = stack[-a:]
                            del stack[-a:]
                            push(tuple(fields))
                            heap.used += TUPLE + SLOT * a
                            if heap.used > heap.ceiling:
                                self._reclaim(stack, frames, slots, callee, 0)
                        elif op == value_3:
                            z = pop()
                            y = pop()
                            stack[-1] = b(stack[-1], y, z)
                        elif op == act_2:
                            y = pop()
                            b(pop(), y)
                        elif op == act_3:
                            z = pop()
                            y = pop()
                            b(pop(), y, z)
                        else:
                            raise InternalError(f"unknown instruction {op}")
                    # --- the rest
                    elif op == next_in_range:
                        x = slots[a]
                        if x >= slots[a + 1]:
                            pc = b
                        else:
                            slots[a + 2] = x
                            slots[a] = x + 1
                    elif op in (next_in_list, next_in_string):
                        items = slots[a]
                        x = slots[a + 1]
                        if 0 <= x < len(items):
                            slots[a + 2] = items[x]
                            slots[a + 1] = x + 1
                        else:
                            pc = b
                    elif op == return_unit:
                        frame = frames.pop()
                        if frame is None:
                            return None
                        push(None)
                        callee, code, pc, slots, base = frame
                        upvalues = callee.upvalues
                    elif op == load_upvalue_cell:
                        push(upvalues[b].value)
                    elif op == load_cell:
                        push(slots[b].value)
                    elif op == store_cell:
                        slots[b].value = pop()
                    elif op == load_global:
                        push(self.globals[b])
                    elif op == part:
                        stack[-1] = stack[-1][a]
                    elif op == set_field:
                        value = pop()
                        pop().fields[a] = value
                    elif op == make_list:
                        fields = stack[-a:] if a else []
                        if a:
                            del stack[-a:]
                        push(fields)
                        heap.used += LIST + SLOT * a
                        if heap.used > heap.ceiling:
                            self._reclaim(stack, frames, slots, callee, 0)
                    elif op == make_closure:
                        fields = stack[-a:] if a else []
                        if a:
                            del stack[-a:]
                        push(Closure(b, fields))
                        heap.used += CLOSURE + SLOT * a
                        if heap.used > heap.ceiling:
                            self._reclaim(stack, frames, slots, callee, 0)
                    elif op == store_upvalue_cell:
                        upvalues[b].value = pop()
                    elif op == new_cell:
                        slots[b] = Cell(pop())
                        heap.used += CELL
                        if heap.used > heap.ceiling:
                            self._reclaim(stack, frames, slots, callee, 0)
                    elif op == next_in_closed_range:
                        x = slots[a]
                        y = slots[a + 1]
                        if x > y:
                            pc = b
                        else:
                            slots[a + 2] = x
                            if x == y:
                                slots[a], slots[a + 1] = 1, 0
                            else:
                                slots[a] = x + 1
                    elif op == slide:
                        del stack[-1 - a : -1]
                    elif op == perform:
                        arguments = stack[-a:] if a else []
                        for x in arguments:
                            if type(x) is str:
                                debt += len(x) // CHARACTERS_PER_UNIT
                        if debt > slack and turns - left + debt > self._fuel_left():
                            raise self._fuel_trap()
                        if a:
                            del stack[-a:]
                        value, fuel, size = self._perform(b, arguments)
                        push(value)
                        debt += fuel
                        heap.used += size
                        if heap.used > heap.ceiling:
                            self._reclaim(stack, frames, slots, callee, 0)
                        if debt > slack:
                            break
                    elif op == throw:
                        raise Thrown(pop(), b)
                    elif op == rethrow:
                        value = pop()
                        raise Thrown(value.value, value.type)
                    elif op == error_text:
                        stack[-1] = show(stack[-1].value)
                    elif op == load_self:
                        push(callee)
                    elif op == as_type:
                        pass
                    elif op == restrict_push:
                        self._restrictions.append((len(frames), self.gate.push_restriction(b)))
                    elif op == restrict_pop:
                        self.gate.pop_restriction(self._restrictions.pop()[1])
                    else:
                        raise InternalError(f"unknown instruction {op}")
            except (Thrown, HostError) as error:
                thrown = error if isinstance(error, Thrown) else self._io_error(error)
                while True:
                    found = self._handler(callee.linked.function, pc - 1, thrown.type)
                    if found is not None:
                        break
                    frame = frames.pop()
                    if frame is None:
                        self._leave_restrictions(0, 0)
                        raise thrown from None
                    callee, code, pc, slots, base = frame
                del stack[base + found.depth :]
                push(thrown if found.type == ANY_ERROR else thrown.value)
                self._leave_restrictions(len(frames), found.restrictions)
                upvalues = callee.upvalues
                pc = found.target
            except (Trap, MemoryError, RecursionError) as error:
                trap = _as_trap(error)
                trap.stack = self._call_stack(callee, max(pc - executed, 0), frames)
                self._leave_restrictions(0, 0)
                raise trap from None
            finally:
                self.fuel += turns - left + debt

    # --- limits --------------------------------------------------------------------------------------------------

    def _fuel_left(self) -> float:
        return INFINITE if self.limits.fuel is None else self.limits.fuel - self.fuel

    def _fuel_trap(self) -> Trap:
        return Trap("fuel", f"the fuel limit of {self.limits.fuel} is used up")

    def _slice(self) -> int:
        """How many instructions to run before the next look at fuel and clock, at least one."""
        deadline = self.gate.deadline
        if deadline is not None and time.monotonic() > deadline:
            raise Trap("timeout", timeout_message(self.gate.timeout))
        left = self._fuel_left()
        if left < 1:
            raise self._fuel_trap()
        return SLICE if left > SLICE else int(left)

    def _reclaim(
        self, stack: list[Any], frames: list[Frame | None], slots: list[Any], callee: Closure, wanted: int
    ) -> None:
        """The heap's account has passed its ceiling: finds out what is alive. Traps `memory`."""
        calls = [frame for frame in frames if frame is not None]
        large_frames = callee.linked.extra + sum([frame[0].linked.extra for frame in calls])
        roots = [callee, *self.globals, *slots, *stack]
        for frame in calls:
            roots.append(frame[0])
            roots += frame[3]
        self.heap.reclaim(roots, wanted + large_frames)

    # --- effects and errors ----------------------------------------------------------------------------------------

    def _perform(self, operation: str, arguments: list[Any]) -> tuple[Any, int, int]:
        """The operation's result, with the fuel and the bytes that its size costs."""
        result = self.gate.perform(operation, tuple(arguments))
        if OPERATIONS[operation].result.startswith("Option<"):
            size = 0 if result is None else DATA_BYTES + string_size(str(result))
            return (NONE if result is None else some(result)), size // CHARACTERS_PER_UNIT, size
        if isinstance(result, str):
            size = string_size(result)
        elif isinstance(result, list):
            size = LIST + sum([SLOT + string_size(text) for text in result])
        else:
            return result, 0, 0
        return result, size // CHARACTERS_PER_UNIT, size

    def _io_error(self, error: HostError) -> Thrown:
        t = self.io_error
        return Thrown(Data(self.program.layout(t, 0), [error.message, error.path]), t)

    @staticmethod
    def _handler(function: Function, pc: int, type: int) -> Handler | None:
        for handler in function.handlers:
            if handler.start <= pc < handler.end and (handler.type == type or handler.type == ANY_ERROR):
                return handler
        return None

    def _leave_restrictions(self, frames: int, count: int) -> None:
        """Leaves every restriction but those entered with fewer frames, and the first `count` of those with as many."""
        entered = self._restrictions
        keep = len(entered)
        while keep and entered[keep - 1][0] >= frames:
            keep -= 1
        while count and keep < len(entered) and entered[keep][0] == frames:
            keep += 1
            count -= 1
        if keep < len(entered):
            self.gate.pop_restriction(entered[keep][1])
            del entered[keep:]

    def _call_stack(
        self, callee: Closure, pc: int, frames: list[Frame | None]
    ) -> tuple[tuple[str, str, int, int], ...]:
        """Function, file, line and column of every call, innermost first."""
        places = [(callee, pc)]
        places += [(frame[0], frame[2] - 1) for frame in reversed(frames) if frame is not None]
        return tuple([self._place(call.linked.function, at) for call, at in places])

    def _place(self, function: Function, pc: int) -> tuple[str, str, int, int]:
        return (plain_name(function.name), *place_of(self.module, function, pc))


def plain_name(name: str) -> str:
    """The function's name as in the source, without the types of a specialised copy."""
    out = []
    depth = 0
    for c in name:
        depth += c == "<"
        if not depth:
            out.append(c)
        depth -= c == ">" and depth > 0
    return "".join(out)


def _stack_trap(depth: int) -> Trap:
    return Trap("stack", f"calls are nested more than {depth} deep")


def _as_trap(error: Trap | MemoryError | RecursionError) -> Trap:
    """This host's own limits are the program's."""
    if isinstance(error, Trap):
        return error
    if isinstance(error, MemoryError):
        return Trap("memory", "the host has no more memory")
    return Trap("stack", "data is nested too deeply")
