"""The verifier's part for expressions. Knows nothing of how the module as a whole hangs together.

One visit per node: `visit(e, outer)` checks the node against its parts, visits these, and checks that `outer`, the row of what is
around, covers the node's row. Everything found goes to `report`, and checking goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from prism.pir.exhaustiveness import check_match
from prism.pir.implied import caught, operation_row, restricted
from prism.pir.nodes import (
    Assign,
    Block,
    Break,
    Call,
    Closure,
    Construct,
    Continue,
    Expr,
    Field,
    ForEach,
    ForRange,
    Function,
    FunctionRef,
    Global,
    GlobalDef,
    If,
    Invoke,
    Let,
    Literal,
    Local,
    Loop,
    Match,
    Pattern,
    Payload,
    Perform,
    Prim,
    RecordDef,
    Restrict,
    Return,
    SetField,
    Throw,
    Try,
    VariantTest,
)
from prism.pir.primitives import BOUNDS, PRIMITIVES, operation_signature, signature
from prism.pir.types import (
    BOOL,
    INT,
    NEVER,
    PURE,
    STRING,
    UNIT,
    Con,
    Fn,
    Row,
    Type,
    substitute,
    substitute_row,
)
from prism.pir.verify_patterns import LITERALS, Params, PatternChecker, Report, literal_fault
from prism.pir.verify_types import TypeFacts, fields_of, fits, known_effect, star_of, takes_limits, uncovered
from prism.semantics.operations import IO_ERROR, OPERATIONS
from prism.source import Span

_Signature = tuple[tuple[Type, ...], bool, Type, "str | None"]


class ModuleFacts:
    """What bodies need to know of the rest of the module."""

    def __init__(
        self,
        types: TypeFacts,
        functions: Mapping[str, Function],
        globals: Mapping[str, GlobalDef],
        report: Report,
    ) -> None:
        self.types = types
        self.functions = functions
        self.globals = globals
        self.report = report
        self.closed: dict[tuple[str, tuple[Type, ...]], _Signature] = {}
        self._stars: dict[str, bool] = {}

    def has_star(self, function: Function) -> bool:
        """Does the signature mention `*`? One that does has it in a parameter or in its own row."""
        found = self._stars.get(function.name)
        if found is None:
            found = function.row.open or any(_open(param.type) for param in function.params)
            self._stars[function.name] = found
        return found


class BodyChecker(PatternChecker):
    """Checks the body of one definition."""

    def __init__(self, facts: ModuleFacts, owner: str, span: Span, params: Params) -> None:
        super().__init__(facts.types, facts.report, owner, span, params)
        self.facts = facts
        self.visible: dict[str, tuple[Type, bool]] = {}
        self.bound: set[str] = set()
        self.labels: dict[str, Loop | ForRange | ForEach] = {}
        self.used_labels: set[str] = set()
        self.result: Type | None = None
        # Closed types, and so the answers, are shared by all bodies; with type parameters they are this body's own.
        self.signatures = {} if params else facts.closed
        self.covered: set[tuple[int, int]] = set()

    # --- reporting

    def gives(self, e: Expr, computed: Type) -> None:
        """The node's own type has to hold what its parts give."""
        t = e.type
        if t is computed:
            return
        if computed == NEVER and t != NEVER:
            self.well_formed(e, t)
        elif not fits(computed, t):
            self.report("pir-type", e, f"its type is {t}, but its parts give {computed}")

    def does(self, e: Expr, row: Row) -> None:
        """The node itself, beyond its parts, does what `row` says."""
        if row is not PURE and row is not e.row:
            missing = uncovered(e.row, row)
            if missing is not None:
                self.missing(e, missing)

    def missing(self, e: Expr, what: str) -> None:
        code = "pir-throws" if what.startswith("the error") else "pir-row"
        self.report(code, e, f"its row lacks {what}")

    # --- scopes

    def bind(self, e: Expr | Pattern, names: Mapping[str, Type], mutable: bool = False) -> None:
        for name, t in names.items():
            if name in self.bound:
                self.report("pir-scope", e, f"the local {name} is bound twice")
            self.bound.add(name)
            self.visible[name] = (t, mutable)

    def unbind(self, names: Mapping[str, Type]) -> None:
        for name in names:
            self.visible.pop(name, None)

    def label(self, e: Loop | ForRange | ForEach) -> None:
        if e.label in self.used_labels:
            self.report("pir-scope", e, f"the label {e.label} is used twice")
        self.used_labels.add(e.label)
        self.labels[e.label] = e

    # --- expressions

    def visit(self, e: Expr, outer: Row) -> None:
        check = _CHECKS.get(type(e))
        if check is None:
            raise TypeError(f"{type(e).__name__} is no expression")
        check(self, e)
        if e.row is not PURE and e.row is not outer:
            self.within(e, outer)

    def within(self, e: Expr, outer: Row) -> None:
        """The row of what is around `e`, as it stands in the module, has to cover `e`'s."""
        row = e.row
        if row is not PURE and row is not outer:
            key = (id(outer), id(row))
            if key not in self.covered:
                missing = uncovered(outer, row)
                if missing is None:
                    self.covered.add(key)
                else:
                    code = "pir-throws" if missing.startswith("the error") else "pir-row"
                    self.report(code, e, f"the row around it lacks {missing}")

    def literal(self, e: Literal) -> None:
        value = e.value
        kind = type(value)
        expected = LITERALS.get(kind)
        if expected is None:
            self.report("pir-malformed", e, f"{kind.__name__} is no literal")
            return
        fault = literal_fault(value)
        if fault is not None:
            self.report("pir-malformed", e, fault)
        self.gives(e, expected)

    def local(self, e: Local) -> None:
        found = self.visible.get(e.name)
        if found is None:
            where = "is not visible here" if e.name in self.bound else "is not bound"
            self.report("pir-scope", e, f"the local {where}")
        elif found[0] is not e.type:
            self.gives(e, found[0])

    def global_(self, e: Global) -> None:
        definition = self.facts.globals.get(e.name)
        if definition is None:
            self.report("pir-unknown", e, "there is no such global")
        else:
            self.gives(e, definition.type)

    def function_ref(self, e: FunctionRef) -> None:
        function = self.function(e, e.name, e.type_args)
        if function is not None:
            declared = Fn(tuple([param.type for param in function.params]), function.result, function.row)
            types = {param.name: t for param, t in zip(function.type_params, e.type_args)}
            star = star_of(((declared, e.type),)) if self.facts.has_star(function) else None
            self.gives(e, substitute(declared, types, star))

    def function(self, e: Expr, name: str, type_args: tuple[Type, ...]) -> Function | None:
        """The function, if it takes these type arguments."""
        function = self.facts.functions.get(name)
        if function is None:
            self.report("pir-unknown", e, "there is no such function")
            return None
        if len(function.type_params) != len(type_args):
            self.report("pir-arity", e, f"{len(function.type_params)} type arguments expected, {len(type_args)} given")
            return None
        for param, t in zip(function.type_params, type_args):
            self.well_formed(e, t)
            for bound in param.bounds:
                if not self.types.satisfies(t, bound, self.params):
                    self.report("pir-bound", e, f"{t} does not satisfy {bound}, which {param.name} asks for")
        return function

    def closure(self, e: Closure) -> None:
        t = e.type
        if not isinstance(t, Fn):
            self.report("pir-type", e, f"its type is {t}, where a function type is expected")
            return
        self.well_formed(e, t)
        if len(e.params) != len(t.params):
            self.report("pir-arity", e, f"it has {len(e.params)} parameters, its type {len(t.params)}")
            return
        names: dict[str, Type] = {}
        for param, expected in zip(e.params, t.params):
            self.expect(e, expected, param.type, f"parameter {param.name}")
            self.well_formed(e, param.type)
            if param.name in names:
                self.report("pir-scope", e, f"the local {param.name} is bound twice")
            names[param.name] = param.type
        self.bind(e, names)
        labels, result = self.labels, self.result
        self.labels, self.result = {}, t.result
        self.visit(e.body, t.row)
        self.expect(e, e.body.type, t.result, "the body")
        self.labels, self.result = labels, result
        self.unbind(names)

    def let(self, e: Let) -> None:
        """Outside a block: what it binds is seen by nobody."""
        self.unbind(self.let_in_block(e))

    def let_in_block(self, e: Let) -> Mapping[str, Type]:
        self.visit(e.init, e.row)
        pattern = e.pattern
        names: dict[str, Type] = {}
        self.pattern(pattern, e.init.type, names)
        self.must_fit(pattern)
        self.bind(pattern, names, e.mutable)
        self.gives(e, UNIT)
        return names

    def assign(self, e: Assign) -> None:
        self.visit(e.operand, e.row)
        found = self.visible.get(e.name)
        if found is None:
            self.report("pir-scope", e, "the local is not bound or not visible here")
        else:
            if not found[1]:
                self.report("pir-scope", e, "the local is immutable")
            self.expect(e, e.operand.type, found[0], "the value")
        self.gives(e, UNIT)

    def block(self, e: Block) -> None:
        row = e.row
        scopes: list[Mapping[str, Type]] = []
        for part in e.body:
            if type(part) is Let:
                scopes.append(self.let_in_block(part))
                self.within(part, row)
            else:
                self.visit(part, row)
        self.visit(e.result, row)
        for names in scopes:
            self.unbind(names)
        self.gives(e, e.result.type)

    def prim(self, e: Prim) -> None:
        row = e.row
        args = e.args
        for arg in args:
            self.visit(arg, row)
        key = (e.op, e.type_args)
        known = self.signatures.get(key)
        if known is None:
            known = self.signatures[key] = self.prim_signature(e)
        params, repeats, result, fault = known
        if fault is not None:
            self.report("pir-unknown" if e.op not in PRIMITIVES else "pir-bound", e, fault)
            return
        if repeats and params:
            if len(args) % len(params):
                self.report("pir-arity", e, f"a multiple of {len(params)} arguments expected, {len(args)} given")
                return
            params = params * (len(args) // len(params))
        elif len(args) != len(params):
            self.report("pir-arity", e, f"{len(params)} arguments expected, {len(args)} given")
            return
        for i, expected in enumerate(params):
            actual = args[i].type
            if actual is not expected and actual != expected:
                self.expect(e, actual, expected, f"argument {i + 1}")
        if e.type is not result:
            self.gives(e, result)

    def prim_signature(self, e: Prim) -> _Signature:
        """Parameters, whether they repeat, and result at these type arguments; or what is wrong with them."""
        row = PRIMITIVES.get(e.op)
        if row is None:
            return (), False, UNIT, "there is no such primitive"
        if len(row.type_params) != len(e.type_args):
            return (), False, UNIT, f"{len(row.type_params)} type arguments expected, {len(e.type_args)} given"
        for t in e.type_args:
            fault = self.types.fault(t, self.params)
            if fault is not None:
                return (), False, UNIT, fault
        bound = BOUNDS.get(e.op)
        if bound is not None and not self.types.satisfies(e.type_args[0], bound, self.params):
            return (), False, UNIT, f"{e.type_args[0]} does not satisfy {bound}"
        declared = signature(e.op)
        types = dict(zip(row.type_params, e.type_args))
        params = tuple([substitute(t, types) for t in declared.params])
        return params, declared.repeats, substitute(declared.result, types), None

    def call(self, e: Call) -> None:
        for arg in e.args:
            self.visit(arg, e.row)
        function = self.function(e, e.function, e.type_args)
        if function is None:
            return
        if len(e.args) != len(function.params):
            self.report("pir-arity", e, f"{len(function.params)} arguments expected, {len(e.args)} given")
            return
        types = {param.name: t for param, t in zip(function.type_params, e.type_args)}
        declared = [substitute(param.type, types) for param in function.params] if types else None
        star = None
        if self.facts.has_star(function):
            if declared is None:
                declared = [param.type for param in function.params]
            star = star_of(zip(declared, [arg.type for arg in e.args]))
            declared = [substitute(t, {}, star) for t in declared]
        for i, arg in enumerate(e.args):
            expected = function.params[i].type if declared is None else declared[i]
            if arg.type is not expected:
                self.expect(e, arg.type, expected, f"argument {i + 1}")
        simple = not types and star is None
        self.gives(e, function.result if simple else substitute(function.result, types, star))
        self.does(e, function.row if simple else substitute_row(function.row, types, star))

    def invoke(self, e: Invoke) -> None:
        self.visit(e.callee, e.row)
        for arg in e.args:
            self.visit(arg, e.row)
        t = e.callee.type
        if not isinstance(t, Fn):
            if t == NEVER:
                self.gives(e, NEVER)
            else:
                self.report("pir-type", e, f"{t} is called, which is no function")
            return
        if len(e.args) != len(t.params):
            self.report("pir-arity", e, f"{len(t.params)} arguments expected, {len(e.args)} given")
            return
        for i, arg in enumerate(e.args):
            self.expect(e, arg.type, t.params[i], f"argument {i + 1}")
        self.gives(e, t.result)
        self.does(e, t.row)

    def perform(self, e: Perform) -> None:
        for arg in e.args:
            self.visit(arg, e.row)
        operation = OPERATIONS.get(e.operation)
        if operation is None:
            self.report("pir-unknown", e, "there is no such operation")
            return
        declared = operation_signature(e.operation)
        if len(e.args) != len(declared.params):
            self.report("pir-arity", e, f"{len(declared.params)} arguments expected, {len(e.args)} given")
            return
        for i, arg in enumerate(e.args):
            self.expect(e, arg.type, declared.params[i], f"argument {i + 1}")
        if operation.throws and IO_ERROR not in self.types.types:
            self.report("pir-unknown", e, f"the module does not define {IO_ERROR}, which it throws")
        self.gives(e, declared.result)
        self.does(e, operation_row(e.operation))

    def construct(self, e: Construct) -> None:
        for part in e.fields:
            self.visit(part, e.row)
        self.well_formed(e, e.type)
        expected = self.field_types(e, e.type, e.variant)
        if expected is None:
            return
        if len(expected) != len(e.fields):
            self.report("pir-arity", e, f"{len(expected)} fields expected, {len(e.fields)} given")
            return
        for i, part in enumerate(e.fields):
            if part.type is not expected[i]:
                self.expect(e, part.type, expected[i], f"field {i + 1}")

    def field_type(self, e: Field | SetField) -> tuple[Type, bool] | None:
        """The type of a field and whether it is mutable; None, and a report, if there is no such field."""
        t = e.subject.type
        if isinstance(t, Con):
            definition = self.types.types.get(t.name)
            if isinstance(definition, RecordDef):
                field = fields_of(definition).get(e.name)
                if field is not None:
                    if not t.args:
                        return field.type, field.mutable
                    types = dict(zip([param.name for param in definition.type_params], t.args))
                    return substitute(field.type, types), field.mutable
            elif t.name == "Tuple" and e.name.isdecimal() and len(e.name) < 9 and int(e.name) < len(t.args):
                return t.args[int(e.name)], False
            elif t == NEVER:
                return NEVER, True
        self.report("pir-unknown", e, f"{t} has no field {e.name}")
        return None

    def field(self, e: Field) -> None:
        self.visit(e.subject, e.row)
        found = self.field_type(e)
        if found is not None:
            self.gives(e, found[0])

    def set_field(self, e: SetField) -> None:
        self.visit(e.subject, e.row)
        self.visit(e.operand, e.row)
        found = self.field_type(e)
        if found is not None:
            if not found[1]:
                self.report("pir-scope", e, "the field is immutable")
            self.expect(e, e.operand.type, found[0], "the value")
        self.gives(e, UNIT)

    def if_(self, e: If) -> None:
        row = e.row
        self.visit(e.condition, row)
        self.expect(e, e.condition.type, BOOL, "the condition")
        self.visit(e.then, row)
        self.visit(e.otherwise, row)
        self.gives(e, e.then.type)
        self.gives(e, e.otherwise.type)

    def match(self, e: Match) -> None:
        row = e.row
        subject = e.subject.type
        self.visit(e.subject, row)
        for arm in e.arms:
            names: dict[str, Type] = {}
            self.pattern(arm.pattern, subject, names)
            self.bind(arm.pattern, names)
            if arm.guard is not None:
                self.visit(arm.guard, row)
                self.expect(e, arm.guard.type, BOOL, "a guard")
            self.visit(arm.body, row)
            self.gives(e, arm.body.type)
            self.unbind(names)
        if subject == NEVER:
            return
        report = check_match(e.arms, subject, self.types.lookup)
        if report.gave_up:
            self.report("pir-match", e, "its patterns are too many to tell whether they cover every value")
        elif report.missing:
            self.report("pir-match", e, f"no arm takes {', '.join(report.missing)}")
        if not e.arms:
            self.gives(e, NEVER)

    def loop(self, e: Loop) -> None:
        self.label(e)
        self.visit(e.body, e.row)
        self.labels.pop(e.label, None)
        self.gives(e, NEVER)

    def for_range(self, e: ForRange) -> None:
        self.visit(e.low, e.row)
        self.visit(e.high, e.row)
        self.expect(e, e.low.type, INT, "the lower end")
        self.expect(e, e.high.type, INT, "the upper end")
        self.label(e)
        names: dict[str, Type] = {e.name: INT}
        self.bind(e, names)
        self.visit(e.body, e.row)
        self.unbind(names)
        self.labels.pop(e.label, None)
        self.gives(e, UNIT)

    def for_each(self, e: ForEach) -> None:
        self.visit(e.items, e.row)
        t = e.items.type
        item: Type = NEVER
        if isinstance(t, Con) and t.name == "List" and len(t.args) == 1:
            item = t.args[0]
        elif t == STRING:
            item = STRING
        elif t != NEVER:
            self.report("pir-type", e, f"{t} is walked, which is no List or String")
        self.label(e)
        names: dict[str, Type] = {}
        self.pattern(e.pattern, item, names)
        self.must_fit(e.pattern)
        self.bind(e, names)
        self.visit(e.body, e.row)
        self.unbind(names)
        self.labels.pop(e.label, None)
        self.gives(e, UNIT)

    def break_(self, e: Break) -> None:
        if e.operand is not None:
            self.visit(e.operand, e.row)
        self.never(e)
        loop = self.labels.get(e.label)
        if loop is None:
            self.report("pir-scope", e, "no loop of that label is around it")
        elif isinstance(loop, Loop):
            given = UNIT if e.operand is None else e.operand.type
            if not fits(given, loop.type):
                self.report("pir-type", e, f"its value has type {given}, but the loop's type is {loop.type}")
        elif e.operand is not None:
            self.report("pir-type", e, "only a Loop has a value to leave with")

    def continue_(self, e: Continue) -> None:
        self.never(e)
        if e.label not in self.labels:
            self.report("pir-scope", e, "no loop of that label is around it")

    def return_(self, e: Return) -> None:
        self.visit(e.operand, e.row)
        self.never(e)
        if self.result is None:
            self.report("pir-scope", e, "no function is around it")
        else:
            self.expect(e, e.operand.type, self.result, "the value")

    def throw(self, e: Throw) -> None:
        self.visit(e.operand, e.row)
        self.never(e)
        t = e.operand.type
        if t == NEVER:
            return
        if not self.types.is_error(t):
            self.report("pir-type", e, f"{t} is no error: only records and enums are thrown")
        else:
            self.does(e, Row((), (t,)))

    def never(self, e: Expr) -> None:
        if e.type != NEVER:
            self.report("pir-type", e, f"its type is {e.type}, where Never is expected")

    def try_(self, e: Try) -> None:
        self.visit(e.body, e.body.row)
        self.does(e, caught(e.body.row, e.handlers))
        self.gives(e, e.body.type)
        for handler in e.handlers:
            t = STRING if handler.type is None else handler.type
            if handler.type is not None:
                self.well_formed(e, t)
                if not self.types.is_error(t):
                    self.report("pir-type", e, f"{t} is no error: only records and enums are thrown")
            names = {handler.name: t}
            self.bind(e, names)
            self.visit(handler.body, e.row)
            self.unbind(names)
            self.gives(e, handler.body.type)
        if e.finalizer is not None:
            self.visit(e.finalizer, e.row)
            self.expect(e, e.finalizer.type, UNIT, "the finalizer")

    def restrict(self, e: Restrict) -> None:
        for limit in e.limits:
            if not known_effect(limit.name):
                self.report("pir-unknown", e, f"there is no effect {limit.name}")
            elif limit.limits is None or not takes_limits(limit.name):
                self.report("pir-limits", e, f"{limit} states no limits that could bound anything")
        self.visit(e.body, e.body.row)
        self.does(e, restricted(e.body.row, e.limits))
        self.gives(e, e.body.type)

    def variant_test(self, e: VariantTest) -> None:
        self.visit(e.subject, e.row)
        if e.subject.type != NEVER:
            self.field_types(e, e.subject.type, e.variant)
        self.gives(e, BOOL)

    def payload(self, e: Payload) -> None:
        self.visit(e.subject, e.row)
        if e.subject.type == NEVER:
            self.gives(e, NEVER)
            return
        fields = self.field_types(e, e.subject.type, e.variant)
        if fields is None:
            return
        if 0 <= e.index < len(fields):
            self.gives(e, fields[e.index])
        else:
            self.report("pir-unknown", e, f"{e.variant} has no field {e.index}")


def _open(t: Type) -> bool:
    match t:
        case Con(_, args):
            return any(_open(arg) for arg in args) if args else False
        case Fn(params, result, row):
            return row.open or _open(result) or any(_open(param) for param in params)
        case _:
            return False


_CHECKS: dict[type[Expr], Callable[..., None]] = {
    Literal: BodyChecker.literal,
    Local: BodyChecker.local,
    Global: BodyChecker.global_,
    FunctionRef: BodyChecker.function_ref,
    Closure: BodyChecker.closure,
    Let: BodyChecker.let,
    Assign: BodyChecker.assign,
    Block: BodyChecker.block,
    Prim: BodyChecker.prim,
    Call: BodyChecker.call,
    Invoke: BodyChecker.invoke,
    Perform: BodyChecker.perform,
    Construct: BodyChecker.construct,
    Field: BodyChecker.field,
    SetField: BodyChecker.set_field,
    If: BodyChecker.if_,
    Match: BodyChecker.match,
    Loop: BodyChecker.loop,
    ForRange: BodyChecker.for_range,
    ForEach: BodyChecker.for_each,
    Break: BodyChecker.break_,
    Continue: BodyChecker.continue_,
    Return: BodyChecker.return_,
    Throw: BodyChecker.throw,
    Try: BodyChecker.try_,
    Restrict: BodyChecker.restrict,
    VariantTest: BodyChecker.variant_test,
    Payload: BodyChecker.payload,
}
