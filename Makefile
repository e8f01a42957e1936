# `make site` builds content/ into output/, `make test` proves the project; both set up .venv first.
# `make` formats-checks, lints, type-checks and runs the tests; `make fix` repairs what a tool can.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What pages are proven with in a browser; without npm these tests are skipped and say so.
WEB := $(if $(shell command -v npm),tests/web/done)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: all site serve test test-fast test-slow bench bench-large lighthouse lint fix requirements clean

all: lint test

site: $(VENV)/run.done
	$(BIN)/briefgen build

serve: $(VENV)/run.done
	$(BIN)/briefgen serve

test: $(VENV)/dev.done $(WEB)
	$(BIN)/python -m pytest

test-fast: $(VENV)/dev.done
	$(BIN)/python -m pytest -m "not model and not browser and not slow"

# Two hundred scripts of edits instead of a dozen; takes about a quarter of an hour.
test-slow: $(VENV)/dev.done
	BRIEFGEN_EDIT_SCRIPTS=200 $(BIN)/python -m pytest tests/test_incremental.py

# Ratios to plain spaCy and to Hugo: docs/performance.md. The large one takes hours.
bench: $(VENV)/dev.done
	$(BIN)/python tools/bench.py --sizes 100,1000

bench-large: $(VENV)/dev.done
	$(BIN)/python tools/bench.py --sizes 100,1000,10000

lint: $(VENV)/dev.done
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

# What Lighthouse says of a page of a person and of a country of the demonstration.
lighthouse: $(VENV)/dev.done
	$(BIN)/python tools/lighthouse.py .

fix: $(VENV)/dev.done
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

requirements:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11 \
	  --extra model pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url --python-version 3.11 \
	  --extra model --group dev pyproject.toml -c requirements/run.txt -o requirements/dev.txt

clean:
	rm -rf $(VENV) dist tests/web/node_modules tests/web/done

$(VENV)/run.done: requirements/run.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $@

tests/web/done: tests/web/package-lock.json
	cd tests/web && npm ci --ignore-scripts --no-audit --no-fund
	touch $@

$(VENV)/dev.done: requirements/dev.txt $(VENV)/run.done
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	touch $@
