"""What the documentation says is so: its programs run, its commands exist, and what there is has its words and its program."""

from __future__ import annotations

import re
import shlex
from functools import cache
from pathlib import Path

import pytest

from prism.backends.registry import load_backend
from prism.cli.commands import COMMANDS
from prism.cli.reference import PAGES
from prism.cli.std_page import std_modules
from prism.diagnostics import CODES
from prism.source import Source
from prism.testing.conformance import run_case
from prism.testing.corpus import CORPUS, Case, read_expectations
from prism.testing.differential import TARGETS

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
DOCS = ROOT / "design-docs"
PAGES_BY_HAND = [README, *(page for page in sorted(DOCS.glob("*.md")) if page.name not in PAGES)]
DECLARATION = re.compile(r"^(?:pub |fn main|record |enum |impl|import |type )", re.MULTILINE)


def blocks(page: Path, language: str) -> list[tuple[int, str]]:
    """The fenced blocks of a page in that language, each with the number of its first line."""
    text = page.read_text("utf-8")
    found = re.finditer(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [(text[: match.start(1)].count("\n") + 1, match[1]) for match in found]


def as_case(page: Path, line: int, text: str) -> Case:
    """A block as a program whose lines are numbered as in the page; statements alone are the body of `main`."""
    if not DECLARATION.search(text):
        text = f"fn main() uses console {{ {text}}}"
    source = Source("main.prism", "\n" * (line - 1) + text)
    setting, expected = read_expectations((source,))
    return Case(f"{page.name}:{line}", source, {"main": source}, setting, expected)


PROGRAMS = [as_case(page, *block) for page in PAGES_BY_HAND for block in blocks(page, "prism")]


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("case", PROGRAMS, ids=lambda case: case.name)
def test_programs_do_what_the_page_says(case: Case, target: str) -> None:
    result = run_case(load_backend(target), case)
    assert result.status == "pass", result.why


@pytest.mark.parametrize("case", PROGRAMS, ids=lambda case: case.name)
def test_programs_with_errors_claim_no_output(case: Case) -> None:
    assert case.expected.compiles or not case.expected.output, "what does not compile prints nothing"


def test_embedding_as_the_readme_shows_it() -> None:
    [(_, text)] = blocks(README, "python")
    assert "assert outcome.value" in text
    exec(text, {})


def commands_shown() -> list[tuple[str, str]]:
    """Each line of a shell block and each `prism ...` or `make ...` between backticks, with the page it stands on."""
    found = []
    for page in PAGES_BY_HAND:
        text = page.read_text("utf-8")
        lines = [line for _, block in blocks(page, "sh") for line in block.splitlines()]
        lines += re.findall(r"`((?:prism|make) [a-z][^`]*)`", text)
        found += [(page.name, part.strip()) for line in lines for part in line.split("&&")]
    return found


def test_commands_that_are_shown_exist() -> None:
    targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for page, line in commands_shown():
        words = shlex.split(line, comments=True)
        if words[0] == "make":
            assert words[1] in targets, f"{page}: {line}"
        elif words[0] == "prism":
            assert words[1] in COMMANDS, f"{page}: {line}"
            known = {name for option in COMMANDS[words[1]].options for name in option.names}
            assert {word for word in words[2:] if word.startswith("--")} <= known, f"{page}: {line}"


def test_links_and_files_exist() -> None:
    for page in [*PAGES_BY_HAND, ROOT / "tests" / "plugin_example" / "README.md"]:
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8")):
            assert "://" in target or (page.parent / target).exists(), f"{page.name} links {target}"


def test_rooms_are_all_in_the_table() -> None:
    text = (DOCS / "README.md").read_text("utf-8")
    for path in (ROOT / "prism").iterdir():
        if path.name.startswith("__") or path.suffix not in ("", ".py"):
            continue
        assert f"`{path.name}{'' if path.suffix else '/'}`" in text, path.name


@pytest.mark.parametrize(
    ("room", "name"),
    [("pir", "pir"), ("backends/python", "backend-python"), ("backends/javascript", "backend-javascript")],
)
def test_pages_name_every_file_of_their_room(room: str, name: str) -> None:
    text = (DOCS / f"{name}.md").read_text("utf-8")
    for path in (ROOT / "prism" / room).glob("*.py"):
        assert path.name == "__init__.py" or re.search(rf"\b{re.escape(path.name)}", text), path.name


def test_every_error_of_the_language_has_a_program() -> None:
    shown = {code for text in corpus_texts() for code in re.findall(r"(?:error|warning)\[([a-z-]+)\]", text)}
    needed = {name for name, row in CODES.items() if row.phase in ("parse", "check")}
    assert needed <= shown, f"no program of the corpus shows {sorted(needed - shown)}"


STD = [
    (module, text, doc) for module, (_, groups) in std_modules().items() for es in groups.values() for text, doc in es
]


@pytest.mark.parametrize(
    ("module", "text", "doc"), STD, ids=[f"{module}-{text.split('(')[0]}" for module, text, _ in STD]
)
def test_what_std_gives_is_explained_and_used(module: str, text: str, doc: str) -> None:
    assert doc, "no `///` comment"
    name = re.match(r"(?:fn|let|record|enum) (\w+)", text)
    assert name is not None
    is_method = "(self" in text
    use = rf"\.{name[1]}\(" if is_method else rf"\b{name[1]}\b"
    assert any(re.search(use, program) for program in corpus_texts()), "no program of the corpus uses it"


@cache
def corpus_texts() -> list[str]:
    return [path.read_text("utf-8") for path in sorted(CORPUS.rglob("*.prism"))]
