"""Diagnostics as data. A phase yields them, with wording of its own; only the CLI renders them.

Every code has one row in `CODES`; the reference page and the tests read that table.
"""

from __future__ import annotations

from typing import Literal

from prism.immutable import value
from prism.source import Sources, Span

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
    """Raised by the public entry points when a program has errors. Carries every diagnostic, warnings too, and the
    sources they speak of, as far as they were read."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...], sources: Sources | None = None) -> None:
        self.diagnostics = diagnostics
        self.sources: Sources = {} if sources is None else sources
        first = next((d for d in diagnostics if d.severity == "error"), None)
        place = f"{first.span}: " if first is not None and first.span.file else ""
        super().__init__(f"{place}{first.message} [{first.code}]" if first else "no errors")


CODES: dict[str, Code] = {
    # code: severity, phase, summary.  Keep each phase's rows together.
    # --- sources: reading them
    "unreadable-source": Code("error", "sources", "A source file does not exist or cannot be read."),
    "source-size": Code("error", "sources", "A source file is too large."),
    "source-encoding": Code("error", "sources", "A source file is not UTF-8 text."),
    "nothing-exported": Code("error", "sources", "A program has neither a `main` nor a public function."),
    # --- parse
    "syntax": Code("error", "parse", "Something else would have to stand here."),
    "foreign-syntax": Code("error", "parse", "Another language's way to write something."),
    "unknown-character": Code("error", "parse", "A character that means nothing outside strings and comments."),
    "bad-number": Code("error", "parse", "A number is malformed, or too large for its type."),
    "unterminated-string": Code("error", "parse", "A string is not closed."),
    "multi-line-string": Code("error", "parse", "A string between triple quotes is laid out wrongly."),
    "bad-escape": Code("error", "parse", "A `\\` in a string begins nothing that is known."),
    "bad-interpolation": Code("error", "parse", "A brace in a string begins or ends no interpolation."),
    "unclosed-bracket": Code("error", "parse", "A bracket is never closed."),
    "unmatched-bracket": Code("error", "parse", "A closing bracket fits no open one."),
    "nesting-too-deep": Code("error", "parse", "Brackets, blocks or operators are nested too deeply."),
    "reserved-word": Code("error", "parse", "A keyword is used as a name."),
    "missing-body": Code("error", "parse", "A function that needs a body has none."),
    "mixed-fields": Code("error", "parse", "A variant's fields are partly named, partly not."),
    "misplaced-range": Code("error", "parse", "A range stands where only a value can stand."),
    "misplaced-spread": Code("error", "parse", "A `..` stands where it has no meaning."),
    "positional-after-named": Code("error", "parse", "A positional argument follows a named one."),
    "pipe-into-call": Code("error", "parse", "The right side of `|>` is not a call."),
    "bad-assignment": Code("error", "parse", "The left side of an assignment is no variable, field or index."),
    # --- check: names, types, effects
    "duplicate-name": Code("error", "check", "Two things in one scope have one name."),
    "naming": Code("error", "check", "A name is not written in the case of its kind."),
    "unknown-module": Code("error", "check", "An import names no module."),
    "import-cycle": Code("error", "check", "Modules import each other in a circle."),
    "private-name": Code("error", "check", "A name of another module is not `pub`."),
    "unknown-name": Code("error", "check", "A name means nothing here."),
    "unknown-type": Code("error", "check", "A type or bound of that name does not exist."),
    "unknown-field": Code("error", "check", "A value has no field of that name."),
    "unknown-method": Code("error", "check", "A value has no method of that name."),
    "unknown-effect": Code("error", "check", "An effect of that name does not exist."),
    "ambiguous-name": Code("error", "check", "A variant's name belongs to several enums in scope."),
    "not-a-value": Code("error", "check", "A module or type stands where a value is needed."),
    "not-callable": Code("error", "check", "Something that is no function is called."),
    "not-available": Code("error", "check", "A feature that this version does not have yet."),
    "type-mismatch": Code("error", "check", "A value has another type than its place needs."),
    "bad-operands": Code("error", "check", "An operator does not work on values of these types."),
    "mixed-numbers": Code("error", "check", "Int and Float meet in one operation."),
    "missing-value": Code("error", "check", "A block or `return` gives no value where one is needed."),
    "missing-else": Code("error", "check", "An `if` whose value is needed has no `else`."),
    "missing-bound": Code("error", "check", "A type cannot be compared, ordered, shown or used as a key."),
    "cannot-infer": Code("error", "check", "Nothing decides a type that is needed."),
    "wrong-count": Code("error", "check", "Too many or too few arguments, type arguments or parts."),
    "bad-argument": Code("error", "check", "An argument is misnamed, given twice or misplaced."),
    "literal-range": Code("error", "check", "A number does not fit 64 bits."),
    "literal-trap": Code("error", "check", "An expression of literals that always traps."),
    "duplicate-key": Code("error", "check", "A map literal has the same key twice."),
    "immutable": Code("error", "check", "What is not `var` is assigned."),
    "bad-pattern": Code("error", "check", "A pattern stands where only a name can stand."),
    "empty-range": Code("error", "check", "A range pattern that holds no number."),
    "unequal-alternatives": Code("error", "check", "Alternatives of a pattern bind different names."),
    "refutable-pattern": Code("error", "check", "A pattern that may not fit stands where it has to."),
    "not-exhaustive": Code("error", "check", "A `match` leaves out values."),
    "unreachable-arm": Code("error", "check", "An arm or alternative of a `match` is never reached."),
    "unreachable-catch": Code("warning", "check", "A `catch` that no error can reach."),
    "unreachable-code": Code("warning", "check", "Code behind something that never finishes."),
    "unused-result": Code("warning", "check", "A value other than `()` is dropped."),
    "misplaced-break": Code("error", "check", "`break` outside of a loop, or with a value where none is taken."),
    "misplaced-continue": Code("error", "check", "`continue` outside of a loop."),
    "misplaced-return": Code("error", "check", "`return` outside of a function."),
    "misplaced-star": Code("error", "check", "`uses *` where there is nothing it could stand for."),
    "not-throwable": Code(
        "error", "check", "Something other than a record or enum of the program is thrown or caught."
    ),
    "undeclared-effect": Code("error", "check", "A function has an effect that its signature does not state."),
    "undeclared-throws": Code("error", "check", "A function may throw an error that its signature does not state."),
    "effect-limit": Code("error", "check", "A call may go beyond the limit that a signature states."),
    "no-limit": Code("error", "check", "An effect without an argument is given a limit."),
    "not-pure": Code("error", "check", "A constant or default does more than give its value."),
    "constant-cycle": Code("error", "check", "The value of a constant depends on itself."),
    "recursive-alias": Code("error", "check", "A type alias stands for itself."),
    "bad-main": Code("error", "check", "`main` has parameters or a result it cannot have."),
    "bad-self": Code("error", "check", "`self` stands where there is no method."),
    "bad-impl": Code("error", "check", "Methods for a type that cannot have them here."),
    "bad-local-function": Code("error", "check", "A local function has what only those at the top of a file have."),
    "too-deep": Code("error", "check", "A type is too large, or a program nested too deeply, to be checked."),
    # --- PIR: modules handed in, and what passes must keep
    "pir-syntax": Code("error", "pir", "The text or JSON form of a module is malformed."),
    "pir-version": Code("error", "pir", "The module was written for a newer version of PIR."),
    "pir-depth": Code("error", "pir", "The module is nested more deeply than can be handled."),
    "pir-malformed": Code("error", "pir", "A part of the module is not of the class that PIR asks for."),
    "pir-duplicate": Code("error", "pir", "Two definitions, fields or parameters have one name."),
    "pir-unknown": Code("error", "pir", "A node names something that does not exist."),
    "pir-type": Code("error", "pir", "The type of a node does not agree with its parts."),
    "pir-arity": Code("error", "pir", "A node has too many or too few parts."),
    "pir-bound": Code("error", "pir", "A type argument does not satisfy a bound."),
    "pir-scope": Code(
        "error", "pir", "A local or label is used where it is not visible, bound twice, or assigned though immutable."
    ),
    "pir-row": Code("error", "pir", "An effect row does not cover what happens inside."),
    "pir-throws": Code("error", "pir", "A row does not list an error that can be thrown inside."),
    "pir-limits": Code("error", "pir", "A limit on an effect is wider than the one around it, or is not enforced."),
    "pir-exports": Code("error", "pir", "The exports or the manifest disagree with the definitions."),
    "pir-match": Code("error", "pir", "A match does not cover every value, or an irrefutable pattern can fail."),
    # --- passes
    "unknown-pass": Code("error", "passes", "A pass that was asked for does not exist."),
    "endless-specialization": Code("error", "passes", "A generic function is needed for infinitely many types."),
    # --- a program against a target
    "missing-feature": Code("error", "backend", "The target lacks something that the program uses."),
    "invalid-artifact": Code("error", "backend", "A file that a target made is damaged."),
    "missing-effect": Code("error", "backend", "The target cannot perform an effect that the program uses."),
}
