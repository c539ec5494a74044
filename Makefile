# From a clean checkout to the report: `make all`. Plain `make` prints the targets. Programs write records, tabulate makes tables
# and macros of them, gnuplot and LaTeX draw; every step is a file, so an interrupted run goes on where it stopped.
MAKEFLAGS += --no-builtin-rules
SHELL := /bin/bash -eu -o pipefail
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

MODE ?= full
BUILD := build
BIN := $(BUILD)/bin
RESULTS := results$(if $(filter quick,$(MODE)),-quick)
SEED := 2018
JOBS ?= $(shell nproc)

# Trials a key size, as in the paper; QUICK runs few, short trials, and marks every output.
TRIALS_no_adversary := $(if $(filter quick,$(MODE)),3,10)
TRIALS_anc := $(if $(filter quick,$(MODE)),3,20)
TRIALS_cpa_anc := $(if $(filter quick,$(MODE)),3,20)
QUICK_ROUNDS_no_adversary := --max-rounds 20000
QUICK_ROUNDS_anc := --max-rounds 5000
QUICK_ROUNDS_cpa_anc := --max-rounds 5000
rounds = $(if $(filter quick,$(MODE)),$(QUICK_ROUNDS_$(1)))

PROGRAMS := no_adversary anc cpa_anc calibrate related_work replay tabulate
STAMP := $(BUILD)/packages.ok

.PHONY: help all quick build programs test verify bench deps clean distclean

help:
	@echo 'make all      everything: install what is missing, build, run every experiment, write build/report.pdf'
	@echo 'make test     install what is missing, build, run the tests'
	@echo 'make quick    the whole pipeline with few, short trials: build/quick/report.pdf, marked QUICK'
	@echo 'make build    the programs, in build/bin'
	@echo 'make verify   train some trials of published/ again and compare bit for bit; compare results/ with published/'
	@echo 'make table1   the records and the table of Section 4.2; table2: 4.3, table3: 4.4'
	@echo 'make table4   the systems of related work under their published attacks (Section 5)'
	@echo 'make figure4  the learning curves of ANC; figure6: of CPA-ANC (PDF and SVG in build/figures)'
	@echo 'make report   build/report.pdf'
	@echo 'make calibrate  the scan of what the paper leaves open, on calibration seeds (hours; calibrate-4: that size alone)'
	@echo 'make campaign   200 fresh trials a size for Tables 2 and 3 (hours; campaign-4: that size alone); campaign-14: [14] in full'
	@echo 'make exclusive  Table 3 with a penalty of ours on shared key bits (make all: 4 and 8 bits only)'
	@echo 'make bench    time of a round of every game, and the fraction of the core its products reach'
	@echo 'make clean    remove build; distclean also removes results, results-quick'

quick:
	$(MAKE) MODE=quick all

# What is missing is installed once, from one list; the stamp makes a second run silent.
deps: $(STAMP)
$(STAMP): packages.txt
	@missing=$$(grep -v '^#' packages.txt | while read -r package; do \
	  [ "$$(dpkg-query -W -f '$${Status}' $$package 2>/dev/null)" = 'install ok installed' ] || printf ' %s' $$package; done); \
	if [ -n "$$missing" ]; then \
	  if [ $$(id -u) = 0 ]; then root=; elif sudo -n true 2>/dev/null; then root=sudo; \
	  else echo "make: packages are missing: run as root: apt-get install --no-install-recommends$$missing" >&2; exit 2; fi; \
	  $$root apt-get update -q && \
	  $$root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $$missing; fi
	@mkdir -p $(@D) && touch $@

$(BUILD)/build.ninja: $(STAMP) CMakeLists.txt
	cmake -S . -B $(BUILD) -G Ninja
	@touch $@

build: $(BUILD)/build.ninja
	@cmake --build $(BUILD) --parallel $(JOBS)

# Ninja knows what is out of date. `@:` makes make look at a program's time again: one that did not change keeps its time, and with it
# everything made from it.
programs: $(BUILD)/build.ninja
	@cmake --build $(BUILD) --parallel $(JOBS) --target $(PROGRAMS) | { grep -v 'no work to do\|Re-checking globbed' || true; }
$(PROGRAMS:%=$(BIN)/%): programs
	@:

test: build
	ctest --test-dir $(BUILD) --output-on-failure --no-tests=error

# The records that come with the package, as their authors computed them. VERIFY: the files whose first trial is trained again.
VERIFY ?= $(foreach n,4 8,$(patsubst %,published/%_$(n).jsonl,no_adversary anc cpa_anc exclusive))
verify: $(BIN)/replay
	@bash published/verify.sh $(BIN)/replay $(RESULTS) $(JOBS) $(VERIFY)

bench: build
	$(BIN)/benchmarks --benchmark_counters_tabular=true

# $(call run_records,COMMAND,FILE): the trials of COMMAND in FILE, the target unless it is named; those that are there are kept. An
# unfinished run has the name FILE.part, so that make neither deletes it nor takes it for a finished one.
run_records = $(call run_records_in,$(or $(2),$@),$(1))
define run_records_in
@mkdir -p $(dir $(1)); [ ! -e $(1) ] || [ -e $(1).part ] || mv $(1) $(1).part
$(2) --out $(1).part
@mv $(1).part $(1) && touch $(1)
endef

# Records: one file an experiment and key size.
define record_rule
$(RESULTS)/$(1)_%.jsonl: $(BIN)/$(1)
	$$(call run_records,$(BIN)/$(1) --key-bits $$* --trials $$(TRIALS_$(1)) --seed $(SEED) --threads $(JOBS) $(call rounds,$(1)))
endef
$(foreach experiment,no_adversary anc cpa_anc,$(eval $(call record_rule,$(experiment))))
.SECONDARY:

# Table 4. The networks of [14] train for minutes, so they have a file of their own, and QUICK leaves them out. The seconds of
# both go to one file, the one after the other.
RELATED := $(RESULTS)/related_work.jsonl $(if $(filter quick,$(MODE)),,$(RESULTS)/related_work_14.jsonl)
RELATED_TIMING := $(RESULTS)/related_work.timing
$(RESULTS)/related_work.jsonl: RELATED_FLAGS := --only 6,7,8,9 $(if $(filter quick,$(MODE)),--trials 2)
$(RESULTS)/related_work_14.jsonl: RELATED_FLAGS := --only 14
$(RESULTS)/related_work_14.jsonl: | $(RESULTS)/related_work.jsonl
$(RESULTS)/related_work.jsonl $(RESULTS)/related_work_14.jsonl: $(BIN)/related_work
	$(call run_records,$(BIN)/related_work $(RELATED_FLAGS) --seed $(SEED) --threads $(JOBS) --timing $(RELATED_TIMING))

# Figures 4 and 6 show trial 0: no trial is picked for its looks.
CITED_4 := anc/8/$(SEED)/0
CITED_6 := cpa_anc/4/$(SEED)/0
$(RESULTS)/figure4.trace: $(BIN)/replay
	@mkdir -p $(RESULTS)
	$(BIN)/replay $(CITED_4) $(call rounds,anc) --quiet --trace $@ > /dev/null
$(RESULTS)/figure6.trace: $(BIN)/replay
	@mkdir -p $(RESULTS)
	$(BIN)/replay $(CITED_6) $(call rounds,cpa_anc) --quiet --trace $@ > /dev/null
# What pulls on the bits, and the same against an Eve without L2 and with Adam's usual epsilon.
CITED_FORCES := cpa_anc/8/$(SEED)/0
FORCES := $(RESULTS)/forces.trace $(RESULTS)/forces_free_eve.trace
$(RESULTS)/forces_free_eve.trace: FREE_EVE := --eve-l2 0 --eve-adam-epsilon 1e-8
$(FORCES): $(BIN)/replay
	@mkdir -p $(RESULTS)
	$(BIN)/replay $(CITED_FORCES) $(FREE_EVE) --max-rounds $(if $(filter quick,$(MODE)),2000,15000) --quiet --forces $@ > /dev/null
# The weights before rounding, of the two games at 16 bits.
WEIGHTS := $(patsubst %,$(RESULTS)/%_16.weights,anc cpa_anc)
$(WEIGHTS): $(RESULTS)/%_16.weights: $(BIN)/replay
	@mkdir -p $(RESULTS)
	$(BIN)/replay $*/16/$(SEED)/0 $(call rounds,$*) --quiet --weights $@ > /dev/null

include paper/rules.mk
include paper/adversarial.mk
include paper/beyond.mk

all: $(PAPER_OUTPUTS)

clean:
	rm -rf $(BUILD)
distclean: clean
	rm -rf results results-quick
