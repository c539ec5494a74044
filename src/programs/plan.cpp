#include "planning/plan.h"

#include "base/check.h"
#include "base/cores.h"
#include "base/interrupt.h"
#include "base/text.h"
#include "programs/program.h"
#include "programs/programs.h"

namespace anc {
namespace {

constexpr const char* kUsage =
    "Usage: plan PROGRAM [FLAG VALUE]... [--cores C] [--per-task K] [--known FILE]...   what this run would cost\n"
    "       plan PROGRAM --measure FILE                                                  what trials cost here, at "
    "every size\n"
    "       plan PROGRAM --report FILE --measured FILE [--known FILE]...                 the report's tables, at its "
    "defaults\n"
    "Trials take the rounds of the known ones of the same settings, whatever their seed; where none is known, all that "
    "they may.\n"
    "For example: plan cpa_anc --key-bits 16 --trials 200 --cores 64 --known published/cpa_anc_16.jsonl";
constexpr const char* kMacrosBeginning = "% program: plan";
constexpr const char* kCostsBeginning = "# program: plan";
constexpr std::uint64_t kRequeueMinutes = 10;

FlagList flag_list() {
  FlagList flags("Flags", 110);
  for (const char* flag : {"key-bits", "seed", "first-trial", "trials"})
    add_flag(flags, flag, "X", "as PROGRAM has it");
  add_flag(flags, "cores", "C", "how many are ours; default those of this machine that are");
  add_flag(flags, "per-task", "K", "trials a task of the array; default 1");
  add_flag(flags, "failures", "F", "of a node, in a million core-hours that we use; default 0");
  add_flag(flags, "requeue-minutes", "M",
           "that a core is out after a failure; default " + std::to_string(kRequeueMinutes));
  add_repeated_flag(flags, "known", "FILE", "records of trials that were run; may be repeated");
  add_flag(flags, "measured", "FILE", "take the costs from FILE, as --measure wrote them, and measure nothing");
  add_flag(flags, "measure", "FILE", "write what rounds, records and merging cost here");
  add_flag(flags, "report", "FILE", "write the rows of the report's tables");
  add_common_flags(flags);
  add_hyperparameter_flags(flags, std::nullopt);
  return flags;
}

Workload workload_of(const Arguments& arguments, const Campaign& campaign) {
  constexpr std::uint64_t kMostCores = 1'000'000, kMostFailures = 1'000'000, kDay = 1440;
  const auto flag = [&](const char* name, std::uint64_t otherwise, std::uint64_t least, std::uint64_t most) {
    return static_cast<std::int64_t>(arguments.integer(name, otherwise, least, most));
  };
  return {.trials = campaign.trials,
          .per_task = flag("per-task", 1, 1, kMostTrials),
          .cores = flag("cores", static_cast<std::uint64_t>(available_threads()), 1, kMostCores),
          .failures = 1e-6 * static_cast<double>(flag("failures", 0, 0, kMostFailures)),
          .requeue_seconds = 60.0 * static_cast<double>(flag("requeue-minutes", kRequeueMinutes, 0, kDay))};
}

std::vector<Record> known_records(const Arguments& arguments) {
  std::vector<Record> known;
  for (const std::string& path : arguments.texts("known")) {
    for (Record& record : read_records(path)) known.push_back(std::move(record));
  }
  return known;
}

// What `mode` does has no use for a run's flags, nor for a cluster's.
void refuse_flags_of_runs(const Arguments& arguments, const std::string& mode, std::vector<std::string> others) {
  for (const char* flag :
       {"key-bits", "seed", "first-trial", "trials", "cores", "per-task", "failures", "requeue-minutes"}) {
    others.emplace_back(flag);
  }
  for (const HyperparameterRow& row : hyperparameter_table()) others.push_back(bare_flag(row.name));
  for (const std::string& flag : others) {
    if (!arguments.has(flag)) continue;
    throw UserError(mode + ", and --" + flag + " is not for that", "leave one of them out");
  }
}

int run(Experiment experiment, const Arguments& arguments) {
  const Campaign campaign = campaign_of(experiment, arguments);
  const auto measure = arguments.path("measure"), measured = arguments.path("measured"),
             report = arguments.path("report");
  if (measure) {
    refuse_flags_of_runs(arguments, "--measure writes what trials cost at every size", {"measured", "report", "known"});
    require_replaceable(*measure, kCostsBeginning);
    const std::string costs = kCostsBeginning + (" --measure, of " + std::string(name_of(experiment))) + "\n" +
                              costs_tsv(measure_all(experiment));
    if (interrupted()) return kInterruptedStatus;
    write_atomically({{.path = *measure, .content = costs, .beginning = kCostsBeginning}});
    return 0;
  }
  if (report) refuse_flags_of_runs(arguments, "--report writes the tables of the report, at its defaults", {});
  if (report && !measured) throw UserError("--report needs what trials cost", "add --measured FILE");
  const std::vector<Record> known = known_records(arguments);
  if (report) {
    const std::string macros = report_macros(experiment, read_costs(experiment, *measured), known);
    write_atomically({{.path = *report, .content = macros, .beginning = kMacrosBeginning}});
    return 0;
  }
  const std::optional<Cost> cost = measured ? cost_of(read_costs(experiment, *measured),
                                                      message_bits_of(campaign.key.key_bits, campaign.key.settings))
                                            : measure_cost(experiment, campaign.key.key_bits, campaign.key.settings);
  if (!cost) return kInterruptedStatus;
  print(plan_text(campaign.key, workload_of(arguments, campaign), *cost, known));
  return 0;
}

}  // namespace

int plan_main(int argc, const char* const* argv) {
  return run_program("plan", [&] {
    return run_command({"plan", kUsage, flag_list(), 1}, argc, argv, [](const Arguments& arguments) {
      if (arguments.words().empty()) throw UserError("no program is named", "see plan --help");
      const std::string& program = arguments.words().front();
      const std::optional<Experiment> experiment = experiment_named(program);
      if (!experiment) {
        throw UserError("'" + program + "' has no rounds to plan", "name " + choice_of(experiment_names()));
      }
      catch_interrupts();
      return run(*experiment, arguments);
    });
  });
}

}  // namespace anc
