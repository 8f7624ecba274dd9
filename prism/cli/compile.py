"""`prism compile`: a program's files for one or more targets, or what stands in the middle."""

from __future__ import annotations

import json
import os
import sys

from prism.backends.contract import Artifacts, CodeGenBackend
from prism.backends.registry import UnknownBackend, UnusableBackend, load_backend
from prism.cache import ModuleCache
from prism.cli.arguments import Arguments, UsageError, did_you_mean
from prism.cli.output import write_files
from prism.cli.progress import Progress
from prism.cli.render import print_diagnostics
from prism.cli.report import fail
from prism.collector import collector_paused
from prism.compiler import Compiled, Settings, compile_file, display_name, reason
from prism.diagnostics import CompileError
from prism.pir.nodes import Module
from prism.source import Source


def run(arguments: Arguments) -> int:
    path = arguments.operands[0]
    emit = arguments.text("emit")
    names = [name for text in arguments.all("target") for name in text.split(",") if name]
    if emit is not None and names:
        raise UsageError("--emit prints instead of compiling: leave out --target, or --emit")
    if emit is None and not names:
        raise UsageError("compile needs a --target", "prism targets lists them; --emit pir shows the intermediate form")
    if emit == "ast":
        return emit_ast(path)
    backends = load_targets(names)
    options = target_options(backends, arguments.all("option"))
    compiled = compile_program(path, settings_of(arguments), arguments.text("root"), ModuleCache())
    if compiled is None:
        return 2
    if emit is not None:
        sys.stdout.write(emitted(compiled.module, emit))
        return 0
    return compile_targets(compiled, backends, options, arguments.text("out") or ".") if backends else 2


def settings_of(arguments: Arguments) -> Settings:
    from prism.passes.pipeline import PASSES

    passes = arguments.text("passes")
    chosen = None if passes is None else tuple(name for name in passes.split(",") if name)
    print_after = tuple(name for text in arguments.all("print-after") for name in text.split(","))
    for option, names, known in (
        ("--passes", chosen or (), list(PASSES)),
        ("--print-after", print_after, [*PASSES, "all"]),
    ):
        for name in names:
            if name not in known:
                hint = did_you_mean(name, known) or f"the passes are {', '.join(PASSES)}"
                raise UsageError(f'{option}: there is no pass "{name}"', hint)
    return Settings(
        level=int(arguments.text("O") or 1),
        passes=chosen,
        print_after=print_after,
        verify_each=arguments.flag("verify-each"),
        show=sys.stderr.write,
    )


def compile_program(path: str, settings: Settings, root: str | None, cache: ModuleCache | None) -> Compiled | None:
    """Compiles and tells what there is to tell; None if there are errors."""
    try:
        compiled = compile_file(path, settings, root, cache)
    except CompileError as error:
        print_diagnostics(error.diagnostics, error.sources)
        return None
    print_diagnostics(compiled.diagnostics, compiled.sources)
    return compiled


def load_targets(names: list[str]) -> dict[str, CodeGenBackend | str]:
    """The backends by name, or what is wrong with one. Raises UsageError for a name that there is not."""
    found: dict[str, CodeGenBackend | str] = {}
    for name in names:
        try:
            found[name] = load_backend(name)
        except UnknownBackend as error:
            raise UsageError(str(error), "prism targets lists them") from None
        except UnusableBackend as error:
            found[name] = str(error)
    return found


def target_options(backends: dict[str, CodeGenBackend | str], given: list[str]) -> dict[str, dict[str, object]]:
    """For each target, the options that it knows. Raises UsageError for one that none of them knows, and for a bad value."""
    from pydantic import ValidationError

    models = {name: backend.options_model() for name, backend in backends.items() if not isinstance(backend, str)}
    chosen: dict[str, dict[str, object]] = {name: {} for name in models}
    for text in given:
        key, equals, option_value = text.partition("=")
        known = [name for name, model in models.items() if key in model.model_fields]
        if not equals:
            raise UsageError(f"--option takes NAME=VALUE, not {text}")
        if not known and models:
            names = sorted({field for model in models.values() for field in model.model_fields})
            hint = did_you_mean(key, names) or (f"there is {', '.join(names)}" if names else "they have none")
            raise UsageError(f"{' and '.join(models)} {'has' if len(models) == 1 else 'have'} no option {key}", hint)
        for name in known:
            chosen[name][key] = option_value
    for name, model in models.items():
        try:
            chosen[name] = model.model_validate(chosen[name]).model_dump()
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"]))
            raise UsageError(f"--option {field}={chosen[name].get(field, '')} of {name}: {first['msg']}") from None
    return chosen


def compile_targets(
    compiled: Compiled, backends: dict[str, CodeGenBackend | str], options: dict[str, dict[str, object]], out: str
) -> int:
    """Generates and writes each target's files. One that fails does not stop the others."""
    failed = 0
    owners: dict[str, str] = {}
    with Progress("compiling for", len(backends)) as progress:
        for name, backend in backends.items():
            progress.step(name)
            if isinstance(backend, str):
                failed += fail(backend) > 0
                continue
            try:
                artifacts = generate(compiled, backend, options[name])
                if problems := backend.validate(artifacts):
                    raise CompileError(tuple(problems))
                clash = next((file for file in artifacts.files if file in owners), None)
                if clash is not None:
                    failed += (
                        fail(
                            f"{name} would write {clash} over that of {owners[clash]}", "compile them into two folders"
                        )
                        > 0
                    )
                    continue
                written = write_files(out, artifacts.files)
            except CompileError as error:
                print_diagnostics(error.diagnostics, compiled.sources)
                failed += fail(f"{name}: nothing was written") > 0
            except OSError as error:
                place = display_name(str(error.filename)) if error.filename else out
                failed += fail(f"{name}: cannot write {place}: {reason(error)}") > 0
            except Exception as error:  # a plugin may fail in any way; the other targets come out still
                failed += fail(f"{name} failed: {type(error).__name__}: {str(error).partition(chr(10))[0]}") > 0
            else:
                owners.update(dict.fromkeys(artifacts.files, name))
                for file in written:
                    print(f"{name}: {display_name(file)} ({os.path.getsize(file):,} bytes)")
    return 2 if failed else 0


def generate(compiled: Compiled, backend: CodeGenBackend, options: dict[str, object]) -> Artifacts:
    """The target's files. A target with an option `sources` gets the texts of the source files by name in it, for source
    maps. Raises CompileError for what the target lacks."""
    from prism.pir.features import missing

    if lacking := missing(compiled.module, backend.info):
        raise CompileError(tuple(lacking))
    if "sources" in options:
        options = {**options, "sources": {name: source.text for name, source in compiled.sources.items()}}
    with collector_paused():
        return backend.generate(compiled.module, options)


def generate_or_tell(compiled: Compiled, backend: CodeGenBackend, options: dict[str, object]) -> Artifacts | None:
    """As `generate`; tells what the target lacks, and gives None then."""
    try:
        return generate(compiled, backend, options)
    except CompileError as error:
        print_diagnostics(error.diagnostics, compiled.sources)
        return None


def emitted(module: Module, what: str) -> str:
    if what == "pir":
        from prism.pir.text import print_module

        return print_module(module)
    if what == "pir-json":
        from prism.pir.json import to_json

        return to_json(module)
    from prism.pir.effects import effect_graph, effect_text

    if what == "effects":
        return effect_text(module)
    return json.dumps(effect_graph(module), indent=2, ensure_ascii=False) + "\n"


def emit_ast(path: str) -> int:
    from prism.cli.ast_text import ast_text
    from prism.compiler import Files
    from prism.frontend.parser import parse

    try:
        source: Source = Files(path).source(path)
    except CompileError as error:
        print_diagnostics(error.diagnostics, {})
        return 2
    tree, diagnostics = parse(source)
    print_diagnostics(diagnostics, {source.name: source})
    sys.stdout.write(ast_text(tree))
    return 2 if any(d.severity == "error" for d in diagnostics) else 0
