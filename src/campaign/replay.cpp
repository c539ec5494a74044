#include "campaign/replay.h"

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
    say("replay: " + citation + " differs from its record in " + path.string() +
        " (computed against filed): " + difference);
    return 1;
  }
  if (!quiet) say("replay: " + citation + " is bit for bit its record in " + path.string());
  return 0;
}

TrialId id_of(const Arguments& arguments) {
  if (arguments.words().empty()) {
    throw UserError("no trial is cited", "write experiment/key bits/seed/trial, for example cpa_anc/16/2018/7");
  }
  return parse_citation(arguments.words().front());
}

// What the trial is watched for: each of the files asked for, and what fills it.
class Watch {
 public:
  // Throws UserError when one of the files cannot be written, or would be written over `against`.
  Watch(const Arguments& arguments, const TrialId& id)
      : trace_path_(arguments.path("trace")),
        forces_path_(arguments.path("forces")),
        weights_path_(arguments.path("weights")) {
    if (forces_path_ && id.experiment != Experiment::cpa_anc) {
      throw UserError("--forces is for CPA-ANC", "cite a trial of cpa_anc");
    }
    std::vector<NamedFile> outputs, inputs;
    for (const char* flag : {"trace", "forces", "weights"}) {
      const auto path = arguments.path(flag);
      if (path) outputs.push_back({"--" + std::string(flag), *path});
    }
    if (const auto against = arguments.path("against")) inputs.push_back({"--against", *against});
    require_different(outputs, inputs);
    for (const NamedFile& output : outputs) require_replaceable(output.path, kTraceBeginning);
  }

  // `compute`, watched. The watch outlives the function.
  TrialFunction recorded(TrialFunction compute) {
    if (trace_path_) compute = trace_.recorded(compute);
    if (forces_path_) compute = forces_.recorded(compute);
    if (weights_path_) compute = weights_.recorded(compute);
    return compute;
  }

  void write() const {
    std::vector<NewFile> files;
    if (trace_path_) files.push_back({*trace_path_, trace_.text(), kTraceBeginning});
    if (forces_path_) files.push_back({*forces_path_, forces_.text(), kTraceBeginning});
    if (weights_path_) files.push_back({*weights_path_, weights_.text(), kTraceBeginning});
    write_atomically(files);
  }

 private:
  std::optional<std::filesystem::path> trace_path_, forces_path_, weights_path_;
  Trace trace_;
  ForceTrace forces_;
  WeightTrace weights_;
};

int run(const Arguments& arguments, const TrialFunction& compute) {
  const TrialId id = id_of(arguments);
  const auto against = arguments.path("against");
  if (against) require_no_settings(arguments);
  Watch watch(arguments, id);
  std::optional<Record> filed;
  if (against) filed = record_in(*against, id);
  const bool quiet = arguments.has("quiet");
  const Hyperparameters settings = filed ? filed->settings : arguments.settings(id.experiment, id.key_bits);
  const Campaign campaign = {
      .key = {.experiment = id.experiment, .key_bits = id.key_bits, .seed = id.seed, .settings = settings},
      .first_trial = id.trial,
      .quiet = quiet};
  const CampaignResult result = run_campaign(campaign, nullptr, watch.recorded(compute), interrupted);
  if (result.interrupted) return kInterruptedStatus;
  const Record& computed = result.computed.front();
  print(to_json_line(computed) + "\n");
  watch.write();
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
