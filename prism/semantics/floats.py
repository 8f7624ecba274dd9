"""What the operations of Float do: IEEE binary64 without exceptions. Imported at every start."""

from __future__ import annotations

import math

from prism.semantics.integers import INT_MAX, INT_MIN
from prism.semantics.traps import Trap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

FIXED_DIGITS = 100
"""The most digits that `float_fixed` writes."""


def float_show(x: float) -> str:
    """The shortest digits that round-trip, as Python's repr lays them out: `1.0`, `1e+16`, `inf`, `nan`."""
    return float.__repr__(x)


def float_add(a: float, b: float) -> float:
    return a + b


def float_sub(a: float, b: float) -> float:
    return a - b


def float_mul(a: float, b: float) -> float:
    return a * b


def float_div(a: float, b: float) -> float:
    if b != 0.0:
        return a / b
    if a == 0.0 or a != a:
        return math.nan
    return math.copysign(math.inf, a) * math.copysign(1.0, b)


def float_rem(a: float, b: float) -> float:
    try:
        return math.fmod(a, b)
    except ValueError:  # an infinite dividend or a zero divisor
        return math.nan


def float_neg(a: float) -> float:
    return -a


def float_abs(a: float) -> float:
    return abs(a)


def float_sqrt(a: float) -> float:
    return math.nan if a < 0.0 else math.sqrt(a)


def float_pow(a: float, b: float) -> float:
    try:
        return math.pow(a, b)
    except OverflowError:
        size = math.inf
    except ValueError:
        if a != 0.0:  # a negative base and a fraction
            return math.nan
        size = math.inf  # zero to a negative power
    return -size if math.copysign(1.0, a) < 0.0 and math.fmod(b, 2.0) in (1.0, -1.0) else size


def float_exp(a: float) -> float:
    try:
        return math.exp(a)
    except OverflowError:
        return math.inf


def float_log(a: float) -> float:
    if a <= 0.0:
        return -math.inf if a == 0.0 else math.nan
    return math.log(a)


def float_log2(a: float) -> float:
    if a <= 0.0:
        return -math.inf if a == 0.0 else math.nan
    return math.log2(a)


def float_log10(a: float) -> float:
    if a <= 0.0:
        return -math.inf if a == 0.0 else math.nan
    return math.log10(a)


def float_sin(a: float) -> float:
    return math.nan if math.isinf(a) else math.sin(a)


def float_cos(a: float) -> float:
    return math.nan if math.isinf(a) else math.cos(a)


def float_tan(a: float) -> float:
    return math.nan if math.isinf(a) else math.tan(a)


def float_atan(a: float) -> float:
    return math.atan(a)


def float_atan2(y: float, x: float) -> float:
    return math.atan2(y, x)


def float_min(a: float, b: float) -> float:
    if a != a or b != b:
        return math.nan
    if a == b:  # -0.0 and 0.0 are equal
        return a if math.copysign(1.0, a) < 0.0 else b
    return a if a < b else b


def float_max(a: float, b: float) -> float:
    if a != a or b != b:
        return math.nan
    if a == b:
        return b if math.copysign(1.0, a) < 0.0 else a
    return a if a > b else b


def float_is_nan(a: float) -> bool:
    return a != a


def float_is_finite(a: float) -> bool:
    return math.isfinite(a)


def float_trunc(a: float) -> float:
    return math.copysign(float(int(a)), a) if math.isfinite(a) else a


def _to_int(x: float, what: str, convert: Callable[[float], int]) -> int:
    if math.isfinite(x):
        result = convert(x)
        if INT_MIN <= result <= INT_MAX:
            return result
    raise Trap("conversion", f"{float_show(x)} {what} does not fit Int")


def _half_away(x: float) -> int:
    whole = int(x)
    if abs(x - whole) >= 0.5:  # exact: where there is a fraction, both are below 2^52
        return whole + (1 if x > 0.0 else -1)
    return whole


def float_floor(a: float) -> int:
    return _to_int(a, "rounded down", math.floor)


def float_ceil(a: float) -> int:
    return _to_int(a, "rounded up", math.ceil)


def float_round(a: float) -> int:
    return _to_int(a, "rounded", _half_away)


def float_to_int(a: float) -> int:
    return _to_int(a, "without its fraction", int)


def float_fixed(a: float, digits: int) -> str:
    if not 0 <= digits <= FIXED_DIGITS:
        raise Trap("conversion", f"the number of digits {digits} is not in 0..{FIXED_DIGITS}")
    return f"{a:.{digits}f}"
