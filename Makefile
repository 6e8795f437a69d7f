# Everything here sets itself up from a machine with Python 3.11+, make and a network.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test serve lint format bench docs browser lock clean

demo: $(READY)           ## the main job on the sample practice, from raw files to the finished package
	$(BIN)/goodterms demo --out build/demo --replace

test: $(READY) lint browser ## everything that must pass
	$(BIN)/pytest -n 2 --dist loadfile

lint: $(READY)           ## style, types and floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

serve: $(READY)          ## the office in the browser, on this machine only
	$(BIN)/goodterms serve --local

bench: $(READY)          ## ratios against named peers, in one run
	$(BIN)/python -m benchmarks

docs: $(READY)
	$(BIN)/uv pip install --python $(BIN)/python -q mkdocs-material
	$(BIN)/mkdocs build --strict

browser: $(READY)        ## the system's Chromium where there is one, else Playwright's own
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || $(BIN)/playwright install --with-deps chromium

lock: $(READY)           ## renew requirements.lock
	$(BIN)/uv pip compile -q pyproject.toml --all-extras --group dev --universal --python-version 3.11 \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate -o requirements.lock

clean:
	rm -rf $(VENV) build site

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --disable-pip-version-check uv
	$(BIN)/uv pip install --python $(BIN)/python -q --compile-bytecode -r requirements.lock
	$(BIN)/uv pip install --python $(BIN)/python -q --no-deps -e .
	touch $(READY)
