# make run   set up and do the main job: the sample desk's articles into bilingual Word documents
# make test  set up with the test tools, lint, type check, run all tests
# make bench run the benchmarks and print their ratios

VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: run test lint bench clean

run: $(VENV)/.installed
	@$(BIN)/python scripts/get_engine.py
	@$(BIN)/bilingual run
	@echo "The Word documents lie in exports/"

test: $(VENV)/.installed-dev
	@sh scripts/install_judges.sh
	@$(MAKE) --no-print-directory lint
	$(BIN)/pytest -n auto --maxprocesses 4 --dist worksteal --durations 15

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict workflow
	$(BIN)/lint-imports --no-cache --no-logo

bench: $(VENV)/.installed-dev
	@for script in $$(grep -l __main__ benchmarks/*.py); do echo "== $$script"; \
	  $(BIN)/python -m benchmarks.$$(basename $$script .py) || exit 1; done

$(VENV)/.installed: pyproject.toml scripts/make_venv.sh
	@sh scripts/make_venv.sh $(VENV) .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml scripts/make_venv.sh
	@sh scripts/make_venv.sh $(VENV) '.[dev]'
	@touch $@ $(VENV)/.installed

clean:
	rm -rf $(VENV) .bilingual build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
