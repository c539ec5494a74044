#include "programs/flags.h"

#include <algorithm>
#include <boost/algorithm/string/replace.hpp>

#include "base/check.h"
#include "base/text.h"
#include "campaign/settings.h"

namespace anc {
namespace po = boost::program_options;
namespace {

std::string number_text(const HyperparameterRow& row, double value) {
  return is_integer(row) ? std::to_string(static_cast<std::int64_t>(value)) : shortest(value);
}

std::string default_text(const HyperparameterRow& row, Experiment experiment) {
  const std::string at_4 = number_text(row, row.default_value(experiment, 4));
  const std::string at_8 = number_text(row, row.default_value(experiment, 8));
  const std::string at_16 = number_text(row, row.default_value(experiment, 16));
  if (at_4 == at_8 && at_8 == at_16) return at_4;
  return at_4 + ", " + at_8 + ", " + at_16 + " at 4, 8, 16 message bits";
}

std::string help_text(const HyperparameterRow& row, std::optional<Experiment> experiment) {
  std::string help(row.help);
  help += "; " + number_text(row, row.minimum) + " to " + number_text(row, row.maximum) + ", default ";
  return help + (experiment ? default_text(row, *experiment) : "that of the experiment");
}

}  // namespace

void add_flag(FlagList& flags, const std::string& name, const std::string& value_name, const std::string& help) {
  if (value_name.empty()) {
    flags.add_options()(name.c_str(), help.c_str());
  } else {
    flags.add_options()(name.c_str(), po::value<std::string>()->value_name(value_name), help.c_str());
  }
}

void add_repeated_flag(FlagList& flags, const std::string& name, const std::string& value_name,
                       const std::string& help) {
  flags.add_options()(name.c_str(), po::value<std::vector<std::string>>()->value_name(value_name), help.c_str());
}

void add_run_flags(FlagList& flags) {
  add_flag(flags, "first-trial", "I", "number of the first trial, default 0");
  add_flag(flags, "seed", "S", "seed, 64 bits, default " + std::to_string(kDefaultSeed));
  add_flag(flags, "threads", "J",
           "trials at a time, default one for each core that a scheduler or container leaves us");
  add_flag(flags, "out", "FILE",
           "JSON Lines, one trial a line: trials already there are kept, the others are added; without it, "
           "records go to standard output");
}

void add_common_flags(FlagList& flags) {
  add_flag(flags, "simd", "NAME",
           "instruction set: auto, avx512, avx2, neon or portable, as available; the results are the same");
  add_flag(flags, "quiet", "", "no progress on standard error");
  add_flag(flags, "help", "", "print this and exit");
  add_flag(flags, "version", "", "print version, numerics profile and instruction set, and exit");
}

void add_hyperparameter_flags(FlagList& flags, std::optional<Experiment> experiment) {
  for (const HyperparameterRow& row : hyperparameter_table()) {
    if (!experiment || applies(row, *experiment)) add_flag(flags, bare_flag(row.name), "X", help_text(row, experiment));
  }
}

std::string with_flags(std::string message, const FlagList& flags, std::span<const char* const> arguments) {
  for (const auto& flag : flags.options()) {
    std::string name = flag->long_name();
    std::ranges::replace(name, '-', '_');
    const std::string ours = setting(name);
    const auto quotes = [&](std::string_view argument) { return argument.find(ours) != std::string_view::npos; };
    if (std::ranges::none_of(arguments, quotes)) boost::replace_all(message, ours, flag_of(name));
  }
  return message;
}

}  // namespace anc
