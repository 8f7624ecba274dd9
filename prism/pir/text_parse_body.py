"""The text form of expressions and patterns: reading what `text` prints. Knows no definitions, see `text_parse`."""

from __future__ import annotations

from collections.abc import Callable

from prism.pir.implied import implied_pattern_type, implied_row, implied_type
from prism.pir.nodes import (
    Arm,
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
    FunctionRef,
    Global,
    Handler,
    If,
    Invoke,
    Let,
    Literal,
    Local,
    Loop,
    Match,
    PAny,
    Param,
    PAs,
    Pattern,
    Payload,
    PBind,
    PConstruct,
    Perform,
    PList,
    PLiteral,
    POr,
    PRange,
    Prim,
    PTuple,
    Restrict,
    Return,
    SetField,
    Throw,
    Try,
    VariantTest,
)
from prism.pir.type_text import Tokens, parse_effect, parse_row, parse_type
from prism.pir.types import INT, PURE, STRING, UNIT, Effect, Row, Type
from prism.source import NOWHERE, Span


def _fill(e: Expr, name: str, value: object) -> None:
    """Sets what a node was made without, before anyone sees it."""
    object.__setattr__(e, name, value)


class BodyParser:
    """Reads the bodies of definitions. `file` is the one the definition stands in, `params` and `locals` are what it has bound."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.files: list[str] = []
        self.file = ""
        self.params: frozenset[str] = frozenset()
        self.locals: dict[str, Type] = {}

    # --- what is known about a node

    def span(self) -> Span:
        tokens = self.tokens
        if tokens.kind() != "span":
            return NOWHERE
        token = tokens.next()
        text = token.text[1:]
        file = self.file
        if text[0] == "[":
            index, text = text[1:].split("]", 1)
            if len(index) > 9 or int(index) >= len(self.files):
                raise tokens.fail(f"there is no file {index}", token)
            file = self.files[int(index)]
        start, end = text.split("-")
        numbers = [*start.split(":"), *end.split(":")]
        if any(len(number) > 9 for number in numbers):
            raise tokens.fail("a line or column is too large", token)
        line, column, *rest = map(int, numbers)
        return Span(file, line, column, line if len(rest) == 1 else rest[0], rest[-1])

    def type_known(self) -> Type | None:
        return self.type() if self.tokens.accept(":") else None

    def row_known(self) -> Row | None:
        return self.row() if self.tokens.peek() in ("uses", "throws") else None

    def type(self) -> Type:
        return parse_type(self.tokens, self.params)

    def row(self) -> Row:
        return parse_row(self.tokens, self.params)

    def finish(self, e: Expr, known: tuple[Span, Type | None, Row | None]) -> Expr:
        """Completes a node made with a blank type, row and span."""
        span, t, row = known
        _fill(e, "span", span)
        _fill(e, "row", implied_row(e) if row is None else row)
        _fill(e, "type", implied_type(e, self.locals) if t is None else t)
        return e

    def known(self) -> tuple[Span, Type | None, Row | None]:
        return self.span(), self.type_known(), self.row_known()

    # --- pieces

    def list(self, closing: str, item: Callable[[], None]) -> None:
        """Items up to a closing token; a comma may stand behind the last."""
        tokens = self.tokens
        while not tokens.accept(closing):
            item()
            if not tokens.accept(","):
                tokens.expect(closing)
                return

    def exprs(self) -> tuple[Expr, ...]:
        found: list[Expr] = []
        self.list(")", lambda: found.append(self.expr()))
        return tuple(found)

    def patterns(self) -> tuple[Pattern, ...]:
        found: list[Pattern] = []
        self.list(")", lambda: found.append(self.pattern()))
        return tuple(found)

    def args(self) -> tuple[Expr, ...]:
        self.tokens.expect("(")
        return self.exprs()

    def type_args(self) -> tuple[Type, ...]:
        found: list[Type] = []
        if self.tokens.accept("<"):
            self.list(">", lambda: found.append(self.type()))
        return tuple(found)

    def local_name(self) -> str:
        self.tokens.expect("%")
        return self.tokens.name("a local")

    def label(self) -> str:
        self.tokens.expect("'")
        return self.tokens.name("a label")

    def variant(self) -> str | None:
        return self.tokens.name("a variant") if self.tokens.accept("::") else None

    def parameters(self) -> tuple[Param, ...]:
        found: list[Param] = []

        def one() -> None:
            name = self.local_name()
            self.tokens.expect(":")
            found.append(Param(name, self.type()))

        self.tokens.expect("(")
        self.list(")", one)
        for param in found:
            self.locals[param.name] = param.type
        return tuple(found)

    # --- expressions

    def expr(self) -> Expr:
        tokens = self.tokens
        token = tokens.tokens[tokens.at]
        read = _EXPRS.get(token.text)
        if read is not None and token.kind != "string":
            tokens.at += 1
            return read(self)
        if token.kind == "number":
            return self.finish(Literal(UNIT, PURE, NOWHERE, self.number()), self.known())
        if token.kind == "string":
            after = tokens.tokens[tokens.at + 1].text
            if after not in ("(", "<"):
                return self.finish(Literal(UNIT, PURE, NOWHERE, tokens.string()), self.known())
        elif token.kind != "name":
            raise tokens.unexpected("an expression")
        op = tokens.name("an expression")
        return self.finish(Prim(UNIT, PURE, NOWHERE, op, self.type_args(), self.args()), self.known())

    def number(self) -> int | float:
        text = self.tokens.peek()
        if text.lstrip("-").isdigit():
            return self.tokens.integer()
        self.tokens.next()
        return float(text)

    def literal(self, value: bool | None) -> Expr:
        return self.finish(Literal(UNIT, PURE, NOWHERE, value), self.known())

    def unit(self) -> Expr:
        self.tokens.expect(")")
        return self.literal(None)

    def local(self) -> Expr:
        return self.finish(Local(UNIT, PURE, NOWHERE, self.tokens.name("a local")), self.known())

    def global_(self) -> Expr:
        return self.finish(Global(UNIT, PURE, NOWHERE, self.tokens.name()), self.known())

    def function_ref(self) -> Expr:
        return self.finish(FunctionRef(UNIT, PURE, NOWHERE, self.tokens.name(), self.type_args()), self.known())

    def closure(self) -> Expr:
        known = self.known()
        params = self.parameters()
        self.tokens.expect("=>")
        return self.finish(Closure(UNIT, PURE, NOWHERE, params, self.expr()), known)

    def let(self, mutable: bool) -> Expr:
        known = self.known()
        pattern, typed = self.let_pattern()
        self.tokens.expect("=")
        init = self.expr()
        if not typed:
            object.__setattr__(pattern, "type", init.type)
        if isinstance(pattern, PBind):
            self.locals[pattern.name] = pattern.type
        return self.finish(Let(UNIT, PURE, NOWHERE, pattern, mutable, init), known)

    def let_pattern(self) -> tuple[Pattern, bool]:
        """A pattern, and whether its type is told; that of a mere name may be left to the value."""
        tokens = self.tokens
        if tokens.accept("_"):
            p: Pattern = PAny(UNIT, self.span())
        elif tokens.accept("%"):
            p = PBind(UNIT, NOWHERE, tokens.name("a local"))
            object.__setattr__(p, "span", self.span())
        else:
            return self.pattern(), True
        t = self.type_known()
        object.__setattr__(p, "type", UNIT if t is None else t)
        return p, t is not None

    def assign(self) -> Expr:
        known = self.known()
        name = self.local_name()
        self.tokens.expect("=")
        return self.finish(Assign(UNIT, PURE, NOWHERE, name, self.expr()), known)

    def block(self) -> Expr:
        found = [self.expr()]
        while self.tokens.accept(";"):
            found.append(self.expr())
        self.tokens.expect("}")
        return self.finish(Block(UNIT, PURE, NOWHERE, tuple(found[:-1]), found[-1]), self.known())

    def call(self) -> Expr:
        name = self.tokens.name("a function")
        return self.finish(Call(UNIT, PURE, NOWHERE, name, self.type_args(), self.args()), self.known())

    def invoke(self) -> Expr:
        parts = self.args()
        if not parts:
            raise self.tokens.unexpected("a function value")
        return self.finish(Invoke(UNIT, PURE, NOWHERE, parts[0], parts[1:]), self.known())

    def perform(self) -> Expr:
        name = self.tokens.name("an operation")
        return self.finish(Perform(UNIT, PURE, NOWHERE, name, self.args()), self.known())

    def construct(self) -> Expr:
        t = self.type()
        variant = self.variant()
        fields = self.args()
        return self.finish(Construct(t, PURE, NOWHERE, variant, fields), (self.span(), t, self.row_known()))

    def field(self) -> Expr:
        self.tokens.expect("(")
        subject = self.expr()
        self.tokens.expect(",")
        name = self.tokens.name("a field")
        self.tokens.expect(")")
        return self.finish(Field(UNIT, PURE, NOWHERE, subject, name), self.known())

    def set_field(self) -> Expr:
        self.tokens.expect("(")
        subject = self.expr()
        self.tokens.expect(",")
        name = self.tokens.name("a field")
        self.tokens.expect(",")
        operand = self.expr()
        self.tokens.expect(")")
        return self.finish(SetField(UNIT, PURE, NOWHERE, subject, name, operand), self.known())

    def if_(self) -> Expr:
        known = self.known()
        condition = self.expr()
        self.tokens.expect("then")
        then = self.expr()
        self.tokens.expect("else")
        return self.finish(If(UNIT, PURE, NOWHERE, condition, then, self.expr()), known)

    def match(self) -> Expr:
        subject = self.expr()
        arms: list[Arm] = []

        def one() -> None:
            pattern = self.pattern()
            guard = self.expr() if self.tokens.accept("if") else None
            self.tokens.expect("=>")
            arms.append(Arm(pattern, guard, self.expr()))

        self.tokens.expect("{")
        self.list("}", one)
        return self.finish(Match(UNIT, PURE, NOWHERE, subject, tuple(arms)), self.known())

    def loop(self) -> Expr:
        known = self.known()
        label = self.label()
        return self.finish(Loop(UNIT, PURE, NOWHERE, label, self.expr()), known)

    def for_range(self) -> Expr:
        known = self.known()
        label, name = self.label(), self.local_name()
        self.locals[name] = INT
        self.tokens.expect("in")
        low = self.expr()
        inclusive = self.tokens.accept("..=")
        if not inclusive:
            self.tokens.expect("..")
        high = self.expr()
        self.tokens.expect("do")
        return self.finish(ForRange(UNIT, PURE, NOWHERE, label, name, low, high, inclusive, self.expr()), known)

    def for_each(self) -> Expr:
        known = self.known()
        label, pattern = self.label(), self.pattern()
        self.tokens.expect("in")
        items = self.expr()
        self.tokens.expect("do")
        return self.finish(ForEach(UNIT, PURE, NOWHERE, label, pattern, items, self.expr()), known)

    def break_(self) -> Expr:
        known = self.known()
        label = self.label()
        operand = self.expr() if self.tokens.accept("with") else None
        return self.finish(Break(UNIT, PURE, NOWHERE, label, operand), known)

    def continue_(self) -> Expr:
        known = self.known()
        return self.finish(Continue(UNIT, PURE, NOWHERE, self.label()), known)

    def return_(self) -> Expr:
        known = self.known()
        return self.finish(Return(UNIT, PURE, NOWHERE, self.expr()), known)

    def throw(self) -> Expr:
        known = self.known()
        return self.finish(Throw(UNIT, PURE, NOWHERE, self.expr()), known)

    def try_(self) -> Expr:
        tokens = self.tokens
        body = self.expr()
        handlers: list[Handler] = []
        finalizer: Expr | None = None
        tokens.expect("{")
        while tokens.accept("catch"):
            name = self.local_name()
            t = self.type() if tokens.accept(":") else None
            self.locals[name] = STRING if t is None else t
            tokens.expect("=>")
            handlers.append(Handler(name, t, self.expr()))
            tokens.expect(",")
        if tokens.accept("finally"):
            tokens.expect("=>")
            finalizer = self.expr()
            tokens.expect(",")
        tokens.expect("}")
        return self.finish(Try(UNIT, PURE, NOWHERE, body, tuple(handlers), finalizer), self.known())

    def restrict(self) -> Expr:
        known = self.known()
        limits: list[Effect] = []
        self.tokens.expect("(")
        self.list(")", lambda: limits.append(parse_effect(self.tokens)))
        return self.finish(Restrict(UNIT, PURE, NOWHERE, tuple(limits), self.expr()), known)

    def variant_test(self) -> Expr:
        self.tokens.expect("(")
        subject = self.expr()
        self.tokens.expect(",")
        variant = self.tokens.name("a variant")
        self.tokens.expect(")")
        return self.finish(VariantTest(UNIT, PURE, NOWHERE, subject, variant), self.known())

    def payload(self) -> Expr:
        self.tokens.expect("(")
        subject = self.expr()
        self.tokens.expect(",")
        variant = self.tokens.name("a variant")
        self.tokens.expect(",")
        index = self.tokens.integer()
        self.tokens.expect(")")
        return self.finish(Payload(UNIT, PURE, NOWHERE, subject, variant, index), self.known())

    # --- patterns

    def pattern(self) -> Pattern:
        tokens = self.tokens
        if tokens.accept("_"):
            return self.finish_pattern(PAny(UNIT, NOWHERE))
        if tokens.accept("%"):
            p = self.finish_pattern(PBind(UNIT, NOWHERE, name := tokens.name("a local")))
            self.locals[name] = p.type
            return p
        if tokens.accept("new"):
            t, variant = self.type(), self.variant()
            tokens.expect("(")
            fields = self.patterns()
            return PConstruct(t, self.span(), variant, fields)
        if tokens.accept("range"):
            tokens.expect("(")
            low = tokens.integer()
            tokens.expect(",")
            high = tokens.integer()
            tokens.expect(")")
            return self.finish_pattern(PRange(UNIT, NOWHERE, low, high))
        if tokens.accept("tuple"):
            tokens.expect("(")
            return self.finish_pattern(PTuple(UNIT, NOWHERE, self.patterns()))
        if tokens.accept("or"):
            tokens.expect("(")
            return self.finish_pattern(POr(UNIT, NOWHERE, self.patterns()))
        if tokens.accept("as"):
            tokens.expect("(")
            inner = self.pattern()
            tokens.expect(",")
            name = self.local_name()
            tokens.expect(")")
            p = self.finish_pattern(PAs(UNIT, NOWHERE, inner, name))
            self.locals[name] = p.type
            return p
        if tokens.accept("list"):
            return self.list_pattern()
        return self.literal_pattern()

    def list_pattern(self) -> Pattern:
        items: list[Pattern] = []
        rest: list[Pattern] = []

        def one() -> None:
            if rest:
                raise self.tokens.unexpected("`)`")
            (rest if self.tokens.accept("..") else items).append(self.pattern())

        self.tokens.expect("(")
        self.list(")", one)
        return self.finish_pattern(PList(UNIT, NOWHERE, tuple(items), rest[0] if rest else None))

    def literal_pattern(self) -> Pattern:
        tokens = self.tokens
        value: int | float | bool | str | None = None
        if tokens.kind() == "number":
            value = self.number()
        elif tokens.kind() == "string":
            value = tokens.string()
        elif tokens.accept("("):
            tokens.expect(")")
        elif tokens.peek() in ("true", "false"):
            value = tokens.next().text == "true"
        else:
            raise tokens.unexpected("a pattern")
        return self.finish_pattern(PLiteral(UNIT, NOWHERE, value))

    def finish_pattern(self, p: Pattern) -> Pattern:
        object.__setattr__(p, "span", self.span())
        t = self.type_known()
        object.__setattr__(p, "type", implied_pattern_type(p) if t is None else t)
        return p


_EXPRS: dict[str, Callable[[BodyParser], Expr]] = {
    "true": lambda parser: parser.literal(True),
    "false": lambda parser: parser.literal(False),
    "(": BodyParser.unit,
    "%": BodyParser.local,
    "global": BodyParser.global_,
    "ref": BodyParser.function_ref,
    "closure": BodyParser.closure,
    "let": lambda parser: parser.let(False),
    "var": lambda parser: parser.let(True),
    "set": BodyParser.assign,
    "{": BodyParser.block,
    "call": BodyParser.call,
    "invoke": BodyParser.invoke,
    "perform": BodyParser.perform,
    "new": BodyParser.construct,
    "field": BodyParser.field,
    "set_field": BodyParser.set_field,
    "if": BodyParser.if_,
    "match": BodyParser.match,
    "loop": BodyParser.loop,
    "for": BodyParser.for_range,
    "each": BodyParser.for_each,
    "break": BodyParser.break_,
    "continue": BodyParser.continue_,
    "return": BodyParser.return_,
    "throw": BodyParser.throw,
    "try": BodyParser.try_,
    "restrict": BodyParser.restrict,
    "is": BodyParser.variant_test,
    "payload": BodyParser.payload,
}
