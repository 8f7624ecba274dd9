"""Append n small strings into one with a builder, k times; print total length and a checksum."""

import sys

WORDS = ["a", "bc", "def", "ghij", "klmno", "pqr", "st"]


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    k = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    words = WORDS
    length = check = 0
    for r in range(k):
        text = "".join([words[(i + r) % 7] for i in range(n)])
        length += len(text)
        for c in text[r::97]:
            check = (check * 31 + ord(c)) % 1000003
    print(f"string_concat {n} {k} {length} {check}")


if __name__ == "__main__":
    main()
