"""The abstract syntax: what the parser makes of a file, with nothing resolved or desugared.

Every node's first field is its `span`. Names stand as written. Nodes are compared by identity.
"""

from __future__ import annotations

from prism.immutable import node
from prism.source import Span


@node
class Node:
    span: Span


@node
class Name(Node):
    """An identifier where its own place matters."""

    text: str


# --- types ----------------------------------------------------------------------------------------------------


@node
class NamedType(Node):
    """`Int`, `List<T>`, `cart.Line`; `path` holds the dotted parts."""

    path: tuple[Name, ...]
    args: tuple[TypeExpr, ...]


@node
class TupleType(Node):
    """`(A, B)`; `()` is unit. `(T)` is just `T`."""

    parts: tuple[TypeExpr, ...]


@node
class OptionType(Node):
    """`T?`"""

    inner: TypeExpr


@node
class FunctionType(Node):
    params: tuple[TypeExpr, ...]
    result: TypeExpr | None
    row: RowExpr


TypeExpr = NamedType | TupleType | OptionType | FunctionType


@node
class EffectExpr(Node):
    """`fs.read("data/**")`, or `*` with the name `"*"`; `limits` is None without brackets."""

    name: str
    limits: tuple[str, ...] | None


@node
class RowExpr(Node):
    """The `uses` and `throws` clauses of a signature or function type; None where a clause is omitted."""

    uses: tuple[EffectExpr, ...] | None
    throws: tuple[TypeExpr, ...] | None


# --- expressions ------------------------------------------------------------------------------------------------


@node
class IntLiteral(Node):
    """`value` is not checked against the 64 bits: only `-9223372036854775808` may use all of them."""

    value: int


@node
class FloatLiteral(Node):
    value: float


@node
class BoolLiteral(Node):
    value: bool


@node
class StringLiteral(Node):
    """A string with its escapes resolved. Parts are text and interpolated expressions; no two texts are adjacent, and
    a string without interpolation has at most one part."""

    parts: tuple[str | Expr, ...]


@node
class UnitLiteral(Node):
    """`()`"""


@node
class TupleLiteral(Node):
    parts: tuple[Expr, ...]


@node
class Spread(Node):
    """`..e`, in a list literal or as the first argument of a record copy."""

    operand: Expr


@node
class ListLiteral(Node):
    items: tuple[Expr | Spread, ...]


@node
class MapLiteral(Node):
    """`[k: v]`, `[:]`"""

    entries: tuple[tuple[Expr, Expr], ...]


@node
class Variable(Node):
    """A lower- or upper-case name in expression position: local, function, variant, record, module, type."""

    name: str


@node
class SelfExpr(Node):
    """`self`"""


@node
class Member(Node):
    """`e.name`; a field, a method, or a member of a module or type."""

    subject: Expr
    name: Name


@node
class OptionMember(Node):
    """`e?.name`; a call of it (`e?.f(x)`) is a `Call` whose callee is this node."""

    subject: Expr
    name: Name


@node
class Argument(Node):
    """An argument of a call; `name` is None for a positional one; `value` is a `Spread` only in `Name(..old, f: x)`."""

    name: Name | None
    value: Expr | Spread


@node
class Call(Node):
    """`f(x, name: y)`, also making a record or variant."""

    callee: Expr
    args: tuple[Argument, ...]


@node
class Pipe(Node):
    """`e |> f(y)`"""

    subject: Expr
    call: Call


@node
class Index(Node):
    """`e[i]`"""

    subject: Expr
    index: Expr


@node
class Unwrap(Node):
    """`e!`"""

    operand: Expr


@node
class Unary(Node):
    """`op` is `-`, `~` or `not`."""

    op: str
    operand: Expr


@node
class Binary(Node):
    """`op` as written: `+ - * / % & | ^ << >> == != < <= > >= in and or ??`; `op_span` is the operator's place."""

    op: str
    left: Expr
    right: Expr
    op_span: Span


@node
class Range(Node):
    """`a..b`, `a..=b`; only in `for` and after `in`."""

    low: Expr
    high: Expr
    inclusive: bool


@node
class ClosureParam(Node):
    """A closure's parameter: a pattern, with a type if one is written."""

    pattern: Pattern
    type: TypeExpr | None


@node
class Closure(Node):
    """`fn(x) => e` (the body is then any expression or an assignment) or `fn(x: T) -> U uses e { ... }`."""

    params: tuple[ClosureParam, ...]
    result: TypeExpr | None
    row: RowExpr
    body: Expr | Assign


@node
class Block(Node):
    """`{ ... }`. `items` holds statements and expressions in order; if the last is an expression, it is the value."""

    items: tuple[Statement | Expr, ...]


@node
class If(Node):
    """`otherwise` is None, a block, or another `If`/`IfLet`."""

    condition: Expr
    then: Block
    otherwise: Block | If | IfLet | None


@node
class IfLet(Node):
    pattern: Pattern
    subject: Expr
    then: Block
    otherwise: Block | If | IfLet | None


@node
class MatchArm(Node):
    pattern: Pattern
    guard: Expr | None
    body: Expr | Assign


@node
class Match(Node):
    subject: Expr
    arms: tuple[MatchArm, ...]


@node
class Loop(Node):
    body: Block


@node
class While(Node):
    condition: Expr
    body: Block


@node
class WhileLet(Node):
    pattern: Pattern
    subject: Expr
    body: Block


@node
class For(Node):
    pattern: Pattern
    items: Expr | Range
    body: Block


@node
class Break(Node):
    operand: Expr | None


@node
class Continue(Node):
    pass


@node
class Return(Node):
    operand: Expr | None


@node
class Throw(Node):
    operand: Expr


@node
class Catch(Node):
    """`catch name: type { ... }`; the type is None where it is omitted."""

    name: Name
    type: TypeExpr | None
    body: Block


@node
class Try(Node):
    body: Block
    catches: tuple[Catch, ...]
    finalizer: Block | None


@node
class HandlerArm(Node):
    """`Log.log(level, m) => e` in `handle ... with`."""

    operation: tuple[Name, ...]
    params: tuple[Pattern, ...]
    body: Expr | Assign


@node
class Handle(Node):
    body: Block
    arms: tuple[HandlerArm, ...]


@node
class Restrict(Node):
    effects: tuple[EffectExpr, ...]
    body: Block


@node
class Old(Node):
    """`old(e)` in an `ensures` clause; elsewhere the parser gives a plain call."""

    operand: Expr


Expr = (
    IntLiteral | FloatLiteral | BoolLiteral | StringLiteral | UnitLiteral | TupleLiteral | ListLiteral | MapLiteral
    | Variable | SelfExpr | Member | OptionMember | Call | Pipe | Index | Unwrap | Unary | Binary | Range | Closure | Block | If
    | IfLet | Match | Loop | While | WhileLet | For | Break | Continue | Return | Throw | Try | Handle | Restrict | Old
)  # fmt: skip


# --- statements -------------------------------------------------------------------------------------------------


@node
class Let(Node):
    """`let p: T = e` or `var x: T = e`."""

    pattern: Pattern
    type: TypeExpr | None
    init: Expr
    mutable: bool


@node
class Assign(Node):
    """`target op e` with `op` one of `= += -= *= /= %=`; the target is a `Variable`, `Member` or `Index`."""

    target: Expr
    op: str
    operand: Expr


@node
class Assert(Node):
    condition: Expr
    message: Expr | None


@node
class LocalFunction(Node):
    function: Function


Statement = Let | Assign | Assert | LocalFunction


# --- patterns ---------------------------------------------------------------------------------------------------


@node
class AnyPattern(Node):
    """`_`"""


@node
class NamePattern(Node):
    """A lower-case name binds; an upper-case one is a variant without fields (or a wrong name)."""

    name: str


@node
class LiteralPattern(Node):
    """An Int (negative ones too), Float, Bool or String."""

    value: int | float | bool | str


@node
class UnitPattern(Node):
    """`()`"""


@node
class RangePattern(Node):
    low: int
    high: int
    inclusive: bool


@node
class FieldPattern(Node):
    """A part of a constructor pattern; `name` is None for a positional one."""

    name: Name | None
    pattern: Pattern


@node
class ConstructPattern(Node):
    """`Card(number)`, `Point(x: p, ..)`, `Payment.Cash`, `shapes.Circle(r)`; `rest` tells whether `..` is there. `path`
    holds the dotted parts; without brackets `fields` is empty and `rest` false."""

    path: tuple[Name, ...]
    fields: tuple[FieldPattern, ...]
    rest: bool


@node
class TuplePattern(Node):
    parts: tuple[Pattern, ...]


@node
class ListPattern(Node):
    """`[p, q, ..rest]`; `rest` is None without `..`, and AnyPattern or NamePattern with it."""

    items: tuple[Pattern, ...]
    rest: AnyPattern | NamePattern | None


@node
class OrPattern(Node):
    alternatives: tuple[Pattern, ...]


@node
class AsPattern(Node):
    inner: Pattern
    name: Name


Pattern = (
    AnyPattern | NamePattern | LiteralPattern | UnitPattern | RangePattern | ConstructPattern | TuplePattern
    | ListPattern | OrPattern | AsPattern
)  # fmt: skip


# --- declarations -----------------------------------------------------------------------------------------------


@node
class TypeParam(Node):
    """`T: Show + Ord`"""

    name: str
    bounds: tuple[NamedType, ...]


@node
class Param(Node):
    """A parameter of a named function; `type` is None only for `self`."""

    name: str
    type: TypeExpr | None
    default: Expr | None


@node
class Contract(Node):
    """`requires e` or `ensures e`"""

    kind: str
    condition: Expr


@node
class Function(Node):
    """`name_span` is the name's place; `body` is None for a signature alone (interfaces, effects, intrinsics of std). A body
    written `= e` is a block of one expression."""

    name: str
    name_span: Span
    type_params: tuple[TypeParam, ...]
    params: tuple[Param, ...]
    result: TypeExpr | None
    row: RowExpr
    contracts: tuple[Contract, ...]
    body: Block | None
    doc: str
    public: bool


@node
class FieldDecl(Node):
    """A field of a record or variant; `name` is `""` for a variant's positional one."""

    name: str
    type: TypeExpr
    mutable: bool
    default: Expr | None


@node
class Record(Node):
    name: str
    name_span: Span
    type_params: tuple[TypeParam, ...]
    fields: tuple[FieldDecl, ...]
    doc: str
    public: bool


@node
class Variant(Node):
    name: str
    fields: tuple[FieldDecl, ...]
    doc: str


@node
class Enum(Node):
    name: str
    name_span: Span
    type_params: tuple[TypeParam, ...]
    variants: tuple[Variant, ...]
    doc: str
    public: bool


@node
class TypeAlias(Node):
    """`type Percent = Int where ...`; a plain alias if `predicate` is None."""

    name: str
    name_span: Span
    type_params: tuple[TypeParam, ...]
    target: TypeExpr
    predicate: Expr | None
    doc: str
    public: bool


@node
class Interface(Node):
    name: str
    name_span: Span
    type_params: tuple[TypeParam, ...]
    methods: tuple[Function, ...]
    doc: str
    public: bool


@node
class Impl(Node):
    """`impl<T: Show> Show for Box<T> { ... }`; `interface` is None for `impl Point { ... }`."""

    type_params: tuple[TypeParam, ...]
    interface: NamedType | None
    target: TypeExpr
    methods: tuple[Function, ...]


@node
class EffectDecl(Node):
    name: str
    name_span: Span
    operations: tuple[Function, ...]
    doc: str
    public: bool


@node
class Test(Node):
    name: str
    body: Block


@node
class Constant(Node):
    """A top-level `let`."""

    name: str
    name_span: Span
    type: TypeExpr | None
    init: Expr
    doc: str
    public: bool


@node
class Import(Node):
    """`import a.b`, `import a.b (x, Y)`, `import a.b as c`; `names` is None without brackets."""

    path: tuple[Name, ...]
    names: tuple[Name, ...] | None
    alias: Name | None


Declaration = Function | Record | Enum | TypeAlias | Interface | Impl | EffectDecl | Test | Constant


@node
class File(Node):
    """A whole source file. `doc` is the `///` text before anything else, if a blank line follows it."""

    imports: tuple[Import, ...]
    declarations: tuple[Declaration, ...]
    doc: str
