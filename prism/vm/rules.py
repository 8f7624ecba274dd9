"""What each opcode does to the state that the verifier's walk carries: the typing rules of bytecode.

Value operations follow from their signatures. The methods named `_op_...` are the other opcodes; a test holds that none is missing.
"""

from __future__ import annotations

from prism.semantics.operations import OPERATIONS
from prism.vm.flow import SCALAR_NUMBERS, Walk
from prism.vm.module import BOOL, FLOAT, INT, NEVER, STRING, UNIT
from prism.vm.opcodes import BY_CODE
from prism.vm.signatures import Signature, signature_of
from prism.vm.types import row_with_star

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from prism.vm.module import Function
    from prism.vm.signatures import Shape


class Flow(Walk):
    """The walk with the rules. Each case takes the operands, changes the state and tells whether control goes on."""

    def case(self, op: int) -> Callable[[int, int], bool]:
        row = BY_CODE.get(op)
        if row is None:
            raise self.fail(f"there is no opcode {op:#x}")
        if row.reserved:
            raise self.fail(f"{row.name} is reserved for {row.reserved}, which this Prism does not run")
        case: Callable[[int, int], bool]
        if row.reference is not None:
            signature = signature_of(row)
            case = lambda a, b: self._value(signature, a, b)  # noqa: E731  # a case like the others
        else:
            method = getattr(self, f"_op_{row.name}")
            unused = (not row.a, not row.b)
            case = method if unused == (False, False) else self._with_unused(method, *unused)
        self.cases[op] = case
        return case

    def _with_unused(self, method: Callable[[int, int], bool], no_a: bool, no_b: bool) -> Callable[[int, int], bool]:
        def case(a: int, b: int) -> bool:
            if (no_a and a) or (no_b and b):
                raise self.fail("an operand that is not used is not 0")
            return method(a, b)

        return case

    def _value(self, signature: Signature, a: int, b: int) -> bool:
        """A value operation with types in it."""
        if a or b:
            raise self.fail("an operand that is not used is not 0")
        count = len(signature.params)
        if len(self.stack) < count:
            raise self.fail("the stack holds too little")
        found: dict[str, int] = {}
        for have, shape in zip(self.stack[-count:], signature.params):
            if not self._matches(have, shape, found):
                raise self.fail(
                    f"{BY_CODE[self.function.code[self.pc][0]].name} does not take {self.shown(self.stack[-count:])}"
                )
        for name, bound in signature.bounds.items():
            if found[name] in (self.types.no_eq if bound == "Eq" else self.types.no_ord):
                raise self.fail(f"{self.types.show(found[name])} has no {'==' if bound == 'Eq' else '<'}")
        del self.stack[-count:]
        result = self._made(signature.result, found)
        if result != UNIT:
            self.stack.append(result)
        return result != NEVER

    def _matches(self, have: int, shape: Shape, found: dict[str, int]) -> bool:
        kind = shape[0]
        if kind in SCALAR_NUMBERS:
            return have == SCALAR_NUMBERS[kind]
        if kind == "var":
            known = found.get(shape[1])
            if known is None:
                found[shape[1]] = have
                return self.types.table[have][0] not in ("cell", "error")
            return have == known or self.types.fits(have, known)
        entry = self.types.table[have]
        return (
            entry[0] == kind
            and len(entry) == len(shape)
            and all(self._matches(h, s, found) for h, s in zip(entry[1:], shape[1:]))
        )

    def _made(self, shape: Shape, found: dict[str, int]) -> int:
        kind = shape[0]
        if kind in SCALAR_NUMBERS:
            return SCALAR_NUMBERS[kind]
        if kind == "var":
            return found[shape[1]]
        return self.types.number((kind, *[self._made(part, found) for part in shape[1:]]))

    def _op_load(self, a: int, b: int) -> bool:
        self.stack.append(self.assigned_local(b))
        return True

    def _op_const(self, a: int, b: int) -> bool:
        constants = self.context.constants
        if b >= len(constants):
            raise self.fail(f"there is no constant {b}")
        self.stack.append(constants[b])
        return True

    def _op_store(self, a: int, b: int) -> bool:
        self.pop_as(self.local(b))
        self.assigned |= 1 << b
        return True

    def _op_field(self, a: int, b: int) -> bool:
        fields = self.pop_entry("record")[2]
        if a >= len(fields):
            raise self.fail(f"the record has no field {a}")
        self.stack.append(fields[a][1])
        return True

    def _op_set_field(self, a: int, b: int) -> bool:
        have = self.pop()
        fields = self.pop_entry("record")[2]
        if a >= len(fields) or not fields[a][2]:
            raise self.fail(f"the record has no mutable field {a}")
        if not self.types.fits(have, fields[a][1]):
            raise self.fail(f"the field is a {self.types.show(fields[a][1])}, not a {self.types.show(have)}")
        return True

    def _op_part(self, a: int, b: int) -> bool:
        parts = self.pop_entry("tuple")[1:]
        if a >= len(parts):
            raise self.fail(f"the tuple has no part {a}")
        self.stack.append(parts[a])
        return True

    def _op_jump(self, a: int, b: int) -> bool:
        self.go(b)
        return False

    def _op_jump_unless(self, a: int, b: int) -> bool:
        self.pop_as(BOOL)
        self.go(b)
        return True

    _op_jump_if = _op_jump_unless

    def _op_call(self, a: int, b: int) -> bool:
        module = self.context.module
        if b >= len(module.functions):
            raise self.fail(f"there is no function {b}")
        function = module.functions[b]
        if a != len(function.params):
            raise self.fail(f"{function.name} takes {len(function.params)} arguments, not {a}")
        if function.upvalues:
            raise self.fail(f"{function.name} has upvalues and is no function to call")
        if self.context.signatures[b] in self.types.opens:
            return self._open_call(function, a)
        self.pop_all(function.params)
        if function.row[0] or function.row[1]:
            self.using(function.row)
        self.stack.append(function.result)
        return function.result != NEVER

    def _open_call(self, function: Function, count: int) -> bool:
        """The arguments say what the callee's `*` stands for."""
        arguments = self.stack[-count:] if count else []
        star = self.types.star(list(zip(arguments, function.params)))
        self.pop_all(tuple([self.types.with_star(t, star) for t in function.params]))
        self.using(row_with_star(function.row, star))
        result = self.types.with_star(function.result, star)
        self.stack.append(result)
        return result != NEVER

    def _op_call_value(self, a: int, b: int) -> bool:
        if len(self.stack) <= a:
            raise self.fail("the stack holds too little")
        entry = self.types.table[self.stack[-1 - a]]
        if entry[0] != "fn" or len(entry[1]) != a:
            raise self.fail(f"{self.types.show(self.stack[-1 - a])} is no function of {a} arguments")
        _, params, result, row = entry
        self.pop_all(params)
        self.stack.pop()
        self.using(row)
        self.stack.append(result)
        return bool(result != NEVER)

    def _op_return(self, a: int, b: int) -> bool:
        self.pop_as(self.function.result)
        return self._leave()

    def _op_return_unit(self, a: int, b: int) -> bool:
        if self.function.result != UNIT:
            raise self.fail(f"the function gives {self.types.show(self.function.result)}")
        return self._leave()

    def _leave(self) -> bool:
        if self.stack:
            raise self.fail(f"{self.shown(self.stack)} is left on the stack")
        if self.restrictions:
            raise self.fail("a restriction is left in force")
        return False

    def _op_is_variant(self, a: int, b: int) -> bool:
        self._variant(self.pop_entry("enum", "option"), a)
        self.stack.append(BOOL)
        return True

    def _variant(self, entry: tuple[Any, ...], n: int) -> list[int]:
        """The field types of a variant."""
        variants = [[], [entry[1]]] if entry[0] == "option" else [[t for _, t in v[2]] for v in entry[2][n : n + 1]]
        if entry[0] == "option":
            variants = variants[n : n + 1]
        if not variants:
            raise self.fail(f"there is no variant {n}")
        return variants[0]

    def _op_payload(self, a: int, b: int) -> bool:
        fields = self._variant(self.pop_entry("enum", "option"), a)
        if b >= len(fields):
            raise self.fail(f"the variant has no field {b}")
        self.stack.append(fields[b])
        return True

    def _op_pop(self, a: int, b: int) -> bool:
        if not 0 < a <= len(self.stack):
            raise self.fail(f"{a} items are not on the stack")
        del self.stack[-a:]
        return True

    def _op_slide(self, a: int, b: int) -> bool:
        if not 0 < a < len(self.stack):
            raise self.fail(f"{a} items are not under the top of the stack")
        del self.stack[-1 - a : -1]
        return True

    def _op_new_cell(self, a: int, b: int) -> bool:
        self.pop_as(self.cell_in(self.local(b)))
        self.assigned |= 1 << b
        return True

    def _op_load_cell(self, a: int, b: int) -> bool:
        self.stack.append(self.cell_in(self.assigned_local(b)))
        return True

    def _op_store_cell(self, a: int, b: int) -> bool:
        self.pop_as(self.cell_in(self.assigned_local(b)))
        return True

    def _upvalue(self, n: int) -> int:
        if n >= len(self.function.upvalues):
            raise self.fail(f"there is no upvalue {n}")
        return self.function.upvalues[n]

    def _op_load_upvalue(self, a: int, b: int) -> bool:
        self.stack.append(self._upvalue(b))
        return True

    def _op_load_upvalue_cell(self, a: int, b: int) -> bool:
        self.stack.append(self.cell_in(self._upvalue(b)))
        return True

    def _op_store_upvalue_cell(self, a: int, b: int) -> bool:
        self.pop_as(self.cell_in(self._upvalue(b)))
        return True

    def _op_make_closure(self, a: int, b: int) -> bool:
        functions = self.context.module.functions
        if b >= len(functions):
            raise self.fail(f"there is no function {b}")
        self.pop_all(functions[b].upvalues)
        self.stack.append(self.context.signatures[b])
        return True

    def _op_function_value(self, a: int, b: int) -> bool:
        functions = self.context.module.functions
        if a >= len(functions) or functions[a].upvalues:
            raise self.fail(f"there is no function {a} without upvalues")
        _, params, _, _ = self.entry(b, "fn")
        have = self.context.signatures[a]
        if len(params) == len(functions[a].params):
            star = self.types.star(list(zip(params, functions[a].params)))
            have = self.types.with_star(have, star)
        if not self.types.fits(have, b):
            raise self.fail(f"{functions[a].name} is no {self.types.show(b)}")
        self.stack.append(b)
        return True

    def _op_load_self(self, a: int, b: int) -> bool:
        self.stack.append(self.signature)
        return True

    def _op_load_global(self, a: int, b: int) -> bool:
        module = self.context.module
        if b >= len(module.globals):
            raise self.fail(f"there is no global {b}")
        self.stack.append(module.globals[b].type)
        return True

    def _op_as_type(self, a: int, b: int) -> bool:
        self.entry(b, "fn")
        self.pop_as(b)
        self.stack.append(b)
        return True

    def _op_make_record(self, a: int, b: int) -> bool:
        self.pop_all(tuple([t for _, t, _ in self.entry(b, "record")[2]]))
        self.stack.append(b)
        return True

    def _op_make_variant(self, a: int, b: int) -> bool:
        self.pop_all(tuple(self._variant(self.entry(b, "enum", "option"), a)))
        self.stack.append(b)
        return True

    def _op_make_tuple(self, a: int, b: int) -> bool:
        parts = self.entry(b, "tuple")[1:]
        if a != len(parts):
            raise self.fail(f"the tuple has {len(parts)} parts, not {a}")
        self.pop_all(parts)
        self.stack.append(b)
        return True

    def _op_make_list(self, a: int, b: int) -> bool:
        item = self.entry(b, "list")[1]
        self._room(a)
        self.pop_all((item,) * a)
        self.stack.append(b)
        return True

    def _op_make_map(self, a: int, b: int) -> bool:
        _, key, item = self.entry(b, "map")
        self._room(2 * a)
        self.pop_all((key, item) * a)
        self.stack.append(b)
        return True

    def _op_concat_string(self, a: int, b: int) -> bool:
        self._room(a)
        self.pop_all((STRING,) * a)
        self.stack.append(STRING)
        return True

    def _room(self, count: int) -> None:
        """Nothing is made from a count that the stack does not hold."""
        if count > len(self.stack):
            raise self.fail("the stack holds too little")

    def _op_next_in_range(self, a: int, b: int) -> bool:
        if self.assigned_local(a) != INT or self.assigned_local(a + 1) != INT or self.local(a + 2) != INT:
            raise self.fail("a loop over a range wants three locals of type Int")
        return self._next(a, b)

    _op_next_in_closed_range = _op_next_in_range

    def _op_next_in_list(self, a: int, b: int) -> bool:
        items = self.types.table[self.assigned_local(a)]
        if items[0] != "list" or self.assigned_local(a + 1) != INT or self.local(a + 2) != items[1]:
            raise self.fail("a loop over a list wants locals for the list, an Int and an item")
        return self._next(a, b)

    def _op_next_in_string(self, a: int, b: int) -> bool:
        if self.assigned_local(a) != STRING or self.assigned_local(a + 1) != INT or self.local(a + 2) != STRING:
            raise self.fail("a loop over a string wants locals for the string, an Int and a String")
        return self._next(a, b)

    def _next(self, a: int, target: int) -> bool:
        self.go(target)
        self.assigned |= 1 << (a + 2)
        return True

    def _op_throw(self, a: int, b: int) -> bool:
        self.entry(b, "record", "enum")
        self.pop_as(b)
        self.throwing((b,))
        return False

    def _op_rethrow(self, a: int, b: int) -> bool:
        _, target = self.pop_entry("error")
        types, opens = self.errors[target]
        self.throwing(tuple(types), opens[0])
        return False

    def _op_error_text(self, a: int, b: int) -> bool:
        self.pop_entry("error")
        self.stack.append(STRING)
        return True

    def _op_perform(self, a: int, b: int) -> bool:
        operations = self.context.module.operations
        if b >= len(operations):
            raise self.fail(f"there is no imported operation {b}")
        row = OPERATIONS[operations[b]]
        if a != len(row.params):
            raise self.fail(f"{row.name} takes {len(row.params)} arguments, not {a}")
        self.pop_all(tuple([_HOST_TYPES[p] for p in row.params]))
        self.using(((row.effect,), (self.types.io_error,) if row.throws else (), False))
        result = _HOST_TYPES.get(row.result)
        if result is None:
            kind, _, item = row.result[:-1].partition("<")
            result = self.types.number((kind.lower(), _HOST_TYPES[item]))
        self.stack.append(result)
        return True

    def _op_restrict_push(self, a: int, b: int) -> bool:
        if b >= len(self.context.module.restrictions):
            raise self.fail(f"there is no restriction {b}")
        self.restrictions += 1
        return True

    def _op_restrict_pop(self, a: int, b: int) -> bool:
        if not self.restrictions:
            raise self.fail("no restriction is in force")
        self.restrictions -= 1
        return True


_HOST_TYPES = {"()": UNIT, "Bool": BOOL, "Float": FLOAT, "Int": INT, "String": STRING}
"""Types of operations as `prism.semantics.operations` writes them; options and lists hold one of these."""
