"""Effects and errors: what is inferred, what flows through parameters, what the fixed signature says."""

from __future__ import annotations

from prism.diagnostics import Diagnostic
from prism.frontend.check import check_program
from prism.pir.nodes import Module, Restrict
from prism.pir.verify import verify
from prism.source import Source


def module_of(text: str) -> Module:
    checked = check_program(Source("main.prism", text), lambda name: None)
    assert [d for d in checked.diagnostics if d.severity == "error"] == []
    assert checked.module is not None and verify(checked.module) == ()
    return checked.module


def rows(text: str) -> dict[str, str]:
    return {f.name.removeprefix("main."): str(f.row).strip() for f in module_of(text).functions}


def diagnostics(text: str) -> tuple[Diagnostic, ...]:
    return check_program(Source("main.prism", text), lambda name: None).diagnostics


def fixed(text: str) -> str:
    """The text after the fixes of all its diagnostics."""
    lines = text.split("\n")
    edits = {edit for d in diagnostics(text) if d.fix is not None for edit in d.fix.edits}
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        assert edit.span.line == edit.span.end_line
        line = lines[edit.span.line - 1]
        lines[edit.span.line - 1] = line[: edit.span.column - 1] + edit.text + line[edit.span.end_column - 1 :]
    return "\n".join(lines)


def test_rows_are_inferred_through_recursion_and_by_operation() -> None:
    found = rows(
        """
record Bad { a: Int }
fn even(n: Int) -> Bool { if n == 0 { true } else { odd(n - 1) } }
fn odd(n: Int) -> Bool { if n < 0 { throw Bad(n) } else { print(n)
    even(n - 1) } }
fn quiet(n: Int) -> Int { try { if even(n) { 1 } else { 2 } } catch e: Bad { 3 } }
fn read(p: String) -> String throws IoError { fs.read_text(p) }
fn main() uses console, fs, clock throws IoError { print(quiet(1))
    print(read("a")) }
"""
    )
    assert found["even"] == found["odd"] == "uses (console.print) throws (main.Bad)"
    assert found["quiet"] == "uses (console.print)"
    assert found["read"] == "uses (fs.read) throws (std.fs.IoError)"
    assert found["main"] == "uses (clock, console, fs) throws (std.fs.IoError)"


def test_star_becomes_what_the_argument_does() -> None:
    found = rows(
        """
record Bad { a: Int }
fn each<T>(xs: List<T>, f: fn(T) -> () uses *) { for x in xs { f(x) } }
fn twice(f: fn() -> () uses *) -> (fn() -> () uses *) { fn() { f()
    f() } }
fn hands_on(f: fn() -> () uses *) { each([1], fn(x) => f()) }
fn pure(xs: List<Int>) -> Int { var n = 0
    each(xs, fn(x) { n += x })
    n }
fn prints(xs: List<Int>) { each(xs, fn(x) => print(x)) }
fn throws_(xs: List<Int>) { each(xs, fn(x) { throw Bad(x) }) }
fn makes() { twice(fn() => print("x"))() }
fn main() uses console throws Bad { prints([])
    throws_([])
    makes()
    hands_on(fn() => print(pure([]))) }
"""
    )
    assert found["each"] == found["hands_on"] == "uses (*)"
    assert found["twice"] == ""
    assert found["pure"] == ""
    assert found["prints"] == found["makes"] == "uses (console.print)"
    assert found["throws_"] == "throws (main.Bad)"


def test_a_function_value_may_do_less_than_is_accepted() -> None:
    rows(
        """
fn run(f: fn(Int) -> Int uses console) -> Int uses console { f(1) }
fn pure(n: Int) -> Int { n }
fn loud(n: Int) -> Int { print(n)
    n }
fn main() uses console {
    print(run(pure) + run(loud) + run(fn(n) => n))
    let fs = [pure, loud, fn(n) => n]
    for f in fs { print(f(1)) }
    let chosen = if fs.is_empty() { pure } else { loud }
    print(chosen(2))
}
"""
    )


def test_limits_are_enforced_where_they_are_stated() -> None:
    module = module_of(
        """
fn load() -> Bool uses fs.read("data/**") { fs.exists("data/x") }
fn main() uses fs.read("data/**"), console { print(load()) }
"""
    )
    load, main = module.functions
    assert isinstance(load.body, Restrict) and not isinstance(main.body, Restrict)
    assert str(module.manifest).strip() == 'uses (console, fs.read("data/**"))'


def test_the_fixed_signature_is_accepted() -> None:
    text = """
record Bad { a: Int }
pub fn a() -> Int { check(1) }
pub fn b() uses console { fs.exists("x")
    print(1) }
fn check(n: Int) -> Int { if n < 0 { throw Bad(n) } else { print(n)
    n } }
fn main() { print(a())
    b() }
"""
    assert {d.code for d in diagnostics(text)} == {"undeclared-effect", "undeclared-throws", "unused-result"}
    once = fixed(text)
    assert "pub fn b() uses console, fs.read {" in once
    assert [d for d in diagnostics(fixed(once)) if d.severity == "error"] == []


def test_the_causing_call_is_shown() -> None:
    found = diagnostics("pub fn f() -> Int {\n    g() + 1\n}\nfn g() -> Int { clock.now().to_int() }\n")
    assert [(d.code, d.span.line, d.label) for d in found] == [("undeclared-effect", 2, "`g` uses `clock.now`")]
    assert [(label.span.line, label.text) for label in found[0].labels] == [(1, "does not state `clock.now`")]


def test_untyped_catch_has_the_one_error_left() -> None:
    found = rows(
        """
record A { a: Int }
record B { b: String }
fn one(n: Int) -> Int { throw A(n) }
fn two(n: Int) -> Int { if n > 0 { one(n) } else { throw B("b") } }
fn main() uses console {
    print(try { one(1) } catch e { e.a })
    print(try { two(1) } catch e: A { e.a } catch rest { rest.b.len() })
    print(try { two(1) } catch e { "{e}".len() })
}
"""
    )
    assert found["two"] == "throws (main.A, main.B)"
