"""The text form of modules, `.pir`: printing. `text_parse` reads it back to an equal module.

    pir 1
    module shop
    exports shop.main
    manifest uses (console.print)

    fn public shop.main() -> () uses (console.print) =
      {
        let %total = call shop.total(list.make<Int>(1, 2)): Int;
        perform console.print(show<Int>(%total)): () uses (console.print)
      }

An expression is its head and parts, with what is known about it behind its closing bracket, or behind its keyword if nothing closes
it: `@3:5-9` (line:column-column, or -line:column; `@[1]...` in another file than the definition's), `: Type`, and the row. What
`implied` finds is left out, so that most of the tree stands bare. Locals are `%x`, labels `'x`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prism.diagnostics import CompileError
from prism.pir.depth import deep_calls, too_deep
from prism.pir.implied import implied_pattern_type, implied_row, implied_type
from prism.pir.nodes import (
    Assign,
    Block,
    Break,
    Call,
    Closure,
    Construct,
    Continue,
    EnumDef,
    Expr,
    Field,
    FieldDef,
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
    Module,
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
    RecordDef,
    Restrict,
    Return,
    SetField,
    Throw,
    Try,
    TypeDef,
    TypeParam,
    VariantDef,
    VariantTest,
)
from prism.pir.type_text import effect_text, name_text, row_text, type_text
from prism.pir.types import INT, PURE, STRING, Fn, Type
from prism.semantics.display import quote
from prism.source import NOWHERE, Span

WIDTH = 110


def print_module(module: Module, spans: bool = True) -> str:
    """The whole module. Without spans it is shorter to read, and parses to a module whose spans are NOWHERE."""
    sources = dict.fromkeys([source.name for source in module.sources])
    printer = _Printer(spans, {name: i for i, name in enumerate(sources)})
    try:
        with deep_calls():
            body = printer.definitions(module)
    except RecursionError:
        raise CompileError((too_deep(),)) from None
    head = [f"pir {module.version}", f"module {name_text(module.name)}"]
    head += [f"source {quote(source.name)} {quote(source.sha256)}" for source in module.sources]
    head += [f"file {quote(file)}" for file in list(printer.files)[len(sources) :]]
    if module.exports:
        head.append(f"exports {', '.join(map(name_text, module.exports))}")
    if module.manifest != PURE:
        head.append(f"manifest{row_text(module.manifest)}")
    return "\n\n".join(["\n".join(head), *["\n".join(lines) for lines in body]]) + "\n"


def print_expr(e: Expr) -> str:
    """One expression, for reading: without spans."""
    return "\n".join(_Printer(False, {}).expr(e))


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _ended(lines: list[str], end: str) -> list[str]:
    lines[-1] += end
    return lines


class _Printer:
    """Prints one module. Every method for an expression gives its lines."""

    def __init__(self, spans: bool, files: dict[str, int]) -> None:
        self.spans = spans
        self.files = files
        self.file = ""
        self.params: frozenset[str] = frozenset()
        self.locals: dict[str, Type] = {}

    # --- what is known about a node

    def span(self, span: Span) -> str:
        if not self.spans or span == NOWHERE:
            return ""
        file, line, column, end_line, end_column = span
        at = "" if file == self.file else f"[{self.files.setdefault(file, len(self.files))}]"
        end = f"{end_column}" if line == end_line else f"{end_line}:{end_column}"
        return f" @{at}{line}:{column}-{end}"

    def of_type(self, t: Type) -> str:
        text = type_text(t, self.params)
        return f"({text})" if type(t) is Fn else text

    def known(self, e: Expr, typed: bool = True) -> str:
        """The annotation of an expression; `typed` is False if the type stands elsewhere."""
        text = self.span(e.span)
        if typed and e.type != implied_type(e, self.locals):
            text += f": {self.of_type(e.type)}"
        row = implied_row(e)
        if e.row is not row and e.row != row:
            text += row_text(e.row, self.params) or " uses ()"
        return text

    def known_pattern(self, p: Pattern, implied: Type | None = None) -> str:
        text = self.span(p.span)
        if p.type == (implied_pattern_type(p) if implied is None else implied):
            return text
        return f"{text}: {self.of_type(p.type)}"

    def type_args(self, types: tuple[Type, ...]) -> str:
        return f"<{', '.join([type_text(t, self.params) for t in types])}>" if types else ""

    # --- expressions

    def expr(self, e: Expr) -> list[str]:
        return _EXPRS[type(e)](self, e)

    def bracketed(self, head: str, parts: Iterable[Expr | str], e: Expr, typed: bool = True) -> list[str]:
        found = [[part] if isinstance(part, str) else self.expr(part) for part in parts]
        known = self.known(e, typed)
        if all(len(lines) == 1 for lines in found) and sum(len(lines[0]) + 2 for lines in found) < WIDTH:
            return [f"{head}({', '.join([lines[0] for lines in found])}){known}"]
        out = [f"{head}("]
        for i, lines in enumerate(found):
            out += _indented(_ended(lines, "," if i + 1 < len(found) else ""))
        out.append(f"){known}")
        return out

    def prefixed(self, head: str, e: Expr) -> list[str]:
        first, *rest = self.expr(e)
        return [f"{head} {first}", *rest]

    def literal(self, e: Literal) -> list[str]:
        return [literal_text(e.value) + self.known(e)]

    def local(self, e: Local) -> list[str]:
        return [f"%{name_text(e.name)}{self.known(e)}"]

    def global_(self, e: Global) -> list[str]:
        return [f"global {name_text(e.name)}{self.known(e)}"]

    def function_ref(self, e: FunctionRef) -> list[str]:
        return [f"ref {name_text(e.name)}{self.type_args(e.type_args)}{self.known(e)}"]

    def closure(self, e: Closure) -> list[str]:
        params = self.parameters(e.params)
        body = self.expr(e.body)
        return [f"closure{self.known(e)} ({params}) => {body[0]}", *body[1:]]

    def let(self, e: Let) -> list[str]:
        """The type of a mere name is left to the value, so that is looked at first; other patterns as they stand."""
        plain = isinstance(e.pattern, PBind | PAny)
        pattern = "" if plain else self.pattern(e.pattern)
        first, *rest = self.expr(e.init)
        if plain:
            pattern = self.pattern(e.pattern, e.init.type)
        return [f"{'var' if e.mutable else 'let'}{self.known(e)} {pattern} = {first}", *rest]

    def assign(self, e: Assign) -> list[str]:
        return self.prefixed(f"set{self.known(e)} %{name_text(e.name)} =", e.operand)

    def block(self, e: Block) -> list[str]:
        out = ["{"]
        for part in e.body:
            out += _indented(_ended(self.expr(part), ";"))
        out += _indented(self.expr(e.result))
        if len(out) == 2:
            return [f"{{ {out[1][2:]} }}{self.known(e)}"]
        out.append(f"}}{self.known(e)}")
        return out

    def prim(self, e: Prim) -> list[str]:
        return self.bracketed(f"{name_text(e.op)}{self.type_args(e.type_args)}", e.args, e)

    def call(self, e: Call) -> list[str]:
        return self.bracketed(f"call {name_text(e.function)}{self.type_args(e.type_args)}", e.args, e)

    def invoke(self, e: Invoke) -> list[str]:
        return self.bracketed("invoke", (e.callee, *e.args), e)

    def perform(self, e: Perform) -> list[str]:
        return self.bracketed(f"perform {name_text(e.operation)}", e.args, e)

    def construct(self, e: Construct) -> list[str]:
        return self.bracketed(self.constructor(e.type, e.variant), e.fields, e, typed=False)

    def constructor(self, t: Type, variant: str | None) -> str:
        return f"new {self.of_type(t)}{'' if variant is None else '::' + name_text(variant)}"

    def field(self, e: Field) -> list[str]:
        return self.bracketed("field", (e.subject, quote(e.name)), e)

    def set_field(self, e: SetField) -> list[str]:
        return self.bracketed("set_field", (e.subject, quote(e.name), e.operand), e)

    def if_(self, e: If) -> list[str]:
        condition = self.prefixed(f"if{self.known(e)}", e.condition)
        then, otherwise = self.prefixed("then", e.then), self.prefixed("else", e.otherwise)
        if len(condition) == len(then) == len(otherwise) == 1:
            line = f"{condition[0]} {then[0]} {otherwise[0]}"
            if len(line) < WIDTH:
                return [line]
        return [*condition, *_indented(then), *_indented(otherwise)]

    def match(self, e: Match) -> list[str]:
        out = _ended(self.prefixed("match", e.subject), " {")
        for arm in e.arms:
            head = [self.pattern(arm.pattern)]
            if arm.guard is not None:
                head = self.prefixed(f"{head[0]} if", arm.guard)
            body = _ended(self.expr(arm.body), ",")
            out += _indented([*head[:-1], f"{head[-1]} => {body[0]}", *body[1:]])
        out.append(f"}}{self.known(e)}")
        return out

    def loop(self, e: Loop) -> list[str]:
        return self.prefixed(f"loop{self.known(e)} '{name_text(e.label)}", e.body)

    def for_range(self, e: ForRange) -> list[str]:
        self.locals[e.name] = INT
        low = self.prefixed(f"for{self.known(e)} '{name_text(e.label)} %{name_text(e.name)} in", e.low)
        high = self.expr(e.high)
        body = self.prefixed("do", e.body)
        return [
            *low[:-1],
            f"{low[-1]} {'..=' if e.inclusive else '..'} {high[0]}",
            *high[1:],
            *_indented(body),
        ]

    def for_each(self, e: ForEach) -> list[str]:
        head = f"each{self.known(e)} '{name_text(e.label)} {self.pattern(e.pattern)} in"
        return [*self.prefixed(head, e.items), *_indented(self.prefixed("do", e.body))]

    def break_(self, e: Break) -> list[str]:
        head = f"break{self.known(e)} '{name_text(e.label)}"
        return [head] if e.operand is None else self.prefixed(f"{head} with", e.operand)

    def continue_(self, e: Continue) -> list[str]:
        return [f"continue{self.known(e)} '{name_text(e.label)}"]

    def return_(self, e: Return) -> list[str]:
        return self.prefixed(f"return{self.known(e)}", e.operand)

    def throw(self, e: Throw) -> list[str]:
        return self.prefixed(f"throw{self.known(e)}", e.operand)

    def try_(self, e: Try) -> list[str]:
        out = _ended(self.prefixed("try", e.body), " {")
        for handler in e.handlers:
            self.locals[handler.name] = STRING if handler.type is None else handler.type
            of_type = "" if handler.type is None else f": {self.of_type(handler.type)}"
            head = f"catch %{name_text(handler.name)}{of_type} =>"
            out += _indented(_ended(self.prefixed(head, handler.body), ","))
        if e.finalizer is not None:
            out += _indented(_ended(self.prefixed("finally =>", e.finalizer), ","))
        out.append(f"}}{self.known(e)}")
        return out

    def restrict(self, e: Restrict) -> list[str]:
        return self.prefixed(f"restrict{self.known(e)} ({', '.join(map(effect_text, e.limits))})", e.body)

    def variant_test(self, e: VariantTest) -> list[str]:
        return self.bracketed("is", (e.subject, quote(e.variant)), e)

    def payload(self, e: Payload) -> list[str]:
        return self.bracketed("payload", (e.subject, quote(e.variant), str(e.index)), e)

    # --- patterns

    def pattern(self, p: Pattern, subject: Type | None = None) -> str:
        """`subject` is the type of the value, where the text tells it: a name that binds all of it needs no type."""
        match p:
            case PAny():
                return f"_{self.known_pattern(p, subject)}"
            case PBind():
                self.locals[p.name] = p.type
                return f"%{name_text(p.name)}{self.known_pattern(p, subject)}"
            case PLiteral():
                return literal_text(p.value) + self.known_pattern(p)
            case PRange():
                return f"range({p.low}, {p.high}){self.known_pattern(p)}"
            case PConstruct():
                return f"{self.constructor(p.type, p.variant)}({self.patterns(p.fields)}){self.span(p.span)}"
            case PTuple():
                return f"tuple({self.patterns(p.parts)}){self.known_pattern(p)}"
            case PList():
                parts = [self.pattern(part) for part in p.items]
                if p.rest is not None:
                    parts.append(f"..{self.pattern(p.rest)}")
                return f"list({', '.join(parts)}){self.known_pattern(p)}"
            case POr():
                return f"or({self.patterns(p.alternatives)}){self.known_pattern(p)}"
            case PAs():
                inner = self.pattern(p.inner)
                self.locals[p.name] = p.type
                return f"as({inner}, %{name_text(p.name)}){self.known_pattern(p)}"
        raise TypeError(f"no pattern: {p!r}")

    def patterns(self, parts: tuple[Pattern, ...]) -> str:
        return ", ".join([self.pattern(p) for p in parts])

    # --- definitions

    def definitions(self, module: Module) -> list[list[str]]:
        return [
            *map(self.type_def, module.types),
            *map(self.global_def, module.globals),
            *map(self.function, module.functions),
        ]

    def parameters(self, params: tuple[Param, ...]) -> str:
        for param in params:
            self.locals[param.name] = param.type
        return ", ".join([f"%{name_text(param.name)}: {type_text(param.type, self.params)}" for param in params])

    def type_parameters(self, params: tuple[TypeParam, ...]) -> str:
        self.params = frozenset([param.name for param in params])
        self.locals = {}
        if not params:
            return ""
        return f"<{', '.join([': '.join([name_text(p.name), *_bounds(p)]) for p in params])}>"

    def about(self, span: Span, doc: str) -> str:
        self.file = ""
        at = self.span(span)
        self.file = span.file if self.spans else ""
        return f"{at} doc {quote(doc)}" if doc else at

    def field_def(self, field: FieldDef) -> str:
        return f"{'var ' if field.mutable else ''}{name_text(field.name)}: {type_text(field.type, self.params)}"

    def type_def(self, definition: TypeDef) -> list[str]:
        what = "record" if isinstance(definition, RecordDef) else "enum"
        name = f"{name_text(definition.name)}{self.type_parameters(definition.type_params)}"
        head = f"{what}{_public(definition.public)} {name}{self.about(definition.span, definition.doc)} {{"
        if isinstance(definition, EnumDef):
            return [head, *[f"  {self.variant_def(variant)}," for variant in definition.variants], "}"]
        return [head, *[f"  {self.field_def(field)}," for field in definition.fields], "}"]

    def variant_def(self, variant: VariantDef) -> str:
        text = name_text(variant.name) + (f" doc {quote(variant.doc)}" if variant.doc else "")
        if variant.named or any(f.mutable or f.name != str(i) for i, f in enumerate(variant.fields)):
            fields = ", ".join(map(self.field_def, variant.fields))
            return f"{text} {'named' if variant.named else 'field'} ({fields})"
        types = [type_text(field.type, self.params) for field in variant.fields]
        return f"{text}({', '.join(types)})" if types else text

    def global_def(self, definition: GlobalDef) -> list[str]:
        self.type_parameters(())
        about = self.about(definition.span, definition.doc)
        head = f"global{_public(definition.public)} {name_text(definition.name)}{about}: {type_text(definition.type)} ="
        return self.prefixed(head, definition.init)

    def function(self, function: Function) -> list[str]:
        name = f"{name_text(function.name)}{self.type_parameters(function.type_params)}"
        result, row = self.of_type(function.result), row_text(function.row, self.params)
        head = f"fn{_public(function.public)} {name}({self.parameters(function.params)}) -> {result}{row}"
        return [f"{head}{self.about(function.span, function.doc)} =", *_indented(self.expr(function.body))]


def _bounds(param: TypeParam) -> list[str]:
    return [" + ".join(map(name_text, param.bounds))] if param.bounds else []


def _public(public: bool) -> str:
    return " public" if public else ""


def literal_text(value: object) -> str:
    """A literal in the text form."""
    if value is None:
        return "()"
    if isinstance(value, bool):
        return "true" if value else "false"
    return quote(value) if isinstance(value, str) else repr(value)


_EXPRS: dict[type[Expr], Callable[..., list[str]]] = {
    Literal: _Printer.literal,
    Local: _Printer.local,
    Global: _Printer.global_,
    FunctionRef: _Printer.function_ref,
    Closure: _Printer.closure,
    Let: _Printer.let,
    Assign: _Printer.assign,
    Block: _Printer.block,
    Prim: _Printer.prim,
    Call: _Printer.call,
    Invoke: _Printer.invoke,
    Perform: _Printer.perform,
    Construct: _Printer.construct,
    Field: _Printer.field,
    SetField: _Printer.set_field,
    If: _Printer.if_,
    Match: _Printer.match,
    Loop: _Printer.loop,
    ForRange: _Printer.for_range,
    ForEach: _Printer.for_each,
    Break: _Printer.break_,
    Continue: _Printer.continue_,
    Return: _Printer.return_,
    Throw: _Printer.throw,
    Try: _Printer.try_,
    Restrict: _Printer.restrict,
    VariantTest: _Printer.variant_test,
    Payload: _Printer.payload,
}
