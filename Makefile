# Two commands matter: `make demo` and `make test`. Both need Python 3.11 or later and make, and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python example_project/manage.py
PORT ?= 8000
# Files of tests run side by side, one process for each core.
PARALLEL ?= -n auto --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help demo demo-setup test test-sqlite test-postgres lint format bench messages screenshots docs clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/pip.stamp:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed: make PYTHON=python3.11 …" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@touch $@

$(VENV)/demo.stamp: pyproject.toml $(VENV)/pip.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --editable . --group demo
	@touch $@

$(VENV)/test.stamp: pyproject.toml $(VENV)/pip.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --editable . --group test
	@touch $@

$(VENV)/lint.stamp: pyproject.toml $(VENV)/test.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --group lint
	@touch $@

$(VENV)/docs.stamp: pyproject.toml $(VENV)/pip.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --group docs
	@touch $@

demo-setup: $(VENV)/demo.stamp
	@test -f example_project/var/urgent_action_keys.json || $(MANAGE) urgent_action_keys --write example_project/var/urgent_action_keys.json
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demo --port $(PORT)

demo: demo-setup ## Install, load and serve the demo on http://localhost:8000 (PORT=… for another port)
	@$(BIN)/python tools/announce_demo.py $(PORT)
	@$(MANAGE) runserver $(PORT) --noreload

test: $(VENV)/test.stamp ## Install and run everything: SQLite, PostgreSQL, a browser, the built wheel
	$(BIN)/python tools/ensure_chromium.py
	$(BIN)/python tools/ensure_pango.py
	$(BIN)/python tools/ensure_office.py
	$(MAKE) --no-print-directory test-sqlite test-postgres

test-sqlite:
	$(BIN)/python -m pytest $(PARALLEL) --database sqlite

test-postgres:
	$(BIN)/python -m pytest $(PARALLEL) --database postgres -m "not browser and not install"

lint: $(VENV)/lint.stamp ## Check style, types and templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy urgent_action
	$(BIN)/djlint --lint --quiet urgent_action example_project/home/templates

format: $(VENV)/lint.stamp ## Put the code into its usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/test.stamp ## Measure, as ratios within one run
	$(BIN)/python -m tests.bench

messages: $(VENV)/lint.stamp ## Collect and compile translations (needs GNU gettext)
	$(BIN)/python tools/messages.py

screenshots: $(VENV)/test.stamp ## Make the pictures of the docs anew
	$(BIN)/python tools/ensure_chromium.py
	$(BIN)/python tools/screenshots.py

docs: $(VENV)/docs.stamp ## Build the documentation as a site into build/docs
	$(BIN)/mkdocs build --strict --quiet --clean

clean: ## Remove everything that was made
	rm -rf $(VENV) build dist example_project/var .pytest_cache .hypothesis .mypy_cache .ruff_cache
