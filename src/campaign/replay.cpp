#include "campaign/replay.h"

#include <cstdio>

#include "base/check.h"
#include "base/interrupt.h"
#include "base/program.h"
#include "campaign/flags.h"
#include "campaign/record_difference.h"
#include "campaign/trace.h"

namespace anc {
namespace {

constexpr const char* kUsage =
    "Usage: replay EXPERIMENT/KEY_BITS/SEED/TRIAL [FLAG VALUE]...\n"
    "Runs one trial again and prints its record, for example: replay cpa_anc/16/2018/7";

FlagList flags_of_replay() {
  FlagList flags("Flags", 110);
  add_flag(flags, "against", "FILE",
           "compare bit for bit with the record of the trial in FILE, using its settings; exit 1 on a "
           "difference");
  add_flag(flags, "trace", "FILE", "columns, one line for each step of the trial");
  add_flag(flags, "forces", "FILE",
           "columns, one line for each ciphertext bit every 100 rounds: what pulls on it (CPA-ANC)");
  add_flag(flags, "weights", "FILE", "the matrix W at the end of the trial, before rounding");
  add_common_flags(flags);
  add_hyperparameter_flags(flags, std::nullopt);
  return flags;
}

Record record_in(const std::filesystem::path& path, const TrialId& id) {
  std::optional<Record> found;
  for (const Record& record : read_records(path)) {
    if (record.id != id) continue;
    if (found && !record_difference(record, *found).empty()) {
      throw UserError(path.string() + " has several different records of " + citation_of(id), "keep the one you mean");
    }
    found = record;
  }
  if (!found) throw UserError(path.string() + " has no record of " + citation_of(id), "name a file that has it");
  return *found;
}

void require_no_settings(const Arguments& arguments) {
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (!arguments.has(flag_of(row).substr(2))) continue;
    throw UserError(flag_of(row) + " cannot be given with --against, which takes its settings from the file",
                    "leave it out");
  }
}

int compare(const Record& computed, const Record& filed, const std::filesystem::path& path, bool quiet) {
  const std::string difference = record_difference(computed, filed);
  const std::string citation = citation_of(computed.id);
  if (!difference.empty()) {
    std::fprintf(stderr, "replay: %s differs from its record in %s (computed against filed): %s\n", citation.c_str(),
                 path.c_str(), difference.c_str());
    return 1;
  }
  if (!quiet) std::fprintf(stderr, "replay: %s is bit for bit its record in %s\n", citation.c_str(), path.c_str());
  return 0;
}

int run(const Arguments& arguments, const TrialFunction& compute) {
  if (arguments.words().empty()) {
    throw UserError("no trial is cited", "write experiment/key bits/seed/trial, for example cpa_anc/16/2018/7");
  }
  const TrialId id = parse_citation(arguments.words().front());
  const auto against = arguments.path("against"), trace_path = arguments.path("trace"),
             forces_path = arguments.path("forces"), weights_path = arguments.path("weights");
  if (against) require_no_settings(arguments);
  if (trace_path) require_writable(*trace_path);
  if (forces_path) {
    if (id.experiment != Experiment::cpa_anc) throw UserError("--forces is for CPA-ANC", "cite a trial of cpa_anc");
    require_writable(*forces_path);
  }
  if (weights_path) require_writable(*weights_path);
  std::optional<Record> filed;
  if (against) filed = record_in(*against, id);
  const bool quiet = arguments.has("quiet");
  const Hyperparameters settings = filed ? filed->settings : arguments.settings(id.experiment, id.key_bits);
  const Campaign campaign = {
      .key = {.experiment = id.experiment, .key_bits = id.key_bits, .seed = id.seed, .settings = settings},
      .first_trial = id.trial,
      .quiet = quiet};
  Trace trace;
  ForceTrace forces;
  WeightTrace weights;
  TrialFunction trial = trace_path ? trace.recorded(compute) : compute;
  if (forces_path) trial = forces.recorded(trial);
  if (weights_path) trial = weights.recorded(trial);
  const CampaignResult result = run_campaign(campaign, nullptr, trial, interrupted);
  if (result.interrupted) return kInterruptedStatus;
  const Record& computed = result.computed.front();
  print(to_json_line(computed) + "\n");
  if (trace_path) write_atomically(*trace_path, trace.text());
  if (forces_path) write_atomically(*forces_path, forces.text());
  if (weights_path) write_atomically(*weights_path, weights.text());
  return filed ? compare(computed, *filed, *against, quiet) : 0;
}

}  // namespace

int replay_main(int argc, const char* const* argv, const TrialFunction& compute) {
  return run_program("replay", [&] {
    const FlagList flags = flags_of_replay();
    const Arguments arguments("replay", flags, argc, argv, 1);
    choose_simd_target(arguments);
    if (answered("replay", kUsage, flags, arguments)) return 0;
    catch_interrupts();
    return run(arguments, compute);
  });
}

}  // namespace anc
