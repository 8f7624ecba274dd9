"""From verified bytecode to what the interpreter runs: instructions whose operands are the things they name.

Done for each function when it is first called. An instruction stays a triple `(dispatch, a, b)`. The dispatch number is the
opcode's own, but for value operations that have no case of their own in the interpreter: they go by their shape.
"""

from __future__ import annotations

from prism.semantics.maps import map_make
from prism.semantics.strings import string_concat
from prism.semantics.values import NONE, NONE_LAYOUT, SOME_LAYOUT, Data, Layout
from prism.vm.metering import METERS, SLOT
from prism.vm.opcodes import BY_CODE, OPCODES
from prism.vm.signatures import UNIT, signature_of
from prism.vm.values import Closure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from prism.vm.module import Function
    from prism.vm.verify import Verified

    Linked = tuple[int, Any, Any]

VALUE_1, VALUE_2, VALUE_3, ACT_2, ACT_3, DATA, PARTS, METERED, METERED_ACT = range(0x1000, 0x1009)
"""Operations with a result by the number of their arguments; those without (`ACT`); records and variants; tuples; operations
with a meter, with and without a result."""

SMALL_FRAME = 64
"""Frames of at most so many locals and operands count by their depth alone; larger ones count as heap too."""

_CODE = {name: row.code for name, row in OPCODES.items()}
_RELINKED = frozenset(
    (
        *("const", "call", "make_closure", "function_value", "perform", "restrict_push", "concat_string"),
        *("make_record", "make_variant", "make_tuple", "make_map"),
    )
)
"""Instructions whose operands name things outside the function."""

OWN_CASE = frozenset(
    _CODE[name]
    for name in (
        *("add_int", "sub_int", "mul_int", "lt_int", "le_int", "gt_int", "ge_int", "eq_int", "ne_int"),
        *("len_list", "at_list", "set_list", "push_list", "add_float", "sub_float", "mul_float", "not_bool"),
    )
)
"""Value operations that the interpreter has a case for."""


_AS_INT = {_CODE[f"{name}_float"]: _CODE[f"{name}_int"] for name in ("eq", "ne", "lt", "le", "gt", "ge")}
"""To this host, comparing two Floats is what comparing two Ints is."""

_AS_IT_IS = frozenset(
    row.code for row in OPCODES.values() if row.reference is None and not row.reserved and row.name not in _RELINKED
)


class LinkedFunction:
    """A function as the interpreter meets it. `code` is empty until it is first called. `blank` are its locals behind the
    parameters, unassigned; `value` is the function as a value, if it captures nothing; `extra` is what a frame of it weighs on
    the heap, if it is large."""

    __slots__ = ("blank", "code", "extra", "function", "value")

    def __init__(self, function: Function, stack: int) -> None:
        self.function = function
        self.code: list[Linked] = []
        self.blank: list[Any] = [None] * len(function.locals)
        slots = len(function.params) + len(function.locals) + stack
        self.extra = slots * SLOT if slots > SMALL_FRAME else 0
        self.value = Closure(self, [])


class Program:
    """A module being run: its functions, linked as they are called, and the layouts of its types."""

    def __init__(self, verified: Verified) -> None:
        self.module = module = verified.module
        self.functions = [LinkedFunction(f, stack) for f, stack in zip(module.functions, verified.stacks)]
        self._layouts: dict[tuple[int, int], Layout] = {}

    def layout(self, t: int, variant: int) -> Layout:
        """The layout of a record type (variant 0) or of a variant of an enum or option type."""
        made = self._layouts.get((t, variant))
        if made is None:
            made = self._layouts[t, variant] = self._new_layout(t, variant)
        return made

    def _new_layout(self, t: int, variant: int) -> Layout:
        kind, *rest = self.module.types[t]
        if kind == "option":
            return SOME_LAYOUT if variant else NONE_LAYOUT
        if kind == "record":
            name, fields = rest
            return Layout(name, None, tuple([field for field, _, _ in fields]), True)
        name, variants = rest
        variant_name, named, fields = variants[variant]
        return Layout(name, variant_name, tuple([field for field, _ in fields]), named, variant)

    def link(self, linked: LinkedFunction) -> list[Linked]:
        """Fills in the function's code."""
        linked.code = [self._instruction(*instruction) for instruction in linked.function.code]
        return linked.code

    def _instruction(self, code: int, a: int, b: int) -> Linked:
        module = self.module
        if code in _AS_IT_IS or code in OWN_CASE:
            return code, a, b
        if code in _AS_INT:
            return _AS_INT[code], a, b
        if code == _CODE["const"]:
            return code, a, module.constants[b]
        if code in (_CODE["call"], _CODE["make_closure"]):
            target = self.functions[b]
            return code, len(target.function.upvalues) if code != _CODE["call"] else a, target
        if code == _CODE["function_value"]:
            return _CODE["const"], 0, self.functions[a].value
        if code == _CODE["perform"]:
            return code, a, module.operations[b]
        if code == _CODE["restrict_push"]:
            return code, a, module.restrictions[b]
        if code == _CODE["make_record"]:
            return DATA, len(module.types[b][2]), self.layout(b, 0)
        if code == _CODE["make_variant"]:
            layout = self.layout(b, a)
            if layout.fields:
                return DATA, len(layout.fields), layout
            return _CODE["const"], 0, NONE if layout is NONE_LAYOUT else Data(layout, [])
        if code == _CODE["make_tuple"]:
            return PARTS, a, None
        if code == _CODE["make_map"]:
            return METERED, (2 * a, METERS["make_map"]), map_make
        if code == _CODE["concat_string"]:
            return METERED, (a, METERS["concat_string"]), string_concat
        return _value_operation(code)


def _value_operation(code: int) -> Linked:
    row = BY_CODE[code]
    assert row.reference is not None
    signature = signature_of(row)
    count = len(signature.params)
    result = signature.result != UNIT
    meter = METERS.get(row.name)
    if meter is not None:
        return METERED if result else METERED_ACT, (count, meter), row.reference
    if result:
        return (VALUE_1, VALUE_2, VALUE_3)[count - 1], 0, row.reference
    return (ACT_2, ACT_3)[count - 2], 0, row.reference
