"""The conformance corpus: Prism programs with their expectations written where they concern.

A case is a file `corpus/AREA/NAME.prism`, or a folder `corpus/AREA/NAME/` whose entry is `main.prism`. Expectations are comments
at the end of the line they concern, or alone on a line:

    // expect: TEXT          the next line on standard output
    // expect-error: TEXT    the next line on standard error
    // trap: CODE            the program traps with this code, on this line
    // throws: SHOWN         nothing catches this error; SHOWN is what it shows as
    // exit: N               main's value
    // error[CODE]           compiling reports this error on this line (`// warning[CODE]` likewise); several may follow each other
    // allow: GRANT          a grant, as after `--allow`; a case without one is granted `console`
    // args: A B             the program's arguments
    // stdin: TEXT           the next line of standard input
    // env: NAME=VALUE       an environment variable
    // file: PATH = TEXT     a file below the program's root before it starts; `\\n` is a newline
    // effects: OPERATION... operations that reach the gate, in order, each followed by `!` if denied

In TEXT, `\\n`, `\\t`, `\\\\` and `\\u{1f600}` stand for those characters, and a trailing `\\` keeps blanks before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from prism.immutable import value
from prism.source import Source

CORPUS = Path(__file__).with_name("corpus")

_KEYS = ("expect", "expect-error", "trap", "throws", "exit", "allow", "args", "stdin", "env", "file", "effects")
_EXPECTATION = re.compile(rf"//\s*({'|'.join(_KEYS)}):\s?(.*)$")
_DIAGNOSTIC = re.compile(r"(error|warning)\[([a-z0-9-]+)\]")
_ESCAPE = re.compile(r"\\(?:n|t|\\|u\{([0-9a-fA-F]+)\}|$)")


@value
class Place:
    """A line of a file of the case."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@value
class Expected:
    """What a case says must happen. `diagnostics` are (severity, code, place); a case with an error among them is not run."""

    output: tuple[str, ...] = ()
    error_output: tuple[str, ...] = ()
    trap: str | None = None
    trap_place: Place | None = None
    throws: str | None = None
    exit: int = 0
    diagnostics: tuple[tuple[str, str, Place], ...] = ()
    effects: tuple[str, ...] | None = None

    @property
    def compiles(self) -> bool:
        return not any(severity == "error" for severity, _, _ in self.diagnostics)


@value
class Setting:
    """What the program is given."""

    allow: tuple[str, ...] = ("console",)
    args: tuple[str, ...] = ()
    stdin: str = ""
    env: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, str], ...] = ()


@value
class Case:
    """A program of the corpus. `name` is `AREA/NAME`; `modules` holds every source file by module name."""

    name: str
    entry: Source
    modules: dict[str, Source]
    setting: Setting
    expected: Expected


class BadCase(ValueError):
    """A case's expectations make no sense; the message names the line."""


def load_corpus(folder: Path = CORPUS) -> tuple[Case, ...]:
    """Every case below a folder, by name."""
    return tuple(load_case(path, folder) for path in entries(folder))


def entries(folder: Path = CORPUS) -> Iterator[Path]:
    """The entry file of every case below a folder."""
    for area in sorted(p for p in folder.iterdir() if p.is_dir()):
        for path in sorted(area.iterdir()):
            if path.suffix == ".prism":
                yield path
            elif (path / "main.prism").exists():
                yield path / "main.prism"


def load_case(path: Path, folder: Path = CORPUS) -> Case:
    """One case from its entry file."""
    several = path.name == "main.prism"
    root = path.parent
    files = sorted(root.rglob("*.prism")) if several else [path]
    modules = {
        ".".join(file.relative_to(root).with_suffix("").parts): Source(
            file.relative_to(root).as_posix(), file.read_text(encoding="utf-8")
        )
        for file in files
    }
    name = (path.parent if several else path.with_suffix("")).relative_to(folder).as_posix()
    entry = modules[path.stem]
    setting, expected = read_expectations(tuple(modules.values()))
    return Case(name, entry, modules, setting, expected)


def read_expectations(sources: tuple[Source, ...]) -> tuple[Setting, Expected]:
    """The expectation comments of a case's files."""
    found: dict[str, list[tuple[str, Place]]] = {key: [] for key in _KEYS}
    diagnostics: list[tuple[str, str, Place]] = []
    alone: set[Place] = set()
    for source in sources:
        for number, line in enumerate(source.text.split("\n"), 1):
            place = Place(source.name, number)
            if (at := line.find("//")) < 0:
                continue
            if not line[:at].strip():
                alone.add(place)
            if match := _EXPECTATION.search(line, at):
                found[match[1]].append((_unescape(match[2]), place))
            else:
                diagnostics += [(severity, code, place) for severity, code in _DIAGNOSTIC.findall(line, at)]

    def all_of(key: str) -> tuple[str, ...]:
        return tuple(text for text, _ in found[key])

    def one(key: str) -> tuple[str | None, Place | None]:
        if len(found[key]) > 1:
            raise BadCase(f"{found[key][1][1]}: a second `{key}`")
        return found[key][0] if found[key] else (None, None)

    trap, trap_place = one("trap")
    if trap_place is not None and trap_place in alone:
        trap_place = None
    exit_text, exit_place = one("exit")
    if exit_text is not None and not exit_text.isdecimal():
        raise BadCase(f"{exit_place}: `exit` takes a number")
    effects = all_of("effects")
    return (
        Setting(
            allow=all_of("allow") or ("console",),
            args=tuple(word for text in all_of("args") for word in text.split()),
            stdin="".join(text + "\n" for text in all_of("stdin")),
            env=tuple(_pair(text, place) for text, place in found["env"]),
            files=tuple(_pair(text, place) for text, place in found["file"]),
        ),
        Expected(
            output=all_of("expect"),
            error_output=all_of("expect-error"),
            trap=trap,
            trap_place=trap_place,
            throws=one("throws")[0],
            exit=int(exit_text or 0),
            diagnostics=tuple(diagnostics),
            effects=tuple(word for text in effects for word in text.split()) if effects else None,
        ),
    )


def _pair(text: str, place: Place) -> tuple[str, str]:
    name, equals, rest = text.partition("=")
    if not equals:
        raise BadCase(f"{place}: expected NAME = TEXT")
    return name.strip(), rest.removeprefix(" ")


def _unescape(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        if match[1]:
            return chr(int(match[1], 16))
        return {"\\n": "\n", "\\t": "\t", "\\\\": "\\", "\\": ""}[match[0]]

    return _ESCAPE.sub(one, text.rstrip())
