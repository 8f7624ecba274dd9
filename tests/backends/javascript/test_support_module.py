"""The support module against the reference functions of the primitives, on the edges and at random."""

from __future__ import annotations

import math
import random
from collections.abc import Callable
from typing import Any

import pytest

from prism.backends.javascript.arithmetic import HELPERS
from prism.pir.primitives import PRIMITIVES
from prism.semantics.display import quote
from prism.semantics.equality import compare
from prism.semantics.integers import INT_MAX, INT_MIN
from prism.semantics.traps import Trap
from prism.semantics.values import Data

Evaluate = Callable[[str, Any], Any]

SAFE = (1 << 53) - 1

INT_FUNCTIONS = {
    **HELPERS,
    "int.div_floor": "divFloor",
    "int.mod": "modInt",
    "int.pow": "powInt",
    "int.bit_and": "bitAnd",
    "int.bit_or": "bitOr",
    "int.bit_xor": "bitXor",
    "int.bit_not": "bitNot",
    "int.shift_left": "shiftLeft",
    "int.shift_right": "shiftRight",
    "int.wrapping_add": "wrappingAdd",
    "int.wrapping_sub": "wrappingSub",
    "int.wrapping_mul": "wrappingMul",
    "int.to_hex": "toHex",
}
FLOAT_FUNCTIONS = {
    "float.floor": "floorFloat",
    "float.ceil": "ceilFloat",
    "float.round": "roundFloat",
    "float.to_int": "floatToInt",
}

RUN = """
const shown = (x) => x === null ? "None" : x instanceof support.Some ? `Some ${shown(x.value)}`
    : typeof x === "number" || typeof x === "bigint" ? `${isCanonical(x) ? "" : "not canonical: "}${x}` : JSON.stringify(x);
const isCanonical = (x) => typeof x === "bigint" ? !Number.isSafeInteger(Number(x)) : !Object.is(x, -0) && Number.isSafeInteger(x);
const number = (text) => Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);
const attempt = (f) => { try { return shown(f()); } catch (e) { return `trap ${e.code}: ${e.message}`; } };
"""
"""Ints go as text; what comes back tells if it is in the one form that such an Int has."""


def outcome(name: str, *args: object) -> str:
    """What the reference says, in the words of RUN."""
    try:
        return text(PRIMITIVES[name].reference(*args))  # type: ignore[misc]  # every row has a reference
    except Trap as trap:
        return f"trap {trap.code}: {trap.message}"


def text(found: object) -> str:
    if isinstance(found, Data):
        return f"Some {text(found.fields[0])}" if found.fields else "None"
    return quoted(found) if isinstance(found, str) else str(found)


def quoted(found: str) -> str:
    return '"' + found + '"'


def interesting_ints(rng: random.Random) -> list[int]:
    edges = [
        0,
        1,
        2,
        3,
        7,
        10,
        31,
        32,
        63,
        64,
        1000003,
        1 << 31,
        1 << 32,
        1 << 52,
        SAFE,
        1 << 53,
        SAFE + 2,
        1 << 62,
        INT_MAX,
    ]
    edges = [sign * (n + d) for n in edges for d in (-1, 0, 1) for sign in (1, -1)]
    return [
        n for n in {*edges, INT_MIN, *(rng.randrange(-1 << b, 1 << b) for b in range(1, 64))} if INT_MIN <= n <= INT_MAX
    ]


@pytest.mark.parametrize("name", INT_FUNCTIONS)
def test_ints(name: str, evaluate: Evaluate) -> None:
    rng = random.Random(name)
    ints = interesting_ints(rng)
    arity = PRIMITIVES[name].signature.count("Int") - (not name.endswith("hex"))
    cases = [(n,) for n in ints] if arity == 1 else [(a, b) for a in ints for b in rng.sample(ints, 60)]
    if "shift" in name or name == "int.pow":
        cases = [(a, b) for a in ints for b in (*range(-1, 6), 31, 32, 33, 40, 62, 63, 64, INT_MAX)]
    body = f"{RUN} return data.map((args) => attempt(() => support.{INT_FUNCTIONS[name]}(...args.map(number))));"
    found = evaluate(body, [[str(n) for n in case] for case in cases])
    wrong = [(case, f, outcome(name, *case)) for case, f in zip(cases, found) if f != outcome(name, *case)]
    assert wrong == []


def interesting_floats(rng: random.Random) -> list[float]:
    halves = [n + 0.5 for n in range(-5, 6)]
    powers = [s * 2.0**e for e in (-1074, -20, -1, 0, 31, 52, 53, 62, 63, 64, 1023) for s in (1, -1)]
    decimals = [s * float(f"{rng.random()}e{e}") for e in range(-30, 40, 3) for s in (1, -1)]
    near = [math.nextafter(x, d) for x in (0.5, 1e16, 1e-4, 2.0**63, -(2.0**63)) for d in (-math.inf, math.inf)]
    exact = [1e15, 1e16, 123456789012345680.0, 1e21, 1e22, 1e-4, 1e-5, 0.1, 0.3, 2.675, 1.005, 1e300]
    return [0.0, -0.0, math.inf, -math.inf, math.nan, *halves, *powers, *decimals, *near, *exact]


@pytest.mark.parametrize("name", FLOAT_FUNCTIONS)
def test_floats_to_ints(name: str, evaluate: Evaluate) -> None:
    floats = interesting_floats(random.Random(1))
    body = (
        f"{RUN} return data.map((x) => attempt(() => support.{FLOAT_FUNCTIONS[name]}(support.parseFloat64(x).value)));"
    )
    assert evaluate(body, [repr(x) for x in floats]) == [outcome(name, x) for x in floats]


def test_floats_as_text(evaluate: Evaluate) -> None:
    floats = interesting_floats(random.Random(2))
    body = "return data.map((x) => support.showFloat(support.parseFloat64(x).value));"
    assert evaluate(body, [repr(x) for x in floats]) == [repr(x) for x in floats]
    digits = (0, 1, 2, 3, 9, 20, 100)
    body = f"return data.map((x) => {list(digits)}.map((d) => support.fixedFloat(support.parseFloat64(x).value, d)));"
    assert evaluate(body, [repr(x) for x in floats]) == [[f"{x:.{d}f}" for d in digits] for x in floats]


def test_powers_of_floats(evaluate: Evaluate) -> None:
    floats = [0.0, -0.0, 1.0, -1.0, 2.0, -2.0, 0.5, 3.0, math.inf, -math.inf, math.nan]
    pairs = [[repr(a), repr(b)] for a in floats for b in floats]
    body = (
        "return data.map((p) => support.showFloat(support.powFloat(...p.map((x) => support.parseFloat64(x).value))));"
    )
    assert evaluate(body, pairs) == [repr(PRIMITIVES["float.pow"].reference(float(a), float(b))) for a, b in pairs]  # type: ignore[misc]  # as above


NUMERALS = [
    *(
        "0",
        "-0",
        "+7",
        "007",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
    ),
    *(
        "00000000000000000000000000000000001",
        "9007199254740993",
        "",
        "+",
        "-",
        "1_000",
        " 1",
        "1 ",
        "12abc",
        "١٢",
        "0x10",
        "1e3",
    ),
    *(
        "1.5",
        "-1.5e-3",
        "1.",
        ".5",
        "1e",
        "1E5",
        "1e+5",
        "inf",
        "-inf",
        "+inf",
        "nan",
        "-nan",
        "Infinity",
        "NaN",
        "1e400",
        "--1",
    ),
]


@pytest.mark.parametrize(("name", "function"), [("int.parse", "parseInt64"), ("float.parse", "parseFloat64")])
def test_reading_numbers(name: str, function: str, evaluate: Evaluate) -> None:
    shown = "x.value" if name == "int.parse" else "support.showFloat(x.value)"
    body = f"return data.map((s) => {{ const x = support.{function}(s); return x === null ? 'None' : `Some ${{{shown}}}`; }});"
    assert evaluate(body, NUMERALS) == [outcome(name, s) for s in NUMERALS]


TEXTS = [
    "",
    "a",
    "ab",
    "héllo",
    "😂",
    "a😂b",
    "😂😂",
    "\uffee",
    "\U0001f602z",
    "e\u0301",
    "a\nb\r\nc",
    "  x\t",
    "\x85x\xa0",
    '{"\\}\x07\x9b',
]

TEXT_FUNCTIONS: dict[str, tuple[str, list[list[Any]]]] = {
    "string.len": ("stringLength", [[s] for s in TEXTS]),
    "string.at": ("stringAt", [[s, i] for s in TEXTS for i in (-1, 0, 1, 2, 5)]),
    "string.slice": ("stringSlice", [[s, a, b] for s in TEXTS for a in (-1, 0, 1, 2) for b in (0, 1, 2, 3)]),
    "string.find": ("stringFind", [[s, t] for s in TEXTS for t in ("", "b", "😂", "z")]),
    "string.split": ("stringSplit", [[s, t] for s in TEXTS for t in ("", "b", "\n", "😂")]),
    "string.lines": ("stringLines", [[s] for s in [*TEXTS, "a\n", "\n", "\r\n\r", "a\n\nb\r"]]),
    "string.trim": ("trimString", [[s] for s in TEXTS]),
    "string.trim_start": ("trimStart", [[s] for s in TEXTS]),
    "string.trim_end": ("trimEnd", [[s] for s in TEXTS]),
    "string.replace": ("replaceString", [[s, a, b] for s in TEXTS for a in ("", "b", "😂") for b in ("", "$&", "😂")]),
    "string.repeat": ("repeatString", [[s, n] for s in TEXTS for n in (-1, 0, 3)]),
    "string.reverse": ("reverseString", [[s] for s in TEXTS]),
    "string.upper": ("upperCase", [[s] for s in [*TEXTS, "ßéA", "aZ09"]]),
    "string.lower": ("lowerCase", [[s] for s in [*TEXTS, "İÉa", "aZ09"]]),
    "string.pad_start": ("padStart", [[s, n, f] for s in TEXTS for n in (-1, 0, 4, 5) for f in ("", "-", "ab", "😂x")]),
    "string.pad_end": ("padEnd", [[s, n, f] for s in TEXTS for n in (-1, 0, 4, 5) for f in ("", "-", "ab", "😂x")]),
    "string.code_points": ("codePoints", [[s] for s in TEXTS]),
    "string.from_code_points": ("fromCodePoints", [[[]], [[97, 128514]], [[0xD800]], [[-1]], [[0x110000]]]),
}


@pytest.mark.parametrize("name", TEXT_FUNCTIONS)
def test_texts(name: str, evaluate: Evaluate) -> None:
    function, cases = TEXT_FUNCTIONS[name]
    body = f"""
        const plain = (x) => x === null ? ["None"] : x instanceof support.Some ? ["Some", x.value] : x;
        return data.map((args) => {{
            try {{ return plain(support.{function}(...args)); }} catch (e) {{ return `trap ${{e.code}}: ${{e.message}}`; }}
        }});"""

    def expected(args: list[Any]) -> Any:
        try:
            found = PRIMITIVES[name].reference(*args)  # type: ignore[misc]  # as above
        except Trap as trap:
            return f"trap {trap.code}: {trap.message}"
        return [found.layout.variant, *found.fields] if isinstance(found, Data) else found

    assert evaluate(body, cases) == [expected(args) for args in cases]


def test_order_and_quotes_of_strings(evaluate: Evaluate) -> None:
    pairs = [[a, b] for a in TEXTS for b in TEXTS]
    assert evaluate("return data.map((p) => support.compareStrings(...p));", pairs) == [compare(a, b) for a, b in pairs]
    everything = "".join(map(chr, range(0x180)))
    assert evaluate("return data.map(support.quoteString);", [*TEXTS, everything]) == [
        quote(s) for s in [*TEXTS, everything]
    ]


def test_order_of_floats(evaluate: Evaluate) -> None:
    floats = [0.0, -0.0, 1.0, -1.0, math.inf, -math.inf, math.nan]
    pairs = [[repr(a), repr(b)] for a in floats for b in floats]
    body = "return data.map((p) => support.compareFloats(...p.map((x) => support.parseFloat64(x).value)));"
    assert evaluate(body, pairs) == [compare(float(a), float(b)) for a, b in pairs]
