# What people run. `make site` and `make test` need only Python 3.11 or newer, make and git.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
NPM := $(BIN)/npm ci --ignore-scripts --no-audit --no-fund --loglevel error
PUBLISHER ?= mkdocs
# A worker that finishes early takes tests from the others. Neighbouring tests mostly run on the same worker.
WORKERS := -n auto --dist worksteal
# What Python has compiled is kept: hundreds of processes are started, and each would compile the program anew.
export PYTHONDONTWRITEBYTECODE :=
OWN_BROWSER := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)

.DEFAULT_GOAL := help
.PHONY: help site serve test test-fast prove coverage mutants check format reference lock browser release bench screenshots officer-pictures clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Plainrecord needs Python 3.11 or newer; name it with make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.publishers: requirements-publishers.txt $(VENV)/.run
	$(PIP) --require-hashes --no-deps -r requirements-publishers.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run $(VENV)/.publishers
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

site: $(VENV)/.run $(if $(filter properdocs zensical,$(PUBLISHER)),$(VENV)/.publishers) ## build content/ into site/; PUBLISHER=zensical or another
	@$(BIN)/plainrecord build --publisher $(PUBLISHER)
	@echo "Open site/index.html in a browser, or run make serve to see changes as you make them."

serve: $(VENV)/.run ## show the site in a browser while you edit
	@$(BIN)/plainrecord serve

test: $(VENV)/.dev tests/tools/node_modules/.done browser ## run every test, and a sample of each long proof
	@$(BIN)/python -m pytest $(WORKERS)

test-fast: $(VENV)/.dev ## run what needs no browser, Java or npm, and starts no command
	@$(BIN)/python -m pytest $(WORKERS) -m "not (browser or slow or proof)"

prove: $(VENV)/.dev ## run the long proofs, which takes an hour
	@PLAINRECORD_PROVE=1 $(BIN)/python -m pytest $(WORKERS) -m "proof or more"

coverage: $(VENV)/.dev tests/tools/node_modules/.done browser ## run every test, and list the branches that no test reaches
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

check: $(VENV)/.dev ## check formatting, style, types and generated pages
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo --no-cache
	@$(BIN)/plainrecord reference --check
	@$(BIN)/plainrecord schema --check

format: $(VENV)/.dev ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

reference: $(VENV)/.run ## regenerate the pages of docs/reference and the schemas
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
		--no-annotate --no-deps --custom-compile-command "make lock" --group publishers \
		--output-file requirements-publishers.txt
	$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-annotate --no-deps --custom-compile-command "make lock" --group mutants \
		--output-file requirements-mutants.txt

release: $(VENV)/.dev ## make a release: VERSION=0.2.0
	@$(BIN)/python -m tools.release "$(VERSION)"

bench: $(VENV)/.dev browser ## print the benchmark's ratios
	@$(BIN)/python -m bench.run

screenshots: $(VENV)/.dev browser ## retake the documentation's pictures
	@$(BIN)/python -m tools.screenshots

tools/editor/node_modules/.done: tools/editor/package-lock.json | $(VENV)/.dev
	$(NPM) --prefix tools/editor
	@touch $@

officer-pictures: $(VENV)/.dev browser tools/editor/node_modules/.done ## retake the pictures of the officers' guide
	@$(BIN)/python -m tools.officer_pictures

clean: ## delete what was built, but not the environment
	rm -rf site build/markdown/* build/*-site
