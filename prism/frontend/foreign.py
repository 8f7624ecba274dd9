"""Mistakes that people bring from other languages, and how Prism writes the same: one function for each kind, tried in turn.

Each looks at the parser at an error and either knows better than the general message, or gives None.
"""

from __future__ import annotations

from prism.diagnostics import Edit, Fix, Label
from prism.frontend.parse_errors import WHAT, Scene, Trouble, expected
from prism.frontend.tokens import HARD_KEYWORDS

_FUNCTIONS = frozenset("function def func fun proc sub method".split())
_CONSTANTS = frozenset("const val final static mut auto my local dim".split())
_RECORDS = frozenset("class struct data object case_class".split())
_INTERFACES = frozenset("trait protocol abstract".split())
_ALIASES = frozenset("typedef typealias newtype using".split())
_IMPORTS = frozenset("use using include require from package module namespace open".split())
_EXPORTS = frozenset("export public private protected internal extern".split())
_TYPES = frozenset(
    "int integer long short byte float double bool boolean char string str void any unsigned Int Float Bool String".split()
)
_PRISM_TYPE = {"int": "Int", "integer": "Int", "long": "Int", "float": "Float", "double": "Float", "bool": "Bool", "boolean": "Bool", "string": "String", "str": "String"}  # fmt: skip
_COMPARISONS = frozenset(("==", "!=", "<", "<=", ">", ">=", "in"))

_NO_CLOSURE = frozenset(("{", "(", ":"))
"""If one of these fits and no operator does, what came before is no expression."""

CLOSURES = "a closure is written `fn(x) => x + 1`"


def foreign(scene: Scene) -> Trouble | None:
    for case in CASES:
        trouble = case(scene)
        if trouble is not None:
            return trouble
    return None


def _written(scene: Scene, what: str, instead: str, *notes: str) -> Trouble:
    """The token at the error is another language's word or sign for `instead`."""
    fix = Fix(f"write `{instead}`", (Edit(scene.here, instead),))
    put = ["NAME"] if instead == "_" else instead.split()
    return scene.trouble("foreign-syntax", f"{what} `{instead}`", *notes, fix=fix, repair=scene.repair(drop=1, put=put))


def declaration(scene: Scene) -> Trouble | None:
    """What stands outside functions and is no declaration."""
    if not scene.wants_declaration or scene.before.kind == "pub":
        return None
    text, kind = scene.text, scene.kind
    if kind == "NAME" and scene.after.kind in (
        "NAME",
        "fn",
        "record",
        "enum",
        "STRING",
        "import",
        "type",
        "interface",
        "{",
    ):
        if text in _FUNCTIONS:
            return _written(scene, "a function is declared with", "fn")
        if text in _CONSTANTS:
            return _written(scene, "a constant is declared with", "let")
        if text in _RECORDS:
            note = "a record has fields; functions that belong to it stand in an `impl`"
            return _written(scene, f"there is no `{text}`; declare a", "record", note)
        if text in _INTERFACES:
            return _written(scene, f"there is no `{text}`; declare an", "interface")
        if text in _ALIASES and scene.ahead(2).kind == "=":
            return _written(scene, "a type gets a name with", "type")
        if text in _IMPORTS:
            note = "as in `import shop.cart` or `import shop.cart (total, Item)`; a file's name is its module's name"
            return scene.trouble("foreign-syntax", "a module is imported with `import`", note)
        if text in ("async", "inline", "unsafe", "static") and scene.after.kind == "fn":
            return scene.trouble("foreign-syntax", f"there is no `{text}`", repair=scene.repair(drop=1))
        if text in _EXPORTS:
            return _written(scene, "what other modules may use is marked with", "pub", "everything else is private")
    if kind == "var":
        note = "state that changes belongs in a record with `var` fields, or in a variable of a function"
        return scene.trouble(
            "syntax",
            "outside functions there are constants only: write `let`",
            note,
            repair=scene.repair(drop=1, put=["let"]),
        )
    if kind == ";":
        return scene.trouble("syntax", "there is nothing before this `;`", repair=scene.repair(drop=1))
    if kind in ("NAME", "if", "for", "while", "match", "return", "loop", "try", "assert", "STRING", "throw"):
        note = "statements stand in functions; a program begins in `fn main() uses console { ... }`"
        return scene.trouble("syntax", f"expected a declaration, found {scene.found()}", note)
    return None


def public(scene: Scene) -> Trouble | None:
    if scene.before.kind != "pub":
        return None
    if scene.kind in ("impl", "test", "import"):
        what = {
            "impl": "the functions in it can be `pub`",
            "test": "a test is never exported",
            "import": "what is imported is not exported again",
        }
        return scene.trouble("syntax", f"`{scene.kind}` takes no `pub`", what[scene.kind], repair=scene.repair(back=1))
    if scene.kind == "var":
        return scene.trouble(
            "syntax",
            "outside functions there are constants only: write `pub let`",
            repair=scene.repair(drop=1, put=["let"]),
        )
    return None


def statement_word(scene: Scene) -> Trouble | None:
    """A word that begins a statement elsewhere, followed by a second word: `const x = 3`, `int x = 3`, `switch x {`."""
    word, text = scene.before, scene.before.text
    if word.kind != "NAME" or not scene.begins_statement or word.end_line != scene.token.line:
        return None
    span = scene.place(word)

    def instead(message: str, sign: str, *notes: str) -> Trouble:
        fix = Fix(f"write `{sign}`", (Edit(span, sign),))
        return scene.trouble(
            "foreign-syntax", message, *notes, span=span, fix=fix, repair=scene.repair(back=1, put=[sign])
        )

    if scene.kind == "NAME":
        following = scene.after.kind
        if text in _FUNCTIONS and following in ("(", "<"):
            return instead("a function is declared with `fn`", "fn")
        if text in _CONSTANTS:
            return instead("a name is made with `let`, a variable that changes with `var`", "let")
        if following in ("=", "_NEWLINE", ";") and (text in _TYPES or text[:1].isupper()):
            note = (
                f"as in `let {scene.text}: {_PRISM_TYPE.get(text, text)} = ...`, or without the type, which is inferred"
            )
            return instead("a name is made with `let`, its type behind it", "let", note)
        if text in _RECORDS or text in _INTERFACES:
            return scene.trouble(
                "foreign-syntax",
                f"there is no `{text}`",
                "records, enums and interfaces are declared outside functions",
                span=span,
            )
    if text == "switch" and (scene.kind in ("NAME", "self") or scene.kind == "{"):
        return instead(
            "`switch` is written `match`", "match", "an arm is `pattern => expression`; nothing falls through"
        )
    if text in ("foreach", "forall") and scene.kind == "NAME":
        return instead(f"`{text}` is written `for`", "for", "as in `for x in xs { ... }`")
    if text in ("unless", "until") and scene.kind in ("NAME", "self", "INT", "true", "false"):
        now = "if" if text == "unless" else "while"
        return scene.trouble(
            "foreign-syntax",
            f"`{text} c` is written `{now} not c`",
            span=span,
            repair=scene.repair(back=1, put=[now, "not"]),
        )
    if text == "do" and scene.kind == "{":
        return scene.trouble(
            "foreign-syntax", "there is no `do`", "write `loop { ... }` and leave it with `if c { break }`", span=span
        )
    if text in ("elif", "elsif", "elseif"):
        return scene.trouble("foreign-syntax", f"`{text}` is written `else if`", span=span)
    if text in ("case", "default", "when") and "=>" in scene.fits:
        return _arm_word(scene)
    if text in ("raise", "yield", "await", "async", "defer", "go", "delete", "del") and scene.kind in (
        "NAME",
        "STRING",
    ):
        if text == "raise":
            return instead("an error is thrown with `throw`", "throw")
        return scene.trouble("foreign-syntax", f"there is no `{text}`", span=span)
    if scene.kind in ("STRING", "STRING_BEGIN") and word.end_column < scene.token.column:
        return scene.trouble("foreign-syntax", f"the arguments of a call stand in brackets: `{text}(...)`")
    return None


def _arm_word(scene: Scene) -> Trouble:
    word = scene.before
    message = f"an arm begins with its pattern, without `{word.text}`"
    return scene.trouble(
        "foreign-syntax",
        message,
        "as in `Some(x) => x`",
        "`_ => ...` takes the rest",
        span=scene.place(word),
        repair=scene.repair(back=1),
    )


def arms(scene: Scene) -> Trouble | None:
    """Between pattern and expression of an arm."""
    if "=>" not in scene.fits or "->" in scene.fits:
        return None
    if scene.before.kind == "NAME" and scene.before.text in ("case", "when") and scene.kind not in ("=>", "->"):
        return _arm_word(scene)
    if scene.kind in ("->", ":"):
        if scene.before.text == "default":
            return _written(scene, "the arm that takes the rest is `_`, and behind a pattern stands", "=>")
        return _written(scene, "behind the pattern of an arm stands" if "as" in scene.fits else "here stands", "=>")
    return None


def elif_(scene: Scene) -> Trouble | None:
    if scene.kind == "NAME" and scene.text in ("elif", "elsif", "elseif") and "else" in scene.fits:
        return _written(scene, f"`{scene.text}` is written", "else if")
    if scene.kind == "else" and scene.after.kind in ("=>", "->"):
        return _written(scene, "the arm that takes the rest is", "_")
    if scene.kind == "else":
        note = (
            "`else` follows the block of an `if`"
            if scene.before.kind == "}"
            else "the branches of an `if` are blocks: `if c { a } else { b }`"
        )
        return scene.trouble("syntax", "there is no `if` that this `else` belongs to", note)
    return None


def signature(scene: Scene) -> Trouble | None:
    """Results, parameters and rows."""
    fits, kind = scene.fits, scene.kind
    if "->" in fits and "{" in fits:
        if kind == ":" or (kind == "=>" and kind not in fits):
            return _written(scene, "a result's type stands behind", "->")
        if kind in ("NAME", "(", "fn") and scene.before.kind == ")":
            edit = Fix("insert `->`", (Edit(scene.here.start(), "-> "),))
            return scene.trouble(
                "syntax", "a result's type stands behind `->`", fix=edit, repair=scene.repair(put=["->"])
            )
    if "uses" not in fits and kind == "uses" and "{" in fits:
        return scene.trouble(
            "syntax", "`uses` comes before `throws`", "as in `fn f() -> Int uses console throws E { ... }`"
        )
    context = scene.context()
    if fits == {":"} and context and context.token.kind == "(" and scene.before.kind == "NAME":
        if kind in (",", ")", "="):
            message = f"expected `:` and a type behind the parameter `{scene.before.text}`"
            note = "the signatures of named functions are written; those of closures are inferred"
            return scene.trouble("syntax", message, note, span=scene.behind, repair=scene.repair(put=[":", "NAME"]))
        if kind == "NAME":
            first = _PRISM_TYPE.get(scene.before.text, scene.before.text)
            message = f"expected `:` between a parameter and its type, found `{scene.text}`"
            note = (
                f"as in `{scene.text}: {first}`"
                if first[:1].isupper()
                else f"as in `{scene.before.text}: {_PRISM_TYPE.get(scene.text, scene.text)}`"
            )
            return scene.trouble("syntax", message, note, repair=scene.repair(put=[":"]))
    if kind == "(" and "{" in fits and context and context.token.kind in ("record", "enum", "interface", "effect"):
        what = WHAT[context.token.kind].format(f"`{context.name}`")
        return scene.trouble(
            "syntax", f"expected `{{` to begin {what}, found `(`", "as in `record Point { x: Int, y: Int }`"
        )
    return None


def separators(scene: Scene) -> Trouble | None:
    if scene.kind == ";" and "," in scene.fits and "_NEWLINE" in scene.fits:
        return _written(scene, "these are separated by newlines or by", ",")
    if scene.kind == "," and ";" in scene.fits and "," not in scene.fits:
        repair = scene.repair(drop=1, put=[";"]) or scene.repair(drop=1)
        note = "statements, methods and operations are separated by newlines or by `;`"
        return scene.trouble("syntax", f"expected {expected(scene, scene.context())}, found `,`", note, repair=repair)
    if scene.kind == ";" and scene.before.kind in (";", "{", "_NEWLINE"):
        return scene.trouble("syntax", "there is nothing before this `;`", repair=scene.repair(drop=1))
    if scene.kind == "," and scene.before.kind in (",", "(", "["):
        return scene.trouble("syntax", f"expected {expected(scene, None)}, found `,`", repair=scene.repair(drop=1))
    return None


def assignment(scene: Scene) -> Trouble | None:
    """`=` where no assignment can stand."""
    if not scene.kind.endswith("=") or scene.kind in _COMPARISONS or scene.kind == "..=" or not scene.follows_operand:
        if scene.kind == "=" and scene.before.kind in ("|", "&", "^", "<<", ">>", "??", "and", "or"):
            sign = scene.before.kind
            return scene.trouble("foreign-syntax", f"there is no `{sign}=`; write `x = x {sign} ...`")
        return None
    context = scene.context()
    where = context.token.kind if context else ""
    if where == "(" and scene.kind == "=" and ":" in scene.fits:
        note = f"as in `{scene.before.text}: ...`"
        return scene.trouble(
            "foreign-syntax", "a named argument is written with `:`", note, repair=scene.repair(drop=1, put=[":"])
        )
    if where == "[" and scene.kind == "=":
        return scene.trouble(
            "foreign-syntax",
            "key and value of a map are separated by `:`",
            "as in `[key: value]`",
            repair=scene.repair(drop=1, put=[":"]),
        )
    if scene.kind == "=" and where in (
        "if",
        "while",
        "match",
        "assert",
        "(",
        "requires",
        "where",
        "return",
        "STRING_BEGIN",
    ):
        return _written(scene, "`=` assigns; to compare write", "==")
    note = "write one assignment for each variable"
    return scene.trouble(
        "syntax", "an assignment is a statement and has no value", *((note,) if "==" in scene.fits else ())
    )


def ternary(scene: Scene) -> Trouble | None:
    if scene.kind == "?" and "?" not in scene.fits:
        if scene.after.kind == ":" and scene.after.column == scene.token.end_column:
            return scene.trouble("foreign-syntax", "`?:` is written `??`", repair=scene.repair(drop=2, put=["??"]))
        if scene.after.kind in ("_NEWLINE", "$END", ")", "}", ";", ",", "."):
            note = "a thrown error passes on by itself to the caller's `throws`"
            return scene.trouble(
                "foreign-syntax",
                "`?` stands only in types; `e!` unwraps an option, `e?.f` reaches into one",
                note,
                repair=scene.repair(drop=1),
            )
        return scene.trouble(
            "foreign-syntax", "there is no `c ? a : b`; `if` is an expression", "write `if c { a } else { b }`"
        )
    if scene.kind == "if" and scene.follows_operand and not scene.wants_expression:
        return scene.trouble("foreign-syntax", "`if` comes before both values", "write `if c { a } else { b }`")
    if scene.kind == "for" and scene.follows_operand and not scene.wants_expression:
        note = "as in `xs.filter(fn(x) => x > 0).map(fn(x) => x + 1)`"
        return scene.trouble("foreign-syntax", "there are no comprehensions; use `map` and `filter`", note)
    return None


def comparison(scene: Scene) -> Trouble | None:
    """`a < b < c`, `first<Int>(xs)`."""
    if scene.kind in _COMPARISONS or scene.kind == ",":
        less = next((n for n in range(1, 8) if scene.back(n).kind == "<"), 0)
        closing = next((n for n in range(8) if scene.ahead(n).kind in (">", ">>")), 8)
        inner = [scene.back(n).kind for n in range(1, less)] + [scene.ahead(n).kind for n in range(closing)]
        if (
            less
            and closing < 8
            and set(inner) <= {"NAME", ",", "<", "?", "."}
            and scene.ahead(closing + 1).kind in ("(", ".", "{")
        ):
            span = scene.place(scene.back(less))
            span = span.to(scene.place(scene.ahead(closing)))
            note = "annotate instead, as in `let xs: List<Int> = []`"
            return scene.trouble(
                "foreign-syntax", "expressions take no type arguments: they are inferred", note, span=span
            )
    if scene.kind in _COMPARISONS and scene.follows_operand and not scene.wants_expression and "and" in scene.fits:
        note = "join two with `and`, as in `a < b and b < c`"
        return scene.trouble("syntax", "comparisons do not chain", note, repair=scene.repair(drop=1, put=["and"]))
    return None


def operand(scene: Scene) -> Trouble | None:
    """What stands where an expression should be."""
    if not scene.wants_expression:
        return None
    kind, before = scene.kind, scene.before
    if kind == "{":
        if scene.ahead(2).kind == ":" or scene.after.kind == "}":
            return scene.trouble("foreign-syntax", "a map is written `[key: value]`, an empty one `[:]`")
        return scene.trouble(
            "syntax",
            "a block stands only as a body, after `=` or after `=>`",
            "name a part of the computation with a local `fn`",
        )
    if kind == "not":
        return scene.trouble(
            "syntax", f"`not` binds more loosely than `{before.kind}`", "put it in brackets: `(not x)`", repair=None
        )
    if kind in ("throw", "return", "break", "continue"):
        message = f"`{kind}` cannot be an operand of `{before.kind}`"
        return scene.trouble(
            "syntax", message, "it stands alone or as the last operand of `??`, `or`, `and`, `not` and comparisons"
        )
    if kind in ("|", "||", "or") and scene.after.kind in ("NAME", "|", "or"):
        return scene.trouble("foreign-syntax", CLOSURES)
    if kind == "." and scene.after.kind == "INT":
        return scene.trouble(
            "foreign-syntax",
            f"a number has a digit on both sides of the point: `0.{scene.after.text}`",
            repair=scene.repair(drop=1),
        )
    if kind == "." and scene.after.kind == "NAME":
        return scene.trouble(
            "foreign-syntax", f"a variant is named without a point: `{scene.after.text}`", repair=scene.repair(drop=1)
        )
    if kind == "<" and before.kind in ("..", "..="):
        note = "`a..b` ends before b, `a..=b` with it"
        return scene.trouble("foreign-syntax", "`..<` is written `..`", note, repair=scene.repair(drop=1))
    if kind in ("*", "&") and scene.after.kind in ("NAME", "self"):
        return scene.trouble(
            "foreign-syntax",
            f"there is no `{kind}x`: records, lists and maps are references by themselves",
            repair=scene.repair(drop=1),
        )
    if kind == "+" and scene.after.kind in ("NAME", "INT", "FLOAT", "("):
        return scene.trouble("foreign-syntax", "there is no sign `+`", repair=scene.repair(drop=1))
    return None


def glued(scene: Scene) -> Trouble | None:
    """Two operands side by side."""
    before, kind = scene.before, scene.kind
    if (
        kind in ("STRING", "STRING_BEGIN")
        and before.kind == "NAME"
        and before.end_column == scene.token.column
        and before.line == scene.token.line
    ):
        note = 'every string shows `{x}`; `r"..."` takes everything as it stands'
        return scene.trouble(
            "foreign-syntax",
            f"a string takes no prefix `{before.text}`",
            note,
            span=scene.place(before),
            repair=scene.repair(back=1),
        )
    if kind in ("STRING", "STRING_BEGIN") and before.kind in ("STRING", "STRING_END"):
        edit = Fix("insert `+`", (Edit(scene.behind, " +"),))
        return scene.trouble("foreign-syntax", "strings are joined by `+`", fix=edit, repair=scene.repair(put=["+"]))
    if before.kind == "NAME" and kind == "NAME" and before.line == scene.token.line:
        if before.text == "new":
            fix = Fix("remove `new`", (Edit(scene.place(before).to(scene.here.start()), ""),))
            return scene.trouble(
                "foreign-syntax",
                "values are made without `new`",
                span=scene.place(before),
                fix=fix,
                repair=scene.repair(back=1),
            )
        if before.text in ("await", "async", "move", "ref", "yield"):
            return scene.trouble(
                "foreign-syntax", f"there is no `{before.text}`", span=scene.place(before), repair=scene.repair(back=1)
            )
        if before.text == "mut":
            note = "a variable that changes is made with `var`"
            return scene.trouble(
                "foreign-syntax", "there is no `mut`", note, span=scene.place(before), repair=scene.repair(back=1)
            )
        if before.text == "lambda":
            return scene.trouble("foreign-syntax", CLOSURES, span=scene.place(before))
    if kind == "NAME" and scene.follows_operand:
        if scene.text in ("is", "instanceof", "isa"):
            return scene.trouble(
                "foreign-syntax",
                f"there is no `{scene.text}`",
                "compare with `==`; tell variants apart with `match` or `if let`",
            )
        if scene.text in ("mod", "div", "xor", "eq", "ne") and scene.after.kind in ("NAME", "INT", "("):
            sign = {"mod": "%", "div": "/", "xor": "^", "eq": "==", "ne": "!="}[scene.text]
            return _written(scene, f"`{scene.text}` is written", sign)
    if kind == "not" and scene.after.kind == "in":
        return scene.trouble("foreign-syntax", "`x not in xs` is written `not x in xs`", repair=scene.repair(drop=1))
    if kind == "as" and scene.follows_operand and "NAME" not in scene.fits:
        return scene.trouble(
            "foreign-syntax",
            "there are no casts",
            "conversions are methods, as `x.to_float()` and `f.to_int()`; refined types check: `Percent(x)`",
        )
    if (
        kind == "{"
        and before.kind == "NAME"
        and before.text[:1].isupper()
        and not scene.wants_expression
        and "{" not in scene.fits
    ):
        return _record(scene, before.text)
    return None


def _record(scene: Scene, name: str) -> Trouble:
    note = f"as in `{name}(1, 2)` or `{name}(field: 1)`"
    return scene.trouble("foreign-syntax", "a record is made with round brackets", note)


def closures(scene: Scene) -> Trouble | None:
    if scene.kind in ("NAME", "=>") and "(" in scene.fits and "fn" in (scene.before.kind, scene.back(2).kind):
        if scene.kind == "=>" or "NAME" not in scene.fits:
            return scene.trouble("foreign-syntax", CLOSURES)
        return None
    if (
        scene.kind in ("=>", "->")
        and scene.kind not in scene.fits
        and scene.follows_operand
        and ("+" in scene.fits or not scene.fits & _NO_CLOSURE)
    ):
        context = scene.context()
        if scene.kind == "=>" and context and context.token.kind == "[":
            return scene.trouble(
                "foreign-syntax",
                "key and value of a map are separated by `:`",
                "as in `[key: value]`",
                repair=scene.repair(drop=1, put=[":"]),
            )
        return scene.trouble("foreign-syntax", CLOSURES)
    return None


def maps(scene: Scene) -> Trouble | None:
    """A `:` in brackets of the wrong sort."""
    if scene.kind == ">=" and ">" in scene.fits and "|>" not in scene.fits:
        repair = scene.repair(drop=1, put=[">", "="])
        return scene.trouble("syntax", "`>=` is one sign: a blank belongs between `>` and `=`", repair=repair)
    if scene.kind != ":" or not scene.follows_operand:
        return None
    context = scene.context()
    if context and context.token.kind == "{" and scene.back(2).kind == "{":
        if scene.back(3).kind == "NAME" and scene.back(3).text[:1].isupper():
            return _record(scene, scene.back(3).text)
        return scene.trouble("foreign-syntax", "a map is written in square brackets: `[key: value]`")
    if context and context.token.kind == "[" and "]" in scene.fits and "," not in scene.fits:
        return scene.trouble("foreign-syntax", "a part of a list or string is taken by `xs.slice(a, b)`")
    return None


def members(scene: Scene) -> Trouble | None:
    if scene.before.kind not in (".", "?.") or "NAME" not in scene.fits:
        return None
    if scene.back(2).kind == "INT" and scene.kind not in ("INT", "FLOAT"):
        number = scene.back(2).text
        return scene.trouble(
            "foreign-syntax",
            f"a number has a digit on both sides of the point: `{number}.0`",
            span=scene.place(scene.before),
        )
    if scene.kind in ("INT", "FLOAT"):
        note = "as in `let (a, b) = pair`, or a pattern in `match`, `for` and `fn((a, b)) => ...`"
        return scene.trouble(
            "foreign-syntax",
            "tuples are taken apart by patterns: they have no `.0`",
            note,
            repair=scene.repair(drop=1, put=["NAME"]),
        )
    if scene.kind == "*":
        return scene.trouble(
            "foreign-syntax", "names are imported one by one", "as in `import shop.cart (total, Item)`"
        )
    return None


def loops(scene: Scene) -> Trouble | None:
    """`for (i = 0; i < n; i++)`, `for (x in xs)`, `for x of xs`."""
    near = [n for n in range(1, 7) if scene.back(n).kind == "for" and scene.back(n).line == scene.token.line]
    if not near or scene.wants_expression:
        return None
    bracket = scene.back(near[0] - 1).kind == "(" and near[0] > 1
    note = "as in `for x in xs { ... }`, `for i in 0..n { ... }` or `for (key, value) in map { ... }`"
    if bracket and scene.kind == "in":
        return scene.trouble("foreign-syntax", "`for x in xs` takes no brackets", note)
    if bracket or scene.kind == "=":
        return scene.trouble(
            "foreign-syntax",
            "a `for` goes over a range, a list, a map or a string",
            note,
            "with other steps, use `while`",
        )
    if "in" in scene.fits and (scene.kind == ":" or scene.text == "of"):
        return _written(scene, "between variable and values stands", "in", note)
    return None


def bodies(scene: Scene) -> Trouble | None:
    """`if c then`, `while c:`, `catch (e)`."""
    context = scene.context()
    if scene.before.kind == "catch" and scene.kind in ("(", "{"):
        message = (
            "`catch` takes a name without brackets"
            if scene.kind == "("
            else "expected a name for the error behind `catch`"
        )
        return scene.trouble("syntax", message, "as in `catch e: IoError { ... }` or `catch e { ... }`")
    if "{" not in scene.fits or not context or context.token.kind not in WHAT:
        return None
    if scene.kind in (":", "=") or (scene.kind == "NAME" and scene.text in ("then", "do", "begin")):
        message = f"expected {expected(scene, context)}, found {scene.found()}"
        return scene.trouble("foreign-syntax", message, "blocks stand between braces", repair=scene.repair(drop=1))
    return None


def imports(scene: Scene) -> Trouble | None:
    context = scene.context()
    if not context or context.token.kind != "import" or context.token.line != scene.token.line:
        return None
    note = "as in `import shop.cart`, `import shop.cart (total, Item)` or `import shop.cart as c`"
    if scene.kind in ("STRING", "STRING_BEGIN"):
        return scene.trouble("foreign-syntax", "a module is named without quotes", note)
    if scene.kind in ("{", "*"):
        return scene.trouble("foreign-syntax", "the names to import stand behind the module, in round brackets", note)
    if scene.kind == ",":
        return scene.trouble("syntax", "each module has an `import` of its own", note)
    if scene.kind in ("/", "-"):
        return scene.trouble("syntax", "the parts of a module's name are separated by `.`", note)
    return None


def interpolation(scene: Scene) -> Trouble | None:
    if "STRING_END" not in scene.fits:
        return None
    if scene.kind == ":" and scene.before.kind == "STRING":
        return scene.trouble(
            "bad-interpolation",
            "the `{` before this begins an interpolation",
            'for a brace itself write `\\{`, for a quote `\\"`',
        )
    if scene.kind in (":", "%") or (scene.kind == "," and scene.after.kind == "INT"):
        note = 'as in `{x.fixed(2)}` or `{name.pad_end(10, " ")}`'
        return scene.trouble("foreign-syntax", "an interpolation takes no format; use methods", note)
    if scene.kind == "=":
        return scene.trouble(
            "foreign-syntax", "an interpolation shows a value only", "write the name outside the braces: `x={x}`"
        )
    return None


def reserved(scene: Scene) -> Trouble | None:
    """A keyword where a name should be."""
    names = "NAME" in scene.fits and (not scene.wants_expression) and not scene.wants_declaration
    if not names or scene.kind not in HARD_KEYWORDS or scene.before.end_line < scene.token.line:
        return None
    repair = scene.repair(drop=1, put=["NAME"])
    if repair is None and scene.before.kind not in ("let", "var", "for", "as", "record", "enum", "type", "catch", "fn"):
        return None
    message = f"`{scene.kind}` is a reserved word and cannot be a name here"
    return scene.trouble(
        "reserved-word",
        message,
        "fields and methods may bear it: behind `.` and before `:` it is a plain name",
        repair=repair,
    )


def variables(scene: Scene) -> Trouble | None:
    if "=" in scene.fits and scene.kind in ("_NEWLINE", "}", ";", "$END") and "{" not in scene.fits:
        context = scene.context()
        if context and context.token.kind in ("let", "var"):
            note = "a name has a value from the start; where there is none yet, use an option and `None`"
            return scene.trouble("syntax", "expected `=` and a value", note, span=scene.behind)
    if scene.before.kind in ("let",) and "assert" not in scene.fits and scene.kind == "(" and scene.fits == {"NAME"}:
        note = "take the tuple apart inside a function"
        return scene.trouble("syntax", "outside functions a `let` makes one constant", note)
    if scene.kind == "STRING_BEGIN" and "STRING" in scene.fits:
        return scene.trouble(
            "syntax", "this string takes no interpolation: it must be known when the program is compiled"
        )
    return None


def brackets_on_two_lines(scene: Scene) -> Trouble | None:
    """Two statements in an open bracket: most likely its closer is missing, but something balances it."""
    context = scene.context()
    if not context or context.token.kind not in ("(", "[") or scene.kind not in ("let", "var", "assert", "pub"):
        return None
    closer = {"(": ")", "[": "]"}[context.token.kind]
    opener = Label(scene.place(context.token), "this one is open")
    return scene.trouble("syntax", f"expected `{closer}`, found `{scene.kind}`", labels=(opener,))


CASES = (
    imports, public, declaration, loops, statement_word, arms, elif_, signature, glued, variables, interpolation, comparison, separators,
    assignment, ternary, operand, members, maps, closures, bodies, brackets_on_two_lines, reserved,
)  # fmt: skip
