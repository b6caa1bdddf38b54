# Everything that a newcomer needs: `make run` and `make test`. `make help` lists the rest.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# What is passed on to the program, e.g. make run ARGS="--dataset fashion-mnist --nodes 12"
ARGS ?=

PROGRAM := .build/release/iotgan-tui
SOURCES := Package.swift Sources Tests
SPELT := $(subst =, ,$(ARGS))
FASHION := $(if $(findstring --dataset fashion-mnist,$(SPELT))$(findstring --scenario fashion,$(SPELT)),fashion-mnist)

.PHONY: run build test lint format bench screenshots clean help

run: build ## Open the dashboard; ARGS="..." goes to the program
	@exec $(PROGRAM) $(ARGS)

build: ## Install what is missing and build the release
	@Scripts/check-swift
	@Scripts/install-missing ncurses zlib $(FASHION)
	@Scripts/build-release

test: ## Install what is missing, lint, and run every test
	@Scripts/check-swift
	@Scripts/install-missing ncurses zlib tmux
	@$(MAKE) --no-print-directory lint
	swift build --build-tests
	swift test --skip-build --disable-xctest

lint: ## Check the format
	swift format lint --strict --recursive --parallel $(SOURCES)

format: ## Put the sources into the format
	swift format --in-place --recursive --parallel $(SOURCES)

bench: build ## Measure kernels, adversarial steps and meshes; ARGS="--json" for scripts
	@exec $(PROGRAM) bench $(ARGS)

# A run ends in the same bits everywhere: without a change of the screen the pictures do not change either.
screenshots: build ## Draw the README's pictures anew
	$(PROGRAM) screenshot --ticks 801 > docs/dashboard.svg
	$(PROGRAM) screenshot --ticks 801 --theme light > docs/dashboard-light.svg
	$(PROGRAM) screenshot --scenario learning-rate-x50 --ticks 240 --select 3 --command why > docs/why.svg

clean: ## Remove what was built
	rm -rf .build

help: ## Say what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r target text; do \
		printf '  %-12s %s\n' "$$target" "$$text"; done
