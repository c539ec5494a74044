#include "planning/measure.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <sstream>

#include "base/check.h"
#include "base/interrupt.h"
#include "base/record_merge.h"
#include "base/text.h"
#include "campaign/run_campaign.h"
#include "results/format.h"
#include "results/sheet.h"

namespace anc {
namespace fs = std::filesystem;
namespace {

constexpr TrialId trial_of(Experiment experiment, int key_bits, std::uint64_t trial) {
  return {.experiment = experiment, .key_bits = key_bits, .seed = 0, .trial = trial};
}

// Others may have the processor in between: that is not our time.
double processor_seconds() {
  timespec time = {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

// Nothing when interrupted.
std::optional<double> round_seconds(Experiment experiment, int key_bits, const Hyperparameters& settings) {
  constexpr std::size_t kWarm = 5, kFewest = 25, kMost = 2000;
  constexpr double kSeconds = 1.0;
  std::vector<double> rounds;
  const double begin = processor_seconds();
  double last = begin;
  Hyperparameters endless = settings;
  endless.stop_window = endless.max_rounds;
  train(trial_of(experiment, key_bits, 0), endless, [&](const RoundSummary&) {
    const double now = processor_seconds();
    rounds.push_back(now - last);
    last = now;
    return !interrupted() && rounds.size() < kMost && (rounds.size() < kFewest || now - begin < kSeconds);
  });
  if (interrupted()) return std::nullopt;
  rounds.erase(rounds.begin(), rounds.begin() + static_cast<std::ptrdiff_t>(std::min(kWarm, rounds.size() - 1)));
  std::nth_element(rounds.begin(), rounds.begin() + static_cast<std::ptrdiff_t>(rounds.size() / 2), rounds.end());
  return rounds[rounds.size() / 2];
}

// A directory that goes with its owner.
class Scratch {
 public:
  Scratch() {
    std::string pattern = (fs::temp_directory_path() / "anc_plan_XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
      throw UserError(pattern + ": cannot be made", "set TMPDIR to a place of yours");
    path_ = pattern;
  }
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  fs::path operator/(const char* name) const { return path_ / name; }

 private:
  fs::path path_;
};

double merge_seconds(Record record) {
  constexpr std::uint64_t kRecords = 1000;
  const Scratch scratch;
  std::string lines;
  std::vector<std::uint64_t> trials;
  for (std::uint64_t trial = 0; trial < kRecords; ++trial) {
    record.id.trial = trial;
    lines += to_json_line(record) + "\n";
    trials.push_back(trial);
  }
  write_atomically(scratch / "shard", lines);
  const CampaignKey key = {.experiment = record.id.experiment,
                           .key_bits = record.id.key_bits,
                           .seed = record.id.seed,
                           .settings = record.settings};
  const double begin = processor_seconds();
  RecordMerge<CampaignFormat> merged({key}, std::move(trials));
  merged.add(scratch / "shard");
  merged.write(scratch / "all", interrupted);
  return (processor_seconds() - begin) / static_cast<double>(kRecords);
}

double most_megabytes() {
  rusage usage = {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

std::vector<double> numbers_of(const std::string& line, const std::string& place) {
  constexpr std::size_t kColumns = 5;
  std::vector<double> numbers;
  for (const std::string& word : split(line, '\t')) {
    const std::optional<double> number = parse_double(word);
    numbers.push_back(number.value_or(0.0));
  }
  const bool whole = !numbers.empty() && numbers[0] <= kMaxKeyBits && numbers[0] == std::floor(numbers[0]);
  const bool positive = std::ranges::all_of(numbers, [](double number) { return number > 0.0; });
  if (numbers.size() != kColumns || !positive || !whole)
    throw UserError(place + " is not a line of costs", "name a file of plan `measure`");
  return numbers;
}

constexpr std::string_view kProcessor = "# processor: ";

// The experiment that a line of '#' says the costs are of; empty where it says nothing.
std::string experiment_said(const std::string& line) {
  const std::size_t of = line.rfind(", of ");
  if (of == std::string::npos) return "";
  const std::string name = line.substr(of + 5);
  return experiment_named(name) ? name : "";
}

}  // namespace

std::optional<Cost> measure_cost(Experiment experiment, int key_bits, const Hyperparameters& settings) {
  constexpr std::int64_t kShort = 10;
  const std::optional<double> seconds = round_seconds(experiment, key_bits, settings);
  if (!seconds) return std::nullopt;
  Cost cost = {.key_bits = key_bits, .round_seconds = *seconds};
  cost.megabytes = most_megabytes();
  Hyperparameters short_trial = settings;
  short_trial.max_rounds = std::min(kShort, settings.max_rounds);
  const std::optional<Record> record =
      compute_trial(trial_of(experiment, key_bits, 0), short_trial, [](const RoundSummary&) { return true; });
  if (!record) return std::nullopt;
  cost.record_bytes = static_cast<double>(to_json_line(*record).size() + 1);
  cost.merge_seconds = merge_seconds(*record);
  return cost;
}

std::string costs_tsv(const Costs& costs) {
  Sheet sheet;
  for (const Cost& cost : costs.sizes) {
    add_row(sheet, {{"key_bits", std::int64_t{cost.key_bits}},
                    {"round_seconds", four_digits(cost.round_seconds)},
                    {"megabytes", four_digits(cost.megabytes)},
                    {"record_bytes", fixed(cost.record_bytes, 0)},
                    {"merge_seconds", four_digits(cost.merge_seconds)}});
  }
  return std::string(kProcessor) + costs.processor +
         "\n# units: seconds of processor time a round of training and a merged record, on one core; MiB of a process; "
         "bytes a record\n" +
         data_text(sheet);
}

Costs read_costs(Experiment experiment, const fs::path& path) {
  std::istringstream content(read_file(path));
  Costs costs;
  std::size_t number = 0;
  for (std::string line; std::getline(content, line);) {
    ++number;
    if (line.starts_with(kProcessor)) {
      costs.processor = one_line(line.substr(kProcessor.size()));
      continue;
    }
    if (line.starts_with('#')) {
      const std::string said = experiment_said(line);
      if (said.empty() || said == name_of(experiment)) continue;
      throw UserError(path.string() + " has the costs of " + said + ", not of " + std::string(name_of(experiment)),
                      "name a file that `measure` wrote for it");
    }
    const std::vector<double> values = numbers_of(line, place_of(path, number));
    costs.sizes.push_back({.key_bits = static_cast<int>(values[0]),
                           .round_seconds = values[1],
                           .megabytes = values[2],
                           .record_bytes = values[3],
                           .merge_seconds = values[4]});
  }
  if (costs.sizes.empty()) throw UserError(path.string() + " has no costs", "name a file of plan `measure`");
  return costs;
}

}  // namespace anc
