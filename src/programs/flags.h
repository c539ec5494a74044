// The flags of programs: those that several share, and one for every hyperparameter.
#pragma once

#include <boost/program_options.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "programs/program.h"
#include "training/hyperparameters.h"

namespace anc {

inline constexpr const char* kPackageVersion = "1.0.0";  // the VERSION of CMakeLists.txt

inline constexpr std::uint64_t kDefaultSeed = 2018;  // the year of the paper
static_assert(!is_calibration_seed(kDefaultSeed));

inline constexpr std::uint64_t kMostTrials = 1'000'000;

using FlagList = boost::program_options::options_description;

// Adds --name VALUE or, without a value name, the switch --name. Values are kept as text, which Arguments parses.
void add_flag(FlagList& flags, const std::string& name, const std::string& value_name, const std::string& help);

// A flag that may be given several times.
void add_repeated_flag(FlagList& flags, const std::string& name, const std::string& value_name,
                       const std::string& help);

// --first-trial, --seed, --threads, --out: what every program has that runs trials into records.
void add_run_flags(FlagList& flags);

// --simd, --quiet, --help, --version.
void add_common_flags(FlagList& flags);

// The name Boost knows a setting's flag by: "max-rounds".
inline std::string bare_flag(std::string_view setting) { return flag_of(setting).substr(2); }

// One flag for each hyperparameter that applies to the experiment (to any, when none is given); help shows range and
// default.
void add_hyperparameter_flags(FlagList& flags, std::optional<Experiment> experiment);

// A message with the settings that it names (see UserError) spelled as flags, where the program has them. What an
// argument quotes in the same way is the user's word and stays.
std::string with_flags(std::string message, const FlagList& flags, std::span<const char* const> arguments);

}  // namespace anc
