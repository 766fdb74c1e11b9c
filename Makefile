# Two commands: `make demo` and `make test`. The rest are the parts they call.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help demo test check fmt lint rust features docs api schemas parts stubs metadata vectors pages python kotlin swift package bench clean

PYTHON ?= python3
VENV := .venv
DEMO_VENV := .demo-venv
SKIPPED := target/skipped.txt
# All members with the features that all of them need together, as the tests have them: built once for every step.
WHOLE := --workspace --all-features --all-targets
# As maturin has it: PyO3 is built once for both.
export PYO3_BUILD_EXTENSION_MODULE := 1
# Cargo takes no jobs of make's.
unexport MAKEFLAGS
# The make of a Mac is older than this.
SYNC := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
SOURCES := $(shell find core/src core/data bindings-python/src bindings-python/python -type f 2>/dev/null) \
           Cargo.toml Cargo.lock core/Cargo.toml bindings-python/Cargo.toml bindings-python/pyproject.toml

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | column -t -s $$'\t'

demo: $(DEMO_VENV)/.installed ## score the invented example export and show the findings
	@$(DEMO_VENV)/bin/boussole-sante demo

$(DEMO_VENV)/.installed: $(SOURCES)
	$(PYTHON) -m venv $(DEMO_VENV)
	$(DEMO_VENV)/bin/pip install --quiet --upgrade 'maturin>=1.14,<2'
	$(DEMO_VENV)/bin/maturin build --quiet --release -m bindings-python/Cargo.toml --out target/wheels/demo
	$(DEMO_VENV)/bin/pip install --quiet --force-reinstall --no-deps target/wheels/demo/*.whl
	$(DEMO_VENV)/bin/pip install --quiet 'boussole-sante[cli]' --find-links target/wheels/demo
	@touch $@

test: ## everything that this machine can run; names what it skipped
	@mkdir -p target && : > $(SKIPPED)
	@# Two at a time: what waits for the network, one test, one crate or the linker leaves a core to
	@# the other. Packages come first: a step that waits for them would be begun last.
	@$(MAKE) --no-print-directory --jobs=2 $(SYNC) fmt lint $(VENV)/.requirements
	@$(MAKE) --no-print-directory rust
	@$(MAKE) --no-print-directory --jobs=2 $(SYNC) python kotlin features docs package swift
	@if [ -s $(SKIPPED) ]; then echo; echo 'skipped:'; cat $(SKIPPED); else echo 'nothing skipped'; fi

check: ## what is quick: formatting, lints, the crate's tests
	@$(MAKE) --no-print-directory fmt lint
	cargo test --quiet -p boussole-sante --all-features

fmt:
	cargo fmt --all --check

lint:
	cargo clippy --quiet --workspace --all-targets --all-features -- -D warnings

rust:
	INSTA_UPDATE=no cargo test --quiet --workspace --all-features
	@# Built with the tests: `cargo run -p` would choose other features, and build everything again.
	@for example in questionnaire interview publish; do \
	    "target/debug/examples/$$example" > target/example.txt; \
	    [ -s target/example.txt ]; \
	done

features: ## the crate without features and with each alone, without a warning: features only add, and need no run
	@for feature in "" arrow calendar disclosure cohort evaluation exports guidance lint notice peers schema simulate workbook; do \
	    echo "features: [$$feature]"; \
	    cargo check --quiet -p boussole-sante --no-default-features --features "$$feature" \
	        2>&1 | tee target/features.txt; \
	    [ ! -s target/features.txt ]; \
	done

docs:
	RUSTDOCFLAGS='-D warnings' cargo doc --quiet --no-deps --workspace --all-features
	$(PYTHON) tests/install/public_api.py

api: ## write down the names of the public API
	$(PYTHON) tests/install/public_api.py --write

schemas: ## write the published JSON Schemas from the types
	UPDATE_SCHEMAS=1 cargo test --quiet -p boussole-sante-tests schemas

parts: ## write the values of Python and Kotlin from the core's registry of fields
	UPDATE_PARTS=1 cargo test --quiet -p boussole-sante-tests parts

stubs: $(VENV)/.requirements ## write the docs of the compiled module into its stub, for editors
	$(VENV)/bin/maturin build --quiet --profile dev -m bindings-python/Cargo.toml --out target/wheels/test
	$(VENV)/bin/pip install --quiet --force-reinstall --no-deps target/wheels/test/*.whl
	$(VENV)/bin/python bindings-python/stub_docs.py
	$(VENV)/bin/ruff format --quiet bindings-python/python/boussole_sante/_core.pyi

metadata: ## write down what of the Kotlin library its generator alone reads
	cargo build --quiet -p boussole-sante-kotlin
	{ echo '# What the generator reads in the library for debugging, and a phone does not (`make metadata`).'; \
	  echo '{ local:'; \
	  nm -D target/debug/libboussole_sante_kotlin.so | sed -n 's/.* \(UNIFFI_META_.*\)/  \1;/p' | sort; \
	  echo '};'; } > bindings-kotlin/metadata.ver

vectors: ## write the shared test cases from the written rules
	for area in scoring documents answers interview cohort guidance peers handover evaluation; do $(PYTHON) tests/vectors/make_$$area.py; done

pages: $(VENV)/.requirements ## write the pages of the whole referential from its data
	$(VENV)/bin/maturin build --quiet --profile dev -m bindings-python/Cargo.toml --out target/wheels/test
	$(VENV)/bin/pip install --quiet --force-reinstall --no-deps target/wheels/test/*.whl
	$(VENV)/bin/boussole-sante --lang fr export -o docs/fr/referentiel.md
	$(VENV)/bin/boussole-sante --lang en export -o docs/en/referential.md

package: ## the packaged crate, used from a folder of its own
	bash tests/install/crate.sh

$(VENV)/.requirements: bindings-python/requirements-test.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --upgrade -r $<
	@touch $@

python: $(VENV)/.requirements ## the Python package: built, installed, tested
	$(VENV)/bin/maturin build --quiet --profile dev -m bindings-python/Cargo.toml --out target/wheels/test
	$(VENV)/bin/pip install --quiet --force-reinstall --no-deps target/wheels/test/*.whl
	$(VENV)/bin/ruff check --quiet bindings-python
	$(VENV)/bin/python -m pytest -q -n auto bindings-python/tests
	bash tests/install/wheel.sh

kotlin: ## the Kotlin binding: the jar, its tests, the README's story outside, the sample in a terminal
	@if command -v mvn >/dev/null && command -v java >/dev/null; then \
	    mvn -q -B -f bindings-kotlin/pom.xml verify -Pdocumentation -Dcargo.scope='$(WHOLE)'; \
	    bash tests/install/jar.sh; \
	    if [ "$$(uname)" = Linux ]; then bash tests/install/android.sh; \
	    else echo 'android.sh: reads the library of a Linux machine' >> $(SKIPPED); fi; \
	    mvn -q -B -f bindings-kotlin/sample/pom.xml package; \
	    $(PYTHON) bindings-kotlin/sample/terminal_test.py; \
	    awk '/^Tests run:/ { sum += $$3 } END { print sum " passed, 0 failed" }' \
	        bindings-kotlin/target/surefire-reports/*.txt; \
	else \
	    echo 'kotlin: needs a JDK 17 and Maven (apt-get install openjdk-17-jdk-headless maven)' >> $(SKIPPED); \
	fi

swift: ## the Swift module from the library that Kotlin has; compiled and run where there is a compiler
	cargo build --quiet $(WHOLE)
	@rm -rf target/swift
	target/debug/boussole-sante-bindgen generate "$$(ls target/debug/libboussole_sante_kotlin.so target/debug/libboussole_sante_kotlin.dylib 2>/dev/null | head -1)" --language swift --no-format \
	    --config bindings-kotlin/uniffi.toml --out-dir target/swift
	@if command -v swiftc >/dev/null; then \
	    swiftc -I target/swift -Xcc -fmodule-map-file=target/swift/BoussoleSanteFFI.modulemap \
	        -L target/debug -lboussole_sante_kotlin target/swift/BoussoleSante.swift bindings-kotlin/swift/*.swift \
	        -o target/swift/story; \
	    LD_LIBRARY_PATH=target/debug target/swift/story | grep -q 'Projet indépendant'; \
	else \
	    grep -q 'open func explain(key: String)throws  -> Explanation' target/swift/BoussoleSante.swift; \
	    echo 'swift: generated; nothing compiled it, for want of swiftc'; \
	fi

bench: $(VENV)/.requirements ## speed against its peers, in one run
	cargo bench --quiet --manifest-path benches/Cargo.toml --target-dir target
	$(VENV)/bin/maturin build --quiet --release -m bindings-python/Cargo.toml --out target/wheels/bench
	$(VENV)/bin/pip install --quiet --force-reinstall --no-deps target/wheels/bench/*.whl
	$(VENV)/bin/python bindings-python/benches/documents.py
	$(VENV)/bin/python bindings-python/benches/guidance.py
	$(VENV)/bin/python bindings-python/benches/peers.py
	$(VENV)/bin/python bindings-python/benches/score_table.py
	$(VENV)/bin/python bindings-python/benches/tally.py
	$(VENV)/bin/python bindings-python/tests/sequences.py 200 0
	mvn -q -B -f bindings-kotlin/pom.xml verify -Dbench=true -Dtest=Bench

clean:
	rm -rf target $(VENV) $(DEMO_VENV)
