"""Writes the generated pages of design-docs from the tables: `python -m prism.cli.reference [--check]`.

With --check it writes nothing and fails if a page is not what it would write. Works in a checkout alone.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from prism.cli.arguments import Command, option_help, usage_line
from prism.cli.commands import COMMANDS, ENVIRONMENT, EXIT_CODES
from prism.cli.std_page import std_modules
from prism.diagnostics import CODES
from prism.frontend.std import METHODS_OF, PRELUDE_MODULES
from prism.pir.json_models import schema
from prism.pir.primitives import PRIMITIVES
from prism.semantics.operations import OPERATIONS
from prism.semantics.traps import TRAP_CODES
from prism.vm.opcodes import OPCODES, OPERANDS

FOLDER = Path(__file__).parents[2] / "design-docs"
MARK = "<!-- Generated from {source} by `make docs`. -->"


def main() -> int:
    stale = []
    for name, page in PAGES.items():
        path = FOLDER / name
        text = page()
        if "--check" in sys.argv[1:]:
            if not path.exists() or path.read_text("utf-8") != text:
                stale.append(name)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
    if stale:
        print(f"not as the tables say: {', '.join(stale)} in design-docs; run make docs", file=sys.stderr)
    return 1 if stale else 0


def page(title: str, source: str, *parts: str) -> str:
    return "\n\n".join([f"# {title}", MARK.format(source=source), *parts]) + "\n"


def columns(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    heads = list(heads)
    lines = [heads, ["---"] * len(heads), *(list(row) for row in rows)]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def code(text: str) -> str:
    """Marked as code; the text may hold backticks."""
    return "" if not text else f"`` {text} ``" if "`" in text else f"`{text}`"


def cli_page() -> str:
    parts = ["Every command tells this itself: `prism --help`, `prism COMMAND --help`."]
    parts += [command_section(command) for command in COMMANDS.values()]
    parts += ["## Exit codes", columns(("code", "meaning"), EXIT_CODES)]
    parts += ["## Environment", columns(("variable", "meaning"), ((code(name), text) for name, text in ENVIRONMENT))]
    return page("Commands", "prism/cli/commands.py", *parts)


def command_section(command: Command) -> str:
    parts = [f"## prism {command.name}", f"    {usage_line(command)}", command.description]
    if command.options:
        rows = ((code(option.usage), option_help(option)) for option in command.options)
        parts.append(columns(("option", "meaning"), rows))
    if command.examples:
        parts.append("\n".join(f"- `{line}` {what}" for line, what in command.examples))
    return "\n\n".join(parts)


def diagnostics_page() -> str:
    parts = []
    for phase in dict.fromkeys(row.phase for row in CODES.values()):
        rows = [(code(name), row.severity, row.summary) for name, row in CODES.items() if row.phase == phase]
        parts += [f"## {phase}", columns(("code", "severity", "summary"), rows)]
    traps = columns(("code", "when"), ((code(name), text) for name, text in TRAP_CODES.items()))
    return page("Diagnostics and traps", "prism/diagnostics.py and prism/semantics/traps.py", *parts, "## Traps", traps)


def primitives_page() -> str:
    rows = []
    for row in PRIMITIVES.values():
        marks = [word for word, holds in (("reads", row.reads), ("writes", row.writes), ("fresh", row.fresh)) if holds]
        types = f"<{', '.join(row.type_params)}>" if row.type_params else ""
        rows.append((code(row.name), code(types + row.signature), row.doc, ", ".join(row.traps), ", ".join(marks)))
    operations = (
        (
            code(row.name),
            code(row.effect),
            code(f"({', '.join(row.params)}) -> {row.result}"),
            "" if row.limit is None else f"argument {row.limit + 1}",
            code("IoError") if row.throws else "",
        )
        for row in OPERATIONS.values()
    )
    return page(
        "Primitives and operations",
        "prism/pir/primitives.py and prism/semantics/operations.py",
        "## Primitives",
        "Pure operations on values, behind PIR's `Prim` node. *reads* and *writes* speak of mutable data, *fresh* of a result that is new mutable data.",
        columns(("name", "signature", "meaning", "traps", "memory"), rows),
        "## Operations of effects",
        "What PIR's `Perform` node does through the gate.",
        columns(("name", "effect", "signature", "limited by", "throws"), operations),
    )


def opcodes_page() -> str:
    live = [row for row in OPCODES.values() if not row.reserved]
    reserved = [row for row in OPCODES.values() if row.reserved]
    rows = (
        (
            f"0x{row.code:02x}",
            code(row.name),
            ", ".join(name for name in (row.a, row.b) if name),
            code(row.stack),
            row.doc,
            ", ".join(row.traps),
        )
        for row in live
    )
    return page(
        "Opcodes",
        "prism/vm/opcodes.py",
        "## Operands",
        columns(("kind", "meaning"), ((name, text) for name, text in OPERANDS.items() if name)),
        "## Instructions",
        columns(("code", "name", "operands", "stack", "meaning", "traps"), rows),
        "## Reserved",
        "These have their place, and the verifier refuses them until their feature comes.",
        columns(("code", "name", "for"), ((f"0x{row.code:02x}", code(row.name), row.reserved) for row in reserved)),
    )


def std_page() -> str:
    parts = [
        "Methods of built-in types need no import, and the modules of effects are in scope under their last name: `fs.read_text(path)`. "
        "`let`s in the module of a type are named with the type: `Float.pi`. "
        "What a function given as `uses *` does, its caller does."
    ]
    for name, (description, groups) in std_modules().items():
        imported = name not in METHODS_OF.values() and name not in PRELUDE_MODULES.values()
        parts += [f"## {name}", description + (f" Needs `import {name}`." if imported else "")]
        for head, entries in groups.items():
            rows = ((code(text), doc) for text, doc in entries)
            parts.append(columns((code(head) or "declaration", "meaning"), rows))
    return page("The standard library", "prism/std", *parts)


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": cli_page,
    "diagnostics.md": diagnostics_page,
    "primitives.md": primitives_page,
    "opcodes.md": opcodes_page,
    "std.md": std_page,
    "pir.schema.json": schema,
}


if __name__ == "__main__":
    sys.exit(main())
