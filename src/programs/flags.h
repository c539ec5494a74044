// The flags that programs share, strictly read: whole words only, each value checked against its range.
#pragma once

#include <boost/program_options.hpp>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <limits>
#include <optional>
#include <string>

#include "programs/program.h"
#include "training/hyperparameters.h"

namespace anc {

inline constexpr const char* kPackageVersion = "1.0.0";  // the VERSION of CMakeLists.txt

inline constexpr std::uint64_t kDefaultSeed = 2018;  // the year of the paper
static_assert(!is_calibration_seed(kDefaultSeed));

inline constexpr std::uint64_t kMostTrials = 1'000'000;

inline constexpr std::size_t kAnyNumberOfWords = std::numeric_limits<std::size_t>::max();

using FlagList = boost::program_options::options_description;

// Adds --name VALUE or, without a value name, the switch --name. Values are kept as text: the readers below parse them.
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

// A command line as it was given.
class Arguments {
 public:
  // Throws UserError naming the flag: unknown, abbreviated, given twice, or without its value; or a word that is no
  // flag where `words` are not allowed.
  Arguments(const std::string& program, const FlagList& flags, int argc, const char* const* argv,
            std::size_t words = 0);

  const std::vector<std::string>& words() const { return words_; }
  bool has(const std::string& flag) const { return values_.count(flag) != 0; }
  std::optional<std::string> text(const std::string& flag) const;
  std::vector<std::string> texts(const std::string& flag) const;  // of a repeated flag
  std::optional<std::filesystem::path> path(const std::string& flag) const;

  // The value of a flag, or `default_value`. Throws UserError naming the flag when it is not an integer from
  // minimum to maximum.
  std::uint64_t integer(const std::string& flag, std::uint64_t default_value, std::uint64_t minimum,
                        std::uint64_t maximum) const;

  // --threads; available_threads() when it is not given.
  int threads() const;

  // The defaults of the experiment at the size of the message, changed by the flags given. Throws UserError when a
  // value is out of range or the flag does not apply to the experiment.
  Hyperparameters settings(Experiment experiment, int key_bits) const;

 private:
  boost::program_options::variables_map values_;
  std::vector<std::string> words_;
};

struct CommandLine {
  std::string program, usage;
  FlagList flags;
  std::size_t words = 0;  // that are no flags, at most
  bool computes = true;   // on the instruction set of --simd
};

// Reads the arguments, answers --help and --version, and otherwise returns what `body` does. Throws UserError, also
// when the instruction set, or any that this build can use, is missing here.
int run_command(const CommandLine& line, int argc, const char* const* argv,
                const std::function<int(const Arguments&)>& body);

}  // namespace anc
