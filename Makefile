# `make run` and `make test` work on a machine that has only Python 3.11+ and a package registry.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TRAINS := $(VENV)/.trains
ARTICLE ?= examples/articles/agency-flood.txt

.PHONY: run setup test check format lint types imports examples keys terminals argos setup-train train card train-neural clean

run: setup  ## open an example article at the desk; where no terminal is, print its brief
	@$(BIN)/deskbrief $(ARTICLE)

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

argos: setup  ## argos-translate, to be measured against (benchmarks/speed); its needs are here but for these
	$(BIN)/python -m pip install --quiet --no-deps --target build/argos \
		argostranslate==1.11.0 stanza==1.10.1 minisbd sacremoses emoji

examples: setup  ## renew the finished brief in examples/
	@mkdir -p examples/briefs
	SOURCE_DATE_EPOCH=1795392000 $(BIN)/deskbrief $(ARTICLE) < /dev/null > examples/briefs/agency-flood.md

keys: setup  ## renew docs/keys.md
	$(BIN)/python -m tools.keys

terminals: setup  ## photograph the desk in real terminals; says which packages it wants
	$(BIN)/python -m tools.terminals
	$(BIN)/python -m tools.terminals --prefix desk- --columns 120 --rows 34 --wait 8 \
	  --command "deskbrief examples/articles/agency-flood.txt" \
	  --keys "space space space Return wait:0.5 text:\ GMT wait:1 Escape Down Right wait:1"

setup-train: $(TRAINS)  ## what training needs beside: eflomal, which wants a C compiler

$(TRAINS): $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[train]'
	@touch $@

train: setup-train  ## rebuild what the draft engine ships with, from ../shared/corpus (training/README.md)
	$(BIN)/python -m training.draft $(TRAIN)

card: setup  ## measure the draft engine and renew docs/draft-model-card.md, after make train
	$(BIN)/python -m training.card --measure

train-neural: setup-train  ## the neural way, from ../shared/corpus; NEURAL names another configuration
	$(BIN)/python -m training.neural --config $(or $(NEURAL),training/neural/config.toml)

clean:
	rm -rf $(VENV) build dist
