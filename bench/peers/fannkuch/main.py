"""Pancake flipping over all permutations of 0..n-1: signed flip checksum and the maximum flip count."""

import sys


def count_flips(perm):
    work = perm[:]
    flips = 0
    while first := work[0]:
        work[: first + 1] = work[first::-1]
        flips += 1
    return flips


def advance(perm, rotations):
    """Step to the next permutation by rotating ever longer prefixes; False when all have been seen."""
    for size in range(2, len(perm) + 1):
        perm.insert(size - 1, perm.pop(0))
        rotations[size - 1] += 1
        if rotations[size - 1] < size:
            return True
        rotations[size - 1] = 0
    return False


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    perm = list(range(n))
    rotations = [0] * n
    check = best = index = 0
    while True:
        flips = count_flips(perm)
        if flips > best:
            best = flips
        check += flips if index % 2 == 0 else -flips
        index += 1
        if not advance(perm, rotations):
            break
    print(f"fannkuch {n} {check} {best}")


if __name__ == "__main__":
    main()
