"""Random numbers, from the operating system. (The standard module `random` would cost every start 5 ms.)"""

from __future__ import annotations

import os

from prism.semantics.traps import Trap


def random_int(low: int, high: int) -> int:
    """Each of `low` to `high`, both included, with the same chance. Traps `index` if there is none."""
    if low > high:
        raise Trap("index", f"random.int({low}, {high}): there is no number from {low} to {high}")
    size = high - low + 1
    # 64 bits more than needed make the bias of the remainder too small to ever be seen.
    return low + int.from_bytes(os.urandom(16), "big") % size


def random_float() -> float:
    """A multiple of 2^-53 from 0.0 up to, not including, 1.0."""
    return (int.from_bytes(os.urandom(8), "big") >> 11) * 2.0**-53
