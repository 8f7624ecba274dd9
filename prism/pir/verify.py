"""Rechecks a module from scratch: after lowering, after every pass in tests, and whatever a third party hands in.

Trusts nothing but that a `Module` came. `design-docs/pir.md` lists what holds of a module that passes. This file looks at
definitions and at the module as a whole; `verify_body` at expressions, `verify_patterns` at patterns, `verify_types` at types and rows.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from prism.diagnostics import Diagnostic
from prism.pir.depth import deep_calls
from prism.pir.implied import operation_row
from prism.pir.nodes import (
    PIR_VERSION,
    Call,
    Closure,
    EnumDef,
    Expr,
    Function,
    FunctionRef,
    Global,
    GlobalDef,
    Invoke,
    Module,
    Perform,
    RecordDef,
    Restrict,
    TypeDef,
    TypeParam,
)
from prism.pir.types import INT, NEVER, PURE, STRING, UNIT, Effect, Row, covers, list_of, union
from prism.pir.verify_body import BodyChecker, ModuleFacts
from prism.pir.verify_patterns import Params, describe
from prism.pir.verify_types import (
    BOUND_NAMES,
    BUILT_IN,
    TypeFacts,
    effect_within,
    field_groups,
    star_of,
    uncovered,
)
from prism.pir.walk import children, walk
from prism.semantics.operations import OPERATIONS
from prism.semantics.patterns import limits_within
from prism.source import NOWHERE, Span

MOST = 100
"""So many violations are reported; a module with more is garbage."""


def verify(module: Module) -> tuple[Diagnostic, ...]:
    """What is wrong with the module, each with a code `pir-...`, the node and its span; nothing if it is sound."""
    verifier = _Verifier(module)
    with suppress(_Enough), deep_calls():
        verifier.module_()
    return tuple(verifier.found)


class _Enough(Exception):
    """There are enough diagnostics."""


class _Verifier:
    def __init__(self, module: Module) -> None:
        self.module = module
        self.found: list[Diagnostic] = []

    def report(self, code: str, message: str, span: Span) -> None:
        self.found.append(Diagnostic(code, message, span))
        if len(self.found) >= MOST:
            raise _Enough

    def guarded(self, what: str, span: Span, check: Callable[..., None], *args: object) -> None:
        """Runs a check of one definition. A definition that is not even made of the right classes, or nests too deeply, makes
        it fail; that is reported, and the others are still checked."""
        try:
            check(*args)
        except RecursionError:
            self.report("pir-depth", f"{what} is nested too deeply", span)
        except (AttributeError, TypeError, ValueError, KeyError, IndexError) as error:
            self.report("pir-malformed", f"{what} is not made of PIR's classes: {error}", span)

    def module_(self) -> None:
        module = self.module
        self.guarded("the module", NOWHERE, self.collect)
        if self.found:
            return  # what follows looks names up
        for definition in module.types:
            self.guarded(f"the type {definition.name}", definition.span, self.type_def, definition)
        for constant in module.globals:
            self.guarded(f"the global {constant.name}", constant.span, self.global_def, constant)
        for function in module.functions:
            self.guarded(f"the function {function.name}", function.span, self.function, function)
        self.guarded("the module", NOWHERE, self.exports)
        if not self.found:
            self.guarded("the module", NOWHERE, self.global_order)

    def collect(self) -> None:
        """Definitions by name."""
        module = self.module
        if module.version > PIR_VERSION:
            message = f"the module is of version {module.version}, and this verifier knows {PIR_VERSION}"
            self.report("pir-version", message, NOWHERE)
            return
        for part in (*module.types, *module.globals, *module.functions):
            if not isinstance(part.span, Span) or not isinstance(part.name, str):
                raise TypeError("a definition without name and span")
        self.types: dict[str, TypeDef] = {}
        self.functions: dict[str, Function] = {}
        self.globals: dict[str, GlobalDef] = {}
        for definition in module.types:
            if definition.name in self.types or definition.name in BUILT_IN or definition.name == "Tuple":
                self.report("pir-duplicate", f"the type {definition.name} is defined twice", definition.span)
            self.types[definition.name] = definition
        for constant in module.globals:
            if constant.name in self.globals:
                self.report("pir-duplicate", f"the global {constant.name} is defined twice", constant.span)
            self.globals[constant.name] = constant
        for function in module.functions:
            if function.name in self.functions:
                self.report("pir-duplicate", f"the function {function.name} is defined twice", function.span)
            self.functions[function.name] = function
        self.facts = ModuleFacts(TypeFacts(self.types), self.functions, self.globals, self.report)

    # --- definitions

    def params(self, type_params: tuple[TypeParam, ...], owner: str, span: Span) -> Params:
        params: dict[str, frozenset[str]] = {}
        for param in type_params:
            if param.name in params:
                self.report("pir-duplicate", f"the type parameter {param.name} of {owner} stands twice", span)
            for bound in param.bounds:
                if bound not in BOUND_NAMES:
                    self.report("pir-unknown", f"there is no bound {bound}, as in the parameters of {owner}", span)
            params[param.name] = frozenset(param.bounds)
        return params

    def type_def(self, definition: TypeDef) -> None:
        name, span = definition.name, definition.span
        params = self.params(definition.type_params, name, span)
        if isinstance(definition, EnumDef):
            variants = [variant.name for variant in definition.variants]
            if len(set(variants)) < len(variants):
                self.report("pir-duplicate", f"two variants of {name} have one name", span)
        elif not isinstance(definition, RecordDef):
            raise TypeError(f"{type(definition).__name__} defines no type")
        for group in field_groups(definition):
            names = [field.name for field in group]
            if len(set(names)) < len(names):
                self.report("pir-duplicate", f"two fields of {name} have one name", span)
            for field in group:
                fault = self.facts.types.fault(field.type, params)
                if fault is not None:
                    self.report("pir-unknown", f"in the field {field.name} of {name}, {fault}", span)

    def global_def(self, constant: GlobalDef) -> None:
        checker = BodyChecker(self.facts, constant.name, constant.span, {})
        fault = self.facts.types.fault(constant.type, {})
        if fault is not None:
            self.report("pir-unknown", f"in the type of {constant.name}, {fault}", constant.span)
        checker.visit(constant.init, PURE)
        checker.expect(constant.init, constant.init.type, constant.type, "the value")

    def function(self, function: Function) -> None:
        name, span = function.name, function.span
        params = self.params(function.type_params, name, span)
        checker = BodyChecker(self.facts, name, span, params)
        for param in function.params:
            fault = self.facts.types.fault(param.type, params)
            if fault is not None:
                self.report("pir-unknown", f"in the parameter {param.name} of {name}, {fault}", span)
            if param.name in checker.bound:
                self.report("pir-scope", f"the parameter {param.name} of {name} stands twice", span)
            checker.bound.add(param.name)
            checker.visible[param.name] = (param.type, False)
        fault = self.facts.types.fault(function.result, params) or self.facts.types.row_fault(function.row, params)
        if fault is not None:
            self.report("pir-unknown", f"in the signature of {name}, {fault}", span)
        checker.result = function.result
        checker.visit(function.body, function.row)
        checker.expect(function.body, function.body.type, function.result, "the body")
        if name != self.main():
            for effect in function.row.effects:
                if effect.limits is not None:
                    self.enforced(function, effect)

    def enforced(self, function: Function, effect: Effect) -> None:
        """A limit in a row holds: whatever might reach beyond it stands in a `Restrict` that does not let it. Closures run
        where they are called, and their rows are accounted for there."""
        stack: list[Expr] = [function.body]
        while stack:
            e = stack.pop()
            row = PURE
            match e:
                case Restrict():
                    bounds = [limit for limit in e.limits if covers(limit, effect)]
                    if any(limits_within(limit.limits, effect.limits) for limit in bounds):
                        continue
                case Closure():
                    continue
                case Perform():
                    row = operation_row(e.operation) if e.operation in OPERATIONS else PURE
                case Call() if e.function in self.functions:
                    callee = self.functions[e.function]
                    star = star_of(zip([param.type for param in callee.params], [arg.type for arg in e.args]))
                    row = union(callee.row, star) if self.facts.has_star(callee) else callee.row
                case Invoke():
                    row = getattr(e.callee.type, "row", PURE)
            if row.effects:
                for done in row.effects:
                    touches = covers(effect, done) or covers(done, effect)
                    if touches and not effect_within(done, Row((effect,)), strict=True):
                        message = f"{describe(e)} in {function.name} may go beyond {effect}, which no Restrict enforces"
                        self.report("pir-limits", message, e.span if e.span.line > 0 else function.span)
                        return
            stack.extend(children(e))

    # --- the module as a whole

    def main(self) -> str | None:
        name = f"{self.module.name}.main"
        return name if name in self.module.exports else None

    def exports(self) -> None:
        module = self.module
        rows: list[Row] = []
        for name in module.exports:
            function = self.functions.get(name)
            if function is None:
                self.report("pir-exports", f"{name} is exported, but there is no such function", NOWHERE)
                continue
            if function.type_params:
                self.report("pir-exports", f"{name} is exported, but has type parameters", function.span)
            rows.append(function.row)
        if len(set(module.exports)) < len(module.exports):
            self.report("pir-exports", "a function is exported twice", NOWHERE)
        main = self.functions.get(self.main() or "")
        if main is not None:
            self.entry(main)
            rows = [main.row]
        for row in rows:
            missing = uncovered(Row(module.manifest.effects, row.throws, row.open), row, strict=True)
            if missing is not None:
                self.report("pir-exports", f"the manifest lacks {missing}", NOWHERE if main is None else main.span)

    def entry(self, main: Function) -> None:
        params = [param.type for param in main.params]
        if params not in ([], [list_of(STRING)]):
            self.report("pir-exports", f"{main.name} takes List<String> or nothing", main.span)
        if main.result not in (UNIT, INT, NEVER):
            self.report("pir-exports", f"{main.name} gives Int or nothing", main.span)

    def global_order(self) -> None:
        """A global's value uses only globals before it, through functions too. Each function is looked at once: what an earlier
        global reaches is fine for a later one."""
        ready: set[str] = set()
        seen: set[str] = set()
        for constant in self.module.globals:
            todo: list[tuple[Expr, str]] = [(constant.init, constant.name)]
            while todo:
                body, owner = todo.pop()
                for e in walk(body):
                    match e:
                        case Global() if e.name not in ready:
                            message = f"{constant.name} needs the global {e.name} (in {owner}), which comes later"
                            self.report("pir-scope", message, constant.span)
                            ready.add(e.name)
                        case Call(function=name) | FunctionRef(name=name) if name not in seen:
                            seen.add(name)
                            todo.append((self.functions[name].body, name))
            ready.add(constant.name)
