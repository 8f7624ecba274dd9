"""Build a growable list of n ints and sum it, k times."""

import sys


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    k = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    total = 0
    for r in range(k):
        xs = [(i * 3 + r) % 1000 for i in range(n)]
        total += sum(xs)
    print(f"list_sum {n} {k} {total}")


if __name__ == "__main__":
    main()
