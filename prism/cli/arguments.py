"""Reads command lines by the table in `prism.cli.commands`, and writes their help.

Stands in for argparse, which alone takes 10 ms to import, and knows near names. Imported at every start.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class UsageError(Exception):
    """A command line (or what it names) is wrong. `hint` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Option:
    """An option. `names` holds its spellings, the long one last. `metavar` names its value, empty for a flag; `kind`
    is how the value is read (`text`, `folder` for one that is there, `count`, `bytes`, `seconds` or the choices joined by `|`); `many` tells whether it may stand several times."""

    __slots__ = ("help", "kind", "many", "metavar", "names")

    def __init__(
        self, names: tuple[str, ...], help: str, metavar: str = "", kind: str = "text", many: bool = False
    ) -> None:
        self.names = names
        self.help = help
        self.metavar = metavar
        self.kind = kind
        self.many = many

    @property
    def key(self) -> str:
        return self.names[-1].lstrip("-")

    @property
    def usage(self) -> str:
        return ", ".join(self.names) + (
            "" if not self.metavar else self.metavar if self.key == "O" else f" {self.metavar}"
        )


class Command:
    """A command. `module` is imported to run it and has `run(arguments) -> int`. `operands` names what stands without an
    option (`FILE`, `PATH...` for one or more, empty for nothing); `rest` what follows `--`."""

    __slots__ = ("description", "examples", "module", "name", "operands", "options", "rest", "summary")

    def __init__(
        self,
        name: str,
        module: str,
        summary: str,
        description: str,
        operands: str = "",
        options: tuple[Option, ...] = (),
        rest: str = "",
        examples: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.name = name
        self.module = module
        self.summary = summary
        self.description = description
        self.operands = operands
        self.options = options
        self.rest = rest
        self.examples = examples


class Arguments:
    """A command line that was read: operands, what follows `--`, and options by their long name without dashes."""

    __slots__ = ("operands", "options", "rest")

    def __init__(self, operands: list[str], options: dict[str, list[str]], rest: list[str]) -> None:
        self.operands = operands
        self.options = options
        self.rest = rest

    def flag(self, key: str) -> bool:
        return key in self.options

    def all(self, key: str) -> list[str]:
        return self.options.get(key, [])

    def text(self, key: str) -> str | None:
        found = self.options.get(key)
        return found[-1] if found else None

    def count(self, key: str) -> int | None:
        """A whole number, checked when the line was read."""
        text = self.text(key)
        return None if text is None else read_count(text)

    def bytes(self, key: str) -> int | None:
        text = self.text(key)
        return None if text is None else read_count(text, 1024)

    def seconds(self, key: str) -> float | None:
        text = self.text(key)
        return None if text is None else float(text)


def read_arguments(command: Command, words: Sequence[str]) -> Arguments:
    """Raises UsageError."""
    by_name = {name: option for option in command.options for name in option.names}
    operands: list[str] = []
    options: dict[str, list[str]] = {}
    rest: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if word == "--":
            if not command.rest and at < len(words):
                operands += words[at:]
            rest = list(words[at:]) if command.rest else []
            break
        if not word.startswith("-") or word == "-":
            operands.append(word)
            continue
        name, equals, attached = word.partition("=")
        if not word.startswith("--") and name not in by_name and name[:2] in by_name:
            name, equals, attached = word[:2], "=", word[2:]
        option = by_name.get(name)
        if option is None:
            raise UsageError(
                f"{command.name} has no option {name}", did_you_mean(name, by_name) or see_help(command.name)
            )
        if not option.metavar:
            if equals:
                raise UsageError(f"{name} takes no value", see_help(command.name))
            attached = ""
        elif not equals:
            if at == len(words) or words[at] == "--":
                raise UsageError(f"{name} needs a value: {option.usage}", see_help(command.name))
            attached = words[at]
            at += 1
        if option.metavar:
            check_value(option, name, attached)
        values = options.setdefault(option.key, [])
        if values and option.metavar and not option.many and values != [attached]:
            raise UsageError(f"{name} is given twice, as {values[0]} and as {attached}", see_help(command.name))
        values.append(attached)
    if not operands and command.operands:
        raise UsageError(f"{command.name} needs {an(command.operands)}", f"usage: {usage_line(command)}")
    if operands and not command.operands:
        raise UsageError(f'{command.name} takes no argument, but there is "{operands[0]}"', see_help(command.name))
    if len(operands) > 1 and not command.operands.endswith("..."):
        raise UsageError(
            f'{command.name} takes one {command.operands}, but there is also "{operands[1]}"',
            f"what the program is to get as its arguments follows --: prism {command.name} {operands[0]} -- {operands[1]}"
            if command.rest
            else see_help(command.name),
        )
    return Arguments(operands, options, rest)


def an(operands: str) -> str:
    return "at least one " + operands[:-3] if operands.endswith("...") else "a " + operands


def check_value(option: Option, name: str, text: str) -> None:
    if option.kind == "text":
        if not text:
            raise UsageError(f"{name} needs a value: {option.usage}")
    elif option.kind == "folder":
        import os

        if not os.path.isdir(text):
            raise UsageError(f'{name}: there is no folder "{text}"')
    elif option.kind in ("count", "bytes"):
        if read_count(text) is None:
            raise UsageError(f'{name} takes a whole number such as 5000 or 64M, not "{text}"')
    elif option.kind == "seconds":
        try:
            good = 0.0 < float(text) < 1e9
        except ValueError:
            good = False
        if not good:
            raise UsageError(f'{name} takes a number of seconds such as 2.5, not "{text}"')
    else:
        choices = option.kind.split("|")
        if text not in choices:
            raise UsageError(
                f'{name} takes {", ".join(choices[:-1])} or {choices[-1]}, not "{text}"', did_you_mean(text, choices)
            )


def read_count(text: str, thousand: int = 1000) -> int | None:
    """A positive number, with a suffix K, M or G for powers of `thousand`, or None if it is not one."""
    digits = text.rstrip("kKmMgG")
    suffix = text[len(digits) :].upper()
    if not (digits.isascii() and digits.replace("_", "").isdigit()) or len(suffix) > 1 or len(digits) > 19:
        return None
    number = int(digits) * thousand ** " KMG".index(suffix or " ")
    return number if number > 0 else None


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """A hint with the nearest names, or nothing."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(names), n=2, cutoff=0.6)
    return f"did you mean {' or '.join(near)}?" if near else ""


def see_help(command: str) -> str:
    return f"prism {command} --help tells more" if command else "prism --help tells more"


def usage_line(command: Command) -> str:
    parts = ["prism", command.name]
    if command.operands:
        parts.append(command.operands)
    if command.options:
        parts.append("[OPTION]...")
    if command.rest:
        parts.append(f"[-- {command.rest}]")
    return " ".join(parts)


def command_help(command: Command) -> str:
    lines = [f"usage: {usage_line(command)}", "", *wrapped(command.description, "")]
    if command.options:
        lines += ["", "options:", *table([(option.usage, option_help(option)) for option in command.options])]
    if command.examples:
        lines += ["", "examples:"]
        for line, what in command.examples:
            lines += [f"  {line}", f"      {what}"]
    return "\n".join(lines)


def option_help(option: Option) -> str:
    return option.help + (" (may be given several times)" if option.many else "")


def table(rows: list[tuple[str, str]]) -> list[str]:
    """Two columns; a long left one stands on its own line."""
    left = min(max(len(name) for name, _ in rows), 24)
    lines: list[str] = []
    for name, text in rows:
        described = wrapped(text, " " * (left + 4))
        if len(name) > left:
            lines += [f"  {name}", *described]
        else:
            lines += [f"  {name.ljust(left)}  {described[0].lstrip()}", *described[1:]]
    return lines


def wrapped(text: str, indent: str, width: int = 96) -> list[str]:
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = indent
        for word in paragraph.split():
            if len(line) + len(word) + 1 > width and line.strip():
                lines.append(line.rstrip())
                line = indent
            line += word + " "
        lines.append(line.rstrip())
    return lines
