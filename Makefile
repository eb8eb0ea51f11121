# make demo: try it; make test: everything that must pass; make bench: the figures in bench/results.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Processes that tests run in; each has its share of the processors.
WORKERS ?= 2
QUESTION := did Mali cut ties on Aug 4?

.PHONY: demo test bench lock clean

demo: $(VENV)/installed
	$(BIN)/receipts add seeds
	$(BIN)/receipts check "$(QUESTION)"
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/receipts chat; fi

test: $(VENV)/installed-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses $(WORKERS) --dist worksteal

bench: $(VENV)/installed-for-tests
	$(BIN)/python -m bench

# A file named `unfinished` stands while packages are being installed, so that an installation that
# was interrupted is begun anew instead of being trusted.
$(VENV)/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Name another with: make PYTHON=python3.12 ...") if sys.version_info < (3, 11) else None'
	@if [ -e $(VENV)/unfinished ] || ! $(BIN)/python -c "" 2>/dev/null; then rm -rf $(VENV); fi
	@test -d $(VENV) || { mkdir -p $(VENV) && touch $(VENV)/unfinished && $(PYTHON) -m venv $(VENV); }
	@touch $(VENV)/unfinished
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@ && rm $(VENV)/unfinished

$(VENV)/installed-for-tests: $(VENV)/installed requirements-dev.lock
	@touch $(VENV)/unfinished
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.lock
	@touch $@ && rm $(VENV)/unfinished

# The newest releases that pyproject.toml allows, written to the lock files.
lock:
	rm -rf .venv-lock && $(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet torch==2.13.0
	.venv-lock/bin/python -m pip install --quiet .
	.venv-lock/bin/python -m pip freeze --exclude receipts | sed 's/+cpu$$//' > requirements.lock
	.venv-lock/bin/python -m pip install --quiet '.[dev]'
	.venv-lock/bin/python -m pip freeze --exclude receipts | sed 's/+cpu$$//' > requirements-dev.lock
	rm -rf .venv-lock

clean:
	rm -rf $(VENV) receipts.db receipts.db-wal receipts.db-shm
