"""Sieve of Eratosthenes below n, k times with a slightly smaller bound each time; print the total count."""

import sys
from math import isqrt


def count_primes(limit):
    prime = bytearray([1]) * limit
    prime[0] = prime[1] = 0
    for i in range(2, isqrt(limit - 1) + 1):
        if prime[i]:
            prime[i * i :: i] = bytes(len(range(i * i, limit, i)))
    return prime.count(1)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    k = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    total = sum(count_primes(n - r) for r in range(k))
    print(f"sieve {n} {k} {total}")


if __name__ == "__main__":
    main()
