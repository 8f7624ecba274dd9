"""The text form of modules, `.pir`: reading what `text` prints. See there for the form."""

from __future__ import annotations

from prism.diagnostics import CompileError, Diagnostic
from prism.pir.depth import deep_calls, too_deep
from prism.pir.nodes import (
    PIR_VERSION,
    EnumDef,
    FieldDef,
    Function,
    GlobalDef,
    Module,
    RecordDef,
    SourceInfo,
    TypeDef,
    TypeParam,
    VariantDef,
)
from prism.pir.text_parse_body import BodyParser
from prism.pir.type_text import SyntaxFailure, Tokens
from prism.pir.types import PURE
from prism.source import Span


def parse_module(text: str, file: str = "<pir>") -> Module:
    """The module that a text in PIR's text form stands for. Raises CompileError with located diagnostics; what it gives is
    well-formed but not verified."""
    parser = _ModuleParser(Tokens(text, file))
    try:
        with deep_calls():
            return parser.module()
    except SyntaxFailure as failure:
        raise CompileError((failure.diagnostic,)) from None
    except RecursionError:
        raise CompileError((too_deep(Span(file, 1, 1, 1, 1)),)) from None


class _ModuleParser(BodyParser):
    def module(self) -> Module:
        tokens = self.tokens
        if not tokens.accept("pir"):
            raise tokens.unexpected("`pir` and its version")
        if (version := tokens.integer()) > PIR_VERSION:
            message = f"the text is of version {version}, and this reader knows {PIR_VERSION}"
            raise SyntaxFailure(Diagnostic("pir-version", message, Span(tokens.file, 1, 1, 1, 1)))
        tokens.expect("module")
        name = tokens.name("the module's name")
        sources: list[SourceInfo] = []
        while tokens.accept("source"):
            sources.append(SourceInfo(tokens.string(), tokens.string()))
            if sources[-1].name not in self.files:
                self.files.append(sources[-1].name)
        while tokens.accept("file"):
            self.files.append(tokens.string())
        exports: list[str] = []
        if tokens.accept("exports"):
            exports.append(tokens.name())
            while tokens.accept(","):
                exports.append(tokens.name())
        manifest = self.row() if tokens.accept("manifest") else PURE
        types: list[TypeDef] = []
        globals: list[GlobalDef] = []
        functions: list[Function] = []
        while tokens.kind() != "end":
            self.file = ""
            if tokens.accept("record"):
                types.append(self.record())
            elif tokens.accept("enum"):
                types.append(self.enum())
            elif tokens.accept("global"):
                globals.append(self.global_def())
            elif tokens.accept("fn"):
                functions.append(self.function())
            else:
                raise tokens.unexpected("`record`, `enum`, `global` or `fn`")
        return Module(
            name, tuple(types), tuple(globals), tuple(functions), tuple(exports), manifest, tuple(sources), version
        )

    def type_parameters(self) -> tuple[TypeParam, ...]:
        tokens = self.tokens
        found: list[TypeParam] = []

        def one() -> None:
            name = tokens.name("a type parameter")
            bounds: list[str] = []
            if tokens.accept(":"):
                bounds.append(tokens.name("a bound"))
                while tokens.accept("+"):
                    bounds.append(tokens.name("a bound"))
            found.append(TypeParam(name, tuple(bounds)))

        if tokens.accept("<"):
            self.list(">", one)
        self.params = frozenset([param.name for param in found])
        self.locals = {}
        return tuple(found)

    def about(self) -> tuple[Span, str]:
        span = self.span()
        self.file = span.file
        return span, self.doc()

    def doc(self) -> str:
        return self.tokens.string() if self.tokens.accept("doc") else ""

    def field_def(self) -> FieldDef:
        mutable = self.tokens.accept("var")
        name = self.tokens.name("a field")
        self.tokens.expect(":")
        return FieldDef(name, self.type(), mutable)

    def record(self) -> RecordDef:
        public = self.tokens.accept("public")
        name, params = self.tokens.name(), self.type_parameters()
        span, doc = self.about()
        fields: list[FieldDef] = []
        self.tokens.expect("{")
        self.list("}", lambda: fields.append(self.field_def()))
        return RecordDef(name, params, tuple(fields), doc, public, span)

    def enum(self) -> EnumDef:
        public = self.tokens.accept("public")
        name, params = self.tokens.name(), self.type_parameters()
        span, doc = self.about()
        variants: list[VariantDef] = []
        self.tokens.expect("{")
        self.list("}", lambda: variants.append(self.variant_def()))
        return EnumDef(name, params, tuple(variants), doc, public, span)

    def variant_def(self) -> VariantDef:
        tokens = self.tokens
        name = tokens.name("a variant")
        doc = self.doc()
        fields: list[FieldDef] = []
        if tokens.accept("("):
            self.list(")", lambda: fields.append(FieldDef(str(len(fields)), self.type())))
            return VariantDef(name, tuple(fields), False, doc)
        named = tokens.accept("named")
        if named or tokens.accept("field"):
            tokens.expect("(")
            self.list(")", lambda: fields.append(self.field_def()))
        return VariantDef(name, tuple(fields), named, doc)

    def global_def(self) -> GlobalDef:
        public = self.tokens.accept("public")
        name = self.tokens.name()
        self.params, self.locals = frozenset(), {}
        span, doc = self.about()
        self.tokens.expect(":")
        t = self.type()
        self.tokens.expect("=")
        return GlobalDef(name, t, self.expr(), doc, public, span)

    def function(self) -> Function:
        public = self.tokens.accept("public")
        name, type_params = self.tokens.name(), self.type_parameters()
        params = self.parameters()
        self.tokens.expect("->")
        result, row = self.type(), self.row()
        span, doc = self.about()
        self.tokens.expect("=")
        return Function(name, type_params, params, result, row, self.expr(), doc, public, span)
