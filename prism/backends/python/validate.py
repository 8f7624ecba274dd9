"""What is wrong with generated files, as far as Python itself can tell without running them."""

from __future__ import annotations

import ast

from prism.backends.contract import Artifacts
from prism.diagnostics import Diagnostic
from prism.source import Span


def validate(artifacts: Artifacts) -> tuple[Diagnostic, ...]:
    """A diagnostic for each file that is no Python."""
    found = []
    for name, data in artifacts.files.items():
        try:
            ast.parse(data, name)
        except (SyntaxError, ValueError) as error:
            line, column = getattr(error, "lineno", 1) or 1, getattr(error, "offset", 1) or 1
            place = Span(name, line, column, line, column)
            found.append(Diagnostic("invalid-artifact", f"{name} is no Python: {error.args[0]}", place))
    return tuple(found)
