#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "base/check.h"
#include "base/interrupt.h"
#include "base/record_merge.h"
#include "base/text.h"
#include "programs/program.h"
#include "programs/programs.h"
#include "related/systems.h"

namespace anc {
namespace fs = std::filesystem;
namespace {

constexpr const char* kUsage =
    "Usage: merge PROGRAM [FLAG VALUE]... --out FILE SHARD...\n"
    "SHARD: a file, or a directory, all of whose .jsonl files are meant.\n"
    "What `PROGRAM [FLAG VALUE]... --out FILE` would write, from files that runs of parts of its trials have written, "
    "for\n"
    "example: merge cpa_anc --key-bits 8 --trials 200 --out all.jsonl shards/*.jsonl\n"
    "Records of other settings, seeds or numerics profiles are refused. A record does not say which version of the\n"
    "package wrote it; cluster/merge.sh keeps versions apart.";
constexpr int kMissing = 1;

FlagList flag_list() {
  FlagList flags("Flags", 110);
  for (const char* flag : {"key-bits", "seed", "first-trial", "trials", "only"}) {
    add_flag(flags, flag, "X", "as PROGRAM has it");
  }
  add_flag(flags, "full", "", "as related_work has it");
  add_flag(flags, "weights", "DIR", "as related_work has it, for the commands that compute what is missing");
  add_flag(flags, "out", "FILE", "JSON Lines: all records, sorted; what is there already is a shard, too");
  add_common_flags(flags);
  add_hyperparameter_flags(flags, std::nullopt);
  return flags;
}

// The text as a shell reads it, in quotes where it needs them.
std::string quoted(const std::string& text) {
  constexpr const char* kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./-";
  if (!text.empty() && text.find_first_not_of(kPlain) == std::string::npos) return text;
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

struct TrialSpan {
  std::uint64_t first, last;
};

// Trials in ascending order, some perhaps repeated, as unbroken spans.
std::vector<TrialSpan> spans_of(const std::vector<std::uint64_t>& trials) {
  std::vector<TrialSpan> spans;
  for (const std::uint64_t trial : trials) {
    if (!spans.empty() && trial - spans.back().last <= 1) {
      spans.back().last = trial;
    } else {
      spans.push_back({trial, trial});
    }
  }
  return spans;
}

std::string text_of(const TrialSpan& span) {
  return std::to_string(span.first) + (span.first == span.last ? "" : "-" + std::to_string(span.last));
}

// The command line of merge, in the parts that are needed apart.
struct Command {
  std::string program;  // with the directory that merge was called in
  fs::path out;
  std::vector<fs::path> shards;
  fs::path place;     // where shards are
  std::string flags;  // of the run, without its trials
  // A run with trials of its own for each case is not cut into spans: it goes on where its file ends.
  bool whole = false;
};

void report_missing(const Command& command, std::vector<std::uint64_t> trials, std::size_t records) {
  std::sort(trials.begin(), trials.end());
  std::string commands, list;
  const auto add = [&](const std::string& flags, const std::string& shard) {
    commands += quoted(command.program) + command.flags + flags + " --out " +
                quoted((command.place / (shard + ".jsonl")).string()) + "\n";
  };
  for (const TrialSpan& span : spans_of(trials)) {
    list += (list.empty() ? "" : ", ") + text_of(span);
    if (command.whole) continue;
    add(" --first-trial " + std::to_string(span.first) + " --trials " + std::to_string(span.last - span.first + 1),
        text_of(span));
  }
  if (command.whole) add("", "whole");
  print(commands);
  say("merge: " + std::to_string(records) + " records are missing, of trials " + list +
      ": run what standard output says, then merge its files as well");
}

template <class Format>
int merge(const Command& command, const Format& format, std::vector<typename Format::Key> keys,
          std::uint64_t (*trial_of)(const typename Format::Key&)) {
  const std::size_t records = keys.size();
  RecordMerge<Format> merged(format, std::move(keys));
  std::error_code error;
  std::optional<LockedFile> lock;  // against a run that writes there
  if (fs::exists(command.out, error)) {
    lock.emplace(command.out);
    merged.add(command.out);
  } else {
    require_writable(command.out);
  }
  for (const fs::path& shard : command.shards) merged.add(shard);
  std::vector<std::uint64_t> missing;
  for (const auto& key : merged.missing()) missing.push_back(trial_of(key));
  if (!missing.empty()) {
    const std::size_t count = missing.size();
    report_missing(command, std::move(missing), count);
    return kMissing;
  }
  if (!merged.write(command.out, interrupted)) return kInterruptedStatus;
  say("merge: " + std::to_string(records) + " records of " + std::to_string(command.shards.size()) + " shards are in " +
      command.out.string());
  return 0;
}

void require_absent(const Arguments& arguments, std::initializer_list<const char*> flags, const std::string& program) {
  for (const char* flag : flags) {
    if (arguments.has(flag))
      throw UserError("--" + std::string(flag) + " does not apply to " + program, "leave it out");
  }
}

// " --NAME VALUE" of those that were given.
std::string given(const Arguments& arguments, std::initializer_list<const char*> flags) {
  std::string text;
  for (const char* flag : flags) {
    const auto value = arguments.text(flag);
    if (value) text += " --" + std::string(flag) + " " + *value;
  }
  return text;
}

int merge_campaign(Experiment experiment, Command command, const Arguments& arguments) {
  require_absent(arguments, {"only", "full", "weights"}, std::string(name_of(experiment)));
  const Campaign campaign = campaign_of(experiment, arguments);
  command.flags = given(arguments, {"key-bits", "seed"});
  for (const HyperparameterRow& row : hyperparameter_table()) {
    const auto value = arguments.text(bare_flag(row.name));
    if (value) command.flags += " " + flag_of(row.name) + " " + *value;
  }
  std::vector<std::uint64_t> trials;
  for (std::int64_t i = 0; i < campaign.trials; ++i) {
    trials.push_back(campaign.first_trial + static_cast<std::uint64_t>(i));
  }
  return merge<CampaignFormat>(command, {campaign.key}, std::move(trials),
                               [](const std::uint64_t& key) { return key; });
}

int merge_related(Command command, const Arguments& arguments) {
  require_absent(arguments, {"key-bits"}, "related_work");
  for (const HyperparameterRow& row : hyperparameter_table()) {
    require_absent(arguments, {bare_flag(row.name).c_str()}, "related_work");
  }
  const related::Run run = related::run_of(arguments);
  command.whole = !arguments.has("trials");
  command.flags = given(arguments, {"only", "seed"}) + (arguments.has("full") ? " --full" : "") +
                  (command.whole ? given(arguments, {"first-trial"}) : "") +
                  (run.weights ? " --weights " + quoted(run.weights->string()) : "");
  const related::RecordFormat format = {.cases = related::all_cases(), .seed = run.seed};
  std::vector<related::RecordFormat::Key> keys;
  for (const related::Case& one : run.cases) {
    const auto place = format.find(one.reference, one.attack, one.settings);
    check(place.has_value(), "merge_related: a case that is none of all");
    for (std::int64_t i = 0; i < related::trials_of(run, one); ++i) {
      keys.emplace_back(*place, run.first_trial + static_cast<std::uint64_t>(i));
    }
  }
  return merge<related::RecordFormat>(command, format, std::move(keys),
                                      [](const related::RecordFormat::Key& key) { return key.second; });
}

// A file, or the .jsonl files of a directory but `out`, of which there may be more than a command line holds.
std::vector<fs::path> shards_at(const fs::path& path, const fs::path& out) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return {path};
  std::vector<fs::path> shards;
  for (const auto& entry : fs::directory_iterator(path, error)) {
    std::error_code other;  // where one of the two is not there
    if (entry.path().extension() == ".jsonl" && !fs::equivalent(entry.path(), out, other))
      shards.push_back(entry.path());
  }
  if (error) throw UserError(path.string() + ": cannot be listed (" + error.message() + ")", "change its permissions");
  std::sort(shards.begin(), shards.end());
  return shards;
}

// The parts of the command line but for the run's flags.
Command command_of(const Arguments& arguments, const fs::path& called) {
  if (arguments.words().empty()) throw UserError("no program is named", "see merge --help");
  const auto out = arguments.path("out");
  if (!out) throw UserError("--out is missing", "name the file of all records");
  const fs::path program = called.parent_path() / arguments.words().front();
  Command command = {.program = program.string(), .out = *out, .shards = {}, .place = out->parent_path(), .flags = {}};
  for (std::size_t i = arguments.words().size() - 1; i > 0; --i) {
    const fs::path word = arguments.words()[i];
    const std::vector<fs::path> shards = shards_at(word, *out);
    std::error_code error;  // whatever it is, reading the shard says so
    command.place = fs::is_directory(word, error) ? word : word.parent_path();  // in the end that of the first
    command.shards.insert(command.shards.begin(), shards.begin(), shards.end());
  }
  for (const fs::path& shard : command.shards) require_different({{"--out", *out}}, {{shard.string(), shard}});
  return command;
}

}  // namespace

int merge_main(int argc, const char* const* argv) {
  return run_program("merge", [&] {
    const CommandLine line = {"merge", kUsage, flag_list(), kAnyNumberOfWords, /*computes=*/false};
    return run_command(line, argc, argv, [&](const Arguments& arguments) {
      const Command command = command_of(arguments, argc > 0 ? argv[0] : "");
      const std::string& program = arguments.words().front();
      const std::optional<Experiment> experiment = experiment_named(program);
      if (!experiment && program != "related_work") {
        std::vector<std::string> programs = experiment_names();
        programs.emplace_back("related_work");
        throw UserError("'" + program + "' writes no records", "name " + choice_of(programs));
      }
      catch_interrupts();
      return experiment ? merge_campaign(*experiment, command, arguments) : merge_related(command, arguments);
    });
  });
}

}  // namespace anc
