# Sets its own environment up from Python and a package registry; nothing else is needed.
# make demo | test | check | docs; PYTHON=python3.12 make test picks another interpreter.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
PEERS  := .venv-peers
PEERS_READY := $(PEERS)/.ready
PACKAGES := benchmarks/calibration/packages

.PHONY: help demo test check docs quality speed gazetteer calibration format clean

help:
	@echo "make demo    the Panjshir example: a brief in the terminal and demo/brief.html"
	@echo "make test    the whole test suite (under ten minutes on two cores)"
	@echo "make check   lint, types and floors"
	@echo "make quality every figure on the evaluation data against its floor"
	@echo "make speed   what reading costs beside the bare parse, memory over 10,000 articles, what a new article costs"
	@echo "make gazetteer     a large import in time, and what becomes of the index when imports are stopped or meet"
	@echo "make docs    the reference pages anew, from code and ontology"
	@echo "make calibration   do the control model's probabilities come true, against the usual methods"
	@echo "make format  let ruff mend what it can"

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("Sayso needs Python 3.11 or newer; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $(READY)

demo: $(READY)
	@$(BIN)/sayso demo

test: $(READY)
	$(BIN)/python -m pytest -n 2

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: $(READY)
	$(BIN)/python benchmarks/quality/gate.py

speed: $(READY)
	$(BIN)/python benchmarks/speed/extraction.py
	$(BIN)/python benchmarks/speed/memory.py
	$(BIN)/python benchmarks/speed/arrivals.py

# Imports of 60,000 places that are large, stopped, killed, out of disk or two at once; ten minutes.
gazetteer: $(READY)
	$(BIN)/python benchmarks/gazetteer/stress.py

# The packages of the usual methods, in an environment of their own: 420 MB that nothing else needs. What does not install
# is left out, and the table says so; `rm -rf .venv-peers` has it tried again.
$(PEERS_READY): $(PACKAGES)/crowd-kit.txt $(PACKAGES)/truthdiscovery.txt
	$(PYTHON) -m venv $(PEERS)
	-$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r $(PACKAGES)/crowd-kit.txt
	-$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps -r $(PACKAGES)/truthdiscovery.txt
	@touch $(PEERS_READY)

# Needs the simulator and scorer of the evaluation data (SAYSO_SHARED, or ../shared); a quarter of an hour.
calibration: $(READY) $(PEERS_READY)
	OPENBLAS_NUM_THREADS=1 $(BIN)/python benchmarks/calibration/run.py --output benchmarks/calibration/results.md

docs: $(READY)
	$(BIN)/python docs/reference/generate.py

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) $(PEERS) demo
