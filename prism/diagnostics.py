"""Diagnostics as data. A phase yields them, with wording of its own; only the CLI renders them.

Every code has one row in `CODES`; the reference page and the tests read that table.
"""

from __future__ import annotations

from typing import Literal

from prism.immutable import value
from prism.source import Span

Severity = Literal["error", "warning"]


@value
class Label:
    """A remark at a place other than the diagnostic's own, such as the other end of a conflict."""

    span: Span
    text: str


@value
class Edit:
    """Replace the text of `span` by `text`; an empty span inserts."""

    span: Span
    text: str


@value
class Fix:
    """A way out that is mechanical: what it does, in the imperative, and the edits that do it."""

    title: str
    edits: tuple[Edit, ...]


@value
class Diagnostic:
    """What is wrong and where. `message` says what was found and what was expected, in the user's words;
    `label` is the short text under the caret; `notes` say why and what to do."""

    code: str
    message: str
    span: Span
    label: str = ""
    labels: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    fix: Fix | None = None

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity


@value
class Code:
    """A row of the table of codes: the summary is one line, for the reference page."""

    severity: Severity
    phase: str
    summary: str


class CompileError(Exception):
    """Raised by the public entry points when a program has errors. Carries every diagnostic, warnings too."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        first = next((d for d in diagnostics if d.severity == "error"), None)
        super().__init__(f"{first.span}: {first.message} [{first.code}]" if first else "no errors")


CODES: dict[str, Code] = {
    # code: severity, phase, summary.  Keep each phase's rows together.
}
