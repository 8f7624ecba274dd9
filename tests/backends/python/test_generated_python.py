"""What generated Python looks like: sources and output side by side, without the optimiser."""

from __future__ import annotations

import ast

import pytest
from syrupy.assertion import SnapshotAssertion

from prism.diagnostics import CompileError

from .conftest import generate, run, source_of

PROGRAMS = {
    "records_and_enums": """
/// A share of something.
pub record Share { name: String, var percent: Int, note: String? }

/// How to pay.
pub enum Payment { Cash, Card(number: String), Voucher(String, Int) }

pub fn describe(p: Payment) -> String {
    match p {
        Cash => "cash"
        Card(number) if number.len() != 16 => "bad card {number}"
        Card(number) => "card ..{number.slice(12, 16)}"
        Voucher(code, _) => "voucher {code}"
    }
}

pub fn raise_by(s: Share, more: Int) -> Share {
    s.percent += more
    Share(..s, name: "new")
}
""",
    "arithmetic": """
pub fn mix(a: Int, b: Int) -> Int { (a * 31 + b) % 1000003 }
pub fn half(n: Int) -> Int { n / 2 }
pub fn ratio(a: Int, b: Int) -> Float { a.to_float() / b.to_float() }
pub fn even(n: Int) -> Bool { n % 2 == 0 }
pub fn last(xs: List<Int>) -> Int { xs[xs.len() - 1] }
""",
    "loops": """
pub fn squares(n: Int) -> List<Int> {
    let out: List<Int> = []
    for i in 0..n { out.push(i % 10) }
    out
}
pub fn first_pair(xs: List<Int>, wanted: Int) -> (Int, Int)? {
    var i = 0
    while i < xs.len() {
        for j in 0..i {
            if xs[j] == wanted - xs[i] { return Some((j, i)) }
            if xs[j] == 0 { break }
        }
        i += 1
    }
    None
}
pub fn words(text: String) -> Map<String, Int> {
    let counts: Map<String, Int> = [:]
    for word in text.split(" ") { counts.update(word, 0, fn(n) => n + 1) }
    counts
}
""",
    "closures": """
pub fn counters(n: Int) -> List<fn() -> Int> {
    let out: List<fn() -> Int> = []
    for i in 0..n {
        var count = i
        out.push(fn() -> Int {
            count += 1
            count
        })
        out.push(fn() => i)
    }
    out
}
pub fn adder(k: Int) -> fn(Float) -> Float { fn(x) => x + k.to_float() }
""",
    "errors": """
pub record Declined { reason: String }
pub fn check(n: Int) -> Int throws Declined {
    if n > 10 { throw Declined("{n} is too large") }
    n
}
pub fn safe(n: Int) -> String {
    var log = ""
    try { "got {check(n)}" } catch e: Declined { "declined: {e.reason}{log}" } finally { log += "done" }
}
""",
    "effects": """
fn load(path: String) -> String uses fs.read("data/**") throws IoError { fs.read_text("data/{path}") }
fn main(args: List<String>) -> Int uses console, fs.read("data/**"), env {
    let name = env.get("NAME") ?? "nobody"
    for path in args {
        print(try { load(path) } catch e { "{name}: {e}" })
    }
    0
}
""",
    "names": """
pub fn class(from: Int, list: Int) -> Int { list + from }
pub fn sum(t: Int, math: Int) -> Int { class(t * t + t, math) }
pub enum Kind { Exception(lambda: Int), Kind, Any }
pub record TypeVar { class: Int, def: Int }
pub fn pick(s: Kind) -> Int { match s { Exception(lambda) => lambda, _ => 0 } }
""",
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_source_and_output(name: str, snapshot: SnapshotAssertion) -> None:
    assert f"{PROGRAMS[name].strip()}\n\n{'-' * 80}\n\n{source_of(generate(PROGRAMS[name], 0))}" == snapshot


@pytest.mark.parametrize("name", PROGRAMS)
@pytest.mark.parametrize("level", [0, 2])
def test_output_is_python_and_always_the_same(name: str, level: int) -> None:
    first, second = generate(PROGRAMS[name], level), generate(PROGRAMS[name], level)
    assert first.files == second.files
    for file, data in first.files.items():
        ast.parse(data, file)


def test_the_module_says_what_it_needs() -> None:
    text = generate(PROGRAMS["effects"]).files["main.py"].decode()
    assert '"manifest": [["console", null], ["env", null], ["fs.read", ["data/**"]]]' in text.split("\n")[1]


def test_a_module_never_hides_one_of_pythons_own() -> None:
    assert generate("pub fn f() -> Int { 1 }", name="json.prism").entry == "json_.py"


def test_options_name_and_place_the_support_module() -> None:
    artifacts = generate("pub fn f() -> Int { 1 }", support="rules", package=True)
    assert set(artifacts.files) == {"main.py", "rules.py"}
    assert b"\nfrom .rules import" in artifacts.files["main.py"]


@pytest.mark.parametrize(
    "text",
    [
        "fn main() uses console {\n" + "for _ in 0..n() {\n" * 21 + "print(1)\n" + "}\n" * 22,
        "fn main() uses console {\n" + "if n() == 1 {\n" * 120 + "print(1)\n" + "}\n" * 121,
    ],
)
def test_what_python_could_not_read_is_refused_with_a_place(text: str) -> None:
    with pytest.raises(CompileError) as refused:
        generate(f"fn n() -> Int {{ [1].len() }}\n{text}", 0)
    (found,) = refused.value.diagnostics
    assert found.code == "pir-depth" and found.span.file == "main.prism" and found.span.line > 10


def test_nesting_that_python_can_read_is_written() -> None:
    text = (
        f"fn n() -> Int {{ [1].len() }}\nfn main() uses console {{ let x = n()\nprint({'(x + ' * 150}1{')' * 150}) }}"
    )
    assert run(text, 0).output == "151\n"
