"""What the verifier refuses, one rule at a time, and what it takes."""

from __future__ import annotations

import pytest
from bytecode_building import Line, function, module, run_module

from prism.vm.module import ANY_ERROR, Export, Function, Global, Handler, Module
from prism.vm.verify import Invalid, verify

INT, FLOAT, BOOL, STRING, UNIT, NEVER = range(6)
PURE = ((), (), False)
PRINTS = (("console.print",), (), False)

LIST, CELL, RECORD, ENUM, OPTION, TUPLE, FN, FN_PRINTS, FN_OPEN, MAP, FN_LIST, HOF = range(6, 18)
TYPES = (
    ("list", INT),
    ("cell", INT),
    ("record", "t.R", (("x", INT, True), ("y", INT, False))),
    ("enum", "t.E", (("A", False, ()), ("B", False, (("0", INT),)))),
    ("option", INT),
    ("tuple", INT, STRING),
    ("fn", (INT,), INT, PURE),
    ("fn", (INT,), INT, PRINTS),
    ("fn", (INT,), INT, ((), (), True)),
    ("map", STRING, INT),
    ("list", FN),
    ("fn", (FN_OPEN,), INT, ((), (), True)),
)


def bad(reason: str, made: Module) -> Invalid:
    with pytest.raises(Invalid) as raised:
        verify(made)
    assert reason in str(raised.value)
    return raised.value


def one(*lines: Line, **more: object) -> Module:
    return module(function(lines, **more), types=TYPES)  # type: ignore[arg-type]  # what `function` takes


CODE: list[tuple[str, Module]] = [
    ("the stack is empty", one(("store", 0), ("return_unit",), locals=[INT])),
    ("1 items are not on the stack", one(("pop", 1), ("return_unit",))),
    ("0 items are not on the stack", one(("const", 0), ("pop", 0), ("return_unit",))),
    ("add_int wants [Int, Int]", one(("const", 0), ("const", 1), ("add_int",), ("pop", 1), ("return_unit",))),
    ("add_int wants [Int, Int]", one(("const", 0), ("add_int",), ("pop", 1), ("return_unit",))),
    ("operand that is not used", one(("const", 0), ("const", 0), ("add_int", 0, 3), ("pop", 1), ("return_unit",))),
    ("operand that is not used", one(("return_unit", 1, 0))),
    ("there is no opcode", module(Function("f", (), UNIT, PURE, (), (), (), [(0, 0, 0)]))),
    ("there is no constant 99", one(("const", 99), ("return_unit",))),
    ("there is no local 4", one(("load", 4), ("pop", 1), ("return_unit",))),
    ("local 0 may not be assigned", one(("load", 0), ("pop", 1), ("return_unit",), locals=[INT])),
    ("store wants [Int]", one(("const", 1), ("store", 0), ("return_unit",), locals=[INT])),
    ("control runs off the end", one(("const", 0))),
    ("it cannot be reached", one(("return_unit",), ("return_unit",))),
    ("the target 7 is not there", one(("jump", 7))),
    ("jump_unless wants [Bool]", one(("const", 0), ("jump_unless", 2), ("return_unit",))),
    ("is left on the stack", one(("const", 0), ("return_unit",))),
    ("the function gives Int", one(("return_unit",), result=INT)),
    ("return wants [Int]", one(("const", 1), ("return",), result=INT)),
    (
        "may not be assigned",
        one(
            ("const", 2),
            ("jump_unless", 4),
            ("const", 0),
            ("store", 0),
            ("load", 0),
            ("return",),
            locals=[INT],
            result=INT,
        ),
    ),
    ("different stacks", one(("const", 2), ("jump_unless", 3), ("const", 0), ("return_unit",))),
    ("different stacks", one(("const", 0), ("jump", 0))),
    (
        "a way back has fewer",
        one(
            ("const", 2),
            ("jump_unless", 6),
            ("const", 0),
            ("store", 0),
            ("const", 2),
            ("jump_unless", 6),
            ("jump", 4),
            locals=[INT],
        ),
    ),
    ("record is wanted on the stack, and Int is there", one(("const", 0), ("field", 0), ("pop", 1), ("return_unit",))),
    (
        "no field 2",
        one(("const", 0), ("const", 0), ("make_record", RECORD), ("field", 2), ("pop", 1), ("return_unit",)),
    ),
    (
        "no mutable field 1",
        one(("const", 0), ("const", 0), ("make_record", RECORD), ("const", 0), ("set_field", 1), ("return_unit",)),
    ),
    (
        "the field is a Int",
        one(("const", 0), ("const", 0), ("make_record", RECORD), ("const", 3), ("set_field", 0), ("return_unit",)),
    ),
    ("make_record wants", one(("const", 3), ("const", 0), ("make_record", RECORD), ("pop", 1), ("return_unit",))),
    ("type 6 is no record", one(("make_record", LIST), ("return_unit",))),
    ("type 600 is no record", one(("make_record", 600), ("return_unit",))),
    ("there is no variant 2", one(("make_variant", 2, ENUM), ("pop", 1), ("return_unit",))),
    ("the variant has no field 1", one(("make_variant", 0, ENUM), ("payload", 1, 1), ("pop", 1), ("return_unit",))),
    ("enum or option is wanted", one(("const", 0), ("is_variant", 0), ("pop", 1), ("return_unit",))),
    ("the tuple has 2 parts, not 3", one(("make_tuple", 3, TUPLE), ("pop", 1), ("return_unit",))),
    (
        "the tuple has no part 2",
        one(("const", 0), ("const", 3), ("make_tuple", 2, TUPLE), ("part", 2), ("pop", 1), ("return_unit",)),
    ),
    ("the stack holds too little", one(("make_list", 4294967295, LIST), ("pop", 1), ("return_unit",))),
    ("make_list wants", one(("const", 3), ("make_list", 1, LIST), ("pop", 1), ("return_unit",))),
    ("make_map wants", one(("const", 0), ("const", 0), ("make_map", 1, MAP), ("pop", 1), ("return_unit",))),
    ("push_list does not take", one(("make_list", 0, LIST), ("const", 3), ("push_list",), ("return_unit",))),
    ("at_list does not take", one(("const", 3), ("const", 0), ("at_list",), ("pop", 1), ("return_unit",))),
    ("has no ==", one(("load", 0), ("load", 0), ("eq",), ("pop", 1), ("return_unit",), params=[FN])),
    ("has no ==", one(("load", 0), ("load", 0), ("eq",), ("pop", 1), ("return_unit",), params=[FN_LIST])),
    ("has no <", one(("load", 0), ("load", 0), ("lt",), ("pop", 1), ("return_unit",), params=[MAP])),
    (
        "does not take",
        one(("const", 0), ("new_cell", 0), ("load", 0), ("show",), ("pop", 1), ("return_unit",), locals=[CELL]),
    ),
    ("is no cell", one(("const", 0), ("new_cell", 0), ("return_unit",), locals=[INT])),
    ("may not be assigned", one(("load_cell", 0), ("pop", 1), ("return_unit",), locals=[CELL])),
    ("there is no upvalue 0", one(("load_upvalue", 0), ("pop", 1), ("return_unit",))),
    ("there is no function 9", one(("call", 0, 9), ("return_unit",))),
    ("takes 0 arguments, not 2", one(("call", 2, 0), ("return_unit",))),
    ("is no function of 1 arguments", one(("const", 0), ("const", 0), ("call_value", 1), ("pop", 1), ("return_unit",))),
    ("there is no global 0", one(("load_global", 0), ("pop", 1), ("return_unit",))),
    ("there is no imported operation", one(("perform", 0, 0), ("pop", 1), ("return_unit",))),
    ("there is no restriction", one(("restrict_push", 0), ("return_unit",))),
    ("no restriction is in force", one(("restrict_pop",), ("return_unit",))),
    ("three locals of type Int", one(("next_in_range", 0, 1), ("return_unit",), params=[INT, INT, STRING])),
    ("may not be assigned", one(("next_in_range", 0, 1), ("return_unit",), locals=[INT, INT, INT])),
    ("there is no local", one(("next_in_range", 0, 1), ("return_unit",), params=[INT])),
    ("locals for the list", one(("next_in_list", 0, 1), ("return_unit",), params=[LIST, INT, STRING])),
    ("locals for the string", one(("next_in_string", 0, 1), ("return_unit",), params=[LIST, INT, INT])),
    ("neither caught nor in", one(("make_variant", 0, ENUM), ("throw", ENUM))),
    ("type 0 is no record or enum", one(("const", 0), ("throw", INT))),
    ("error is wanted", one(("const", 0), ("rethrow",))),
    ("error is wanted", one(("const", 0), ("error_text",), ("pop", 1), ("return_unit",))),
    (
        "which is not in the function's row",
        one(("load", 0), ("const", 0), ("call_value", 1), ("pop", 1), ("return_unit",), params=[FN_PRINTS]),
    ),
    (
        "an open row is used",
        one(("load", 0), ("const", 0), ("call_value", 1), ("pop", 1), ("return_unit",), params=[FN_OPEN]),
    ),
    ("as_type wants", one(("load", 0), ("as_type", FN), ("pop", 1), ("return_unit",), params=[FN_PRINTS])),
]


@pytest.mark.parametrize(("reason", "made"), CODE, ids=range(len(CODE)))
def test_code_is_refused(reason: str, made: Module) -> None:
    error = bad(reason, made)
    assert error.function == "f" and (error.pc >= 0 or "runs off" in reason)


RETURN = (("return_unit",),)


def table(*types: tuple[object, ...]) -> Module:
    return module(function(RETURN), types=types)


TABLES: list[tuple[str, Module]] = [
    ("are the same", table(("list", INT), ("list", INT))),
    ("not there", table(("list", 99))),
    ("not before it", table(("list", 6))),
    ("not before it", table(("list", 7), ("option", 6))),
    ("two types are called", table(("record", "t.R", ()), ("enum", "t.R", ()))),
    ("holds a cell", table(("cell", INT), ("list", 6))),
    ("whose keys hold functions", table(("fn", (), UNIT, PURE), ("map", 6, INT))),
    ("a tuple of 1", table(("tuple", INT))),
    ("an unknown effect 'x'", table(("fn", (), UNIT, (("x",), (), False)))),
    ("not sorted", table(("fn", (), UNIT, (("fs", "console"), (), False)))),
    ("neither record nor enum", table(("fn", (), UNIT, ((), (INT,), False)))),
    ("whose row is open", table(("fn", (), UNIT, ((), (), True)), ("record", "t.R", (("f", 6, False),)))),
    ("is not a record of two strings", table(("record", "std.fs.IoError", ()))),
    ("nests more than", table(("list", INT), *[("list", 6 + i) for i in range(250)])),
    ("type 2 is", Module("t", [("int",), ("float",)] + [("string",)] * 4, [], [], [], [], (), [], [], [], {})),
    ("in its signature", module(function(RETURN, params=[77]))),
    ("in its signature is a cell", module(function(RETURN, params=[6]), types=[("cell", INT)])),
    ("of a local is not there", module(function(RETURN, locals=[77]))),
    ("it has no code", module(function(()))),
    ("its row is one with an unknown effect", module(function(RETURN, row=(("nope",), (), False)))),
    ("out of place", module(function(RETURN, handlers=[Handler(0, 1, 0, 0, ANY_ERROR, 0)]))),
    ("out of place", module(function(RETURN, handlers=[Handler(1, 1, 1, 0, ANY_ERROR, 0)]))),
    ("does not fit 64 bits", module(function(RETURN), constants=[2**63])),
    ("no operation 'fs.format'", module(function(RETURN), operations=["fs.format"])),
    ("the error's type is missing", module(function(RETURN), operations=["fs.remove"])),
    ("an unknown effect", module(function(RETURN), manifest=(("gpu", None),))),
    ("a limit of no patterns", module(function(RETURN), manifest=(("fs.read", ()),))),
    ("no function", module(function(RETURN), exports=[Export("f", 4, ())])),
    ("two exports", module(function(RETURN), exports=[Export("f", 0, ()), Export("f", 0, ())])),
    ("do not agree", module(function(RETURN), exports=[Export("f", 0, ("a",))])),
    ("which the manifest does not state", module(function(RETURN, row=PRINTS))),
    ("has no function", module(function(RETURN), globals=[Global("g", UNIT, 3)])),
    ("not a pure one", module(function(RETURN), globals=[Global("g", INT, 0)])),
]


@pytest.mark.parametrize(("reason", "made"), TABLES, ids=range(len(TABLES)))
def test_tables_are_refused(reason: str, made: Module) -> None:
    bad(reason, made)


def test_globals_are_read_after_they_were_made() -> None:
    reads = function([("load_global", 1), ("return",)], result=INT, name="g0")
    helper = function([("load_global", 0), ("return",)], result=INT, name="helper")
    calls = function([("call", 0, 1), ("return",)], result=INT, name="g1")
    two = [Global("a", INT, 0), Global("b", INT, 2)]
    bad("'a' may read 'b' before its time", module(reads, helper, calls, globals=two))
    fine = function([("const", 0), ("return",)], result=INT, name="g0")
    assert run_module(module(fine, helper, calls, globals=two)).value == 1
    itself = [Global("a", INT, 2), Global("b", INT, 0)]
    bad("'a' may read 'a' before its time", module(fine, helper, calls, globals=itself))


THROWER = function([("make_variant", 0, ENUM), ("throw", ENUM)], result=INT, row=((), (ENUM,), False), name="g")


def guarded(*handlers: Handler, row: tuple[tuple[str, ...], tuple[int, ...], bool] = PURE) -> Module:
    lines = [("call", 0, 1), ("pop", 1), ("return_unit",), ("pop", 1), ("return_unit",)]
    return module(function(lines, handlers=handlers, row=row), THROWER, types=TYPES)


def test_errors_are_caught_or_declared() -> None:
    verify(guarded(Handler(0, 1, 3, 0, ENUM, 0)))
    verify(guarded(Handler(0, 1, 3, 0, ANY_ERROR, 0)))
    bad("neither caught", guarded(Handler(0, 1, 3, 0, RECORD, 0)))
    bad("neither caught", guarded(Handler(1, 2, 3, 0, ENUM, 0)))
    verify(guarded(Handler(0, 1, 3, 0, RECORD, 0), row=((), (ENUM,), False)))
    bad("keeps more than there is", guarded(Handler(0, 1, 3, 1, ENUM, 0)))
    bad("keeps more than there is", guarded(Handler(0, 1, 3, 0, ENUM, 1)))
    bad("neither record nor enum", guarded(Handler(0, 1, 3, 0, INT, 0)))


def test_what_is_thrown_on_is_what_was_caught() -> None:
    lines = [("call", 0, 1), ("pop", 1), ("return_unit",), ("rethrow",)]
    handler = Handler(0, 1, 3, 0, ANY_ERROR, 0)
    bad("neither caught", module(function(lines, handlers=[handler]), THROWER, types=TYPES))
    row = ((), (ENUM,), False)
    made = module(function(lines, handlers=[handler], row=row), THROWER, types=TYPES)
    outcome = run_module(made)
    assert outcome.thrown is not None and (outcome.thrown.type, outcome.thrown.shown) == ("t.E", "A")


def test_what_a_star_stands_for_comes_from_the_arguments() -> None:
    higher = function(
        [("load", 0), ("const", 0), ("call_value", 1), ("return",)],
        params=[FN_OPEN],
        result=INT,
        row=((), (), True),
        name="higher",
    )
    pure = function([("load", 0), ("return",)], params=[INT], result=INT, name="pure")
    prints = function(
        [("const", 3), ("perform", 1, 0), ("pop", 1), ("load", 0), ("return",)],
        params=[INT],
        result=INT,
        row=PRINTS,
        name="prints",
    )

    def caller(callee: int, t: int, row: tuple[tuple[str, ...], tuple[int, ...], bool]) -> Module:
        f = function([("function_value", callee, t), ("call", 1, 1), ("return",)], result=INT, row=row)
        more = {"operations": ["console.print"], "manifest": (("console", None),)}
        return module(f, higher, pure, prints, types=TYPES, **more)

    assert run_module(caller(2, FN, PURE)).value == 1
    assert run_module(caller(3, FN_PRINTS, PRINTS)).output == "text\n"
    bad("console.print is used", caller(3, FN_PRINTS, PURE))
    bad("is no fn", caller(3, FN, PURE))
    verify(caller(2, FN_PRINTS, PRINTS))
    bad("is used", caller(2, FN_PRINTS, PURE))


def test_verification_is_metered() -> None:
    # Many ways meet in a function with many locals: each join compares all of them.
    lines: list[Line] = []
    for _ in range(3000):
        lines += [("const", 2), ("jump_unless", len(lines) + 2)]
    lines.append(("return_unit",))
    verify(one(*lines, locals=[INT] * 3000))
    lines = [("const", 0)] * 3000
    for _ in range(3000):
        lines += [("const", 2), ("jump_unless", len(lines) + 2)]
    bad("too intricate", one(*lines, ("pop", 3000), ("return_unit",)))
