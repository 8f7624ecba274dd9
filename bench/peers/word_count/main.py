"""Count n pseudo-random words in a hash map; print the distinct count and the top five."""

import sys

LETTERS = "abcdefghijkl"
seed = 42


def rand(bound):
    global seed
    seed = (seed * 3877 + 29573) % 139968
    return seed * bound // 139968


def make_word():
    length = 2 + rand(3)
    return "".join([LETTERS[rand(12)] for _ in range(length)])


def main():
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    counts = {}
    for _ in range(n):
        word = make_word()
        counts[word] = counts.get(word, 0) + 1
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    top = " ".join(f"{word}={count}" for word, count in ranked[:5])
    print(f"word_count {n} {len(counts)} {top}")


if __name__ == "__main__":
    main()
