"""The nodes of PIR, Prism's typed intermediate representation: a small structured tree.

A `Module` is one whole linked program: the definitions of every source module (and of the parts of `std` it
uses) under qualified names such as `shop.cart.total` or `std.list.List.map`. Everything is an expression; what
has no value of interest has type Unit, and what never finishes has type Never.

Every expression carries three things in this order: its `type`, its effect `row` (which covers the rows of its
parts; passes may leave it wider than need be, never narrower) and its `span`. The row of a `Closure`,
`FunctionRef` or other function value is that of *making* it; what calling it does stands in its type.

Locals have names that are unique within their top-level function, closures included, so that no pass needs to
think about shadowing. A block's bindings are visible in the rest of that block only.

Evaluation is left to right: operands in the order of the fields below.
"""

from __future__ import annotations

from prism.immutable import node, value
from prism.pir.types import Effect, Row, Type
from prism.source import Span

PIR_VERSION = 1
"""Of the JSON and text forms; a reader refuses a newer one."""

# --- expressions -------------------------------------------------------------------------------------------


@node
class Expr:
    type: Type
    row: Row
    span: Span


@node
class Literal(Expr):
    """A constant of type Int, Float, Bool, String or Unit; `value` is int, float, bool, str or None."""

    value: int | float | bool | str | None


@node
class Local(Expr):
    """The value of a local or parameter."""

    name: str


@node
class Global(Expr):
    """The value of a top-level `let`."""

    name: str


@node
class FunctionRef(Expr):
    """A named function as a value."""

    name: str
    type_args: tuple[Type, ...]


@node
class Closure(Expr):
    """A function value. It captures variables, not values; what it captures are its free locals (`walk.free_locals`).
    `Return` inside leaves the closure. Its type is the `Fn` type."""

    params: tuple[Param, ...]
    body: Expr


@node
class Let(Expr):
    """Binds the locals of an irrefutable pattern for the rest of the enclosing block. Type Unit. The locals can be
    assigned if `mutable`."""

    pattern: Pattern
    mutable: bool
    init: Expr


@node
class Assign(Expr):
    """Assigns a mutable local. Type Unit."""

    name: str
    operand: Expr


@node
class Block(Expr):
    """Evaluates `body` in order, dropping values, then `result`, whose value is the block's."""

    body: tuple[Expr, ...]
    result: Expr


@node
class Prim(Expr):
    """A primitive operation: a row of `primitives.PRIMITIVES`, with its type arguments. Never has effects."""

    op: str
    type_args: tuple[Type, ...]
    args: tuple[Expr, ...]


@node
class Call(Expr):
    """Calls a named function with every argument given."""

    function: str
    type_args: tuple[Type, ...]
    args: tuple[Expr, ...]


@node
class Invoke(Expr):
    """Calls a function value."""

    callee: Expr
    args: tuple[Expr, ...]


@node
class Perform(Expr):
    """Performs an operation of an effect, such as `console.print`: a row of `operations.OPERATIONS`."""

    operation: str
    args: tuple[Expr, ...]


@node
class Construct(Expr):
    """Makes a record or tuple (`variant` is None) or an enum's variant, every field given in declaration order."""

    variant: str | None
    fields: tuple[Expr, ...]


@node
class Field(Expr):
    """A field of a record by name, or of a tuple by its index written as a number (`"0"`)."""

    subject: Expr
    name: str


@node
class SetField(Expr):
    """Assigns a mutable field of a record. Type Unit."""

    subject: Expr
    name: str
    operand: Expr


@node
class If(Expr):
    """`and`, `or` and `not`-free conditions lower to this too: `a and b` is `If(a, b, false)`."""

    condition: Expr
    then: Expr
    otherwise: Expr


@node
class Match(Expr):
    """Runs the first arm whose pattern fits and whose guard holds. Exhaustive: the verifier checks it."""

    subject: Expr
    arms: tuple[Arm, ...]


@node
class Loop(Expr):
    """Repeats `body` until a `Break` with this label, whose value is the loop's; without one its type is Never.
    `while c { b }` is `Loop(If(c, b, Break))`. Labels are unique within the function."""

    label: str
    body: Expr


@node
class ForRange(Expr):
    """Counts from `low` up to `high` (excluded unless `inclusive`), both Int, evaluated once. The local `name` is
    fresh each turn and immutable. Type Unit."""

    label: str
    name: str
    low: Expr
    high: Expr
    inclusive: bool
    body: Expr


@node
class ForEach(Expr):
    """Walks a List by index, so that appends made meanwhile are seen, or a String by scalar value. The pattern is
    irrefutable and its locals are fresh each turn. Type Unit. (A map is walked over `map.entries` of it.)"""

    label: str
    pattern: Pattern
    items: Expr
    body: Expr


@node
class Break(Expr):
    """Leaves the enclosing loop of that label, with its value where it is a `Loop` with one. Type Never."""

    label: str
    operand: Expr | None


@node
class Continue(Expr):
    """Goes on with the next turn of the enclosing loop of that label. Type Never."""

    label: str


@node
class Return(Expr):
    """Leaves the enclosing closure or function. Type Never."""

    operand: Expr


@node
class Throw(Expr):
    """Throws a record or enum value. Type Never; the row's `throws` holds the operand's type."""

    operand: Expr


@node
class Try(Expr):
    """Runs `body`; an error of a handler's type goes to the first such handler. `finalizer` (type Unit) runs on
    every way out but a trap: value, error, `Return`, `Break`, `Continue`."""

    body: Expr
    handlers: tuple[Handler, ...]
    finalizer: Expr | None


@node
class Restrict(Expr):
    """Runs `body` with the effects named by `limits` bounded by their patterns, for everything called inside; an
    operation of such an effect must fit every enclosing restriction."""

    limits: tuple[Effect, ...]
    body: Expr


@node
class VariantTest(Expr):
    """Is the enum value of this variant? Made by match lowering."""

    subject: Expr
    variant: str


@node
class Payload(Expr):
    """Field `index` of an enum value known to be of this variant. Made by match lowering."""

    subject: Expr
    variant: str
    index: int


# --- parts of expressions ------------------------------------------------------------------------------------


@value
class Param:
    name: str
    type: Type


@node
class Arm:
    pattern: Pattern
    guard: Expr | None
    body: Expr


@node
class Handler:
    """`catch name: type { body }`. A handler whose `type` is None takes every error: there `name` is bound to the
    text that the error shows as (a String)."""

    name: str
    type: Type | None
    body: Expr


# --- patterns --------------------------------------------------------------------------------------------------


@node
class Pattern:
    type: Type
    span: Span


@node
class PAny(Pattern):
    """Fits everything, binds nothing."""


@node
class PBind(Pattern):
    """Fits everything, binds it."""

    name: str


@node
class PLiteral(Pattern):
    """Fits one Int, Float, Bool or String (or unit), by `==`."""

    value: int | float | bool | str | None


@node
class PRange(Pattern):
    """Fits Int from `low` to `high`, `high` included."""

    low: int
    high: int


@node
class PConstruct(Pattern):
    """Fits a record (`variant` is None) or one variant, with a pattern for every field in declaration order."""

    variant: str | None
    fields: tuple[Pattern, ...]


@node
class PTuple(Pattern):
    parts: tuple[Pattern, ...]


@node
class PList(Pattern):
    """Fits a list of exactly these items, or of at least these with `rest` (PAny or PBind) taking the others, as a
    new list."""

    items: tuple[Pattern, ...]
    rest: Pattern | None


@node
class POr(Pattern):
    """Fits what any of two or more alternatives fits; all bind the same names."""

    alternatives: tuple[Pattern, ...]


@node
class PAs(Pattern):
    """Fits what `inner` fits, and binds the whole."""

    inner: Pattern
    name: str


# --- definitions -------------------------------------------------------------------------------------------------


@value
class TypeParam:
    """`bounds` are names: the built-in `Eq`, `Ord`, `Hash`, `Show`."""

    name: str
    bounds: tuple[str, ...] = ()


@value
class FieldDef:
    name: str
    type: Type
    mutable: bool = False


@value
class RecordDef:
    name: str
    type_params: tuple[TypeParam, ...]
    fields: tuple[FieldDef, ...]
    doc: str
    public: bool
    span: Span


@value
class VariantDef:
    """`named` tells whether its fields are shown with names; unnamed fields are called `"0"`, `"1"`, ..."""

    name: str
    fields: tuple[FieldDef, ...]
    named: bool
    doc: str = ""


@value
class EnumDef:
    name: str
    type_params: tuple[TypeParam, ...]
    variants: tuple[VariantDef, ...]
    doc: str
    public: bool
    span: Span


TypeDef = RecordDef | EnumDef


@node
class Function:
    """A top-level function or method (`self` is then the first parameter). The row is what the signature states
    or inference found; limits of a row other than `main`'s are enforced by a `Restrict` around the body."""

    name: str
    type_params: tuple[TypeParam, ...]
    params: tuple[Param, ...]
    result: Type
    row: Row
    body: Expr
    doc: str
    public: bool
    span: Span


@node
class GlobalDef:
    """A top-level `let`. Evaluated once, when the program starts, in the order of `Module.globals`."""

    name: str
    type: Type
    init: Expr
    doc: str
    public: bool
    span: Span


@value
class SourceInfo:
    """A source file that went into the module: its name in spans and the SHA-256 of its bytes in hex."""

    name: str
    sha256: str


@node
class Module:
    """A linked program. `name` is the entry module's (`shop.main`); `exports` are the names a host may use:
    `main` and the public functions of the entry module that have no type parameters. `manifest` is `main`'s
    row, or without a `main` the union of the rows of the exports: the most authority the program can use."""

    name: str
    types: tuple[TypeDef, ...]
    globals: tuple[GlobalDef, ...]
    functions: tuple[Function, ...]
    exports: tuple[str, ...]
    manifest: Row
    sources: tuple[SourceInfo, ...]
    version: int = PIR_VERSION
