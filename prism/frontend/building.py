"""Makes the tree: one method for each `-> name` of grammars/prism.lark, called with the span and the parts the rule keeps.

Also checks what a grammar cannot say: where ranges, spreads and named arguments may stand, what can be assigned. Knows
nothing of how parts are found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from prism.diagnostics import Diagnostic, Edit, Fix, Label
from prism.frontend import ast
from prism.frontend.tokens import HARD_KEYWORDS, Lexed, Token
from prism.source import Span

T = TypeVar("T")
Row = ast.RowExpr
Signature = tuple[ast.TypeExpr | None, ast.RowExpr]
Body = ast.Expr | ast.Assign
Tokens = Sequence[Token]


class RestMark(ast.Node):
    """`..` among the parts of a constructor pattern."""


class RestItems(ast.Node):
    """`..rest` among the items of a list pattern."""

    __slots__ = ("rest",)

    def __init__(self, span: Span, rest: ast.AnyPattern | ast.NamePattern) -> None:
        super().__init__(span)
        self.rest = rest


class Builder:
    def __init__(self, file: str, lexed: Lexed) -> None:
        self.file = file
        self.docs = lexed.docs
        self.file_doc = lexed.file_doc
        self.diagnostics: list[Diagnostic] = []
        self.ranges: dict[int, ast.Range] = {}  # by identity: those that nothing has asked for yet
        self.in_ensures = 0

    def report(
        self,
        code: str,
        message: str,
        span: Span,
        label: str = "",
        *notes: str,
        labels: tuple[Label, ...] = (),
        fix: Fix | None = None,
    ) -> None:
        self.diagnostics.append(Diagnostic(code, message, span, label, labels, notes, fix))

    def place(self, token: Token) -> Span:
        return Span(self.file, token.line, token.column, token.end_line, token.end_column)

    def name(self, token: Token) -> ast.Name:
        return ast.Name(self.place(token), token.text)

    def names(self, tokens: Tokens) -> tuple[ast.Name, ...]:
        return tuple(map(self.name, tokens))

    def doc(self, span: Span) -> str:
        return self.docs.get((span.line, span.column), "")

    def reserved(self, name: str, span: Span, what: str) -> None:
        """Complains about a keyword as a name where it is never the name of a member."""
        if name in HARD_KEYWORDS:
            self.report("reserved-word", f"`{name}` is a reserved word and cannot name {what}", span)

    def broken(self, span: Span, token: Token) -> None:
        """Stands for an item that could not be parsed; lists leave it out."""

    def finish(self) -> None:
        for misplaced in self.ranges.values():
            sign = "..=" if misplaced.inclusive else ".."
            self.report(
                "misplaced-range",
                f"a range `a{sign}b` stands only in `for`, after `in` and in patterns",
                misplaced.span,
                "",
                "take a part of a list or string with `xs.slice(a, b)`; make a list of numbers with `List.generate(n, fn(i) => i)`",
            )

    # --- files and declarations -------------------------------------------------------------------------------------

    def file_(self, span: Span, items: Sequence[ast.Import | ast.Declaration | None] | None) -> ast.File:
        imports: list[ast.Import] = []
        declarations: list[ast.Declaration] = []
        for item in items or ():
            if isinstance(item, ast.Import):
                imports.append(item)
            elif item is not None:
                declarations.append(item)
                if isinstance(item, ast.Function):
                    self.reserved(item.name, item.name_span, "a free function")
        return ast.File(span, tuple(imports), tuple(declarations), self.file_doc)

    def public(self, span: Span, item: ast.Declaration) -> ast.Declaration:
        assert not isinstance(item, ast.Impl | ast.Test)
        return replace(item, span=span, public=True, doc=self.doc(span) or item.doc)

    def import_(self, span: Span, path: Tokens) -> ast.Import:
        return ast.Import(span, self.names(path), None, None)

    def import_names(self, span: Span, path: Tokens, names: Tokens) -> ast.Import:
        return ast.Import(span, self.names(path), self.names(names), None)

    def import_as(self, span: Span, path: Tokens, alias: Token) -> ast.Import:
        return ast.Import(span, self.names(path), None, self.name(alias))

    def function(
        self,
        span: Span,
        name: Token,
        type_params: Sequence[ast.TypeParam] | None,
        params: Sequence[ast.Param] | None,
        signature: Signature,
        contracts: Sequence[ast.Contract] | None,
        body: ast.Block | None,
    ) -> ast.Function:
        result, row = signature
        return ast.Function(
            span, name.text, self.place(name), tuple(type_params or ()), tuple(params or ()), result, row, tuple(contracts or ()), body,
            self.doc(span), False,
        )  # fmt: skip

    def type_params(self, span: Span, params: Sequence[ast.TypeParam]) -> Sequence[ast.TypeParam]:
        return params

    def type_param(self, span: Span, name: Token, bounds: Sequence[ast.NamedType] | None) -> ast.TypeParam:
        return ast.TypeParam(span, name.text, tuple(bounds or ()))

    def param(self, span: Span, name: Token, type: ast.TypeExpr, default: ast.Expr | None) -> ast.Param:
        self.reserved(name.text, self.place(name), "a parameter")
        return ast.Param(span, name.text, type, default)

    def self_param(self, span: Span) -> ast.Param:
        return ast.Param(span, "self", None, None)

    def signature(self, span: Span, row: Row) -> Signature:
        return None, row

    def signature_result(self, span: Span, result: ast.TypeExpr, row: Row) -> Signature:
        return result, row

    def signature_function(self, span: Span, result: ast.FunctionType) -> Signature:
        end = Span(span.file, span.end_line, span.end_column, span.end_line, span.end_column)
        return result, ast.RowExpr(end, None, None)

    def row(self, span: Span, uses: tuple[ast.EffectExpr, ...] | None, throws: Sequence[ast.TypeExpr] | None) -> Row:
        if throws is not None and len(throws) == 1 and isinstance(throws[0], ast.TupleType):
            throws = throws[0].parts
        return ast.RowExpr(span, uses, None if throws is None else tuple(throws))

    def inner_row(self, span: Span, uses: tuple[ast.EffectExpr, ...] | None, throws: ast.TypeExpr | None) -> Row:
        return self.row(span, uses, None if throws is None else [throws])

    def effects(self, span: Span, effects: Sequence[ast.EffectExpr] | None) -> tuple[ast.EffectExpr, ...]:
        return tuple(effects or ())

    def one_effect(self, span: Span, effect: ast.EffectExpr) -> tuple[ast.EffectExpr, ...]:
        return (effect,)

    def effect(self, span: Span, path: Tokens, limits: Tokens | None) -> ast.EffectExpr:
        return ast.EffectExpr(
            span, ".".join(t.text for t in path), None if limits is None else tuple(t.text for t in limits)
        )

    def any_effect(self, span: Span) -> ast.EffectExpr:
        return ast.EffectExpr(span, "*", None)

    def requires(self, span: Span, condition: ast.Expr) -> ast.Contract:
        return ast.Contract(span, "requires", condition)

    def ensures(self, span: Span) -> None:
        self.in_ensures += 1

    def ensured(self, span: Span, mark: None, condition: ast.Expr) -> ast.Contract:
        self.in_ensures = max(0, self.in_ensures - 1)
        return ast.Contract(span, "ensures", condition)

    def body(self, span: Span, block: ast.Block) -> ast.Block:
        return block

    def value_body(self, span: Span, value: ast.Expr) -> ast.Block:
        return value if isinstance(value, ast.Block) else ast.Block(value.span, (value,))

    def record(
        self,
        span: Span,
        name: Token,
        params: Sequence[ast.TypeParam] | None,
        fields: Sequence[ast.FieldDecl | None] | None,
    ) -> ast.Record:
        return ast.Record(
            span, name.text, self.place(name), tuple(params or ()), present(fields), self.doc(span), False
        )

    def field(self, span: Span, name: Token, type: ast.TypeExpr, default: ast.Expr | None) -> ast.FieldDecl:
        return ast.FieldDecl(span, name.text, type, False, default)

    def var_field(self, span: Span, name: Token, type: ast.TypeExpr, default: ast.Expr | None) -> ast.FieldDecl:
        return ast.FieldDecl(span, name.text, type, True, default)

    def positional_field(self, span: Span, type: ast.TypeExpr) -> ast.FieldDecl:
        return ast.FieldDecl(span, "", type, False, None)

    def enum(
        self,
        span: Span,
        name: Token,
        params: Sequence[ast.TypeParam] | None,
        variants: Sequence[ast.Variant | None] | None,
    ) -> ast.Enum:
        return ast.Enum(
            span, name.text, self.place(name), tuple(params or ()), present(variants), self.doc(span), False
        )

    def variant(self, span: Span, name: Token, fields: Sequence[ast.FieldDecl] | None = None) -> ast.Variant:
        named = [f for f in fields or () if f.name]
        if fields and named and len(named) != len(fields):
            odd = next(f for f in fields if not f.name)
            self.report(
                "mixed-fields",
                f"the fields of variant `{name.text}` are partly named",
                odd.span,
                "this one has no name",
                "name all of its fields or none",
            )
        return ast.Variant(span, name.text, tuple(fields or ()), self.doc(span))

    def type_alias(
        self,
        span: Span,
        name: Token,
        params: Sequence[ast.TypeParam] | None,
        target: ast.TypeExpr,
        predicate: ast.Expr | None,
    ) -> ast.TypeAlias:
        return ast.TypeAlias(
            span, name.text, self.place(name), tuple(params or ()), target, predicate, self.doc(span), False
        )

    def interface(
        self,
        span: Span,
        name: Token,
        params: Sequence[ast.TypeParam] | None,
        methods: Sequence[ast.Function | None] | None,
    ) -> ast.Interface:
        return ast.Interface(
            span, name.text, self.place(name), tuple(params or ()), present(methods), self.doc(span), False
        )

    def impl(
        self,
        span: Span,
        params: Sequence[ast.TypeParam] | None,
        first: ast.TypeExpr,
        second: ast.TypeExpr | None,
        methods: Sequence[ast.Function | None] | None,
    ) -> ast.Impl:
        interface: ast.NamedType | None = None
        if second is not None:
            if isinstance(first, ast.NamedType):
                interface = first
            else:
                self.report("syntax", "expected the name of an interface before `for`", first.span)
        return ast.Impl(span, tuple(params or ()), interface, second or first, present(methods))

    def effect_family(
        self, span: Span, name: Token, operations: Sequence[ast.Function | None] | None
    ) -> ast.EffectDecl:
        return ast.EffectDecl(span, name.text, self.place(name), present(operations), self.doc(span), False)

    def test(self, span: Span, name: Token, body: ast.Block) -> ast.Test:
        return ast.Test(span, name.text, body)

    def constant(self, span: Span, name: Token, type: ast.TypeExpr | None, init: ast.Expr) -> ast.Constant:
        self.reserved(name.text, self.place(name), "a constant")
        return ast.Constant(span, name.text, self.place(name), type, init, self.doc(span), False)

    # --- types ------------------------------------------------------------------------------------------------------

    def named_type(self, span: Span, path: Tokens, args: Sequence[ast.TypeExpr] | None) -> ast.NamedType:
        return ast.NamedType(span, self.names(path), tuple(args or ()))

    def option_type(self, span: Span, inner: ast.TypeExpr) -> ast.OptionType:
        return ast.OptionType(span, inner)

    def unit_type(self, span: Span) -> ast.TupleType:
        return ast.TupleType(span, ())

    def tuple_type(self, span: Span, first: ast.TypeExpr, rest: Sequence[ast.TypeExpr]) -> ast.TupleType:
        return ast.TupleType(span, (first, *rest))

    def function_type(
        self, span: Span, params: Sequence[ast.TypeExpr] | None, signature: Signature
    ) -> ast.FunctionType:
        return ast.FunctionType(span, tuple(params or ()), *signature)

    # --- statements -------------------------------------------------------------------------------------------------

    def block(self, span: Span, items: Sequence[ast.Statement | ast.Expr | None] | None) -> ast.Block:
        return ast.Block(span, present(items))

    def let(self, span: Span, pattern: ast.Pattern, type: ast.TypeExpr | None, init: ast.Expr) -> ast.Let:
        self.check_binder(pattern)
        return ast.Let(span, pattern, type, init, False)

    def var(self, span: Span, pattern: ast.Pattern, type: ast.TypeExpr | None, init: ast.Expr) -> ast.Let:
        self.check_binder(pattern)
        return ast.Let(span, pattern, type, init, True)

    def check_binder(self, pattern: ast.Pattern) -> None:
        if isinstance(pattern, ast.NamePattern):
            self.reserved(pattern.name, pattern.span, "a variable")

    def assignment(self, span: Span, target: ast.Expr, op: Token, operand: ast.Expr) -> ast.Assign:
        if not isinstance(target, ast.Variable | ast.Member | ast.Index):
            notes: tuple[str, ...] = ()
            if op.kind == "=" and isinstance(target, ast.Binary):
                notes = ("to compare, write `==`",)
            elif isinstance(target, ast.TupleLiteral | ast.ListLiteral):
                notes = ("`let (a, b) = e` takes a tuple apart into new names",)
            self.report(
                "bad-assignment",
                "only a variable, a field or an index can be assigned to",
                target.span,
                "this has no place of its own",
                *notes,
            )
        return ast.Assign(span, target, op.kind, operand)

    def assertion(self, span: Span, condition: ast.Expr, message: ast.Expr | None) -> ast.Assert:
        return ast.Assert(span, condition, message)

    def local_function(self, span: Span, function: ast.Function) -> ast.LocalFunction:
        self.reserved(function.name, function.name_span, "a local function")
        if function.body is None:
            self.report("missing-body", f"the local function `{function.name}` has no body", function.name_span)
        return ast.LocalFunction(span, function)

    # --- expressions ------------------------------------------------------------------------------------------------

    def binary(self, span: Span, left: ast.Expr, op: Token, right: ast.Expr) -> ast.Binary:
        if op.kind == "in":
            self.ranges.pop(id(right), None)
        return ast.Binary(span, op.kind, left, right, self.place(op))

    def unary(self, span: Span, op: Token, operand: ast.Expr) -> ast.Unary:
        return ast.Unary(span, op.kind, operand)

    def range(self, span: Span, low: ast.Expr, op: Token, high: ast.Expr) -> ast.Range:
        made = ast.Range(span, low, high, op.kind == "..=")
        self.ranges[id(made)] = made
        return made

    def pipe(self, span: Span, subject: ast.Expr, op: Token, call: ast.Expr) -> ast.Pipe:
        if not isinstance(call, ast.Call):
            self.report(
                "pipe-into-call",
                "expected a call on the right side of `|>`",
                call.span,
                "this is not a call",
                "`x |> f(y)` means `f(x, y)`; without further arguments write `x |> f()`",
                fix=Fix("call it", (Edit(ends(call.span), "()"),))
                if isinstance(call, ast.Variable | ast.Member)
                else None,
            )
            call = ast.Call(call.span, call, ())
        return ast.Pipe(span, subject, call)

    def throw(self, span: Span, operand: ast.Expr) -> ast.Throw:
        return ast.Throw(span, operand)

    def return_(self, span: Span, operand: ast.Expr | None) -> ast.Return:
        return ast.Return(span, operand)

    def break_(self, span: Span, operand: ast.Expr | None) -> ast.Break:
        return ast.Break(span, operand)

    def continue_(self, span: Span) -> ast.Continue:
        return ast.Continue(span)

    def closure_head(
        self, span: Span, params: Sequence[ast.ClosureParam] | None, signature: Signature
    ) -> tuple[tuple[ast.ClosureParam, ...], Signature]:
        return tuple(params or ()), signature

    def closure(self, span: Span, head: tuple[tuple[ast.ClosureParam, ...], Signature], body: Body) -> ast.Closure:
        params, (result, row) = head
        return ast.Closure(span, params, result, row, body)

    def closure_param(self, span: Span, pattern: ast.Pattern, type: ast.TypeExpr | None) -> ast.ClosureParam:
        self.check_binder(pattern)
        return ast.ClosureParam(span, pattern, type)

    def member(self, span: Span, subject: ast.Expr, name: Token) -> ast.Member:
        return ast.Member(span, subject, self.name(name))

    def option_member(self, span: Span, subject: ast.Expr, name: Token) -> ast.OptionMember:
        return ast.OptionMember(span, subject, self.name(name))

    def call(self, span: Span, callee: ast.Expr, args: Sequence[ast.Argument] | None) -> ast.Call | ast.Old:
        if not args:
            return ast.Call(span, callee, ())
        named: ast.Name | None = None
        for number, arg in enumerate(args):
            if arg.name is not None:
                named = arg.name
            elif isinstance(arg.value, ast.Spread):
                if number:
                    self.report(
                        "misplaced-spread",
                        "`..` is the first argument of a record's copy",
                        arg.span,
                        "",
                        "write `Name(..old, field: x)`",
                    )
            elif named is not None:
                self.report(
                    "positional-after-named",
                    "positional arguments come before named ones",
                    arg.span,
                    "this one has no name",
                    labels=(Label(named.span, "the first named one"),),
                )
                break
        if (
            self.in_ensures
            and isinstance(callee, ast.Variable)
            and callee.name == "old"
            and len(args) == 1
            and not named
        ):
            value = args[0].value
            if not isinstance(value, ast.Spread):
                return ast.Old(span, value)
        return ast.Call(span, callee, tuple(args))

    def index(self, span: Span, subject: ast.Expr, index: ast.Expr) -> ast.Index:
        return ast.Index(span, subject, index)

    def unwrap(self, span: Span, operand: ast.Expr) -> ast.Unwrap:
        return ast.Unwrap(span, operand)

    def argument(self, span: Span, value: ast.Expr) -> ast.Argument:
        return ast.Argument(span, None, value)

    def named_argument(self, span: Span, name: Token, value: ast.Expr) -> ast.Argument:
        return ast.Argument(span, self.name(name), value)

    def spread_argument(self, span: Span, value: ast.Expr) -> ast.Argument:
        return ast.Argument(span, None, ast.Spread(span, value))

    def variable(self, span: Span, name: Token) -> ast.Variable:
        if name.text == "_":
            self.report(
                "syntax", "expected an expression, found `_`", span, "`_` stands only in patterns and for parameters"
            )
        return ast.Variable(span, name.text)

    def self_(self, span: Span) -> ast.SelfExpr:
        return ast.SelfExpr(span)

    def int_literal(self, span: Span, token: Token) -> ast.IntLiteral:
        return ast.IntLiteral(span, integer(token.text))

    def float_literal(self, span: Span, token: Token) -> ast.FloatLiteral:
        return ast.FloatLiteral(span, self.floating(span, token))

    def floating(self, span: Span, token: Token) -> float:
        number = float(token.text)
        if number == float("inf"):
            self.report(
                "bad-number",
                "this number is too large for a `Float`",
                span,
                "the largest is about 1.8e308",
                "infinity is `1.0 / 0.0`",
            )
        return number

    def true_(self, span: Span) -> ast.BoolLiteral:
        return ast.BoolLiteral(span, True)

    def false_(self, span: Span) -> ast.BoolLiteral:
        return ast.BoolLiteral(span, False)

    def string(self, span: Span, token: Token) -> ast.StringLiteral:
        return ast.StringLiteral(span, (token.text,) if token.text else ())

    def interpolation(
        self, span: Span, begin: Token, first: ast.Expr, middles: Sequence[tuple[Token, ast.Expr]] | None, end: Token
    ) -> ast.StringLiteral:
        parts: list[str | ast.Expr] = [begin.text, first]
        for text, shown in middles or ():
            parts += (text.text, shown)
        parts.append(end.text)
        return ast.StringLiteral(span, tuple(part for part in parts if part != ""))

    def middle(self, span: Span, text: Token, shown: ast.Expr) -> tuple[Token, ast.Expr]:
        return text, shown

    def unit(self, span: Span) -> ast.UnitLiteral:
        return ast.UnitLiteral(span)

    def tuple_(self, span: Span, first: ast.Expr, rest: Sequence[ast.Expr]) -> ast.TupleLiteral:
        return ast.TupleLiteral(span, (first, *rest))

    def list_(self, span: Span, items: Sequence[ast.Expr | ast.Spread] | None) -> ast.ListLiteral:
        return ast.ListLiteral(span, tuple(items or ()))

    def spread(self, span: Span, operand: ast.Expr) -> ast.Spread:
        return ast.Spread(span, operand)

    def empty_map(self, span: Span) -> ast.MapLiteral:
        return ast.MapLiteral(span, ())

    def map_(self, span: Span, entries: Sequence[tuple[ast.Expr, ast.Expr]]) -> ast.MapLiteral:
        return ast.MapLiteral(span, tuple(entries))

    def entry(self, span: Span, key: ast.Expr, value: ast.Expr) -> tuple[ast.Expr, ast.Expr]:
        return key, value

    def if_(
        self, span: Span, condition: ast.Expr, then: ast.Block, otherwise: ast.Block | ast.If | ast.IfLet | None
    ) -> ast.If:
        return ast.If(span, condition, then, otherwise)

    def if_let(
        self,
        span: Span,
        pattern: ast.Pattern,
        subject: ast.Expr,
        then: ast.Block,
        otherwise: ast.Block | ast.If | ast.IfLet | None,
    ) -> ast.IfLet:
        return ast.IfLet(span, pattern, subject, then, otherwise)

    def match(self, span: Span, subject: ast.Expr, arms: Sequence[ast.MatchArm | None] | None) -> ast.Match:
        return ast.Match(span, subject, present(arms))

    def arm(self, span: Span, pattern: ast.Pattern, guard: ast.Expr | None, body: Body) -> ast.MatchArm:
        return ast.MatchArm(span, pattern, guard, body)

    def loop(self, span: Span, body: ast.Block) -> ast.Loop:
        return ast.Loop(span, body)

    def while_(self, span: Span, condition: ast.Expr, body: ast.Block) -> ast.While:
        return ast.While(span, condition, body)

    def while_let(self, span: Span, pattern: ast.Pattern, subject: ast.Expr, body: ast.Block) -> ast.WhileLet:
        return ast.WhileLet(span, pattern, subject, body)

    def for_(self, span: Span, pattern: ast.Pattern, items: ast.Expr, body: ast.Block) -> ast.For:
        self.ranges.pop(id(items), None)
        return ast.For(span, pattern, items, body)

    def try_(
        self, span: Span, body: ast.Block, catches: Sequence[ast.Catch] | None, finalizer: ast.Block | None
    ) -> ast.Try:
        if not catches and finalizer is None:
            self.report(
                "syntax",
                "expected `catch` or `finally` after the block of `try`",
                ends(span),
                "",
                "write `try { ... } catch e { ... }`",
            )
        return ast.Try(span, body, tuple(catches or ()), finalizer)

    def catch(self, span: Span, name: Token, type: ast.TypeExpr | None, body: ast.Block) -> ast.Catch:
        self.reserved(name.text, self.place(name), "a variable")
        return ast.Catch(span, self.name(name), type, body)

    def handle(self, span: Span, body: ast.Block, arms: Sequence[ast.HandlerArm | None] | None) -> ast.Handle:
        return ast.Handle(span, body, present(arms))

    def handler_arm(
        self, span: Span, operation: Tokens, params: Sequence[ast.Pattern] | None, body: Body
    ) -> ast.HandlerArm:
        return ast.HandlerArm(span, self.names(operation), tuple(params or ()), body)

    def restrict(self, span: Span, effects: Sequence[ast.EffectExpr], body: ast.Block) -> ast.Restrict:
        return ast.Restrict(span, tuple(effects), body)

    # --- patterns ---------------------------------------------------------------------------------------------------

    def as_pattern(self, span: Span, inner: ast.Pattern, name: Token) -> ast.AsPattern:
        return ast.AsPattern(span, inner, self.name(name))

    def or_pattern(self, span: Span, first: ast.Pattern, rest: Sequence[ast.Pattern]) -> ast.OrPattern:
        return ast.OrPattern(span, (first, *rest))

    def path_pattern(self, span: Span, path: Tokens) -> ast.AnyPattern | ast.NamePattern | ast.ConstructPattern:
        if len(path) > 1:
            return ast.ConstructPattern(span, self.names(path), (), False)
        return ast.AnyPattern(span) if path[0].text == "_" else ast.NamePattern(span, path[0].text)

    def construct_pattern(
        self, span: Span, path: Tokens, parts: Sequence[ast.FieldPattern | RestMark] | None
    ) -> ast.ConstructPattern:
        fields: list[ast.FieldPattern] = []
        rest = False
        for number, part in enumerate(parts or (), 1):
            if isinstance(part, ast.FieldPattern):
                fields.append(part)
            else:
                rest = True
                if number < len(parts or ()):
                    self.report("misplaced-spread", "`..` is the last part of a pattern", part.span)
        return ast.ConstructPattern(span, self.names(path), tuple(fields), rest)

    def positional_pattern(self, span: Span, pattern: ast.Pattern) -> ast.FieldPattern:
        return ast.FieldPattern(span, None, pattern)

    def named_pattern(self, span: Span, name: Token, pattern: ast.Pattern) -> ast.FieldPattern:
        return ast.FieldPattern(span, self.name(name), pattern)

    def rest_fields(self, span: Span) -> RestMark:
        return RestMark(span)

    def int_number(self, span: Span, token: Token) -> int | float:
        return integer(token.text)

    def negative_int(self, span: Span, token: Token) -> int | float:
        return -integer(token.text)

    def float_number(self, span: Span, token: Token) -> int | float:
        return self.floating(span, token)

    def negative_float(self, span: Span, token: Token) -> int | float:
        return -self.floating(span, token)

    def literal_pattern(self, span: Span, value: int | float) -> ast.LiteralPattern:
        return ast.LiteralPattern(span, value)

    def range_pattern(self, span: Span, low: int | float, high: int | float) -> ast.Pattern:
        return self.between(span, low, high, inclusive=False)

    def inclusive_pattern(self, span: Span, low: int | float, high: int | float) -> ast.Pattern:
        return self.between(span, low, high, inclusive=True)

    def between(self, span: Span, low: int | float, high: int | float, inclusive: bool) -> ast.Pattern:
        if isinstance(low, float) or isinstance(high, float):
            message = "a range in a pattern has `Int` literals at its ends"
            self.report("syntax", message, span, "", "compare with a guard: `x if x >= 0.5 => ...`")
            return ast.AnyPattern(span)
        return ast.RangePattern(span, low, high, inclusive)

    def true_pattern(self, span: Span) -> ast.LiteralPattern:
        return ast.LiteralPattern(span, True)

    def false_pattern(self, span: Span) -> ast.LiteralPattern:
        return ast.LiteralPattern(span, False)

    def string_pattern(self, span: Span, token: Token) -> ast.LiteralPattern:
        return ast.LiteralPattern(span, token.text)

    def unit_pattern(self, span: Span) -> ast.UnitPattern:
        return ast.UnitPattern(span)

    def tuple_pattern(self, span: Span, first: ast.Pattern, rest: Sequence[ast.Pattern]) -> ast.TuplePattern:
        return ast.TuplePattern(span, (first, *rest))

    def list_pattern(self, span: Span, parts: Sequence[ast.Pattern | RestItems] | None) -> ast.ListPattern:
        items: list[ast.Pattern] = []
        rest: ast.AnyPattern | ast.NamePattern | None = None
        for number, part in enumerate(parts or (), 1):
            if isinstance(part, RestItems):
                rest = part.rest
                if number < len(parts or ()):
                    self.report("misplaced-spread", "`..` is the last part of a pattern", part.span)
            else:
                items.append(part)
        return ast.ListPattern(span, tuple(items), rest)

    def rest_items(self, span: Span, name: Token | None) -> RestItems:
        return RestItems(
            span,
            ast.AnyPattern(span) if name is None or name.text == "_" else ast.NamePattern(self.place(name), name.text),
        )


def present(items: Sequence[T | None] | None) -> tuple[T, ...]:
    return tuple(item for item in items or () if item is not None)


def ends(span: Span) -> Span:
    """The empty span where `span` ends."""
    return Span(span.file, span.end_line, span.end_column, span.end_line, span.end_column)


def integer(text: str) -> int:
    """The value of an integer literal. One that is far beyond 64 bits comes out as some number beyond 64 bits: Python takes quadratic
    time for long ones, and refuses very long ones."""
    text = text.replace("_", "")
    base = {"0x": 16, "0b": 2, "0o": 8}.get(text[:2], 10)
    digits = (text if base == 10 else text[2:]).lstrip("0") or "0"
    return int(digits, base) if len(digits) <= 100 else 1 << 100
