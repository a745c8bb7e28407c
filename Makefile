# Two commands matter: `make demo` and `make test`. Both need Python 3.11 or later and make, and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python example_project/manage.py
PORT ?= 8000
# Files of tests run side by side, two processes for each core: much of what tests do is to wait for a browser, a mail, a program.
PARALLEL ?= -n $(shell $(PYTHON) -c 'import os; print(2 * os.cpu_count())') --dist loadfile
# What one of these processes has compiled, pytest's asserts above all, the others read.
unexport PYTHONDONTWRITEBYTECODE
# How long the load on the production set-up lasts.
MINUTES ?= 10

.DEFAULT_GOAL := help
.PHONY: help demo demo-setup test test-sqlite test-postgres test-mariadb matrix coverage lint format bench fuzz production production-load production-faults messages dist sbom audit licences screenshots docs clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-17s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

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
	@$(BIN)/python -m tools.announce_demo $(PORT)
	@$(MANAGE) runserver $(PORT) --noreload

test: $(VENV)/test.stamp ## Install and run everything: SQLite, PostgreSQL, a browser, the built wheel
	$(BIN)/python -m tools.ensure_chromium
	$(BIN)/python -m tools.ensure_pango
	$(BIN)/python -m tools.ensure_office
	$(MAKE) --no-print-directory test-sqlite test-postgres

test-sqlite:
	$(BIN)/python -m pytest $(PARALLEL) --database sqlite

test-postgres:
	$(BIN)/python -m pytest $(PARALLEL) --database postgres -m "not browser and not install"

# Only this needs the headers of MariaDB's client, so that it is no part of `make test`.
$(VENV)/mariadb.stamp: pyproject.toml $(VENV)/test.stamp
	$(BIN)/python -m tools.ensure_mariadb
	$(BIN)/pip install --quiet --disable-pip-version-check --group mariadb
	@touch $@

test-mariadb: $(VENV)/mariadb.stamp ## Install and run what asks the database on MariaDB (not part of test)
	$(BIN)/python -m pytest $(PARALLEL) --database mariadb -m "not browser and not install"

coverage: $(VENV)/test.stamp ## Which lines and branches the tests of SQLite reach; fails under 97 %
	$(BIN)/python -m tools.ensure_chromium
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest $(PARALLEL) --database sqlite -m "not install"
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

$(VENV)/matrix.stamp: pyproject.toml $(VENV)/pip.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --group matrix
	@touch $@

matrix: $(VENV)/matrix.stamp ## The built wheel with each version of Python, Django and Wagtail (ROW=… for some)
	$(BIN)/python -m tools.matrix $(ROW)

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

fuzz: $(VENV)/test.stamp ## Attack forms, links, addresses and uploads (FUZZ_SECONDS=60 for each)
	@$(BIN)/pip install --quiet --disable-pip-version-check --group fuzz || echo "*** atheris cannot be had here: hypothesis alone"
	$(BIN)/python -m tests.fuzz

production: $(VENV)/test.stamp ## A whole production set-up on this machine, from Debian packages, until Ctrl-C
	$(BIN)/python -m tests.production start

production-load: $(VENV)/test.stamp ## Load on it (MINUTES=10), with a process killed and the database restarted
	$(BIN)/python -m tests.production load --minutes $(MINUTES)

production-faults: $(VENV)/test.stamp ## One fault after the other in it; makes the table in the docs
	$(BIN)/python -m tests.production faults

messages: $(VENV)/lint.stamp ## Collect and compile translations (needs GNU gettext)
	$(BIN)/python -m tools.messages

$(VENV)/release.stamp: pyproject.toml $(VENV)/test.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --group release
	@touch $@

dist: $(VENV)/release.stamp ## Build the two files of a release into dist, and check them
	rm -rf dist
	$(BIN)/python -m build --outdir dist .
	$(BIN)/twine check --strict dist/*

sbom: dist ## List what is released and what it brings (CycloneDX), into build
	$(BIN)/python -m tools.sbom

audit: dist ## Ask for known vulnerabilities of what is released and what it brings
	$(BIN)/python -m tools.audit

licences: $(VENV)/test.stamp ## Write the page on the licences of everything that comes along
	$(BIN)/python -m tools.licences

screenshots: $(VENV)/test.stamp ## Make the pictures of the docs anew
	$(BIN)/python -m tools.ensure_chromium
	$(BIN)/python -m tools.screenshots
	$(BIN)/python -m tools.stranger_shots

docs: $(VENV)/docs.stamp ## Build the documentation as a site into build/docs
	$(BIN)/mkdocs build --strict --quiet --clean

clean: ## Remove everything that was made
	rm -rf $(VENV) build dist example_project/var .pytest_cache .hypothesis .mypy_cache .ruff_cache
