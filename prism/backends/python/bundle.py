"""The support module: the files that hold the rules, the gate and what generated Python needs, joined into one.

They import each other only as `from prism.x import a, b` at the top and their top-level names do not clash (a test holds
this), so leaving those imports out is all it takes.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("prism", ("outcome",)),
    (
        "prism.semantics",
        (
            "traps",
            "values",
            "integers",
            "floats",
            "display",
            "equality",
            "strings",
            "lists",
            "maps",
            "control",
            "patterns",
            "operations",
        ),
    ),
    ("prism.host", ("failures", "console", "clock", "chance", "grants", "files", "gate")),
    ("prism.backends.python.runtime", ("values", "shapes", "operations", "authority", "explain", "boundary")),
)
"""In an order in which each file comes behind those whose names it needs when it is run."""

_INNER_IMPORT = re.compile(r"^ *from prism\.[\w.]+ import (?:\([^)]*\)|[^\n(]*)\n", re.MULTILINE)
_OUTER_IMPORT = re.compile(r"^(?:import [\w.]+|from (?!prism|__future__)[\w.]+ import [^\n(]+)\n", re.MULTILINE)

_HEADING = '''"""What programs compiled by Prism to Python need at run time: the language's rules, the gate that checks what a host
grants, and how values look in Python. Needs nothing but Python's standard library.

A host lets programs touch the world by `granting`:

    from {name} import granting

    with granting(["console", "fs.read=data/**"]):
        program.main()
"""

'''


@cache
def support_text(name: str) -> str:
    """The support module's text."""
    bodies: list[str] = []
    imports: set[str] = set()
    for package, modules in PARTS:
        for module in modules:
            text = files(package).joinpath(f"{module}.py").read_text(encoding="utf-8")
            body = _without_docstring(text)
            body = body.replace("from __future__ import annotations\n", "", 1)
            body = body.replace("TYPE_CHECKING = False\n", "", 1)
            body = _INNER_IMPORT.sub("", body)
            imports.update(line.strip() for line in _OUTER_IMPORT.findall(body))
            body = _OUTER_IMPORT.sub("", body)
            bodies.append(f"# --- {package.removeprefix('prism.')}.{module} ".ljust(117, "-") + f"\n\n{body.strip()}\n")
    head = _HEADING.replace("{name}", name) + "from __future__ import annotations\n\n"
    head += "\n".join(sorted(imports, key=lambda line: (line.startswith("from"), line))) + "\n\nTYPE_CHECKING = False\n"
    return head + "\n\n" + "\n\n".join(bodies)


def _without_docstring(text: str) -> str:
    end = text.index('"""', 3) + 3
    return text[end:]
