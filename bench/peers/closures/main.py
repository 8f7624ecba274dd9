"""Map, filter and fold a list of n ints through freshly made closures, k times."""

import sys
from functools import reduce


def adder(k):
    return lambda x: x + k


def scaler(k):
    return lambda x: x * k


def compose(first, second):
    return lambda x: second(first(x))


def not_multiple(k):
    return lambda x: x % k != 0


def mix(acc, x):
    return (acc * 3 + x) % 1000003


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    k = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    xs = [i % 1000 for i in range(n)]
    total = 0
    for r in range(k):
        mapped = list(map(compose(scaler(3), adder(r)), xs))
        kept = list(filter(not_multiple(2 + r % 5), mapped))
        total = reduce(mix, kept, total)
    print(f"closures {n} {k} {total}")


if __name__ == "__main__":
    main()
