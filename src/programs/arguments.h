// A command line, strictly read: whole words only, each value checked against its range.
#pragma once

#include <filesystem>
#include <functional>
#include <limits>

#include "programs/flags.h"

namespace anc {

inline constexpr std::size_t kAnyNumberOfWords = std::numeric_limits<std::size_t>::max();

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

// Reads the arguments, answers --help and --version, and otherwise returns what `body` does. Throws UserError, settings
// spelled as flags, also when the instruction set, or any that this build can use, is missing here.
int run_command(const CommandLine& line, int argc, const char* const* argv,
                const std::function<int(const Arguments&)>& body);

}  // namespace anc
