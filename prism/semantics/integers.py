"""What the operations of Int do: exact 64-bit arithmetic that traps. Imported at every start."""

from __future__ import annotations

from prism.semantics.traps import Trap

INT_MIN = -(1 << 63)
INT_MAX = (1 << 63) - 1


def _checked(result: int, what: str) -> int:
    if INT_MIN <= result <= INT_MAX:
        return result
    raise Trap("overflow", f"{what} does not fit 64 bits")


def int_wrap(x: int) -> int:
    """The 64-bit two's complement value of any whole number."""
    return ((x + (1 << 63)) & ((1 << 64) - 1)) - (1 << 63)


def int_add(a: int, b: int) -> int:
    result = a + b
    return result if INT_MIN <= result <= INT_MAX else _checked(result, f"{a} + {b}")


def int_sub(a: int, b: int) -> int:
    result = a - b
    return result if INT_MIN <= result <= INT_MAX else _checked(result, f"{a} - {b}")


def int_mul(a: int, b: int) -> int:
    result = a * b
    return result if INT_MIN <= result <= INT_MAX else _checked(result, f"{a} * {b}")


def int_div(a: int, b: int) -> int:
    if b == 0:
        raise Trap("division_by_zero", f"{a} / 0")
    quotient = abs(a) // abs(b)
    return _checked(quotient if (a < 0) == (b < 0) else -quotient, f"{a} / {b}")


def int_rem(a: int, b: int) -> int:
    if b == 0:
        raise Trap("division_by_zero", f"{a} % 0")
    rest = abs(a) % abs(b)
    return -rest if a < 0 else rest


def int_neg(a: int) -> int:
    return _checked(-a, f"-({a})")


def int_bit_and(a: int, b: int) -> int:
    return a & b


def int_bit_or(a: int, b: int) -> int:
    return a | b


def int_bit_xor(a: int, b: int) -> int:
    return a ^ b


def int_bit_not(a: int) -> int:
    return ~a


def _shift_count(count: int) -> int:
    if 0 <= count <= 63:
        return count
    raise Trap("shift", f"the count {count} is not in 0..63")


def int_shift_left(a: int, count: int) -> int:
    return int_wrap(a << _shift_count(count))


def int_shift_right(a: int, count: int) -> int:
    return a >> _shift_count(count)


def int_abs(a: int) -> int:
    return _checked(abs(a), f"the absolute value of {a}")


def int_pow(base: int, exponent: int) -> int:
    if exponent < 0:
        raise Trap("conversion", f"{base} to the power {exponent} is no Int")
    if exponent > 63 and not -1 <= base <= 1:
        raise Trap("overflow", f"{base} to the power {exponent} does not fit 64 bits")
    return _checked(base ** (exponent if exponent <= 63 else 62 + exponent % 2), f"{base} to the power {exponent}")


def int_div_floor(a: int, b: int) -> int:
    if b == 0:
        raise Trap("division_by_zero", f"{a} div_floor 0")
    return _checked(a // b, f"{a} div_floor {b}")


def int_mod(a: int, b: int) -> int:
    if b == 0:
        raise Trap("division_by_zero", f"{a} mod 0")
    return a % b


def int_wrapping_add(a: int, b: int) -> int:
    return int_wrap(a + b)


def int_wrapping_sub(a: int, b: int) -> int:
    return int_wrap(a - b)


def int_wrapping_mul(a: int, b: int) -> int:
    return int_wrap(a * b)


def int_to_float(a: int) -> float:
    return float(a)


def int_to_hex(a: int) -> str:
    return f"{a:x}"
