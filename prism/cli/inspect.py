"""`prism inspect`: what a compiled program needs and offers, without running it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from prism.backends.description import find_description
from prism.cli.arguments import Arguments, UsageError
from prism.cli.bytecode import MAGIC, read_program, verified_program
from prism.cli.render import clean
from prism.host.gate import stated
from prism.vm.module import Module, show_row, show_type


def run(arguments: Arguments) -> int:
    path = arguments.operands[0]
    data = read_program(path)
    if data.startswith(MAGIC) or path.endswith(".pvm"):
        found = describe_bytecode(verified_program(data, path).module)
    else:
        described = find_description(data.decode("utf-8", "replace"))
        if described is None:
            raise UsageError(
                f"{path} is not a program that Prism made: it does not say what it needs",
                "inspect reads a .pvm, .py or .mjs; for a source, see prism compile --emit effects"
                if path.endswith(".prism")
                else "",
            )
        found = dict(described)
    found = {"file": path, "bytes": len(data), **found}
    if arguments.flag("json"):
        print(json.dumps(found, indent=2, ensure_ascii=False))
    else:
        print("\n".join(lines_of(found)))
    return 0


def describe_bytecode(module: Module) -> dict[str, object]:
    """In the shape of `prism.backends.description`, and with sizes."""
    exports = []
    for export in module.exports:
        function = module.functions[export.function]
        params = ", ".join(f"{n}: {show_type(module.types, t)}" for n, t in zip(export.params, function.params))
        result = show_type(module.types, function.result) + show_row(module.types, function.row)
        exports.append({"name": export.name, "signature": f"fn {export.name}({params}) -> {result}"})
    return {
        "prism": module.metadata.get("prism", ""),
        "module": module.name,
        "manifest": [[effect, None if patterns is None else list(patterns)] for effect, patterns in module.manifest],
        "exports": exports,
        "sources": [{"name": name, "sha256": digest} for name, digest in module.sources],
        "sizes": {
            "functions": len(module.functions),
            "instructions": sum(len(function.code) for function in module.functions),
            "constants": len(module.constants),
            "types": len(module.types),
            "globals": len(module.globals),
        },
    }


def lines_of(found: Mapping[str, object]) -> list[str]:
    """For people. What generated text claims is not trusted to have a shape."""
    by = f" by Prism {clean(str(found['prism']))}" if found["prism"] else ""
    lines = [f"{found['file']}: module {clean(str(found['module']))}, {found['bytes']:,} bytes{by}"]
    effects = [effect_text(row) for row in items(found["manifest"])]
    lines += ["needs:", *(f"  {effect}" for effect in effects)] if effects else ["needs: nothing"]
    exports = [clean(str(row.get("signature", ""))) for row in items(found["exports"]) if isinstance(row, Mapping)]
    lines += ["exports:", *(f"  {export}" for export in exports)] if exports else ["exports: nothing"]
    sources = [row for row in items(found["sources"]) if isinstance(row, Mapping)]
    lines += [
        "made from:",
        *(f"  {clean(str(row.get('name')))}  {clean(str(row.get('sha256')))[:16]}" for row in sources),
    ]
    sizes = found.get("sizes")
    if isinstance(sizes, Mapping):
        lines.append("sizes: " + ", ".join(f"{count:,} {name}" for name, count in sizes.items()))
    return lines


def items(found: object) -> Iterable[object]:
    return found if isinstance(found, (list, tuple)) else ()


def effect_text(row: object) -> str:
    if isinstance(row, (list, tuple)) and len(row) == 2 and isinstance(row[0], str):
        patterns = row[1]
        if patterns is None or (isinstance(patterns, (list, tuple)) and all(isinstance(p, str) for p in patterns)):
            return clean(stated(row[0], None if patterns is None else tuple(patterns)))
    return clean(str(row))
