# From a clean checkout to the report: `make all`. Plain `make` prints the targets. Programs write records, tabulate makes tables
# and macros of them, gnuplot and LaTeX draw; every step is a file, so an interrupted run goes on where it stopped.
MAKEFLAGS += --no-builtin-rules --no-print-directory
SHELL := /bin/bash -eu -o pipefail
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# MODE: full; quick, with few, short trials; or published, where Tables 1 to 4 and the figures of the report, the claims and the page come from
# the records in published/: that is what these three do, where no run of `make all` has been made.
BUILD := build
BIN = $(BUILD)/bin
named_results := $(if $(filter command,$(firstword $(origin RESULTS))),$(RESULTS),results)
ifndef MODE
reads_only := $(if $(filter report claims page,$(MAKECMDGOALS)),$(if $(filter-out report claims page build programs deps test lint verify bench plan,$(MAKECMDGOALS)),,yes))
MODE := $(if $(reads_only),$(if $(wildcard $(addprefix $(named_results)/,$(filter %.jsonl,$(shell sh runs.sh files full target=all)))),full,published),full)
endif
$(if $(filter-out full quick published,$(MODE)),$(error MODE=$(MODE): give full, quick or published))
# KEPT: what this machine has computed, QUICK apart. RESULTS: where a run goes; in MODE published only what is made for the report itself.
OUT ?= $(BUILD)$(if $(filter-out full,$(MODE)),/$(MODE))
KEPT := $(named_results)$(if $(filter quick,$(MODE)),-quick)
override RESULTS := $(if $(filter published,$(MODE)),$(OUT)/results,$(KEPT))
# What is done at a time, compilers and tests: what a scheduler or a container leaves. The programs know that better, and are told only
# what the user says.
THREADS := $(JOBS:%=--threads %)
JOBS ?= $(or $(SLURM_CPUS_PER_TASK),$(shell cat /sys/fs/cgroup/cpu.max 2> /dev/null | awk -v cores="$$(nproc)" \
  '$$2 > 0 && $$1 > 0 { quota = int(($$1 + $$2 - 1) / $$2) } END { print quota && quota < cores ? quota : cores }'))

# A tree that cannot be written is no obstacle, where the two directories are elsewhere.
nearest = d=$(1); until [ -e "$$d" ]; do d=$$(dirname "$$d"); done; [ -w "$$d" ] || echo no
ifneq ($(filter-out help,$(or $(MAKECMDGOALS),help)),)
$(foreach directory,$(BUILD) $(RESULTS),$(if $(shell $(call nearest,$(directory))),$(error $(directory) cannot be written: \
  give places that can, make BUILD=DIRECTORY RESULTS=DIRECTORY $(MAKECMDGOALS))))
endif

# The trials and the cap of every run, where they are not to be those of runs.tsv.
TRIALS ?=
ROUNDS ?=

PROGRAMS := no_adversary anc cpa_anc calibrate related_work replay merge plan tabulate
STAMP := $(BUILD)/packages.ok

.PHONY: help all quick build programs test lint fuzz hardening verify claims bench cluster cluster-merge cluster-test plan deps clean distclean

help:
	@echo 'make all      everything: install what is missing, build, run every experiment, write build/report.pdf'
	@echo 'make test     install what is missing, build, run the tests'
	@echo 'make quick    the whole pipeline with few, short trials: build/quick/report.pdf, marked QUICK'
	@echo 'make build    the programs, in build/bin'
	@echo 'make verify   train some trials of published/ again and compare bit for bit; compare results/ with published/'
	@echo 'make claims   a line for each claim of ARTIFACT.md: what is documented, what is found in results/ or, where nothing is there, published/'
	@echo 'make table1   the records and the table of Section 4.2; table2: 4.3, table3: 4.4'
	@echo 'make table4   the systems of related work under their published attacks (Section 5)'
	@echo 'make figure4  the learning curves of ANC; figure6: of CPA-ANC (PDF and SVG in build/figures)'
	@echo 'make report   build/report.pdf; where nothing has been computed, build/published/report.pdf from published/, marked so'
	@echo 'make page     build/page/index.html, for a browser: claims, tables, figures, and every trial in a table to sort and search'
	@echo 'make calibrate  the scan of what the paper leaves open, on calibration seeds (hours; calibrate-4: that size alone)'
	@echo 'make larger     CPA-ANC at 32 and 64 key bits, without and with the added term (hours; larger-32: that size alone)'
	@echo 'make shortkey   keys shorter than their messages, at 8 message bits (40 core-minutes; shortkey-16: at 16, 50)'
	@echo 'make joint      the same for several choices at once (four core-hours; joint-32: that size alone; joint-anc-16: of ANC)'
	@echo 'make campaign   200 fresh trials a size for Tables 2 and 3 (hours; campaign-4: that size alone); campaign-14: [14] in full'
	@echo 'make exclusive  Table 3 with a penalty of ours on shared key bits (make all: 4 and 8 bits only)'
	@echo 'make batteries  bits of [17] to [19] under ent and dieharder, beside two controls (some minutes)'
	@echo 'make peers    the same trainings in PyTorch: do weights and errors agree, and how long a round takes (some minutes)'
	@echo 'make bench    time of a round of every game, and the fraction of the core its products reach'
	@echo 'make profile  where the time of a round goes, by the perf of linux-perf; make closest: the scanned setting closest to the paper, at 8 bits'
	@echo 'make lint     the form of the C++, and clang-tidy; make fuzz: search every parser, FUZZ_SECONDS each'
	@echo 'make hardening  the same bytes from other builds, machines, threads; kill -9; sanitizers (hours; CUT=1: five minutes)'
	@echo 'make cluster RUN=FILE  a run of runs.tsv as a job array of Slurm; cluster-merge: its shards to one file; cluster-test: on a Slurm here'
	@echo 'make plan [RUN=FILE] [CORES=2]  what runs of runs.tsv would cost: core-hours with their 90 % interval, hours, megabytes'
	@echo 'make clean    remove build; distclean also removes results, results-quick'

quick:
	@$(MAKE) MODE=quick all

# What is missing of the list $< is installed once; the stamp makes a second run silent.
deps: $(STAMP)
define install_missing
@missing=$$(grep -v '^#' $< | while read -r package; do \
  [ "$$(dpkg-query -W -f '$${Status}' $$package 2>/dev/null)" = 'install ok installed' ] || printf ' %s' $$package; done); \
if [ -n "$$missing" ]; then \
  if [ $$(id -u) = 0 ]; then root=; elif sudo -n true 2>/dev/null; then root=sudo; \
  else echo "make: packages are missing: on Debian, run as root: apt-get update && apt-get install --no-install-recommends$$missing" >&2; exit 2; fi; \
  mkdir -p $(@D); log=$(basename $@).log; echo "installing $$(wc -w <<< "$$missing") packages, for some minutes: $$log"; \
  { $$root apt-get update && $$root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $$missing; } > $$log 2>&1 || \
    { tail -n 3 $$log >&2; echo "make: apt-get failed: see $$log, run the same command again" >&2; exit 2; }; fi
@mkdir -p $(@D) && touch $@
endef
$(STAMP): packages.txt
	$(install_missing)
$(BUILD)/packages-ci.ok $(BUILD)/packages-page.ok $(BUILD)/packages-batteries.ok $(BUILD)/packages-peers.ok: $(BUILD)/%.ok: %.txt | $(STAMP)
	$(install_missing)

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

# What only we need, beyond the tests: see "Checks" in the README.
lint: $(BUILD)/packages-ci.ok $(BUILD)/build.ninja
	@bash tests/lint.sh $(BUILD) $(JOBS)
FUZZ_SECONDS ?= 1200
FUZZ ?= $(notdir $(wildcard tests/fuzz/corpus/*))
fuzz: $(BUILD)/packages-ci.ok
	@bash tests/fuzz/fuzz.sh $(BUILD)/fuzz $(FUZZ_SECONDS) $(JOBS) $(FUZZ)
# Bytes compared over builds, instruction sets, threads and sizes; kill -9; sanitizers: hours, or with CUT=1 five minutes.
CUT ?= 0
hardening: $(BUILD)/packages-ci.ok programs
	@bash tests/hardening/run.sh $(BUILD) $(JOBS) $(CUT)

# The records that come with the package, as their authors computed them. VERIFY: the files whose first trial is trained again.
VERIFY ?= $(foreach n,4 8,$(patsubst %,published/%_$(n).jsonl,no_adversary anc cpa_anc exclusive))
# A run of runs.tsv on a cluster: `make cluster RUN=campaign/cpa_anc_16.jsonl [PER_TASK=2]` submits a job array, and cluster-merge makes
# results/RUN of what its tasks wrote.
PER_TASK ?=
cluster: programs
	@BIN=$(BIN) RESULTS=$(KEPT) bash cluster/submit.sh $(RUN) $(PER_TASK)
cluster-merge: programs
	@BIN=$(BIN) RESULTS=$(KEPT) bash cluster/merge.sh $(RUN) $(PER_TASK)
# What runs would cost on CORES cores, from a round measured here.
CORES ?= 2
plan: programs
	@BIN=$(BIN) bash cluster/plan.sh $(CORES) $(if $(RUN),$(RUN),$(filter-out %/anc%,$(call run_files,target=campaign)))
cluster-test: $(BUILD)/packages-ci.ok programs
	@bash tests/cluster/run.sh $(BUILD)

bench: build
	$(BIN)/benchmarks --benchmark_counters_tabular=true

# Every run is a line of runs.tsv: program, flags, and what QUICK does instead; QUICK marks every output.
run_files = $(shell sh runs.sh files $(MODE) $(1))
command_of = $(BIN)/$(shell sh runs.sh command $(MODE) $(1) $(RESULTS) '$(TRIALS)' '$(ROUNDS)')

# $(call run_records,FILE): the run that makes the records $(RESULTS)/FILE; trials that are there are kept. An unfinished run has the name
# FILE.part, so that make neither deletes it nor takes it for a finished one.
run_records = $(call run_records_to,$(1),$(RESULTS)/$(1))
define run_records_to
@mkdir -p $(dir $(2)); [ ! -e $(2) ] || [ -e $(2).part ] || mv $(2) $(2).part
$(call say_step,$(2),$(call command_of,$(1)))
@$(call command_of,$(1)) $(THREADS) --out $(2).part
@mv $(2).part $(2) && touch $(2)
endef

# Campaigns, earlier ones, larger and shorter keys have no rule a file: they run when they are asked for, and go on where they stopped.
single_runs = $(addprefix $(RESULTS)/,$(filter-out campaign% earlier% larger% shortkey%,$(call run_files,$(1))))
RUNS := $(call single_runs)
# $(call of_run,FILES): what these runs leave behind, in $(RESULTS); in MODE published, published/ where it has them.
of_run = $(foreach file,$(1),$(or $(if $(filter published,$(MODE)),$(wildcard published/$(file))),$(RESULTS)/$(file)))
# The steps of `make all`, and how far it is. One that has ended is done.
STEPS := $(filter $(RESULTS)/%,$(call of_run,$(call run_files,target=all)))
NOT_KEPT := -not -name SHA256SUMS -not -name '*.part' -not -name '*.tmp' -not -name '*.complete'
say_step = @echo "$(if $(filter $(1),$(STEPS)),step $$(($$(ls $(STEPS) 2> /dev/null | wc -l) + 1)) of $(words $(STEPS)): )$(2)"
$(call single_runs,program=no_adversary): $(BIN)/no_adversary
$(call single_runs,program=anc): $(BIN)/anc
$(call single_runs,program=cpa_anc): $(BIN)/cpa_anc
$(call single_runs,program=related_work): $(BIN)/related_work
$(call single_runs,program=replay): $(BIN)/replay

$(filter %.jsonl,$(RUNS)): $(RESULTS)/%:
	$(call run_records,$*)
# A trace of one trial: trial 0 always, none is picked for its looks.
$(filter-out %.jsonl,$(RUNS)): $(RESULTS)/%:
	@mkdir -p $(@D); rm -f $@
	$(call say_step,$@,$(call command_of,$*))
	@$(call command_of,$*) $@ > /dev/null
.SECONDARY:

# The networks of [14] train for minutes, so they have a file of their own, and QUICK leaves them out. The seconds of both go to one
# file, the one after the other.
RELATED := $(call of_run,$(call run_files,program=related_work target=all))
$(filter-out %/related_work.jsonl,$(filter $(RESULTS)/%,$(RELATED))): | $(RESULTS)/related_work.jsonl

include paper/rules.mk
include paper/long_runs.mk
include page/rules.mk

# What ARTIFACT.md claims, against what is found. Without results the report comes from published/.
ifeq ($(MODE),quick)
claims verify:
	@echo 'make $@: QUICK is compared with nothing: run it without MODE=quick' >&2; exit 2
else
claims: $(BIN)/tabulate $(BIN)/replay $(TRACE_4) $(TRACE_6) $(if $(filter published,$(MODE)),$(OUT)/report.pdf)
	@bash claims.sh check $(BIN) $(KEPT) $(OUT) $(JOBS) $(VERIFY)
verify: $(BIN)/replay
	@bash published/verify.sh $(BIN)/replay $(KEPT) $(JOBS) $(VERIFY)
endif

# For whoever keeps the results: where they were made, and what each file was (sha256sum --check SHA256SUMS).
$(RESULTS)/provenance.json: paper/provenance.sh $(BIN)/tabulate $(STEPS)
	@mkdir -p $(@D); sh paper/provenance.sh $(BUILD) json > $@.tmp
	@mv $@.tmp $@
$(RESULTS)/SHA256SUMS: $(RESULTS)/provenance.json $(STEPS) $(shell find $(RESULTS)/ -type f $(NOT_KEPT) 2> /dev/null)
	@cd $(@D) && find * -type f $(NOT_KEPT) | LC_ALL=C sort | xargs -d '\n' sha256sum > SHA256SUMS.tmp
	@mv $@.tmp $@

all: $(RESULTS)/SHA256SUMS
	@sh paper/ending.sh $(OUT)

clean:
	rm -rf $(BUILD)
distclean: clean
	rm -rf $(named_results) $(named_results)-quick
