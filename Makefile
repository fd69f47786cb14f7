# Everything a person types. A fresh Debian machine needs python3 (3.11 or newer), python3-venv and make.
PYTHON ?= python3
PORT ?= 8000
PROFILE ?= national
PUBLIC ?= public
PY := .venv/bin/python
ENV := .venv/.site
DEV := .venv/.dev

.DEFAULT_GOAL := help
.PHONY: help site build serve test test-fast check new-page preview screenshots bench stale addresses gates fuzz licences sbom audit profile coverage mutants lock clean

help:            ## show this list
	@sed -n 's/^\([a-z-]*\): .*## /  make \1\t/p' $(MAKEFILE_LIST)

site: build serve ## set up, build the national edition, and serve it on this computer

build: $(ENV)    ## write the site into public/  (PROFILE=institutions/….toml for an edition)
	@$(PY) build.py --profile $(PROFILE) --out $(PUBLIC)

serve: $(ENV)
	@test -d $(PUBLIC) || { echo "Nothing is built in $(PUBLIC) yet: make site"; exit 1; }
	@echo "The site is at http://127.0.0.1:$(PORT)/   (Ctrl+C stops it)"
	@$(PY) -m http.server $(PORT) --bind 127.0.0.1 --directory $(PUBLIC) >/dev/null 2>&1 \
	  || { s=$$?; [ $$s -eq 130 ] || echo "Port $(PORT) is taken: make site PORT=8001"; exit $$s; }

test: $(DEV)     ## set up (Chromium included) and pass every test
	@sh scripts/install-all
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(PY) -m pytest -q -n 2 --dist loadgroup || { echo "Once more, one by one: what failed."; \
	  $(PY) -m pytest -q --last-failed --last-failed-no-failures none; }

test-fast: $(DEV) ## the tests that need no browser and no server, in a minute or two
	@$(PY) -m pytest -q -n 2 --dist loadgroup -m "not browser and not nginx and not slow"

check: $(DEV)    ## every problem of the content, with file, line and remedy
	@$(PY) -m guide.check

new-page: $(ENV) ## write a pair to start from: make new-page ID=topic:gap NL="Titel" EN="Title"
	@$(PY) -m guide.newpage "$(ID)" --nl "$(NL)" --en "$(EN)"

preview: $(ENV)  ## the site as you write: each change shows at once
	@echo "The preview is at http://127.0.0.1:$(PORT)/   (Ctrl+C stops it)"
	@$(PY) -m guide.preview --profile $(PROFILE) --port $(PORT)

screenshots: $(DEV) ## pictures of each kind of page: phone, desktop, dark, print
	@sh scripts/install-browser
	@$(PY) tools/screenshots.py

bench: $(DEV)    ## measure the build beside other builders
	@$(PY) -m bench

stale: $(DEV)    ## what is due for review, and who must check what
	@$(PY) -m guide.stale

addresses: $(DEV) ## add new addresses to the list of everything that was ever published
	@$(PY) -m guide.addresses

gates: $(DEV)    ## every page of every edition against every gate; the report is build/gates-report.md
	@sh scripts/install-vnu
	@sh scripts/install-browser
	@sh scripts/install-nginx
	@sh scripts/install-axe
	@GATES=all $(PY) -m pytest -q -n 3 --dist loadgroup tests/gates/test_every_page.py tests/gates/test_in_chromium.py

fuzz: $(DEV)     ## a hundred thousand hostile inputs, and other draws for the tests that draw; takes long
	@HYPOTHESIS_PROFILE=random EXAMPLES=2000 $(PY) -m pytest -q $$(grep -rl '^@given' tests)
	@sh scripts/fuzz --count 100000

licences: $(DEV) ## write docs/licences.md
	@$(PY) tools/supply.py licences

sbom: $(DEV)     ## write build/sbom.cdx.json: what the site is built from
	@$(PY) tools/supply.py sbom

audit: $(DEV)    ## ask the index about known weaknesses in what we use
	@$(PY) tools/supply.py audit

profile: $(ENV)  ## questions on the terminal, and a valid institution profile
	@$(PY) -m guide.profile_wizard

coverage: $(DEV) ## is every line and every branch of routing/ passed by a test? (not in CI)
	@EXAMPLES=10 $(PY) -m coverage run -m pytest -q tests/routing
	@$(PY) -m coverage report

mutants: $(DEV)  ## do the tests of routing/ notice every change? takes long
	@$(PY) -m bench.mutants

lock: $(DEV)     ## resolve the dependencies anew (docs/decisions/0002)
	@$(PY) -m uv pip compile pyproject.toml --group build --universal --python-version 3.11 \
	  --generate-hashes --quiet --custom-compile-command "make lock" --upgrade -o requirements.txt
	@$(PY) -m uv pip compile pyproject.toml --group build --group dev --universal --python-version 3.11 \
	  --generate-hashes --quiet --custom-compile-command "make lock" --upgrade -c requirements.txt -o requirements-dev.txt

clean:           ## remove what can be made again
	rm -rf .venv .cache public .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find site routing tests -name __pycache__ -prune -exec rm -rf {} +
	find site -name '*.mo' -delete

# The environment. A stamp per lock file: it is made anew when the lock changes.
.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; $(PYTHON) is older."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "Debian keeps a part of Python apart. Install it first:  sudo apt install python3-venv"; exit 1; }
	@echo "Setting up .venv"
	@$(PYTHON) -m venv .venv

$(ENV): requirements.txt pyproject.toml | .venv/bin/pip
	@echo "Installing what requirements.txt names"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements-dev.txt $(ENV)
	@echo "Installing what requirements-dev.txt names"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
