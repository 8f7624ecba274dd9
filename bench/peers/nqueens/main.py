"""Count the placements of n queens on an n x n board by backtracking."""

import sys


def count_queens(n):
    column = [False] * n
    rising = [False] * (2 * n)
    falling = [False] * (2 * n)

    def place(row):
        if row == n:
            return 1
        found = 0
        for c in range(n):
            if column[c] or rising[row + c] or falling[row - c + n]:
                continue
            column[c] = rising[row + c] = falling[row - c + n] = True
            found += place(row + 1)
            column[c] = rising[row + c] = falling[row - c + n] = False
        return found

    return place(0)


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    print(f"nqueens {n} {count_queens(n)}")


if __name__ == "__main__":
    main()
