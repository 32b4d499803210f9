# Needs Python 3.11 or later and make, nothing else. `make help` lists what there is.
.DELETE_ON_ERROR:
.DEFAULT_GOAL := data
.PHONY: data test check schema diff evaluate bench clean help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CODE := $(shell find pipeline -name '*.py' -o -name '*.toml')
SOURCES := $(filter-out raw/%.py, $(wildcard raw/*))
RELEASE := output/recommendations.json

data: $(RELEASE) ## build output/ from raw/ (the default)

$(RELEASE): $(VENV)/installed $(CODE) $(SOURCES)
	$(BIN)/pipeline build raw -o output

$(VENV)/installed: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed; set PYTHON=python3.11") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/installed-dev: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

test: $(VENV)/installed-dev ## run the tests
	$(BIN)/python -m pytest

check: $(VENV)/installed-dev ## lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

schema: $(VENV)/installed-dev ## write schemas/ and the README's data dictionary from the models
	$(BIN)/pipeline schema

diff: $(RELEASE) ## what changed since a former release: make diff OLD=folder
	@test -n "$(OLD)" || { echo 'Say which release: make diff OLD=folder' >&2; exit 2; }
	$(BIN)/pipeline diff $(OLD) output

evaluate: $(VENV)/installed-dev ## compare with the gold pairs beside this project (../shared)
	$(BIN)/python benchmarks/evaluate.py

bench: $(VENV)/installed-dev ## speed and memory
	$(BIN)/python benchmarks/speed.py

clean: ## remove the environment and what tools leave behind
	rm -rf $(VENV) build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1	/' | expand -t 18
