"""The table of commands: names, options and help, nothing that runs. Imported at every start; the reference page is made from it."""

from __future__ import annotations

from prism.cli.arguments import Command, Option, did_you_mean, table, wrapped

ROOT = Option(("--root",), "the source root that imports start from (default: the file's folder)", "DIR", "folder")
JSON = Option(("--json",), "print JSON instead, for programs to read")
NO_CACHE = Option(("--no-cache",), "neither read nor write the cache of compiled programs")
LEVEL = Option(
    ("-O",), "how much to optimise: 0 nothing, 1 what makes code smaller and faster (default), 2 more", "0|1|2", "0|1|2"
)
PASSES = (
    LEVEL,
    Option(("--passes",), "run exactly these passes, in this order, instead of those of -O: fold,inline,...", "LIST"),
)

EXIT_CODES = (
    ("0", "success; for run, what main returned"),
    ("1", "the program ended by an error that nothing caught"),
    ("2", "wrong usage, or the program does not compile"),
    ("3", "an internal error: a fault of Prism, to be reported"),
    ("70", "the program was stopped by a trap"),
    ("130", "interrupted"),
    ("141", "nobody reads the output any more"),
)

ENVIRONMENT = (
    ("NO_COLOR", "no colour, even on a terminal"),
    (
        "PRISM_CACHE_DIR",
        "where compiled programs are kept (default: $XDG_CACHE_HOME/prism or ~/.cache/prism); safe to delete",
    ),
    ("PRISM_DISABLE_PLUGINS=1", "only the targets that come with Prism"),
)

COMMANDS: dict[str, Command] = {
    command.name: command
    for command in (
        Command(
            "run",
            "prism.cli.run",
            "run a program",
            "Runs a Prism source file, or a .pvm that was compiled before. A program may do what its main states and you "
            "grant: `console` is granted, everything else needs --allow. What is not granted stops it before it starts.",
            operands="FILE",
            rest="ARGS",
            options=(
                Option(
                    ("-a", "--allow"),
                    "grant an effect, such as clock or fs.read=data/**; without a pattern, wholly",
                    "EFFECT[=PATTERN]",
                    many=True,
                ),
                Option(("-t", "--target"), "run on this target instead of Prism's own virtual machine", "TARGET"),
                Option(("--fuel",), "stop after so much work (instructions, and more for big data)", "N", "count"),
                Option(("--memory",), "stop when the program's data needs more bytes than this", "BYTES", "bytes"),
                Option(("--depth",), "stop when calls nest deeper than this (default 10000)", "N", "count"),
                Option(("--output",), "stop when the program wrote more bytes than this", "BYTES", "bytes"),
                Option(("--timeout",), "stop after so many seconds", "S", "seconds"),
                Option(("--trace-effects",), "tell on standard error what each effect did or was denied"),
                LEVEL,
                ROOT,
                NO_CACHE,
            ),
            examples=(
                ("prism run hello.prism", "runs it with the console alone"),
                (
                    'prism run words.prism --allow "fs.read=data/**" -- data/a.txt',
                    "may read below data/, and gets an argument",
                ),
                ("prism run hello.prism --target javascript", "the same on Node"),
                ("prism run untrusted.pvm --fuel 1M --memory 64M --timeout 2", "with limits"),
            ),
        ),
        Command(
            "compile",
            "prism.cli.compile",
            "compile a program for one or more targets",
            "Checks a program, compiles it for each target and writes the files into a folder. One target that fails does not stop the "
            "others. A file is replaced as a whole or not at all. With --emit it prints what stands in the middle instead.",
            operands="FILE",
            options=(
                Option(
                    ("-t", "--target"),
                    "a target, or several with commas (prism targets lists them)",
                    "TARGET",
                    many=True,
                ),
                Option(("-o", "--out"), "the folder to write to (default: the current one)", "DIR"),
                Option(
                    ("--emit",),
                    "print this instead of compiling: ast, pir, pir-json, effects or effects-json",
                    "WHAT",
                    "ast|pir|pir-json|effects|effects-json",
                ),
                *PASSES,
                Option(
                    ("--print-after",),
                    "print PIR after this pass, or after each with `all`, on standard error",
                    "PASS",
                    many=True,
                ),
                Option(("--verify-each",), "check PIR anew after every pass"),
                Option(("--option",), "an option of the target's, such as inline=false", "NAME=VALUE", many=True),
                ROOT,
            ),
            examples=(
                (
                    "prism compile shop.prism --target python,javascript,prism-vm -o out",
                    "writes out/shop.py, out/shop.mjs, out/shop.pvm and what goes with them",
                ),
                ("prism compile shop.prism --emit pir -O2", "shows the optimised intermediate form"),
                ("prism compile shop.prism --emit effects", "shows who calls what with which effect"),
            ),
        ),
        Command(
            "check",
            "prism.cli.check",
            "check programs without running them",
            "Reports what is wrong with source files; of a folder, with every .prism file in it.",
            operands="PATH...",
            options=(JSON, ROOT),
            examples=(("prism check src", "exit code 2 if there are errors"),),
        ),
        Command(
            "disasm",
            "prism.cli.disasm",
            "show the instructions of a .pvm",
            "Shows a compiled program with its constants, types, source lines and instructions. Takes a source file too, and compiles it first.",
            operands="FILE",
            options=(LEVEL, ROOT),
        ),
        Command(
            "verify",
            "prism.cli.verify",
            "check that a .pvm is safe to run",
            "Decodes and verifies a compiled program without running it: structure, types, jumps, effects against the manifest.",
            operands="FILE",
        ),
        Command(
            "inspect",
            "prism.cli.inspect",
            "show what a compiled program needs and offers",
            "Shows the manifest of effects, the exports and the sizes of a compiled .pvm, .py or .mjs, without running it.",
            operands="FILE",
            options=(JSON,),
        ),
        Command(
            "targets",
            "prism.cli.targets",
            "list the installed targets",
            "Lists the targets that programs can be compiled for: those that come with Prism, and plugins.",
            options=(JSON,),
        ),
    )
}


def overview() -> str:
    """What `prism --help` prints."""
    width = max(len(name) for name in COMMANDS)
    lines = [
        "usage: prism COMMAND [OPTION]... [ARGUMENT]...",
        "",
        *wrapped(
            "Prism checks a program once, compiles it for several targets where it means the same, and lets it do only what you grant.",
            "",
        ),
        "",
        "commands:",
        *(f"  {name.ljust(width)}  {command.summary}" for name, command in COMMANDS.items()),
        "",
        "  prism COMMAND --help tells more about a command; prism --version, which Prism this is.",
        "",
        "to begin with:",
        "  prism run hello.prism",
        "  prism compile hello.prism --target python,javascript -o out",
        "",
        "exit codes:",
        *table(list(EXIT_CODES)),
        "",
        "environment:",
        *table(list(ENVIRONMENT)),
    ]
    return "\n".join(lines)


def unknown_command(word: str) -> tuple[str, str]:
    """The message and hint for a command that does not exist."""
    if word.endswith((".prism", ".pvm")):
        return f'there is no command "{word}"', f"to run it: prism run {word}"
    near = did_you_mean(word, COMMANDS)
    return f'there is no command "{word}"', near or f"the commands are {', '.join(COMMANDS)}"
