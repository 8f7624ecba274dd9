"""Where Python differs from the language (the table of pitfalls), and where this backend's own forms could go wrong. At every level."""

from __future__ import annotations

import pytest

from .conftest import run

PROGRAMS: dict[str, tuple[str, list[str]]] = {
    "Int has 64 bits": (
        "print((3037000500).wrapping_mul(3037000500))\nprint(4611686018427387904 - 1 + 4611686018427387904)",
        ["-9223372036709301616", "9223372036854775807"],
    ),
    "division goes toward zero": (
        "for (a, b) in [(7, 2), (-7, 2), (7, -2), (-7, -2)] { print((a / b, a % b, a.div_floor(b), a.mod(b))) }",
        ["(3, 1, 3, 1)", "(-3, -1, -4, 1)", "(-3, 1, -4, -1)", "(3, -1, 3, -1)"],
    ),
    "a rest of zero has no sign": (
        "for n in [-4, -3, 0, 3] { print((n % 2 == 0, n % 2 == 1, n % 2 == -1)) }",
        ["(true, false, false)", "(false, false, true)", "(true, false, false)", "(false, true, false)"],
    ),
    "division by zero of floats": (
        "let z = 0.0\nprint((1.0 / z, -1.0 / z, z / z, 5.0 % z))\nprint(1.0 / (-z))",
        ["(inf, -inf, nan, nan)", "-inf"],
    ),
    "square roots of what is negative": (
        "for x in [4.0, -1.0, 0.0] { print((x.sqrt(), (x * x + 1.0).sqrt() > 0.0, (x * x / -0.0).sqrt())) }",
        ["(2.0, true, nan)", "(nan, true, nan)", "(0.0, true, nan)"],
    ),
    "whole numbers beside floats": (
        "let n = 9007199254740993\nlet x = 0.0\nprint(n.to_float() + x)\nprint(x - n.to_float())\nprint(n.to_float() == 9007199254740992.0)",
        ["9007199254740992.0", "-9007199254740992.0", "true"],
    ),
    "keys": (
        'let m: Map<Float, String> = [:]\nlet nan = 0.0 / 0.0\nm[nan] = "a"\nm[0.0 / 0.0] = "b"\nm[0.0] = "c"\nm[-0.0] = "d"\nprint(m)'
        "\nlet n: Map<(Int, Float?), Int> = [:]\nn[(1, Some(nan))] = 1\nn[(1, Some(nan))] = 2\nn[(1, None)] = 3\nprint(n)\nprint((1, None) in n)",
        ['[nan: "b", 0.0: "d"]', "[(1, Some(nan)): 2, (1, None): 3]", "true"],
    ),
    "a NaN in a list is not equal to itself": (
        "let nan = 0.0 / 0.0\nlet xs = [nan]\nprint((xs == xs, [(1, nan)] == [(1, nan)], [1.5] == [1.5]))",
        ["(false, false, true)"],
    ),
    "a negative index is no index": (
        'let xs = [1, 2]\nprint((xs.get(-1), xs.get(2)))\nprint("ab".get(-1))',
        ["(None, None)", "None"],
    ),
    "text in text": (
        'let s = "a\\"b"\nprint("\\{{s.pad_end(6, ".")}\\} {["k": s]} {\'x\'.len()}")'.replace(
            "'x'", '\\"x\\"'
        ).replace('\\"x\\"', '"x"'),
        ['{a"b...} ["k": "a\\"b"] 1'],
    ),
    "loops have variables of their own": (
        """let fs: List<fn() -> Int> = []
for i in 0..2 {
    var n = i * 10
    let twice = fn() => n * 2
    fs.push(fn() -> Int {
        n += 1
        twice()
    })
}
print(fs.map(fn(f) => f() + f()))""",
        ["[6, 46]"],
    ),
    "local functions call themselves": (
        """for k in 1..3 {
    fn down(n: Int) -> Int { if n <= 0 { k } else { down(n - k) } }
    print(down(5))
}""",
        ["1", "2"],
    ),
    "nested loops are left from inside": (
        """let seen: List<Int> = []
var found = 0
fn search(rows: List<List<Int>>, wanted: Int) -> Int {
    for row in rows {
        for x in row {
            if x == wanted { return x * 10 }
            if x < 0 { break }
        }
    }
    0
}
print((search([[1, -1, 5], [2, 3]], 3), search([[1, -1, 5]], 5)))
let first = [3, 4, 5].find(fn(x) => x > 3) ?? 0
let all = [[1, 2], [3]].filter(fn(xs) => xs.all(fn(x) => x < 3))
print((first, all))""",
        ["(30, 0)", "(4, [[1, 2]])"],
    ),
    "order of evaluation": (
        """let log: List<String> = []
fn at(name: String, n: Int) -> Int {
    log.push(name)
    n
}
let xs = [0, 0, 0]
xs[at("index", 1)] = at("value", 5) + 1
let pair = (at("a", 1) + at("b", 2) * 2, at("c", 3) in [at("d", 3)])
let m = [at("k", 1): at("v", 2)]
print(log.join(" "))
print((xs, pair, m))""",
        ["index value a b c d k v", "([0, 6, 0], (5, true), [1: 2])"],
    ),
    "an operand waits for what is assigned before it": (
        """var n = 1
let next = fn() -> Int {
    n += 1
    n
}
print(n + next() * 10 + n)
print((n, next(), n))""",
        ["23", "(2, 3, 3)"],
    ),
    "a list grows while it is walked, a map is walked as it was": (
        """let xs = [1]
for x in xs { if x < 4 { xs.push(x + 1) } }
let m = [1: 1]
for (k, _) in m { m[k + 1] = 0 }
print((xs, m))""",
        ["([1, 2, 3, 4], [1: 1, 2: 0])"],
    ),
    "sorting": (
        'let nan = 0.0 / 0.0\nprint([nan, 1.0, -0.0, 0.0].sorted())\nprint([("b", 1.0), ("a", 2.0), ("a", nan)].sorted())\nprint([Some(2), None, Some(1)].sorted())',
        ["[-0.0, 0.0, 1.0, nan]", '[("a", 2.0), ("a", nan), ("b", 1.0)]', "[None, Some(1), Some(2)]"],
    ),
    "options in options": (
        "let a: Option<Int?> = Some(None)\nlet b: Option<Int?> = None\nprint((a, b, a == b, a.is_some()))",
        ["(Some(None), None, false, true)"],
    ),
    "variables of patterns": (
        """for p in [(1, [1, 2, 3]), (2, []), (3, [9])] {
    print(match p {
        (1..=2, [first, ..rest]) if first > 0 => "{first} {rest}"
        (n, []) | (n, [_]) => "few {n}"
        _ => "?"
    })
}
for f in [1.5, 2.0, -0.0] { print(match f { 0.0 => "zero", 1.5 | 2.5 => "half", x => "{x}" }) }""",
        ["1 [2, 3]", "few 2", "few 3", "half", "2.0", "zero"],
    ),
    "values of blocks, choices and loops": (
        """let x = if 1 > 2 { 1 } else if 2 > 1 { let y = 5
    y * 2 } else { 3 }
let z = loop {
    let k = x + 1
    break match k { 11 => "eleven", _ => "other" }
}
let u = print("unit")
print((x, z, u))""",
        ["unit", '(10, "eleven", ())'],
    ),
    "a variable starts anew in each turn": (
        """fn f(n: Int) -> Int {
    var sum = 0
    for i in 0..3 {
        var x = n
        x += i
        sum += x
    }
    sum
}
print(f(10))""",
        ["33"],
    ),
    "deep data": (
        """var list: List<Nest> = []
var nest = Nest([])
for _ in 0..3000 { nest = Nest([nest]) }
print(("{nest}".len(), nest == nest))
let m: Map<Nest, Int> = [nest: 1]
print(m[nest])
print(nest.below.len())""",
        ["(45015, true)", "1", "1"],
    ),
}

TYPES = "record Nest { below: List<Nest> }\n"


@pytest.mark.parametrize("name", PROGRAMS)
@pytest.mark.parametrize("level", [0, 1, 2])
def test_pitfall(name: str, level: int) -> None:
    body, expected = PROGRAMS[name]
    outcome = run(f"{TYPES}fn main() uses console {{\n{body}\n}}\n", level)
    problem = outcome.trap and (outcome.trap.message, [str(frame) for frame in outcome.trap.stack])
    assert (outcome.output.splitlines(), problem) == (expected, None)


@pytest.mark.parametrize(
    ("body", "code", "message"),
    [
        ("print(g() + g())", "overflow", "an Int result does not fit 64 bits"),
        ("var s = g()\n s += 5\n print(s)", "overflow", "9223372036854775807 + 5 does not fit 64 bits"),
        ("print([1, 2].map(fn(x) => x + g()))", "overflow", "1 + 9223372036854775807 does not fit 64 bits"),
        ("print(-(-g() - n()))", "overflow", "-(-9223372036854775808) does not fit 64 bits"),
        ("print([1, 2][n() + 3])", "index", "index 4 is out of range of a list of length 2"),
        ('print("abc"[n() + 4])', "index", "index 5 is out of range of a string of length 3"),
        ("let xs = [1]\n xs[n() - 5] = 3", "index", "index -4 is out of range of a list of length 1"),
        ('let m = ["a": 1]\n print(m["b"])', "index", 'the map has no key "b"'),
        ("print(10 / (n() - 1))", "division_by_zero", "10 / 0"),
        ("let none: Int? = None\n print(none!)", "unwrap", "`!` met None"),
        ('assert n() == 2, "no"', "assertion", "no: n() == 2, with left 1 and right 2"),
    ],
)
def test_a_trap_says_what_happened(body: str, code: str, message: str) -> None:
    helpers = "fn g() -> Int { 9223372036854775807 }\nfn n() -> Int { [1].len() }\n"
    trap = run(f"{helpers}fn main() uses console {{\n{body}\n}}\n", 0).trap
    assert trap is not None and (trap.code, trap.message) == (code, message)
    assert trap.stack[-1].function == "main.main"


def test_finally_runs_but_for_traps() -> None:
    text = """
record E { n: Int }
fn f(n: Int) -> Int throws E {
    try {
        if n == 0 { throw E(0) }
        if n == 1 { return 1 }
        [5, 6, 7][n]
    } finally { print("finally {n}") }
}
fn main() uses console {
    print(try { f(0) } catch e: E { -1 })
    for n in 1..9 { print(try { f(n) } catch e: E { -1 }) }
}
"""
    outcome = run(text)
    assert outcome.output.split() == "finally 0 -1 finally 1 1 finally 2 7".split()
    assert outcome.trap is not None and outcome.trap.code == "index"


def test_effects_run_in_the_order_written_and_leave_a_trace() -> None:
    text = 'fn main() uses console, env {\n print(env.get("A") ?? "none")\n print("{env.args()}")\n}'
    outcome = run(text, grants="console", environment={"A": "1"}, argv=("x",))
    assert outcome.trap is not None and outcome.trap.code == "capability" and outcome.effects == ()
    from prism.backends.contract import RunRequest
    from prism.backends.python import BACKEND
    from prism.host.grants import Grants
    from prism.limits import Limits

    from .conftest import generate

    request = RunRequest(grants=Grants.all(), limits=Limits(), environment={"A": "1"}, argv=("x",))
    outcome = BACKEND.run(generate(text), request)
    assert outcome.output == '1\n["x"]\n'
    assert [str(event) for event in outcome.effects] == [
        'env.get("A") granted',
        'console.print("1") granted',
        "env.args() granted",
        'console.print("[\\"x\\"]") granted',
    ]
