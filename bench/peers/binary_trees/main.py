"""Allocate and walk many complete binary trees: memory allocation."""

import sys


class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


def build(depth):
    return Node(build(depth - 1), build(depth - 1)) if depth > 0 else Node(None, None)


def count(node):
    return 1 + count(node.left) + count(node.right) if node.left is not None else 1


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    kept = build(n)
    total = 0
    for depth in range(4, n + 1, 2):
        for _ in range(1 << (n - depth + 4)):
            total += count(build(depth))
    print(f"binary_trees {n} {total} {count(kept)}")


if __name__ == "__main__":
    main()
