# `make demo` and `make test` each work alone on a fresh checkout: they make .venv and install into it what is needed,
# Node included. All they ask for is Python 3.11 or newer with its venv module.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
JOBS ?= 2

.PHONY: help setup demo test check format lint types imports pages docs tables bench clean

help:
	@echo "make demo    one program on three targets, and a denied effect"
	@echo "make test    the tests"
	@echo "make check   what CI runs: format, lint, types, import rules, generated pages, tests"
	@echo "make docs    write the generated pages anew"
	@echo "make tables  turn grammars/prism.lark into the parser's tables"
	@echo "make bench   the measures"
	@echo "make clean   remove what these make"

setup: $(READY)

$(READY): pyproject.toml tests/plugin_example/pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; set PYTHON=/path/to/python3"; exit 1; }
	@echo "setting up $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --editable '.[dev]'
	@$(PIP) install --editable tests/plugin_example
	@touch $(READY)

demo: $(READY)
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh examples/demo.sh

test: $(READY)
	@$(BIN)/python -m pytest -n $(JOBS)

check: format lint types imports pages test

format: $(READY)
	@$(BIN)/ruff format --check --quiet . || { echo "run: $(BIN)/ruff format ."; exit 1; }

lint: $(READY)
	@$(BIN)/ruff check --quiet .

types: $(READY)
	@$(BIN)/mypy

imports: $(READY)
	@$(BIN)/lint-imports

pages: $(READY)
	@$(BIN)/python -m prism.cli.reference --check

docs: $(READY)
	@$(BIN)/python -m prism.cli.reference

tables: $(READY)
	@$(BIN)/python -m prism.frontend.build_tables

bench: $(READY)
	@$(BIN)/python bench/run.py

clean:
	rm -rf $(VENV) build dist *.egg-info tests/plugin_example/*.egg-info tests/plugin_example/src/*.egg-info
