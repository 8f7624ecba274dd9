"""Command lines: what they mean, and what is said about wrong ones."""

from __future__ import annotations

import pytest

from prism.cli.arguments import UsageError, command_help, read_arguments, read_count
from prism.cli.commands import COMMANDS, overview
from prism.cli.main import main


def test_options_operands_and_rest() -> None:
    words = [
        "--allow",
        "fs.read=data/**",
        "x.prism",
        "-a",
        "clock",
        "--fuel=5K",
        "-O2",
        "--trace-effects",
        "--",
        "--allow",
        "b",
    ]
    arguments = read_arguments(COMMANDS["run"], words)
    assert arguments.operands == ["x.prism"]
    assert arguments.rest == ["--allow", "b"]
    assert arguments.all("allow") == ["fs.read=data/**", "clock"]
    assert (arguments.count("fuel"), arguments.count("memory")) == (5000, None)
    assert arguments.text("O") == "2"
    assert arguments.flag("trace-effects") and not arguments.flag("no-cache")


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("run x.prism --alow clock", "run has no option --alow", "did you mean --allow?"),
        ("run x.prism --frobnicate", "run has no option --frobnicate", "prism run --help tells more"),
        ("run", "run needs a FILE", "usage: prism run FILE [OPTION]... [-- ARGS]"),
        ("check", "check needs at least one PATH", "usage: prism check PATH..."),
        ("run a.prism b", 'run takes one FILE, but there is also "b"', "prism run a.prism -- b"),
        ("run a.prism --fuel", "--fuel needs a value: --fuel N", ""),
        ("run a.prism --fuel --", "--fuel needs a value", ""),
        ("run a.prism --fuel many", '--fuel takes a whole number such as 5000 or 64M, not "many"', ""),
        ("run a.prism --fuel 0", "--fuel takes a whole number", ""),
        ("run a.prism --fuel -5", "--fuel takes a whole number", ""),
        ("run a.prism --fuel 1 --fuel 2", "--fuel is given twice, as 1 and as 2", ""),
        ("run a.prism --timeout nan", "--timeout takes a number of seconds", ""),
        ("run a.prism --timeout 0", "--timeout takes a number of seconds", ""),
        ("run a.prism --no-cache=1", "--no-cache takes no value", ""),
        ("run a.prism -O3", '-O takes 0, 1 or 2, not "3"', ""),
        ("compile a.prism --emit asd", 'not "asd"', "did you mean ast?"),
        ("targets x", 'targets takes no argument, but there is "x"', ""),
        ("rum a.prism", 'there is no command "rum"', "did you mean run?"),
        ("frobnicate", 'there is no command "frobnicate"', "the commands are run, compile"),
        ("a.prism", 'there is no command "a.prism"', "to run it: prism run a.prism"),
        ("help nothing", 'there is no command "nothing"', ""),
    ],
)
def test_wrong_lines_say_what_to_do(line: str, message: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(line.split()) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    first, _, rest = shown.err.partition("\n")
    assert message in first
    assert hint in rest


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1", 1),
        ("5_000", 5000),
        ("64M", 64000000),
        ("1k", 1000),
        ("2G", 2000000000),
        ("0", None),
        ("-1", None),
        ("1.5", None),
        ("M", None),
        ("1KM", None),
        ("٣", None),
        ("1" * 30, None),
        ("", None),
    ],
)
def test_counts(text: str, count: int | None) -> None:
    assert read_count(text) == count


def test_bytes_count_in_1024s() -> None:
    assert read_arguments(COMMANDS["run"], ["x", "--memory", "64M"]).bytes("memory") == 64 << 20


def test_help_fits_the_terminal_and_names_everything(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0 and main(["--help"]) == 0
    assert overview() in capsys.readouterr().out
    for name, command in COMMANDS.items():
        assert main([name, "--help"]) == 0 and main(["help", name]) == 0
        text = command_help(command)
        assert capsys.readouterr().out == f"{text}\n{text}\n"
        assert all(option.usage in text for option in command.options)
        assert all(len(line) <= 100 for line in text.split("\n"))
        assert name in overview()
    assert all(len(line) <= 100 for line in overview().split("\n"))


def test_help_behind_two_dashes_is_the_programs(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError, match="needs a FILE"):
        read_arguments(COMMANDS["run"], ["--", "--help"])
