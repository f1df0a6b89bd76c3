# What people run. `make site` and `make test` need only Python 3.11 or newer, make and git.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
NPM := $(BIN)/npm ci --ignore-scripts --no-audit --no-fund --loglevel error
# Whoever is done with its tests takes over some of the others'; what stands together is mostly run by the same one.
WORKERS := -n auto --dist worksteal
OWN_BROWSER := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)

.DEFAULT_GOAL := help
.PHONY: help site serve test test-fast prove coverage mutants check format reference lock browser bench screenshots officer-pictures clean

help: ## tell what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Plainrecord needs Python 3.11 or newer; name it with make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

tests/tools/node_modules/.done: tests/tools/package-lock.json | $(VENV)/.dev
	$(NPM) --prefix tests/tools
	@touch $@

# A browser is fetched only where the machine has none.
tests/tools/chromium/unpacked/.done: tests/tools/chromium/package-lock.json tests/tools/chromium/unpack.mjs | $(VENV)/.dev
	$(NPM) --prefix tests/tools/chromium
	$(BIN)/node tests/tools/chromium/unpack.mjs
	@touch $@

site: $(VENV)/.run ## build content/ into site/
	@$(BIN)/plainrecord build
	@echo "Open site/index.html in a browser, or run make serve to see changes as you make them."

serve: $(VENV)/.run ## show the site in a browser while you edit
	@$(BIN)/plainrecord serve

test: $(VENV)/.dev tests/tools/node_modules/.done browser ## run every test, and a sample of each long proof
	@$(BIN)/python -m pytest $(WORKERS)

test-fast: $(VENV)/.dev ## run what needs no browser, Java or npm, and starts no command
	@$(BIN)/python -m pytest $(WORKERS) -m "not (browser or slow or proof)"

prove: $(VENV)/.dev ## run the long proofs, which takes an hour
	@PLAINRECORD_PROVE=1 $(BIN)/python -m pytest $(WORKERS) -m "proof or more"

coverage: $(VENV)/.dev tests/tools/node_modules/.done browser ## run every test, and tell which branches none of them takes
	@rm -rf build/coverage && mkdir -p build/coverage
	@$(BIN)/python -m coverage run -m pytest $(WORKERS)
	@$(BIN)/python -m coverage combine --quiet
	@$(BIN)/python -m coverage json --quiet
	@$(BIN)/python -m tools.coverage_by_room build/coverage/all.json

$(VENV)/.mutants: requirements-mutants.txt $(VENV)/.dev
	$(PIP) --require-hashes --no-deps -r requirements-mutants.txt
	@touch $@

mutants: $(VENV)/.mutants ## change the program in small ways and see whether tests notice; PARTS="ledger call-in" for some
	@$(BIN)/python -m tools.mutants $(PARTS)

browser: $(if $(OWN_BROWSER),,tests/tools/chromium/unpacked/.done)

check: $(VENV)/.dev ## look at format, style, types and generated pages
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo --no-cache
	@$(BIN)/plainrecord reference --check
	@$(BIN)/plainrecord schema --check

format: $(VENV)/.dev ## put the code into its format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

reference: $(VENV)/.run ## write the generated pages of docs/reference, and the schemas, anew
	@$(BIN)/plainrecord reference
	@$(BIN)/plainrecord schema

lock: $(VENV)/.dev ## pin the newest dependencies that pyproject.toml allows
	$(BIN)/python -m pip --disable-pip-version-check install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-annotate --custom-compile-command "make lock" --extra build --output-file requirements.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-annotate --custom-compile-command "make lock" --extra build --extra dev --constraint requirements.txt \
		--output-file requirements-dev.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-annotate --no-deps --custom-compile-command "make lock" --group mutants \
		--output-file requirements-mutants.txt

bench: $(VENV)/.dev browser ## print the benchmark's ratios
	@$(BIN)/python -m bench.run

screenshots: $(VENV)/.dev browser ## take the documentation's pictures anew
	@$(BIN)/python -m tools.screenshots

tools/editor/node_modules/.done: tools/editor/package-lock.json | $(VENV)/.dev
	$(NPM) --prefix tools/editor
	@touch $@

officer-pictures: $(VENV)/.dev browser tools/editor/node_modules/.done ## take the pictures of the officers' guide anew
	@$(BIN)/python -m tools.officer_pictures

clean: ## take away what was built, but not the environment
	rm -rf site build/markdown/* build/*-site
