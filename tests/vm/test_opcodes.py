"""The opcode table and everything that must have a case for each row."""

from __future__ import annotations

import inspect
import math
import struct

import pytest
from bytecode_building import function, module, run_module

from prism.backends.prism_vm.expressions import opcode_name
from prism.cli.reference import opcodes_page
from prism.pir.primitives import PRIMITIVES, PROVED
from prism.semantics.traps import TRAP_CODES, Trap
from prism.semantics.values import NONE, MapValue, some
from prism.vm import interpreter
from prism.vm.disassembler import disassemble
from prism.vm.link import OWN_CASE, LinkedFunction, Program
from prism.vm.metering import METERS
from prism.vm.opcodes import BY_CODE, OPCODES, OPERANDS, Opcode
from prism.vm.rules import Flow
from prism.vm.signatures import signature_of
from prism.vm.verify import Invalid, verify

VALUES = [row for row in OPCODES.values() if row.reference is not None]
OTHERS = [row for row in OPCODES.values() if row.reference is None and not row.reserved]
LATER = [row for row in OPCODES.values() if row.reserved]


def test_rows_are_well_formed() -> None:
    assert len(BY_CODE) == len(OPCODES)
    for row in OPCODES.values():
        assert 0 < row.code < 1 << 16
        assert row.a in OPERANDS and row.b in OPERANDS
        assert row.doc and set(row.traps) <= set(TRAP_CODES)
    assert set(METERS) <= set(OPCODES)


def test_every_primitive_has_an_opcode_of_its_signature_and_reference() -> None:
    for name, primitive in PRIMITIVES.items():
        row = OPCODES[opcode_name(PROVED.get(name, name))]
        if primitive.signature.find("...") < 0:
            assert row.stack[row.stack.index("(") :].replace("K", "T") == primitive.signature.replace("K", "T"), name
            assert row.reference is primitive.reference, name
            assert name in PROVED or set(primitive.traps) <= {*row.traps, "memory"}, name


@pytest.mark.parametrize("row", OTHERS, ids=lambda row: row.name)
def test_the_verifier_and_the_interpreter_have_a_case(row: Opcode) -> None:
    assert hasattr(Flow, f"_op_{row.name}")
    source = inspect.getsource(interpreter)
    linked_otherwise = ("function_value", "make_record", "make_variant", "make_tuple", "make_map", "concat_string")
    assert f'c["{row.name}"]' in source or row.name in linked_otherwise


def test_value_operations_with_a_case_of_their_own_have_it() -> None:
    source = inspect.getsource(interpreter)
    for number in OWN_CASE:
        assert f'c["{BY_CODE[number].name}"]' in source


@pytest.mark.parametrize("row", LATER, ids=lambda row: row.name)
def test_reserved_opcodes_are_refused_by_name(row: Opcode) -> None:
    with pytest.raises(Invalid, match=f"{row.name} is reserved for {row.reserved}"):
        verify(module(function([(row.name,), ("return_unit",)])))


def test_every_opcode_disassembles() -> None:
    lines = [(row.name, 0, 0) for row in OPCODES.values()]
    text = disassemble(module(function(lines)))
    assert all(f" {row.name}" in text for row in OPCODES.values())


def test_the_reference_page_is_current() -> None:
    with open("design-docs/opcodes.md", encoding="utf-8") as file:
        assert file.read() == opcodes_page(), "run `make docs`"


# --- value operations do what their reference does --------------------------------------------------------------

INTS = [0, 1, -1, 2, 7, -7, 63, 64, 2**31, 2**53, 2**63 - 1, -(2**63)]
FLOATS = [0.0, -0.0, 1.5, -2.5, 1e300, math.inf, -math.inf, math.nan, 9.2e18]
STRINGS = ["", "a", "b,c", "Ünïcode 😂", " 12 ", "-17", "1e5"]
LISTS = [[], [1], [3, 1, 2]]


def samples(shape: tuple[object, ...]) -> list[object]:
    match shape:
        case ("int",) | ("var", _):
            return list(INTS)
        case ("float",):
            return list(FLOATS)
        case ("bool",):
            return [True, False]
        case ("string",):
            return list(STRINGS)
        case ("list", ("string",)):
            return [["a", "b"]]
        case ("list", _):
            return [list(xs) for xs in LISTS]
        case ("option", _):
            return [NONE, some(5)]
        case ("map", *_):
            made = MapValue()
            made.items.update({1: 10, 7: 70})
            return [made]
    raise AssertionError(shape)


def number_of(shape: tuple[object, ...], types: list[tuple[object, ...]]) -> int:
    """The type's number, with Int for every type parameter."""
    scalar = {"int": 0, "float": 1, "bool": 2, "string": 3, "unit": 4, "never": 5, "var": 0}
    kind = str(shape[0])
    if kind in scalar:
        return scalar[kind]
    entry = (kind, *[number_of(part, types) for part in shape[1:]])  # type: ignore[arg-type]  # parts are shapes
    if entry not in types:
        types.append(entry)
    return 6 + types.index(entry)


def shown(value: object) -> str:
    return repr(struct.pack("<d", value)) if isinstance(value, float) else repr(value)


@pytest.mark.parametrize("row", VALUES, ids=lambda row: row.name)
def test_a_value_operation_is_its_reference(row: Opcode) -> None:
    if row.name in ("concat_string", "show"):
        return
    assert row.reference is not None
    signature = signature_of(row)
    types: list[tuple[object, ...]] = []
    params = [number_of(shape, types) for shape in signature.params]
    result = number_of(signature.result, types)
    body = [("load", i) for i in range(len(params))]
    leave = [] if row.flow == "stop" else [("return_unit",) if result == 4 else ("return",)]
    verified = verify(module(function([*body, (row.name,), *leave], params, result), types=types))
    machine = interpreter.Interpreter(verified, _NoGate(), _limits())  # type: ignore[arg-type]  # pure code needs no gate
    choices = [samples(shape) for shape in signature.params]
    for turn in range(max(len(c) for c in choices) * 3):
        pick = [c[(turn * (i + 1) + turn // 5) % len(c)] for i, c in enumerate(choices)]
        mine, theirs = [copied(v) for v in pick], [copied(v) for v in pick]
        try:
            expected: object = row.reference(*theirs)
        except Trap as trap:
            with pytest.raises(Trap) as raised:
                machine.run(0, mine)
            assert (raised.value.code, raised.value.message) == (trap.code, trap.message)
        else:
            assert shown(machine.run(0, mine)) == shown(expected)
        assert repr(mine) == repr(theirs)


def copied(value: object) -> object:
    if isinstance(value, MapValue):
        made = MapValue()
        made.items.update(value.items)
        return made
    return list(value) if isinstance(value, list) else value


class _NoGate:
    deadline = None
    timeout = None


def _limits() -> object:
    from prism.limits import Limits

    return Limits()


def test_linking_keeps_every_instruction() -> None:
    made = module(function([("const", 0), ("const", 0), ("add_int",), ("pop", 1), ("return_unit",)]))
    verified = verify(made)
    program = Program(verified)
    linked: LinkedFunction = program.functions[0]
    assert len(program.link(linked)) == 5
    assert run_module(made).fuel == 5
