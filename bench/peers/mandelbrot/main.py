"""Count the points of an n x n grid that stay bounded for 50 iterations of z*z+c."""

import sys


def bounded(cr, ci):
    zr = zi = 0.0
    for _ in range(50):
        rr = zr * zr
        ii = zi * zi
        if rr + ii > 4.0:
            return False
        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
    return True


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    inside = 0
    for y in range(n):
        for x in range(n):
            if bounded(2.0 * x / n - 1.5, 2.0 * y / n - 1.0):
                inside += 1
    print(f"mandelbrot {n} {inside}")


if __name__ == "__main__":
    main()
