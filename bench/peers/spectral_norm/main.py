"""Spectral norm of the infinite matrix 1/((i+j)(i+j+1)/2+i+1), cut to n x n, by power iteration."""

import sys
from math import sqrt


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


# Plain loops rather than sum(): from Python 3.12 sum() of floats compensates, which changes the digits.
def times(v):
    out = []
    for i in range(len(v)):
        total = 0.0
        for j, x in enumerate(v):
            total += entry(i, j) * x
        out.append(total)
    return out


def times_transposed(v):
    out = []
    for i in range(len(v)):
        total = 0.0
        for j, x in enumerate(v):
            total += entry(j, i) * x
        out.append(total)
    return out


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    u = [1.0] * n
    for _ in range(10):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    uv = vv = 0.0
    for a, b in zip(u, v):
        uv += a * b
        vv += b * b
    print(f"spectral_norm {n} {sqrt(uv / vv):.9f}")


if __name__ == "__main__":
    main()
