"""Sum of i*i % 7 for i < n: integer loop arithmetic."""

import sys


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    total = 0
    for i in range(n):
        total += i * i % 7
    print(f"loop_sum {n} {total}")


if __name__ == "__main__":
    main()
