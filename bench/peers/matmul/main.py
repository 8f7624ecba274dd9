"""Multiply two n x n float matrices stored as lists of rows; print the trace and the sum of the product."""

import sys


# Plain loops rather than sum(): from Python 3.12 sum() of floats compensates, which changes the digits.
def multiply(a, b):
    columns = list(zip(*b))
    out = []
    for row in a:
        result = []
        for column in columns:
            total = 0.0
            for x, y in zip(row, column):
                total += x * y
            result.append(total)
        out.append(result)
    return out


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    a = [[(i * 7 + j * 3) % 11 / 11.0 for j in range(n)] for i in range(n)]
    b = [[((i * 5 + j * 2) % 13 - 6) / 13.0 for j in range(n)] for i in range(n)]
    c = multiply(a, b)
    trace = total = 0.0
    for i, row in enumerate(c):
        trace += row[i]
        for x in row:
            total += x
    print(f"matmul {n} {trace:.9f} {total:.9f}")


if __name__ == "__main__":
    main()
