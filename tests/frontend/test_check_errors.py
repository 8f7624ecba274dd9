"""Programs full of mistakes: every one is reported once, on the line that says so, and nothing else is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from prism.frontend.check import Checked, check_program
from prism.source import Source

PROGRAMS = Path(__file__).parent / "check"
EXPECTATION = re.compile(r"// (error|warning)\[([a-z-]+)\]")


def check_text(text: str, **modules: str) -> Checked:
    def find(name: str) -> Source | None:
        return Source(f"{name}.prism", modules[name]) if name in modules else None

    return check_program(Source("main.prism", text), find)


def expected(text: str) -> list[tuple[int, str]]:
    return sorted(
        (number, match[1] + " " + match[2])
        for number, line in enumerate(text.split("\n"), 1)
        for match in EXPECTATION.finditer(line)
    )


def found(checked: Checked, name: str = "main.prism") -> list[tuple[int, str]]:
    return sorted((d.span.line, f"{d.severity} {d.code}") for d in checked.diagnostics if d.span.file == name)


@pytest.mark.parametrize("path", sorted(PROGRAMS.glob("*.prism")), ids=lambda p: p.stem)
def test_every_mistake_is_reported_once(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert found(check_text(text)) == expected(text)
