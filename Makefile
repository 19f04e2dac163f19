# `make run` and `make test` work on a machine that has only Python 3.11+ and a package registry.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ARTICLE ?= examples/articles/agency-flood.txt

.PHONY: run setup test check format lint types imports examples terminals train clean

run: setup  ## turn an example article into an English Markdown brief
	@$(BIN)/deskbrief $(ARTICLE) < /dev/null | cat

setup: $(READY)  ## a virtual environment with everything in it

$(READY): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

test: setup  ## the whole test suite
	$(BIN)/python -m pytest -n auto

check: setup lint types imports test  ## all that must be true before a commit

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports

examples: setup  ## renew the finished brief in examples/
	@mkdir -p examples/briefs
	SOURCE_DATE_EPOCH=1795392000 $(BIN)/deskbrief $(ARTICLE) < /dev/null > examples/briefs/agency-flood.md

terminals: setup  ## photograph real terminals with Arabic in them; says which packages it wants
	$(BIN)/python -m tools.terminals

train: setup  ## rebuild what the draft engine ships with, from ../shared/corpus
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[train]'
	$(BIN)/python -m training.draft

clean:
	rm -rf $(VENV) build dist
