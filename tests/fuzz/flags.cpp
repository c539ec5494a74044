// A command line, one argument a line of the input: the flags of a campaign, their ranges, and the settings they make.
#include <vector>

#include "base/file.h"
#include "campaign/settings.h"
#include "fuzz_target.h"
#include "programs/arguments.h"

using namespace anc;

namespace {

FlagList all_flags() {
  FlagList flags("Flags", 110);
  add_run_flags(flags);
  add_common_flags(flags);
  add_hyperparameter_flags(flags, std::nullopt);
  return flags;
}

// What a program does with its arguments before it trains; words are allowed, as replay allows one.
Hyperparameters settings_of(const std::vector<const char*>& argv, Experiment experiment) {
  static const FlagList kFlags = all_flags();
  const Arguments arguments("fuzz", kFlags, static_cast<int>(argv.size()), argv.data(), 1);
  fuzz::require(arguments.threads() >= 1, "no threads");
  fuzz::require(arguments.integer("seed", 5, 0, 9) <= 9, "a seed out of range");
  (void)arguments.path("out");
  return arguments.settings(experiment, 4);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string content(fuzz::text_of(data, size));
  const Lines lines = split_lines(content);
  std::vector<std::string> texts = {"fuzz"};
  for (const std::string_view line : lines.whole) texts.emplace_back(line);
  std::vector<const char*> argv;
  for (const std::string& text : texts) argv.push_back(text.c_str());
  for (const Experiment experiment : {Experiment::no_adversary, Experiment::anc, Experiment::cpa_anc}) {
    const auto settings = fuzz::parsed_or_refused([&] { return settings_of(argv, experiment); });
    if (!settings) continue;
    Hyperparameters again = default_hyperparameters(experiment, 4);
    for (const HyperparameterRow& row : hyperparameter_table()) {
      if (applies(row, experiment)) set(again, row, number_of(row, value_text(*settings, row)).value());
    }
    fuzz::require(settings_difference(*settings, again, experiment).empty(),
                  "settings are not read as they are written");
  }
  return 0;
}
