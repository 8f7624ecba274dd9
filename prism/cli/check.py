"""`prism check`: diagnostics of files and folders, for people or as JSON."""

from __future__ import annotations

import json
import os
import sys

from prism.cache import ModuleCache
from prism.cli.arguments import Arguments, UsageError
from prism.cli.progress import Progress
from prism.cli.render import print_diagnostics, summary
from prism.compiler import check_file, display_name, reason
from prism.diagnostics import Diagnostic
from prism.source import Source, Span


def run(arguments: Arguments) -> int:
    root = arguments.text("root")
    paths = [path for given in arguments.operands for path in source_files(given)]
    found: dict[Diagnostic, None] = {}  # a module that several others import is reported once
    sources: dict[str, Source] = {}
    cache = ModuleCache()
    with Progress("checking", len(paths)) as progress:
        for path in paths:
            progress.step(path)
            checked = check_file(path, root, cache)
            found.update(dict.fromkeys(checked.diagnostics))
            sources.update(checked.sources)
    diagnostics = sorted(found, key=lambda d: d.span) if len(paths) > 1 else list(found)
    bad = any(d.severity == "error" for d in diagnostics)
    if arguments.flag("json"):
        print(
            json.dumps({"diagnostics": [as_json(d) for d in diagnostics], "ok": not bad}, indent=2, ensure_ascii=False)
        )
        return 2 if bad else 0
    print_diagnostics(diagnostics, sources)
    files = "1 file" if len(paths) == 1 else f"{len(paths)} files"
    print(f"{files} checked: {summary(diagnostics) or 'no problems'}", file=sys.stderr)
    return 2 if bad else 0


def source_files(path: str) -> list[str]:
    """The file, or every source file below a folder. Raises UsageError."""
    if not os.path.isdir(path):
        return [path]
    found: list[str] = []

    def unreadable(error: OSError) -> None:
        raise UsageError(f"cannot read {display_name(error.filename)}: {reason(error)}")

    for folder, folders, names in os.walk(path, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [os.path.join(folder, name) for name in sorted(names) if name.endswith(".prism")]
    if not found:
        raise UsageError(f"there is no .prism file in {display_name(path)}")
    return found


def as_json(d: Diagnostic) -> dict[str, object]:
    """A diagnostic for programs to read. Lines and columns count from 1; file is null where there is no place."""
    return {
        "code": d.code,
        "severity": d.severity,
        "message": d.message,
        "span": span_json(d.span),
        "label": d.label,
        "labels": [{"span": span_json(label.span), "text": label.text} for label in d.labels],
        "notes": list(d.notes),
        "fix": None
        if d.fix is None
        else {"title": d.fix.title, "edits": [{"span": span_json(e.span), "text": e.text} for e in d.fix.edits]},
    }


def span_json(span: Span) -> dict[str, object]:
    return {
        "file": span.file or None,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
