"""The entry point of the command `prism`: picks the command, runs it, and turns whatever ends it into a message and an exit code.

Nothing here or on the way to `prism run FILE.pvm` imports more than it must: starting is part of the product.
"""

from __future__ import annotations

import os
import sys

from prism.cli.arguments import UsageError, command_help, read_arguments
from prism.cli.commands import COMMANDS, overview, unknown_command
from prism.cli.report import fail

EXIT_OK = 0
EXIT_INTERNAL = 3
EXIT_INTERRUPTED = 130
EXIT_CLOSED_PIPE = 141


def main(words: list[str] | None = None) -> int:
    """Runs a command line; the result is the exit code."""
    words = sys.argv[1:] if words is None else words
    for name in ("stdin", "stdout", "stderr"):  # each that was closed takes its number again
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r" if name == "stdin" else "w"))  # noqa: SIM115  # for the process's life
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        return finish(dispatch(words))
    except UsageError as error:
        return fail(error.message, error.hint)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        forget_output()
        return EXIT_CLOSED_PIPE
    except OSError as error:
        if error.filename is not None:  # a file, which whoever opened it should have looked after
            return internal_error(error)
        forget_output()
        return fail(f"cannot write to standard output: {(error.strerror or str(error)).lower()}")
    except Exception as error:
        return internal_error(error)


def finish(code: int) -> int:
    """Writes what standard output still holds. Raises BrokenPipeError."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        forget_output()
        return code or fail(f"cannot write to standard output: {(error.strerror or str(error)).lower()}")
    return code


def forget_output() -> None:
    """Standard output still holds what could not be written, and Python would say so once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def dispatch(words: list[str]) -> int:
    """Raises UsageError."""
    first = words[0] if words else "--help"
    if first in ("--help", "-h", "help"):
        return show_help(words[1:])
    if first in ("--version", "-V", "version"):
        from prism import __version__

        print(f"prism {__version__}")
        return EXIT_OK
    command = COMMANDS.get(first)
    if command is None:
        raise UsageError(*unknown_command(first))
    if any(word in ("--help", "-h") for word in (words[1 : words.index("--")] if "--" in words else words[1:])):
        print(command_help(command))
        return EXIT_OK
    arguments = read_arguments(command, words[1:])
    if first == "run":
        from prism.cli.run import run

        return run(arguments)
    from importlib import import_module

    code: int = import_module(command.module).run(arguments)
    return code


def show_help(words: list[str]) -> int:
    if not words:
        print(overview())
        return EXIT_OK
    if words[0] not in COMMANDS:
        raise UsageError(*unknown_command(words[0]))
    print(command_help(COMMANDS[words[0]]))
    return EXIT_OK


def internal_error(error: Exception) -> int:
    """A fault of ours: says so, and how to report it."""
    import traceback

    place = traceback.extract_tb(error.__traceback__)[-1:]
    where = "".join(f" at {os.path.basename(frame.filename)}:{frame.lineno}" for frame in place)
    text = str(error).partition("\n")[0]
    if os.environ.get("PRISM_TRACEBACK"):
        traceback.print_exception(error)
    return fail(
        f"internal error: {type(error).__name__}{': ' if text else ''}{text}{where}",
        "this is a fault of Prism, not of your program: please report it with the command line, the source and what "
        "PRISM_TRACEBACK=1 prints",
        EXIT_INTERNAL,
    )
