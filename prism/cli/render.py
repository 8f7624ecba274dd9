"""Renders diagnostics for people: message, source lines with carets, labels, notes, and the suggested fix.

A rendered diagnostic is lines of `(text, style)` pieces; `plain` joins them, and only `print_diagnostics` on a terminal brings rich in.
Columns of diagnostics count scalar values; columns of the terminal differ for tabs, wide and combining characters.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TextIO
from unicodedata import category, combining, east_asian_width

from prism.diagnostics import Diagnostic, Edit
from prism.source import Source, Sources, Span

Piece = tuple[str, str]
Line = list[Piece]

TAB = 4
PIPE_WIDTH = 120
MIN_WIDTH = 40
MAX_SHOWN = 100
MAX_LINE = 4000
"""Of longer lines only the part around the first underlined one is looked at."""
STYLES = {
    "error": "bold red",
    "warning": "bold yellow",
    "place": "cyan",
    "margin": "blue",
    "note": "bold",
    "fix": "green",
    "secondary": "blue",
}


def render(diagnostic: Diagnostic, sources: Sources, width: int = PIPE_WIDTH) -> list[Line]:
    """The lines of one diagnostic."""
    d = diagnostic
    lines: list[Line] = [
        [(f"{d.severity}[{d.code}]", d.severity), (": ", ""), (clean(d.message), "note")],
    ]
    marks = [Mark(d.span, clean(d.label), "^", d.severity)]
    marks += [Mark(label.span, clean(label.text), "-", "secondary") for label in d.labels]
    fixed = _fixed_lines(d, sources)
    shown = [mark.span.line for mark in marks] + [number for number, _ in fixed]
    margin = len(str(max(shown, default=1)))
    for index, (file, group) in enumerate(_by_file(marks)):
        arrow = "-->" if index == 0 else ":::"
        if file:
            first = group[0].span
            lines.append(
                [(" " * margin + arrow + " ", "margin"), (f"{clean(file)}:{first.line}:{first.column}", "place")]
            )
        if file in sources:
            lines.append(_margin(margin))
            lines += _excerpt(group, sources[file], margin, width)
    for note in d.notes:
        lines += _remark("note", "note", note, margin, width)
    if d.fix is not None:
        lines += _remark("fix", "fix", d.fix.title, margin, width)
        for number, text in fixed:
            cells = to_cells(text[:MAX_LINE])
            shown_text, _ = _window(cells, 0, 0, width - margin - 3)
            lines.append([(f"{number:>{margin}} + ", "fix"), (shown_text, "")])
    return lines


class Mark:
    """A span to underline, with what is said about it."""

    def __init__(self, span: Span, text: str, sign: str, style: str) -> None:
        self.span = span
        self.text = text
        self.sign = sign
        self.style = style


def _by_file(marks: Sequence[Mark]) -> Iterable[tuple[str, list[Mark]]]:
    """The marks of each file, the diagnostic's own first; in a file, by line, the own mark first where lines are equal."""
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(mark.span.file, []).append(mark)
    return groups.items()


def _excerpt(marks: list[Mark], source: Source, margin: int, width: int) -> list[Line]:
    all_lines = lines_of(source.text)
    lines: list[Line] = []
    previous = None
    for number in sorted({mark.span.line for mark in marks}):
        if not 0 < number <= len(all_lines):
            continue
        if previous is not None and number > previous + 1:
            lines.append([(" " * margin + "...", "margin")])
        previous = number
        text = all_lines[number - 1].rstrip("\r")
        here = [mark for mark in marks if mark.span.line == number]
        ends = [(mark.span.column - 1, _end(mark.span, len(text))) for mark in here]
        room = max(width - margin - 3, MIN_WIDTH)
        if len(text) > MAX_LINE:
            text, ends = _cut(text, ends, room)
        cells = to_cells(text)
        shown, start = _window(cells, ends[0][0], ends[0][1], room)
        lines.append([(f"{number:>{margin}} | ", "margin"), (shown, "")])
        for mark, (low, high) in zip(here, ends):
            lines += _underline(mark, cells, low, high, start, room, margin)
    return lines


def _cut(text: str, ends: list[tuple[int, int]], room: int) -> tuple[str, list[tuple[int, int]]]:
    """The part of a very long line that can be shown, and the underlined parts counted from where it begins."""
    first = max(0, ends[0][0] - MAX_LINE // 4)
    last = first + MAX_LINE // 2 + 2 * room
    size = min(last, len(text)) - first
    return text[first:last], [(min(max(low - first, 0), size), min(max(high - first, 0), size)) for low, high in ends]


@lru_cache(maxsize=4)
def lines_of(text: str) -> list[str]:
    return text.split("\n")


def _underline(mark: Mark, cells: list[str], low: int, high: int, start: int, room: int, margin: int) -> list[Line]:
    left = cell_width(cells[:low]) - start
    length = max(cell_width(cells[low:high]), 1)
    if left < 0:
        length, left = max(length + left, 1), 0
    left = min(left, room - 1)
    length = max(min(length, room - left), 1)
    sign = mark.sign * length
    lines = [[(" " * margin + " | ", "margin"), (" " * left + sign, mark.style)]]
    if mark.text:
        if left + length + 1 + text_width(mark.text) <= room:
            lines[0].append((" " + mark.text, mark.style))
        else:
            indent = min(left, max(room - 30, 0))
            for part in wrap(mark.text, room - indent):
                lines.append([(" " * margin + " | ", "margin"), (" " * indent + part, mark.style)])
    return lines


def _remark(word: str, style: str, text: str, margin: int, width: int) -> list[Line]:
    head = f"{' ' * margin} = {word}: "
    parts = wrap(clean(text), max(width - len(head), MIN_WIDTH))
    lines: list[Line] = [[(" " * margin + " = ", "margin"), (f"{word}: ", style), (parts[0], "")]]
    lines += [[(" " * len(head) + part, "")] for part in parts[1:]]
    return lines


def _margin(margin: int) -> Line:
    return [(" " * margin + " |", "margin")]


def _end(span: Span, length: int) -> int:
    """Where the underlining ends on the span's first line, as an index."""
    return span.end_column - 1 if span.end_line == span.line else length


def _fixed_lines(d: Diagnostic, sources: Sources) -> list[tuple[int, str]]:
    """The lines that the fix changes, as they would be."""
    if d.fix is None:
        return []
    edits: dict[int, list[Edit]] = {}
    for edit in d.fix.edits:
        if edit.span.file != d.span.file or edit.span.file not in sources or edit.span.line != edit.span.end_line:
            return []  # an excerpt of it would tell too little
        edits.setdefault(edit.span.line, []).append(edit)
    fixed = []
    for number, group in sorted(edits.items()):
        lines = lines_of(sources[d.span.file].text)
        if not 0 < number <= len(lines):
            return []
        text = lines[number - 1].rstrip("\r")
        for edit in sorted(group, key=lambda e: e.span.column, reverse=True):
            text = text[: edit.span.column - 1] + edit.text + text[edit.span.end_column - 1 :]
        fixed += [(number + offset, part) for offset, part in enumerate(text.split("\n"))]
    return fixed


# --- widths ----------------------------------------------------------------------------------------------------


def to_cells(text: str) -> list[str]:
    """What to show for each scalar value: tabs as blanks, control characters as signs that do nothing."""
    cells: list[str] = []
    column = 0
    for c in text:
        if " " <= c <= "~":
            shown = c
        elif c == "\t":
            shown = " " * (TAB - column % TAB)
        else:
            shown = visible(c)
        cells.append(shown)
        column += text_width(shown)
    return cells


def visible(c: str) -> str:
    """The character, or a stand-in for one that would disturb the terminal."""
    if c < " ":
        return chr(0x2400 + ord(c))
    return "\ufffd" if category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c


def clean(text: str) -> str:
    """Text for a message: one line, nothing that a terminal would obey."""
    return (
        text if text.isascii() and text.isprintable() else "".join(c if c.isprintable() else visible(c) for c in text)
    )


def char_width(c: str) -> int:
    if combining(c):
        return 0
    return 2 if east_asian_width(c) in "WF" else 1


def text_width(text: str) -> int:
    return len(text) if text.isascii() else sum(map(char_width, text))


def cell_width(cells: Iterable[str]) -> int:
    return sum(map(text_width, cells))


def _window(cells: list[str], low: int, high: int, room: int) -> tuple[str, int]:
    """As much of a line as there is room for, around the cells from `low` to `high`; and how many columns were cut at the left."""
    if cell_width(cells) <= room:
        return "".join(cells).rstrip(), 0
    first = 0
    if cell_width(cells[:high]) > room - 4:
        first = max(0, low - room // 3)
    out = "..." if first else ""
    start = cell_width(cells[:first]) - len(out)
    width = len(out)
    for index in range(first, len(cells)):
        size = text_width(cells[index])
        if width + size > room - 3:
            return out + "...", start
        out += cells[index]
        width += size
    return out.rstrip(), start


def wrap(text: str, room: int) -> list[str]:
    """Lines of words; a word longer than the room stands alone."""
    lines = [""]
    for word in text.split(" "):
        if lines[-1] and text_width(lines[-1]) + 1 + text_width(word) > max(room, 20):
            lines.append(word)
        else:
            lines[-1] += (" " if lines[-1] else "") + word
    return lines


# --- output ------------------------------------------------------------------------------------------------------


def plain(lines: Iterable[Line]) -> str:
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


def render_plain(diagnostics: Iterable[Diagnostic], sources: Sources, width: int = PIPE_WIDTH) -> str:
    """All diagnostics, with a blank line behind each."""
    return "".join(plain(render(d, sources, width)) + "\n" for d in diagnostics)


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """`2 errors, 1 warning`, or nothing."""
    counts = {"error": 0, "warning": 0}
    for d in diagnostics:
        counts[d.severity] += 1
    return ", ".join(f"{n} {word}{'s' if n > 1 else ''}" for word, n in counts.items() if n)


def print_diagnostics(diagnostics: Sequence[Diagnostic], sources: Sources, file: TextIO | None = None) -> None:
    """Writes them on standard error, in colour on a terminal; of very many, the first ones, errors before warnings."""
    file = sys.stderr if file is None else file
    left_out = len(diagnostics) - MAX_SHOWN
    if left_out > 0:
        diagnostics = sorted(diagnostics, key=lambda d: d.severity)[:MAX_SHOWN]
    if wants_colour(file):
        print_coloured(diagnostics, sources, file)
    else:
        file.write(render_plain(diagnostics, sources, terminal_width(file)))
    if left_out > 0:
        file.write(f"... and {left_out:,} more\n\n")


def print_coloured(diagnostics: Sequence[Diagnostic], sources: Sources, file: TextIO) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=file, soft_wrap=True, highlight=False)
    for d in diagnostics:
        for line in render(d, sources, console.width):
            console.print(Text.assemble(*((text, STYLES.get(style, "")) for text, style in line)))
        console.print()


def wants_colour(file: TextIO) -> bool:
    return file.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def terminal_width(file: TextIO) -> int:
    if not file.isatty():
        return PIPE_WIDTH
    try:
        return max(os.get_terminal_size(file.fileno()).columns, MIN_WIDTH)
    except OSError:
        return PIPE_WIDTH
