"""What stands between the quotes: escapes, and the indentation of multi-line strings. Knows nothing of tokens."""

from __future__ import annotations

import re

ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|(.?))", re.DOTALL)
SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", '"': '"', "{": "{", "}": "}", "0": "\0"}


def decode(raw: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text behind `raw` with its escapes resolved, and what is wrong with it: (start, end, message), offsets into `raw`."""
    if "\\" not in raw:
        return raw, []
    problems: list[tuple[int, int, str]] = []

    def resolve(found: re.Match[str]) -> str:
        digits, letter = found.groups()
        if digits is not None:
            number = int(digits, 16)
            if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF:
                return chr(number)
            problems.append((*found.span(), f"`\\u{{{digits}}}` is not a Unicode scalar value"))
        elif letter in SIMPLE:
            return SIMPLE[letter]
        else:
            problems.append((*found.span(), _advice(letter)))
        return ""

    return ESCAPE.sub(resolve, raw), problems


def _advice(letter: str) -> str:
    match letter:
        case "u":
            return "`\\u` wants one to six hexadecimal digits in braces, as in `\\u{1F600}`"
        case "x":
            return "there is no `\\x`; write `\\u{41}` with the character's number in hexadecimal"
        case "'" | "`" | "$" | "/":
            return f"`{letter}` stands for itself in a string and takes no `\\`"
        case "\n" | "":
            return 'a string does not go on behind a `\\`; a multi-line string stands between `"""`'
        case _:
            return f'`\\{letter}` is no escape; they are `\\n \\t \\r \\\\ \\" \\{{ \\}} \\0 \\u{{1F600}}`'


def indentation_of(last: str) -> str | None:
    """The indentation in front of the closing quotes, given the text before them; None if they do not stand on their own line."""
    indent = last[last.rfind("\n") + 1 :]
    return indent if "\n" in last and not indent.strip(" \t") else None


def dedent(raw: str, indent: str, first: bool, last: bool) -> tuple[str, int | None]:
    """Removes `indent` behind every newline of a piece of a multi-line string, and the newlines next to the quotes; `first` and
    `last` tell whether the opening and closing quotes touch the piece. The second part is the number, from 0, of a line that
    is indented less."""
    lines = raw.split("\n")
    out, wrong = lines[:1], None
    for number, line in enumerate(lines[1:], 1):
        if line.startswith(indent):
            out.append(line[len(indent) :])
        elif (number < len(lines) - 1 or last) and not line.strip(" \t"):
            out.append("")
        else:
            wrong = number if wrong is None else wrong
            out.append(line.lstrip(" \t"))
    if first:
        del out[0]
    if last and out:
        out.pop()
    return "\n".join(out), wrong
