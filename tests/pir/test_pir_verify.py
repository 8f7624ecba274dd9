"""The verifier: sound modules pass, each rule has a module that breaks it, and nothing makes it fail itself."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from random_modules import RandomModules, deep

from prism.pir.nodes import Block, Function, Literal, Module
from prism.pir.text_parse import parse_module
from prism.pir.types import INT, NEVER, PURE, UNIT, Con, list_of
from prism.pir.verify import MOST, verify
from prism.pir.walk import walk_module
from prism.source import NOWHERE

PRELUDE = """
enum Option<T> { None, Some(T) }
enum m.Color { Red, Green, Blue }
record m.Point { x: Int, var y: Int }
record m.Holder { f: fn() -> Int }
record m.Box<T: Ord> { item: T }
record m.Oops { message: String }
record std.fs.IoError { message: String, path: String }
global m.zero: Int = 0
fn m.print(%s: String) -> () uses (console.print) = perform console.print(%s)
fn m.fail() -> Int throws (m.Oops) = throw new m.Oops("no")
fn m.read(%p: String) -> String uses (fs.read) throws (std.fs.IoError) = perform fs.read_text(%p)
fn m.each<T>(%xs: List<T>, %f: fn(T) -> () uses (*)) -> () uses (*) = each 'e %x: T in %xs do invoke(%f, %x)
fn m.same<T: Eq>(%a: T, %b: T) -> Bool = eq<T>(%a, %b)
"""

BROKEN = [
    # code, part of the message, the definition that breaks a rule
    ("pir-type", "Literal in m.f: its type is Float, but its parts give Int", "fn m.f() -> Float = 1: Float"),
    ("pir-type", "Literal in m.f: the body has type Int, where Float is expected", "fn m.f() -> Float = 1"),
    ("pir-type", "argument 2 has type String", 'fn m.f() -> Int = int.add(1, "2")'),
    (
        "pir-type",
        "argument 1 has type Int",
        "fn m.f() -> () uses (console.print) = call m.print(1): () uses (console.print)",
    ),
    ("pir-type", "the condition has type Int", "fn m.f() -> () = if 1 then () else ()"),
    ("pir-type", "its type is Int, but its parts give String", 'fn m.f() -> Int = if true then 1 else "x"'),
    ("pir-type", "Int is called, which is no function", "fn m.f() -> () = invoke(1)"),
    ("pir-type", "Int is walked", "fn m.f() -> () = each 'e _: Int in 1 do ()"),
    ("pir-type", "the lower end has type Float", "fn m.f() -> () = for 'e %i in 1.0 .. 2 do ()"),
    ("pir-type", "its value has type (), but the loop's type is Int", "fn m.f() -> Int = loop: Int 'e break 'e"),
    ("pir-type", "its value has type (), but the loop's type is Never", "fn m.f() -> () = loop 'e break 'e"),
    ("pir-type", "only a Loop has a value", "fn m.f() -> () = for 'e %i in 0 .. 1 do break 'e with 1"),
    ("pir-type", "the value has type Int, where String is expected", "fn m.f() -> String = return 1"),
    ("pir-type", "Int is no error", "fn m.f() -> () = throw 1"),
    ("pir-type", "where Never is expected", "fn m.f() -> Int = return: Int 1"),
    ("pir-type", "the finalizer has type Int", "fn m.f() -> Int = try 1 { finally => 2, }"),
    ("pir-type", "the body has type Int", "fn m.f() -> (fn() -> String) = closure: (fn() -> String) () => 1"),
    ("pir-type", "the value to fit has type Int", 'fn m.f() -> () = match 1 { "x" => (), _: Int => (), }'),
    ("pir-type", "is no tuple", "fn m.f() -> () = match 1 { tuple(1, 2): Int => (), _: Int => (), }"),
    ("pir-type", "the value has type String", 'fn m.f(%p: m.Point) -> () = set_field(%p, "y", "")'),
    ("pir-arity", "2 arguments expected, 1 given", "fn m.f() -> Int = int.add(1)"),
    ("pir-arity", "a multiple of 2 arguments expected", "fn m.f() -> Map<Int, Int> = map.make<Int, Int>(1, 2, 3)"),
    ("pir-arity", "1 arguments expected, 0 given", "fn m.f() -> () uses (console.print) = perform console.print()"),
    ("pir-arity", "2 fields expected, 1 given", "fn m.f() -> m.Point = new m.Point(1)"),
    ("pir-arity", "1 type arguments expected, 0 given", "fn m.f() -> Bool = call m.same(1, 2): Bool"),
    ("pir-arity", "two or more alternatives", "fn m.f() -> () = match 1 { or(1) => (), _: Int => (), }"),
    ("pir-unknown", "there is no such primitive", "fn m.f() -> Int = int.plus(1, 2): Int"),
    ("pir-unknown", "there is no such operation", "fn m.f() -> () = perform console.beep()"),
    ("pir-unknown", "there is no such function", "fn m.f() -> () = call m.g(): ()"),
    ("pir-unknown", "there is no such function", "fn m.f() -> () = { ref m.g: (fn() -> ()); () }"),
    ("pir-unknown", "there is no such global", "fn m.f() -> Int = global m.one: Int"),
    ("pir-unknown", "there is no type m.Size", "fn m.f(%a: m.Size) -> () = ()"),
    ("pir-unknown", "List takes 1 type arguments, not 2", "fn m.f(%a: List<Int, Int>) -> () = ()"),
    ("pir-unknown", "there is no type parameter U", "fn m.f<T>(%a: List<?U>) -> () = ()"),
    ("pir-unknown", "m.Color has no variant Pink", "fn m.f() -> m.Color = new m.Color::Pink()"),
    ("pir-unknown", "m.Point has no field z", 'fn m.f(%p: m.Point) -> Int = field(%p, "z"): Int'),
    ("pir-unknown", "Some has no field 1", 'fn m.f(%o: Option<Int>) -> Int = payload(%o, "Some", 1): Int'),
    ("pir-unknown", "there is no bound Fun", "fn m.f<T: Fun>() -> () = ()"),
    ("pir-unknown", "takes no limits", 'fn m.f() -> () uses (console.print("x")) = ()'),
    ("pir-unknown", "a type is nested too deeply", f"fn m.f(%a: {'List<' * 200}Int{'>' * 200}) -> () = ()"),
    ("pir-unknown", "does not satisfy Ord, which m.Box asks", "fn m.f(%b: m.Box<Map<Int, Int>>) -> () = ()"),
    ("pir-bound", "fn() -> Int does not satisfy Eq", "fn m.f(%a: fn() -> Int) -> Bool = eq<fn() -> Int>(%a, %a)"),
    ("pir-bound", "m.Holder does not satisfy Eq", "fn m.f(%a: m.Holder) -> Bool = call m.same<m.Holder>(%a, %a): Bool"),
    ("pir-bound", "T does not satisfy Ord", "fn m.f<T: Eq>(%a: T) -> Bool = lt<T>(%a, %a)"),
    ("pir-scope", "the local is not bound", "fn m.f() -> Int = %x: Int"),
    ("pir-scope", "the local is not visible here", "fn m.f() -> Int = { { let %x = 1; () }; %x }"),
    ("pir-scope", "the local is not visible here", "fn m.f() -> Int = { if true then let %x = 1 else (); %x }"),
    ("pir-scope", "the local x is bound twice", "fn m.f() -> () = { let %x = 1; { let %x = 2; () } }"),
    ("pir-scope", "the local x is bound twice", "fn m.f(%x: Int) -> () = { closure (%x: Int) => (); () }"),
    (
        "pir-scope",
        "the local x is bound twice",
        "fn m.f(%a: (Int, Int)) -> () = { let tuple(%x: Int, %x: Int) = %a; () }",
    ),
    ("pir-scope", "the local is immutable", "fn m.f() -> () = { let %x = 1; set %x = 2 }"),
    ("pir-scope", "the local is immutable", "fn m.f(%x: Int) -> () = set %x = 2"),
    ("pir-scope", "the field is immutable", 'fn m.f(%p: m.Point) -> () = set_field(%p, "x", 1)'),
    ("pir-scope", "do not bind the same names", "fn m.f() -> () = match 1 { or(%x: Int, _: Int) => (), }"),
    ("pir-scope", "no loop of that label", "fn m.f() -> () = { loop 'e { closure () => break 'e; () }; () }"),
    ("pir-scope", "no loop of that label", "fn m.f() -> () = continue 'e"),
    ("pir-scope", "the label e is used twice", "fn m.f() -> () = { loop: () 'e break 'e; loop: () 'e break 'e }"),
    ("pir-scope", "no function is around it", "global m.g: Int = return 1"),
    ("pir-scope", "m.a needs the global m.b", "global m.a: Int = global m.b: Int global m.b: Int = 1"),
    (
        "pir-scope",
        "(in m.g)",
        "global m.a: Int = call m.g(): Int global m.b: Int = 1 fn m.g() -> Int = global m.b: Int",
    ),
    ("pir-row", "the row around it lacks the effect console.print", 'fn m.f() -> () = perform console.print("")'),
    ("pir-row", "its row lacks the effect console.print", 'fn m.f() -> () = perform console.print("") uses ()'),
    ("pir-row", "its row lacks the effect console.print", 'fn m.f() -> () = call m.print("x"): ()'),
    (
        "pir-row",
        "lacks the effect console.print",
        'fn m.f() -> (fn() -> ()) = closure: (fn() -> ()) () => perform console.print("")',
    ),
    ("pir-row", "the effect console.print", 'global m.a: () = perform console.print("")'),
    (
        "pir-row",
        "its row lacks the effect console.print",
        "fn m.f(%g: fn(Int) -> () uses (console.print)) -> () = call m.each<Int>(list.make<Int>(), %g): ()",
    ),
    ("pir-row", "the effects of `*`", "fn m.f(%g: fn() -> () uses (*)) -> () = invoke(%g)"),
    ("pir-type", "its type is fn(String) -> ()", "fn m.f() -> () = { ref m.print: (fn(String) -> ()); () }"),
    ("pir-row", "the effect log.write", "fn m.f(%g: fn() -> () uses (log.write)) -> () uses (console) = invoke(%g)"),
    ("pir-throws", "its row lacks the error m.Oops", "fn m.f() -> Int = call m.fail(): Int"),
    ("pir-throws", "the row around it lacks the error m.Oops", 'fn m.f() -> Int = throw new m.Oops("")'),
    (
        "pir-throws",
        "its row lacks the error m.Oops",
        "fn m.f() -> Int = try call m.fail(): Int throws (m.Oops) { catch %e: std.fs.IoError => 1, } uses ()",
    ),
    (
        "pir-limits",
        'may go beyond fs.read("data/**")',
        'fn m.f() -> Bool uses (fs.read("data/**")) = perform fs.exists("x")',
    ),
    (
        "pir-row",
        'lacks the effect fs.read("**")',
        'fn m.f() -> Bool uses (fs.read("data/**")) = restrict (fs.read("**")) perform fs.exists("x")',
    ),
    (
        "pir-limits",
        "Call m.read in m.f may go beyond",
        'fn m.f() -> String uses (fs.read("d/*")) throws (std.fs.IoError) ='
        ' call m.read("x"): String uses (fs.read) throws (std.fs.IoError)',
    ),
    ("pir-limits", "states no limits", "fn m.f() -> () = restrict (fs.read) ()"),
    (
        "pir-row",
        'the effect fs.read("b/**")',
        'fn m.f(%g: fn() -> () uses (fs.read("b/**"))) -> () uses (fs.read("a/**")) = invoke(%g)',
    ),
    (
        "pir-match",
        "no arm takes Blue",
        "fn m.f(%c: m.Color) -> () = match %c { new m.Color::Red() => (), new m.Color::Green() => (), }",
    ),
    (
        "pir-match",
        "has to fit every value",
        "fn m.f() -> () = { let new Option<Int>::Some(%x: Int) = new Option<Int>::None(); () }",
    ),
    ("pir-duplicate", "the type m.Point is defined twice", "record m.Point { x: Int }"),
    ("pir-duplicate", "the type List is defined twice", "record List { x: Int }"),
    ("pir-duplicate", "two fields", "record m.P { x: Int, x: Int }"),
    ("pir-duplicate", "two variants", "enum m.E { A, A }"),
    ("pir-malformed", "does not fit 64 bits", "fn m.f() -> Int = 9223372036854775808"),
    ("pir-malformed", "lone surrogate", 'fn m.f() -> String = "\\u{d800}"'),
]


@pytest.mark.parametrize(
    ("code", "message", "definition"), BROKEN, ids=[f"{row[0]}-{i}" for i, row in enumerate(BROKEN)]
)
def test_each_rule(code: str, message: str, definition: str) -> None:
    found = verify(parse_module(f"pir 1 module m {PRELUDE}\n{definition}"))
    assert found, "nothing found"
    assert found[0].code == code, found
    assert message in found[0].message, found


@pytest.mark.parametrize(
    ("head", "definition", "message"),
    [
        ("exports m.f", "", "m.f is exported, but there is no such function"),
        ("exports m.f", "fn m.f<T>() -> () = ()", "m.f is exported, but has type parameters"),
        ("exports m.f", "fn m.f() -> () uses (console) = ()", "the manifest lacks the effect console"),
        (
            'exports m.main manifest uses (fs.read("a"))',
            "fn m.main() -> () uses (fs.read) = ()",
            "the manifest lacks the effect fs.read",
        ),
        ("exports m.main", "fn m.main(%a: Int) -> () = ()", "m.main takes List<String> or nothing"),
        ("exports m.main", 'fn m.main() -> String = ""', "m.main gives Int or nothing"),
    ],
)
def test_exports(head: str, definition: str, message: str) -> None:
    found = verify(parse_module(f"pir 1 module m {head} {PRELUDE}\n{definition}"))
    assert [(d.code, d.message) for d in found] == [("pir-exports", message)]


@pytest.mark.parametrize(
    "definition",
    [
        "fn m.f() -> Int = loop 'e return 1",
        "fn m.f() -> () = { loop: () 'e if true then break 'e else continue 'e; () }",
        "fn m.f() -> (fn() -> () uses (console)) = closure: (fn() -> () uses (console)) () => ()",
        "fn m.f(%g: fn() -> ()) -> (fn() -> () uses (console)) = %g",
        "fn m.f(%g: fn(Int) -> ()) -> () = call m.each<Int>(list.make<Int>(), %g): ()",
        "fn m.f(%g: fn(Int) -> () uses (*)) -> () uses (*) = call m.each<Int>(list.make<Int>(), %g): () uses (*)",
        "fn m.f() -> (fn(String) -> () uses (console.print)) = ref m.print: (fn(String) -> () uses (console.print))",
        "fn m.f() -> Int = try call m.fail(): Int throws (m.Oops) { catch %e => string.len(%e), }",
        'fn m.f() -> Bool uses (fs.read("a/**")) = restrict (fs.read("a/b/*")) perform fs.exists("x")',
        'fn m.f(%g: fn() -> () uses (fs.read)) -> () uses (fs.read("a/**")) = restrict (fs.read("a/**")) invoke(%g)',
        "fn m.f(%g: fn() -> () uses (log.write)) -> () uses (log.write) = invoke(%g)",
        'fn m.f(%c: m.Color) -> Bool = is(%c, "Red")',
        "fn m.f() -> Int = match m.f { _: String => 1, }".replace("m.f {", '"x" {'),
        "fn m.f<T: Ord>(%a: T) -> Bool = call m.same<T>(%a, %a): Bool",
        "fn m.f() -> String = show<m.Holder>(new m.Holder(closure () => 1))",
        "global m.one: Int = int.add(global m.zero: Int, 1)",
    ],
)
def test_sound_definitions(definition: str) -> None:
    assert verify(parse_module(f"pir 1 module m {PRELUDE}\n{definition}")) == ()


def test_sample_is_sound(sample: Module) -> None:
    assert verify(sample) == ()


@given(st.integers(0, 2**64))
def test_garbage(seed: int) -> None:
    found = verify(RandomModules(seed).module())
    assert len(found) <= MOST
    assert not [d for d in found if d.code == "pir-malformed" and "is not made of" in d.message], found


def function(body: object, result: object = UNIT) -> Module:
    made = Function("m.f", (), (), result, PURE, body, "", True, NOWHERE)  # type: ignore[arg-type]  # wrong on purpose
    return Module("m", (), (), (made,), (), PURE, ())


def test_wrong_classes() -> None:
    for body in (
        None,
        3,
        "x",
        (),
        Block(UNIT, PURE, NOWHERE, None, None),
        Literal("Int", PURE, NOWHERE, 1),
        Literal(INT, None, NOWHERE, 1),
    ):  # type: ignore[arg-type]
        assert verify(function(body)), body
    assert verify(Module("m", (3,), (), (), (), PURE, ()))[0].code == "pir-malformed"  # type: ignore[arg-type]
    assert verify(Module("m", None, None, None, None, None, None))[0].code == "pir-malformed"  # type: ignore[arg-type]


def test_deep_nesting() -> None:
    assert verify(deep(1_500)) == ()
    assert [d.code for d in verify(deep(100_000))] == ["pir-depth"]
    t: Con = INT
    for _ in range(100_000):
        t = list_of(t)
    assert verify(function(Literal(NEVER, PURE, NOWHERE, 1), t))[0].code in ("pir-unknown", "pir-depth")


def test_speed_is_linear(sample_text: str) -> None:
    start = sample_text.index("fn public shop.total")
    head, body = sample_text[:start], sample_text[start:]

    def cost(copies: int) -> float:
        names = ("total", "pay", "first", "load", "main")
        text = head + body
        for k in range(copies):
            copy = body
            for name in names:
                copy = copy.replace(f"shop.{name}", f"shop.{name}{k}x")
            text += copy
        module = parse_module(text)
        count = sum(1 for _ in walk_module(module))
        start = time.perf_counter()
        assert verify(module) == ()
        return (time.perf_counter() - start) / count

    small, large = min(cost(20) for _ in range(3)), min(cost(200) for _ in range(3))
    assert large < 3 * small
    assert large < 50e-6
