"""Where JavaScript differs from the language (the table of pitfalls), and where this backend's own forms could go wrong. At every level."""

from __future__ import annotations

import pytest

from prism.limits import Limits

from .conftest import run

PROGRAMS: dict[str, tuple[str, list[str]]] = {
    "products beyond 2^53 are exact": (
        "var h = 14695981039346656\nfor i in 0..3 { h = h * 7 + i }\nprint(h)\nprint(94906267 * 94906267)\nprint(9007199254740993 - 2)",
        ["5040721496495903017", "9007199515875289", "9007199254740991"],
    ),
    "numbers come back below 2^53 as they were": (
        "let big = 9007199254740991 + two()\nlet m = [big - two(): 1]\nprint((big - two() == 9007199254740991, 9007199254740991 in m, big > 3, -big < 3))\n"
        'match big - two() { 9007199254740991 => print("same"), _ => print("other") }',
        ["(true, true, true, true)", "same"],
    ),
    "a rest of zero has no sign": (
        "for n in [-4, 0] { print((n % 2, n / 8, n * 0, -(n * 0), (n % 2).to_float())) }",
        ["(0, 0, 0, 0, 0.0)", "(0, 0, 0, 0, 0.0)"],
    ),
    "bits beyond 32": (
        "let x = 1 << 40\nprint((x | 1, (x + 5) & 7, x ^ (1 << 62), ~x, -1 >> 63, -1 & 4294967295, 1 << 63, 5 >> 40))",
        ["(1099511627777, 5, 4611687117939015680, -1099511627777, -1, 4294967295, -9223372036854775808, 0)"],
    ),
    "ranges across the safe numbers end": (
        "var n = 0\nfor i in 9007199254740990..9007199254740994 { n += 1\nif n > 9 { break } }\nfor i in 9223372036854775806..=9223372036854775807 { n += 10 }\n"
        "for i in -9007199254740994..-9007199254740989 { n += 100 }\nprint(n)",
        ["524"],
    ),
    "text is made of scalar values": (
        'let s = "a😂b"\nprint((s.len(), s.at(1), s.slice(1, 3), s.find("b"), s.reverse(), s.chars()))\nfor c in s { print(c) }\nprint("\\u{FFEE}" < "😂")',
        ['(3, "😂", "😂b", Some(2), "b😂a", ["a", "😂", "b"])', "a", "😂", "b", "true"],
    ),
    "keys keep their order and their type": (
        'let m = [10: "a", 9: "b", -1: "c"]\nm[9] = "d"\nprint(m)\nlet t: Map<(Int, String), Int> = [(2, "x"): 1]\nt[(1, "y")] = 2\nt[(2, "x")] = 3\nprint((t, (1, "y") in t))\n'
        "let p: Map<P, Int> = [P(1): 1]\nlet key = P(2)\np[key] = 2\nkey.x = 3\nprint((p, P(2) in p, P(3) in p))",
        ['[10: "a", 9: "d", -1: "c"]', '([(2, "x"): 3, (1, "y"): 2], true)', "([P(x: 1): 1, P(x: 3): 2], true, false)"],
    ),
    "floats as keys": (
        "let m: Map<Float, Int> = [:]\nm[0.0 / 0.0] = 1\nm[-(0.0 / 0.0)] = 2\nm[0.0] = 3\nm[-0.0] = 4\nprint((m.len(), m[0.0]))",
        ["(2, 4)"],
    ),
    "options nest and hold nothing": (
        "let a: Option<Int?> = Some(None)\nlet u: Option<()> = Some(())\nlet xs = [(), ()]\nprint((a, a == None, u, u == None, xs, xs[1] == (), xs.get(1)))\nlet m: Map<Int, Int?> = [1: None]\n"
        "print((m.get(1), m.get(2), m.get_or(1, Some(5)), m.get_or(2, Some(5))))",
        ["(Some(None), false, Some(()), false, [(), ()], true, Some(()))", "(Some(None), None, None, Some(5))"],
    ),
    "sorting is by type": (
        'let xs = [10, 9, 1, -5]\nxs.sort()\nlet fs = [0.0 / 0.0, 1.0, 0.0, -0.0, -1.0]\nfs.sort()\nprint((xs, fs, ["b", "B", "a"].sorted(), [true, false].sorted(), [(2, "a"), (1, "b")].sorted()))',
        ['([-5, 1, 9, 10], [-1.0, -0.0, 0.0, 1.0, nan], ["B", "a", "b"], [false, true], [(1, "b"), (2, "a")])'],
    ),
    "NaN in data": (
        "let nan = 0.0 / 0.0\nprint(([nan] == [nan], (nan, 1) < (nan, 2), (1.0, nan) <= (1.0, nan), (1, nan) < (2, nan), Some(nan) != Some(nan)))",
        ["(false, false, false, true, true)"],
    ),
    "names that JavaScript keeps for itself": (
        "let new = 1\nlet class = 2\nlet function = 3\nvar arguments = 4\nlet eval = 5\narguments += new\nlet constructor = delete(class)\nlet f = fn(this: Int, typeof: Int) => this + typeof\n"
        "print((new, class, function, arguments, eval, constructor, f(1, 2)))\nprint(Proto(1, 2, 3).constructor)",
        ["(1, 2, 3, 5, 5, 12, 3)", "2"],
    ),
    "text in templates": (
        'let s = "`$\\{x\\}`"\nprint("{s} ${s.len()} \\\\ `")\nprint("\\u{2028}\\u{1}".len())',
        ["`${x}` $6 \\ `", "2"],
    ),
    "closures see variables, each turn its own": (
        "let fs: List<fn() -> Int> = []\nfor i in 0..3 {\nvar n = i\nfs.push(fn() -> Int {\nn += 10\nn\n})\n}\nprint(fs.map(fn(f) => f() + f()))",
        ["[30, 32, 34]"],
    ),
    "a variable changes before its other operand is read": (
        "var a = 1\nlet change = fn() -> Int {\na += 10\na\n}\nprint(a + change() * 2 + a)\nlet xs = [1, 2, 3]\nlet grow = fn() -> Int {\nxs.push(9)\nxs.len() - 1\n}\nprint((xs[grow()], xs[0] + xs[grow()]))",
        ["34", "(9, 10)"],
    ),
    "lists grow while they are walked": (
        "let xs = [1, 2]\nfor x in xs { if xs.len() < 5 { xs.push(x * 10) } }\nprint(xs)\nlet m = [1: 1]\nfor (k, _) in m { m[k + 1] = 1 }\nprint(m.len())",
        ["[1, 2, 10, 20, 100]", "2"],
    ),
    "leaving loops through matches": (
        'var n = 0\nloop {\nn += 1\nmatch n { 1 => continue, 2 | 3 => (), 4 => break, _ => print("never") }\nfor i in 0..9 {\nmatch i { 0 => (), 1 => continue, 2 => print((n, i)), _ => break }\n}\n}\nprint(n)',
        ["(2, 2)", "(3, 2)", "4"],
    ),
}

TYPES = """
record P { var x: Int }
record Proto { __proto__: Int, constructor: Int, tag: Int }
fn two() -> Int { [1, 2].len() }
fn delete(n: Int) -> Int { n + 10 }
"""


@pytest.mark.parametrize("name", PROGRAMS)
@pytest.mark.parametrize("level", [0, 1, 2])
def test_pitfall(name: str, level: int) -> None:
    body, expected = PROGRAMS[name]
    outcome = run(f"{TYPES}fn main() uses console {{\n{body}\n}}\n", level)
    problem = outcome.trap and (outcome.trap.message, [str(frame) for frame in outcome.trap.stack])
    assert (outcome.output.splitlines(), problem) == (expected, None)


@pytest.mark.parametrize("level", [0, 2])
@pytest.mark.parametrize("inline", [True, False])
def test_both_forms_of_arithmetic_agree(level: int, inline: bool) -> None:
    text = """
fn step(a: Int, b: Int) -> Int { (a * 31 + b * b - a / 3) % 1000003 + -b }
fn count(n: Int) -> Int { if n < 2 { n } else { count(n - 1) + count(n - 2) } }
fn main() uses console {
    var a = 1
    for i in 0..1000 { a = step(a, i * 7919) }
    print((a, count(15), step(3037000498, 3037000498)))
}
"""
    from prism.backends.contract import RunRequest
    from prism.backends.javascript import BACKEND
    from prism.host.grants import Grants

    from .conftest import generate

    outcome = BACKEND.run(generate(text, level, inline=inline), RunRequest(Grants.all(), Limits()))
    assert outcome.output == expected_of(text)


def expected_of(text: str) -> str:
    from prism.backends.contract import RunRequest
    from prism.backends.python import BACKEND
    from prism.compiler import compile_text
    from prism.host.grants import Grants

    artifacts = BACKEND.generate(compile_text(text, "main.prism", {}).module, {})
    return BACKEND.run(artifacts, RunRequest(Grants.all(), Limits())).output


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ("var s = g()\n s += 5\n print(s)", "overflow", "9223372036854775807 + 5 does not fit 64 bits"),
        ("print([1, 2].map(fn(x) => x + g()))", "overflow", "1 + 9223372036854775807 does not fit 64 bits"),
        ("print(-(-g() - n()))", "overflow", "-(-9223372036854775808) does not fit 64 bits"),
        ("print([1, 2][n() + 3])", "index", "index 4 is out of range of a list of length 2"),
        ("for i in 0..n() + 3 { print([1, 2][i]) }", "index", "index 2 is out of range of a list of length 2"),
        ('print("a😂c"[n() + 4])', "index", "index 5 is out of range of a string of length 3"),
        ("let xs = [1]\n xs[n() - 5] = 3", "index", "index -4 is out of range of a list of length 1"),
        ("let xs = [1]\n for i in 0..2 { xs[i] = 3 }", "index", "index 1 is out of range of a list of length 1"),
        ('let m = ["a": 1]\n print(m["b"])', "index", 'the map has no key "b"'),
        ("print(10 / (n() - 1))", "division_by_zero", "10 / 0"),
        ("for i in 0..1 { print(10 % i) }", "division_by_zero", "10 % 0"),
        ("let none: Int? = None\n print(none!)", "unwrap", "`!` met None"),
        ("print(1 << (n() + 70))", "shift", "the count 71 is not in 0..63"),
        ('print("x".repeat(g()).len())', "memory", "a string of length 9223372036854775807 is too long"),
    ],
)
def test_a_trap_says_what_happened_and_where(body: str, code: str, message: str) -> None:
    helpers = "fn g() -> Int { 9223372036854775807 }\nfn n() -> Int { [1].len() }\n"
    trap = run(f"{helpers}fn main() uses console {{\n{body}\n}}\n", 0).trap
    assert trap is not None and (trap.code, trap.message) == (code, message)
    assert trap.stack[-1].function == "main.main" and trap.stack[0].line >= 4


def test_finally_runs_but_for_traps() -> None:
    text = """
record E { n: Int }
fn f(n: Int) -> Int throws E {
    try {
        if n == 0 { throw E(0) }
        if n == 1 { return 1 }
        [5, 6, 7][n]
    } catch e: E { throw E(e.n + 100) } finally { print("finally {n}") }
}
fn main() uses console {
    print(try { f(0) } catch e: E { e.n })
    for n in 1..9 {
        if n == 2 { try { continue } finally { print("continue") } }
        print(try { f(n) } catch e: E { -1 })
    }
}
"""
    outcome = run(text)
    assert outcome.output.split() == "finally 0 100 finally 1 1 continue".split()
    assert outcome.trap is not None and outcome.trap.code == "index"


def test_calls_nest_5000_deep_and_then_trap() -> None:
    text = """
fn depth(n: Int) -> Int { if n == 0 { 0 } else { 1 + depth(n - 1) } }
fn through(n: Int) -> Int { if n == 0 { 0 } else { [n].map(fn(x) => through(x - 1) + 1)[0] } }
fn for_ever(n: Int) -> Int { 1 + for_ever(n + 1) }
fn loop_round(n: Int) -> Int { if n == 0 { 7 } else { loop_round(n - 1) } }
fn main() uses console {
    print((depth(5000), through(5000), loop_round(1000000)))
    print(for_ever(0))
}
"""
    outcome = run(text)
    assert outcome.output == "(5000, 5000, 7)\n"
    assert outcome.trap is not None and (outcome.trap.code, outcome.trap.message) == (
        "stack",
        "calls are nested too deeply",
    )
    assert outcome.trap.stack[0].function == "main.for_ever"


def test_an_uncaught_error_is_shown() -> None:
    outcome = run('record Bad { why: String, code: Int? }\nfn main() throws Bad { throw Bad("no", Some(3)) }')
    assert outcome.thrown is not None
    assert (outcome.thrown.type, outcome.thrown.shown) == ("main.Bad", 'Bad(why: "no", code: Some(3))')
    assert outcome.exit_code == 1
