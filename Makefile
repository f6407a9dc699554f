# Portée. `make run` and `make test` are all one needs; each does its own set-up.
PY := .venv/bin/python
STAMP := .venv/.ready

.PHONY: setup run test check bench golden guide lint

# Prepares .venv for running and testing, and starts nothing. pip first brings uv, which installs the rest in seconds.
setup: $(STAMP)

$(STAMP): requirements.txt requirements-dev.txt
	python3 -m venv .venv
	$(PY) -m pip install --quiet --disable-pip-version-check uv==0.13.9
	$(PY) -m uv pip install --quiet --python $(PY) -r requirements-dev.txt
	touch $(STAMP)

# Opens the dashboard on 127.0.0.1:8501, on the sample organisation until one starts a database of one's own.
run: setup
	$(PY) -m streamlit run dashboard.py

# Everything that takes seconds, and the browser tests: a few minutes.
test: setup
	$(PY) -m pytest -m "not long" -n auto --dist loadfile

# The long suites on top: what make test proves on one case, proved on many; costs, kills and threads with the machine to themselves.
ALONE := tests/data/test_cost.py tests/data/test_kill.py tests/data/test_threads.py
check: setup lint
	$(PY) -m pytest -m long -n auto $(addprefix --ignore=,$(ALONE))
	$(PY) -m pytest -m long -s $(ALONE)

# Speed, as ratios against a floor measured in the same run; never a test, these machines are noisy. BENCH.md keeps a run (--write).
bench: setup
	$(PY) -m tests.bench

# Writes the goldens that are missing, and only those: an existing one is changed by hand, reviewed by eye.
golden: setup
	$(PY) -m tests.golden

# Takes the guides' pictures again from the running dashboard; those that still show the same are left as they are.
guide: setup
	$(PY) -m tests.guide

# What a reader would trip over.
lint: setup
	$(PY) -m ruff check .
