"""Hand-written quicksort of n pseudo-random ints; print the ends, the middle and a checksum."""

import sys


def quicksort(xs, lo, hi):
    if lo >= hi:
        return
    pivot = xs[(lo + hi) // 2]
    i, j = lo, hi
    while i <= j:
        while xs[i] < pivot:
            i += 1
        while xs[j] > pivot:
            j -= 1
        if i <= j:
            xs[i], xs[j] = xs[j], xs[i]
            i += 1
            j -= 1
    quicksort(xs, lo, j)
    quicksort(xs, i, hi)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    xs = []
    seed = 42
    for i in range(n):
        seed = (seed * 3877 + 29573) % 139968
        xs.append((seed * 1009 + i * 7919) % 1000003)  # the index breaks the generator's short period
    quicksort(xs, 0, n - 1)
    check = 0
    for x in xs:
        check = (check * 31 + x) % 1000003
    print(f"quicksort {n} {xs[0]} {xs[n // 2]} {xs[-1]} {check}")


if __name__ == "__main__":
    main()
