"""Arithmetic against exact numbers: whole numbers without bounds, fractions and decimals."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prism.semantics import floats, integers, strings
from prism.semantics.traps import Trap
from prism.semantics.values import NONE

MIN, MAX = -(2**63), 2**63 - 1
INTS = (
    st.integers(MIN, MAX)
    | st.integers(-3, 3)
    | st.sampled_from([MIN, MIN + 1, MAX, MAX - 1, 2**32, -(2**32), 2**53 + 1])
)
FLOATS = st.floats() | st.sampled_from(
    [0.0, -0.0, 0.5, -0.5, 1.5, 2.5, 0.49999999999999994, 2.0**52 + 0.5, 2.0**63, -(2.0**63), 5e-324]
)
EXACT = Context(prec=2000, Emax=10**6, Emin=-(10**6))


def outcome(f: Callable[..., object], *args: object) -> object:
    """The result, or the code of the trap."""
    try:
        return f(*args)
    except Trap as trap:
        return trap.code


def fitting(exact: int) -> object:
    return exact if MIN <= exact <= MAX else "overflow"


@given(INTS, INTS)
def test_int_arithmetic(a: int, b: int) -> None:
    assert outcome(integers.int_add, a, b) == fitting(a + b)
    assert outcome(integers.int_sub, a, b) == fitting(a - b)
    assert outcome(integers.int_mul, a, b) == fitting(a * b)
    assert outcome(integers.int_neg, a) == fitting(-a)
    assert outcome(integers.int_abs, a) == fitting(max(a, -a))
    for wrap, exact in (
        (integers.int_wrapping_add, a + b),
        (integers.int_wrapping_sub, a - b),
        (integers.int_wrapping_mul, a * b),
    ):
        assert MIN <= wrap(a, b) <= MAX
        assert (wrap(a, b) - exact) % 2**64 == 0


@given(INTS, INTS)
def test_int_division(a: int, b: int) -> None:
    if b == 0:
        for divide in (integers.int_div, integers.int_rem, integers.int_div_floor, integers.int_mod):
            assert outcome(divide, a, b) == "division_by_zero"
        return
    exact = Fraction(a, b)
    assert outcome(integers.int_div, a, b) == fitting(math.trunc(exact))
    assert outcome(integers.int_rem, a, b) == a - b * math.trunc(exact)
    assert outcome(integers.int_div_floor, a, b) == fitting(math.floor(exact))
    assert outcome(integers.int_mod, a, b) == a - b * math.floor(exact)


@given(INTS, INTS | st.integers(-1, 70))
def test_int_powers_and_shifts(a: int, n: int) -> None:
    if n < 0:
        assert outcome(integers.int_pow, a, n) == "conversion"
    elif n <= 70:
        assert outcome(integers.int_pow, a, n) == fitting(a**n)
    else:
        assert outcome(integers.int_pow, a, n) == ({0: 0, 1: 1, -1: 1 - 2 * (n % 2)}.get(a, "overflow"))
    if 0 <= n <= 63:
        left = integers.int_shift_left(a, n)
        assert MIN <= left <= MAX and (left - a * 2**n) % 2**64 == 0
        assert integers.int_shift_right(a, n) == math.floor(Fraction(a, 2**n))
    else:
        assert outcome(integers.int_shift_left, a, n) == outcome(integers.int_shift_right, a, n) == "shift"


@given(INTS)
def test_int_text(a: int) -> None:
    assert strings.int_parse(str(a)).fields == [a]
    assert int(integers.int_to_hex(a), 16) == a


@given(st.text("0123456789+-_ eE.xé١", max_size=6) | st.from_regex(r"\A[+-]?0{0,30}[0-9]{1,25}\Z"))
def test_int_parse(text: str) -> None:
    fits = re.fullmatch(r"[+-]?[0-9]+", text) and MIN <= int(text) <= MAX
    assert strings.int_parse(text).fields == ([int(text)] if fits else [])


@given(
    st.text("0123456789+-_ eE.", max_size=8)
    | st.sampled_from(["inf", "-inf", "+inf", "nan", "Inf", "infinity", "1e999", "-"])
)
def test_float_parse(text: str) -> None:
    found = strings.float_parse(text)
    if re.fullmatch(r"[+-]?([0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?|inf|nan)", text):
        assert repr(found.fields[0]) == repr(float(text))
    else:
        assert found is NONE


@given(FLOATS)
def test_float_text(x: float) -> None:
    text = floats.float_show(x)
    assert repr(strings.float_parse(text).fields[0]) == repr(x)
    assert re.fullmatch(r"-?([0-9]+\.[0-9]+|[0-9](\.[0-9]+)?e[+-][0-9]{2,3}|inf|nan)", text)


def fitting_whole(exact: Decimal) -> object:
    return int(exact) if MIN <= exact <= MAX else "conversion"


@given(FLOATS)
def test_float_to_whole_numbers(x: float) -> None:
    operations = (floats.float_round, floats.float_floor, floats.float_ceil, floats.float_to_int)
    if not math.isfinite(x):
        assert {outcome(operation, x) for operation in operations} == {"conversion"}
        assert repr(floats.float_trunc(x)) == repr(x)
        return
    roundings = (ROUND_HALF_UP, "ROUND_FLOOR", "ROUND_CEILING", "ROUND_DOWN")
    for operation, rounding in zip(operations, roundings):
        assert outcome(operation, x) == fitting_whole(Decimal(x).quantize(Decimal(1), rounding, EXACT))
    truncated = floats.float_trunc(x)
    assert truncated == math.trunc(Fraction(x))
    assert math.copysign(1, truncated) == math.copysign(1, x)


@given(FLOATS, st.integers(-1, 101))
def test_float_fixed(x: float, digits: int) -> None:
    found = outcome(floats.float_fixed, x, digits)
    if not 0 <= digits <= 100:
        assert found == "conversion"
    elif math.isfinite(x):
        assert found == format(Decimal(x).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_EVEN, EXACT), "f")
    else:
        assert found == repr(x)


@given(FLOATS, FLOATS)
def test_float_remainder_and_extremes(x: float, y: float) -> None:
    found = floats.float_rem(x, y)
    if math.isnan(x) or math.isnan(y) or math.isinf(x) or y == 0:
        assert math.isnan(found)
    elif math.isinf(y):
        assert repr(found) == repr(x)
    else:
        exact = Fraction(x) - Fraction(y) * math.trunc(Fraction(x) / Fraction(y))
        assert Fraction(found) == exact
        assert math.copysign(1, found) == math.copysign(1, x)
    low, high = floats.float_min(x, y), floats.float_max(x, y)
    if math.isnan(x) or math.isnan(y):
        assert math.isnan(low) and math.isnan(high)
    else:
        ordered = sorted((x, y), key=lambda v: (v, math.copysign(1, v)))
        assert [repr(low), repr(high)] == [repr(v) for v in ordered]


@pytest.mark.parametrize(
    ("a", "b", "result"),
    [
        (10.0, 400.0, math.inf), (-10.0, 401.0, -math.inf), (-10.0, 400.0, math.inf), (0.0, -1.0, math.inf),
        (-0.0, -1.0, -math.inf), (-0.0, -2.0, math.inf), (-0.0, -0.5, math.inf), (-8.0, 1 / 3, math.nan), (1.0, math.nan, 1.0),
        (math.nan, 0.0, 1.0), (1.0, math.inf, 1.0), (-1.0, math.inf, 1.0), (0.5, -math.inf, math.inf), (-math.inf, 3.0, -math.inf),
        (-math.inf, -3.0, -0.0), (2.0, -1.0, 0.5), (-2.0, 1e308, math.inf),
    ],
)  # fmt: skip
def test_float_pow(a: float, b: float, result: float) -> None:
    assert repr(floats.float_pow(a, b)) == repr(result)


@pytest.mark.parametrize(
    ("operation", "args", "result"),
    [
        (floats.float_div, (1.0, 0.0), math.inf), (floats.float_div, (1.0, -0.0), -math.inf), (floats.float_div, (-0.0, 0.0), math.nan),
        (floats.float_sqrt, (-1.0,), math.nan), (floats.float_sqrt, (-0.0,), -0.0), (floats.float_exp, (1000.0,), math.inf),
        (floats.float_log, (0.0,), -math.inf), (floats.float_log, (-1.0,), math.nan), (floats.float_log, (math.inf,), math.inf),
        (floats.float_log2, (8.0,), 3.0), (floats.float_log10, (1000.0,), 3.0), (floats.float_sin, (math.inf,), math.nan),
        (floats.float_tan, (-math.inf,), math.nan), (floats.float_cos, (math.nan,), math.nan),
        (floats.float_atan2, (0.0, -1.0), math.pi), (floats.float_log2, (-0.0,), -math.inf),
    ],
)  # fmt: skip
def test_float_edges(operation: Callable[..., float], args: tuple[float, ...], result: float) -> None:
    assert repr(operation(*args)) == repr(result)
