"""Effects and errors against what signatures state.

While bodies are checked, what they do collects in holes. The duties kept here are looked at when the whole module is known: each says what
a hole may hold, and how to tell the user where it holds more.
"""

from __future__ import annotations

from prism.diagnostics import Diagnostic, Edit, Fix, Label
from prism.frontend import ast
from prism.frontend.metas import Cause, Flow, Hole, MetaRow, head, zonk
from prism.frontend.modules import ModuleScope
from prism.frontend.types import show
from prism.frontend.unify import RowCheck, within
from prism.immutable import node
from prism.pir.types import Effect, Row, Type, covers
from prism.semantics.operations import EFFECTS, FAMILIES, LIMITED
from prism.source import Span


@node
class RowDuty:
    """What `hole` holds must be within `stated`, as far as its clauses are stated. `name` is None for a closure."""

    hole: Hole
    stated: Row
    written: ast.RowExpr
    uses: bool
    throws: bool
    name: str | None
    place: Span
    body: Span | None


@node
class CatchDuty:
    """A `catch` of this type needs something in `hole` that throws it. For an untyped one, `left` are the errors its type
    was made of: no other may have come since."""

    hole: Hole
    type: Type | None
    span: Span
    caught: frozenset[str] = frozenset()
    left: tuple[Type, ...] = ()


Duty = RowDuty | CatchDuty


def closure_row(module: ModuleScope, written: ast.RowExpr, stated: Row, hole: Hole, span: Span) -> Row:
    """The row of a closure with clauses: what they state, and what is inferred of the omitted one."""
    uses, throws = written.uses is not None, written.throws is not None
    module.duties.append(RowDuty(hole, stated, written, uses, throws, None, span, None))
    if uses and throws:
        return stated
    own = Hole()
    hole.into(omitted(own, uses, throws))
    return MetaRow(own, stated)


def local_function_duty(module: ModuleScope, f: ast.Function, stated: Row, hole: Hole, own: Hole) -> None:
    """Lets what a local function does flow into its own row, where its clauses are omitted."""
    uses, throws = f.row.uses is not None, f.row.throws is not None
    if not (uses and throws):
        hole.into(omitted(own, uses, throws))
    body = f.body.span if f.body is not None else None
    module.duties.append(RowDuty(hole, stated, f.row, uses, throws, f.name, f.name_span, body))


def omitted(own: Hole, uses: bool, throws: bool) -> Flow:
    """The flow of what no clause states."""
    return Flow(own, caught=None if throws else frozenset(), effects=not uses, star=not uses)


def look(module: ModuleScope, duty: Duty) -> None:
    """Reports what a hole holds beyond what it may."""
    if isinstance(duty, CatchDuty):
        look_at_catch(module, duty)
        return
    stated = duty.stated
    effects: dict[str, Cause] = {}
    errors: dict[str, tuple[Type, Cause]] = {}
    if duty.uses and not misspelt(duty.written):
        for effect, cause in duty.hole.effects.items():
            if within(effect, stated):
                continue
            if any(covers(have, effect) for have in stated.effects):
                beyond_limit(module, duty, effect, cause)
            else:
                effects.setdefault(effect.name, cause)
        if duty.hole.star is not None and not stated.open and not isinstance(stated, MetaRow):
            effects.setdefault("*", duty.hole.star)
    if duty.throws:
        for t, cause in duty.hole.throws:
            if not module.unifier.thrown(t, stated):
                errors.setdefault(show(t), (zonk(t), cause))
    if effects or errors:
        clauses = corrected(duty, tuple(sorted(effects)), tuple(sorted(errors)))
        if effects:
            missing_effects(module, duty, effects, clauses)
        if errors:
            missing_throws(module, duty, errors, clauses)


def misspelt(row: ast.RowExpr) -> bool:
    """Does the clause name an effect that does not exist? That was reported, and what it meant to allow is not known."""
    return any(e.name not in EFFECTS and e.name not in FAMILIES and e.name != "*" for e in row.uses or ())


def missing_effects(module: ModuleScope, duty: RowDuty, missing: dict[str, Cause], clauses: str) -> None:
    names = sorted(missing)
    first, *others = sorted(missing.items(), key=lambda item: item[1][0])
    listed = " and ".join(f"`{name}`" for name in names) if len(names) < 3 else ", ".join(f"`{name}`" for name in names)
    labels = [
        Label(cause[0], f"`{cause[1]}` uses `{name}`" if cause[1] else f"uses `{name}`") for name, cause in others
    ]
    labels.append(Label(duty.place, f"does not state {listed}"))
    who = f"`{duty.name}`" if duty.name is not None else "this function"
    what = first[1][1]
    add(
        module,
        duty,
        "undeclared-effect",
        f"{who} uses {listed}, but its signature does not say so",
        first[1],
        f"`{what}` uses `{first[0]}`" if what else f"uses `{first[0]}`",
        labels,
        clauses,
    )


def missing_throws(module: ModuleScope, duty: RowDuty, missing: dict[str, tuple[Type, Cause]], clauses: str) -> None:
    first, *others = sorted(missing.items(), key=lambda item: item[1][1][0])
    listed = ", ".join(sorted(missing))
    cause = first[1][1]

    def text(name: str, cause: Cause) -> str:
        if cause[1] == "throw":
            return f"throws {name}"
        return f"`{cause[1]}` may throw {name}" if cause[1] else f"may throw {name}"

    labels = [Label(c[0], text(name, c)) for name, (_, c) in others]
    labels.append(Label(duty.place, f"does not state {listed}"))
    who = f"`{duty.name}`" if duty.name is not None else "this function"
    add(
        module,
        duty,
        "undeclared-throws",
        f"{who} may throw {listed}, but neither catches it nor says so",
        cause,
        text(first[0], cause),
        labels,
        clauses,
    )


def add(
    module: ModuleScope,
    duty: RowDuty,
    code: str,
    message: str,
    cause: Cause,
    label: str,
    labels: list[Label],
    clauses: str,
) -> None:
    """Reports with the corrected clauses, which name all that is missing, so that one fix is enough."""
    wrap = "put a `try` with a `catch` around the call, or " if code == "undeclared-throws" else ""
    notes = (f"{wrap}state it: `{clauses}`",)
    fix = None
    if duty.body is not None:
        written = duty.written
        if written.uses is not None or written.throws is not None:
            fix = Fix("state it in the signature", (Edit(written.span, clauses),))
        elif (
            module.text(Span(duty.body.file, duty.body.line, duty.body.column, duty.body.line, duty.body.column + 1))
            == "{"
        ):
            fix = Fix("state it in the signature", (Edit(duty.body.start(), f"{clauses} "),))
    span = cause[0]
    module.program.diagnostics.append(Diagnostic(code, message, span, label, tuple(labels), notes, fix))


def corrected(duty: RowDuty, effects: tuple[str, ...], errors: tuple[str, ...]) -> str:
    """The clauses with what is missing added: effects without limits as families, unless operations of one matter."""
    uses = [str(Effect(e.name, e.limits)) for e in duty.written.uses or () if e.name != "*"]
    star = any(e.name == "*" for e in duty.written.uses or ())
    for name in effects:
        shown = family(name)
        if name == "*":
            star = True
        elif shown not in uses:
            uses.append(shown)
    if star:
        uses.append("*")
    throws = [show(t) for t in duty.stated.throws] + list(errors)
    text = f"uses {', '.join(uses)}" if uses else ""
    if throws:
        text += f"{' ' if text else ''}throws {', '.join(throws)}"
    return text


def family(name: str) -> str:
    """`console.print` is stated as `console`; effects with limits (`fs.read`) are stated each by itself."""
    top = name.split(".")[0]
    return name if any(limited.startswith(top + ".") and top == "fs" for limited in LIMITED) else top


def beyond_limit(module: ModuleScope, duty: RowDuty, effect: Effect, cause: Cause) -> None:
    allowed = next(have for have in duty.stated.effects if covers(have, effect))
    module.report(
        "effect-limit",
        f"`{cause[1]}` may use `{effect}`, which is beyond `{allowed}`",
        cause[0],
        f"needs `{effect}`",
        (Label(duty.place, f"limited to `{allowed}`"),),
        ("widen the limit here, or narrow it in what is called",),
    )


def look_at_catch(module: ModuleScope, duty: CatchDuty) -> None:
    if duty.hole.star is not None:
        return
    if duty.type is not None:
        if not any(head(t) == head(duty.type) for t, _ in duty.hole.throws):
            module.report(
                "unreachable-catch", f"nothing in this `try` throws {show(duty.type)}", duty.span, "never thrown"
            )
        return
    late = [
        t
        for t, _ in duty.hole.throws
        if head(t) not in duty.caught and head(t) not in {head(have) for have in duty.left}
    ]
    if late and len(duty.left) < 2:
        module.report(
            "cannot-infer",
            f"which errors arrive here depends on this function itself: {', '.join(sorted({show(t) for t in late}))} too",
            duty.span,
            notes=("write the type: `catch e: SomeError { ... }`",),
        )
    elif not duty.left and not late:
        module.report("unreachable-catch", "nothing in this `try` throws", duty.span, "never reached")


def look_at_use(module: ModuleScope, check: RowCheck) -> None:
    """A function value that turned out to do more than the place it is used in accepts."""
    for effect, cause in check.hole.effects.items():
        if not within(effect, check.allowed):
            module.report(
                "undeclared-effect",
                f"this function uses `{effect}`, which is not accepted here",
                check.span,
                "does more than is accepted",
                (Label(cause[0], f"`{cause[1]}` uses `{effect.name}`"),) if cause[1] and cause[0] != check.span else (),
                ("a function type without a row is pure; one with `uses *` accepts any effects",),
            )
            return
    for t, cause in check.hole.throws:
        if not module.unifier.thrown(t, check.allowed):
            module.report(
                "undeclared-throws",
                f"this function may throw {show(t)}, which is not accepted here",
                check.span,
                "does more than is accepted",
                (Label(cause[0], f"throws {show(t)}"),) if cause[0] != check.span else (),
                ("catch it inside, or state it in the function type",),
            )
            return
    if check.hole.star is not None and not check.allowed.open:
        module.report(
            "undeclared-effect",
            "this function does what a parameter with `uses *` does, which is not accepted here",
            check.span,
            notes=("a function type without a row is pure; write `uses *` in it",),
        )


def pure_only(module: ModuleScope, hole: Hole, what: str) -> bool:
    """Reports effects and errors where none may be. Was there none?"""
    for effect, cause in hole.effects.items():
        module.report(
            "not-pure",
            f"{what} must be pure, and this uses `{effect.name}`",
            cause[0],
            f"`{cause[1]}` uses `{effect.name}`",
        )
        return False
    for t, cause in hole.throws:
        module.report("not-pure", f"{what} must be pure, and this may throw {show(t)}", cause[0], "catch it here")
        return False
    return True
