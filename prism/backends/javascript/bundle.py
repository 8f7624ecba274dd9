"""The support module: the files of `runtime/`, end to end, with the imports among them removed."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources

from prism import __version__
from prism.semantics.operations import OPERATIONS

PARTS = ("traps", "ints", "floats", "strings", "data", "boundary", "patterns", "files", "streams", "gate", "start")
"""Each may use what stands before it."""

_IMPORT = re.compile(r'^import \{[^}]*\} from "\./\w+\.mjs";\n', re.M)


@cache
def support_module() -> bytes:
    """The text of `prism_support.mjs`."""
    texts = [
        f"// Prism {__version__}: what generated JavaScript needs at run time. No dependencies.",
        operations_text(),
    ]
    for part in PARTS:
        text = resources.files(__package__).joinpath("runtime", f"{part}.mjs").read_text(encoding="utf-8")
        texts.append(_IMPORT.sub("", text).strip())
    return ("\n\n".join(texts) + "\n").encode()


def operations_text() -> str:
    """The table of operations, as the gate reads it."""
    rows = [
        f"  {json.dumps(row.name)}: {json.dumps({'name': row.name, 'effect': row.effect, 'limit': row.limit, 'params': row.params})},"
        for row in OPERATIONS.values()
    ]
    return "\n".join(["const OPERATIONS = {", *rows, "};"])


def runner_module() -> bytes:
    """The program that runs others, for `NodeSession`."""
    return resources.files(__package__).joinpath("runtime", "runner.mjs").read_bytes()
