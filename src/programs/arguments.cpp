#include "programs/arguments.h"

#include <algorithm>
#include <sstream>

#include "base/check.h"
#include "base/cores.h"
#include "base/text.h"
#include "numerics/simd_target.h"
#include "programs/program.h"
#include "training/train.h"

namespace anc {
namespace po = boost::program_options;
namespace {

[[noreturn]] void refuse_flag(const std::string& program, const std::string& name) {
  throw UserError(name + " is not a flag of this program", "see " + program + " --help");
}

// Boost fills in the name of a flag where its message has %option%, and goes on without end where the name has that,
// too.
void refuse_placeholders(const std::string& program, const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments) {
    const std::string name = argument.substr(0, argument.find('='));
    if (name.starts_with("--") && name.find('%') != std::string::npos) refuse_flag(program, name);
  }
}

// Boost's message, cut to what happened, as our one line.
[[noreturn]] void refuse(const std::string& program, const po::error& error) {
  if (const auto* unknown = dynamic_cast<const po::unknown_option*>(&error)) {
    refuse_flag(program, unknown->get_option_name());
  }
  throw UserError(error.what(), "see " + program + " --help");
}

double value_of(const HyperparameterRow& row, const std::string& text) {
  const std::optional<double> value = number_of(row, text);
  if (value) return *value;
  const std::string what = flag_of(row.name) + " " + text;
  if (!row.words.empty()) throw UserError(what + " is not a choice", "give one of " + std::string(row.words));
  throw UserError(what + " is not a number", "give a number such as 0.1");
}

void choose_simd_target(const Arguments& arguments) {
  if (available_simd_targets().empty()) {
    throw UserError("this processor has no instruction set that the program can use",
                    "run it on an x86-64 with AVX2 and FMA, or on an AArch64");
  }
  force_simd_target(arguments.text("simd").value_or("auto"));
}

}  // namespace

Arguments::Arguments(const std::string& program, const FlagList& flags, int argc, const char* const* argv,
                     std::size_t words) {
  // Long flags only, and no guessing: an abbreviation that means one flag today may mean another tomorrow.
  constexpr int kStyle = po::command_line_style::allow_long | po::command_line_style::long_allow_adjacent |
                         po::command_line_style::long_allow_next;
  const std::vector<std::string> arguments(argv + std::min(argc, 1), argv + argc);
  refuse_placeholders(program, arguments);
  try {
    const po::parsed_options parsed = po::basic_command_line_parser<char>(arguments).options(flags).style(kStyle).run();
    for (const po::option& option : parsed.options) {
      if (option.string_key.empty()) words_.push_back(option.value.front());
    }
    po::store(parsed, values_);
  } catch (const po::error& error) {
    refuse(program, error);
  }
  if (words_.size() > words)
    throw UserError("'" + words_[words] + "' is not expected here", "see " + program + " --help");
}

std::optional<std::string> Arguments::text(const std::string& flag) const {
  return has(flag) ? std::optional(values_[flag].as<std::string>()) : std::nullopt;
}

std::vector<std::string> Arguments::texts(const std::string& flag) const {
  return has(flag) ? values_[flag].as<std::vector<std::string>>() : std::vector<std::string>();
}

std::optional<std::filesystem::path> Arguments::path(const std::string& flag) const {
  const std::optional<std::string> name = text(flag);
  if (name && name->empty()) throw UserError("--" + flag + " names no file", "give the name of a file");
  return name;
}

std::uint64_t Arguments::integer(const std::string& flag, std::uint64_t default_value, std::uint64_t minimum,
                                 std::uint64_t maximum) const {
  const std::optional<std::string> given = text(flag);
  if (!given) return default_value;
  const std::optional<std::uint64_t> value = parse_uint64(*given);
  if (!value || *value < minimum || *value > maximum) {
    throw UserError("--" + flag + " " + *given + " is not a whole number in range",
                    "give a whole number from " + std::to_string(minimum) + " to " + std::to_string(maximum));
  }
  return *value;
}

int Arguments::threads() const {
  return static_cast<int>(integer("threads", static_cast<std::uint64_t>(available_threads()), 1, kMostThreads));
}

Hyperparameters Arguments::settings(Experiment experiment, int key_bits) const {
  const HyperparameterRow& of_message = *row_named("message_bits");
  Hyperparameters sizes{};
  if (const auto given = text(bare_flag(of_message.name))) set(sizes, of_message, value_of(of_message, *given));
  if (sizes.message_bits == key_bits) sizes.message_bits = 0;
  check_sizes(key_bits, sizes);
  Hyperparameters settings = defaults_beside(experiment, key_bits, sizes);
  for (const HyperparameterRow& row : hyperparameter_table()) {
    const std::optional<std::string> given = text(bare_flag(row.name));
    if (!given) continue;
    if (!applies(row, experiment)) {
      throw UserError(flag_of(row.name) + " does not apply to " + std::string(name_of(experiment)), "leave it out");
    }
    set(settings, row, value_of(row, *given));
  }
  settings.message_bits = sizes.message_bits;
  return settings;
}

int run_command(const CommandLine& line, int argc, const char* const* argv,
                const std::function<int(const Arguments&)>& body) {
  try {
    const Arguments arguments(line.program, line.flags, argc, argv, line.words);
    if (line.computes) choose_simd_target(arguments);
    if (arguments.has("help")) {
      std::ostringstream text;
      text << line.usage << "\n\n" << line.flags;
      print(text.str());
      return 0;
    }
    if (arguments.has("version")) {
      print(line.program + " " + kPackageVersion + " (numerics " + kNumericsProfile + ", simd " + simd_target() +
            ")\n");
      return 0;
    }
    return body(arguments);
  } catch (const UserError& error) {
    throw UserError(with_flags(error.what(), line.flags, {argv, argv + argc}));
  }
}

}  // namespace anc
