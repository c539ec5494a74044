#include "base/check.h"
#include "base/interrupt.h"
#include "campaign/trace.h"
#include "programs/program.h"
#include "programs/programs.h"

namespace anc {
namespace {

constexpr std::uint64_t kLargest = std::numeric_limits<std::uint64_t>::max();

struct Command {
  Campaign campaign;
  std::optional<std::filesystem::path> out, trace;
};

FlagList flags_of(Experiment experiment) {
  FlagList flags("Flags", 110);
  add_flag(flags, "key-bits", "N",
           "key bits, 0 to " + std::to_string(kMaxKeyBits) + ", default 4; the message has as many, or --message-bits");
  add_flag(flags, "trials", "T", "trials, default " + std::to_string(row_of(experiment).trials));
  add_run_flags(flags);
  add_flag(flags, "trace", "FILE", "columns, one line for each step of a single trial (--trials 1)");
  add_common_flags(flags);
  add_hyperparameter_flags(flags, experiment);
  return flags;
}

Command command_of(Experiment experiment, const Arguments& arguments) {
  const Command command = {
      .campaign = campaign_of(experiment, arguments), .out = arguments.path("out"), .trace = arguments.path("trace")};
  if (command.trace && command.campaign.trials != 1) {
    throw UserError("--trace shows a single trial, not " + std::to_string(command.campaign.trials), "add --trials 1");
  }
  if (command.trace && command.out) require_different({{"--trace", *command.trace}, {"--out", *command.out}});
  if (command.trace) require_replaceable(*command.trace, trace_beginning(experiment));
  return command;
}

int run(const Command& command, const TrialFunction& compute) {
  std::optional<RecordFile> file;
  if (command.out) file.emplace(*command.out, command.campaign.key);
  Trace trace;
  const TrialFunction trial = command.trace ? trace.recorded(compute) : compute;
  const CampaignResult result = run_campaign(command.campaign, file ? &*file : nullptr, trial, interrupted);
  if (!file) {
    std::string lines;
    for (const Record& record : result.computed) lines += to_json_line(record) + "\n";
    print(lines);
  }
  if (command.trace && !result.interrupted) {
    write_atomically({{.path = *command.trace,
                       .content = trace.text(),
                       .beginning = trace_beginning(command.campaign.key.experiment)}});
  }
  const Campaign& campaign = command.campaign;
  if (!campaign.quiet) {
    const auto computed = static_cast<std::int64_t>(result.computed.size());
    say_ended(std::string(name_of(campaign.key.experiment)) + " n=" + std::to_string(campaign.key.key_bits),
              result.computed.size(), result.reused,
              result.interrupted ? campaign.trials - computed - result.reused : 0, file.has_value());
  }
  return result.interrupted ? kInterruptedStatus : 0;
}

}  // namespace

Campaign campaign_of(Experiment experiment, const Arguments& arguments) {
  const int key_bits = static_cast<int>(arguments.integer("key-bits", 4, 0, kMaxKeyBits));
  const auto default_trials = static_cast<std::uint64_t>(row_of(experiment).trials);
  const std::uint64_t trials = arguments.integer("trials", default_trials, 1, kMostTrials);
  return {.key = {.experiment = experiment,
                  .key_bits = key_bits,
                  .seed = arguments.integer("seed", kDefaultSeed, 0, kLargest),
                  .settings = arguments.settings(experiment, key_bits)},
          .first_trial = arguments.integer("first-trial", 0, 0, kLargest - (trials - 1)),
          .trials = static_cast<std::int64_t>(trials),
          .threads = arguments.threads(),
          .quiet = arguments.has("quiet"),
          .recompute = arguments.has("trace")};
}

int campaign_main(Experiment experiment, int argc, const char* const* argv, const TrialFunction& compute) {
  const std::string program(name_of(experiment));
  return run_program(program, [&] {
    const CommandLine line = {program, "Usage: " + program + " [FLAG VALUE]...", flags_of(experiment)};
    return run_command(line, argc, argv, [&](const Arguments& arguments) {
      const Command command = command_of(experiment, arguments);
      catch_interrupts();
      return run(command, compute);
    });
  });
}

}  // namespace anc
