"""What generated text says about itself: one comment line, the same in every language, that `prism inspect` reads without running anything.

    # prism-program: {"prism": "0.1.0", "module": "shop", "manifest": [["fs.read", ["data/**"]]], "exports": [...], "sources": [...]}

A text backend puts `description_line(module, "# ")` (or `"// "`) among the first lines of its entry file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from prism import __version__
from prism.pir.nodes import Function, Module
from prism.pir.types import show_row, show_type

MARK = "prism-program: "


def describe(module: Module) -> dict[str, object]:
    """As JSON: the manifest as pairs of effect and patterns (null for no limit), exports by short name with their signature."""
    exported = [function for function in module.functions if function.name in module.exports]
    return {
        "prism": __version__,
        "module": module.name,
        "manifest": [[e.name, None if e.limits is None else list(e.limits)] for e in module.manifest.effects],
        "exports": [{"name": short_name(f), "signature": signature(f)} for f in exported],
        "sources": [{"name": source.name, "sha256": source.sha256} for source in module.sources],
    }


def description_line(module: Module, comment: str) -> str:
    """One line without its end, plain ASCII whatever names hold."""
    return f"{comment}{MARK}{json.dumps(describe(module))}"


def find_description(text: str) -> Mapping[str, object] | None:
    """What a generated text says about itself, or None if it says nothing or something else."""
    start = text.find(MARK)
    if start < 0:
        return None
    try:
        found = json.loads(text[start + len(MARK) :].partition("\n")[0])
    except (ValueError, RecursionError):
        return None
    keys = {"prism": str, "module": str, "manifest": list, "exports": list, "sources": list}
    good = isinstance(found, dict) and all(isinstance(found.get(key), kind) for key, kind in keys.items())
    return found if good else None


def short_name(function: Function) -> str:
    return function.name.rsplit(".", 1)[-1]


def signature(function: Function) -> str:
    params = ", ".join(f"{p.name}: {show_type(p.type)}" for p in function.params)
    return f"fn {short_name(function)}({params}) -> {show_type(function.result)}{show_row(function.row)}"
