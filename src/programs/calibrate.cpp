#include <algorithm>

#include "base/check.h"
#include "base/interrupt.h"
#include "base/text.h"
#include "calibration/grid.h"
#include "calibration/scan.h"
#include "programs/program.h"
#include "programs/programs.h"
#include "results/format.h"

namespace anc {
namespace {

constexpr std::int64_t kTrials = 24;

// The cap of rounds.
const HyperparameterRow& cap() { return *row_named("max_rounds"); }
std::int64_t default_cap(Experiment experiment, int key_bits) {
  return static_cast<std::int64_t>(cap().default_value(experiment, key_bits));
}

struct Command {
  Campaign campaign;  // its settings give the cap alone: the rest are each point's
  std::optional<std::filesystem::path> directory;
  std::optional<std::string> only;
  std::optional<Grid> grid = {};  // of a joint scan
};

// The choices that are scanned are mostly Eve's.
std::string scanned_experiments() {
  std::vector<std::string> names;
  for (const ExperimentRow& row : experiment_table()) {
    if (row.has_eve()) names.emplace_back(row.name);
  }
  return choice_of(names);
}

FlagList flag_list() {
  FlagList flags("Flags", 110);
  add_flag(flags, "experiment", "E", scanned_experiments() + ", default cpa_anc");
  add_flag(flags, "key-bits", "N", "key bits n, 1 to " + std::to_string(kMaxKeyBits) + ", default 4");
  add_flag(flags, "only", "CHOICE", "scan this choice alone, such as eve_l2, or baseline; see --list");
  add_repeated_flag(flags, "grid", "CHOICE=V1,V2,...",
                    "scan several choices at once, every combination: up to four times this flag; a choice is a "
                    "hyperparameter, or eve_dullness (eve_l2 and eve_adam_epsilon, both at V times what CPA-ANC has "
                    "at 8 bits); xV is V times the default");
  add_flag(flags, "joint", "", "the joint scan that is stated for this game and key size; see --list --joint");
  add_flag(flags, "trials", "T",
           "trials of every point, default " + std::to_string(kTrials) + "; with --joint those that are stated");
  add_flag(flags, "max-rounds", "R",
           "cap of rounds, default the paper's " + std::to_string(default_cap(Experiment::cpa_anc, 4)) +
               "; screening takes fewer");
  add_flag(flags, "seed", "S",
           "calibration seed, 0 to " + std::to_string(kLastCalibrationSeed) + ", default 1: results have others");
  add_flag(flags, "threads", "J", "trials at a time, default one for each core");
  add_flag(flags, "out", "DIR", "directory of the record files, one a point; trials already there are kept");
  add_flag(flags, "list", "", "print the scan and exit");
  add_common_flags(flags);
  return flags;
}

Experiment experiment_of(const Arguments& arguments) {
  const std::string name = arguments.text("experiment").value_or("cpa_anc");
  const std::optional<Experiment> experiment = experiment_named(name);
  if (!experiment || !row_of(*experiment).has_eve()) {
    throw UserError("--experiment " + name + " has no scan", "give " + scanned_experiments());
  }
  return *experiment;
}

void check_choice(const std::string& name) {
  std::vector<std::string> known = {"baseline"};
  for (const Choice& choice : calibration_choices()) known.emplace_back(choice.setting);
  if (std::ranges::find(known, name) != known.end()) return;
  throw UserError("--only: '" + name + "' is not a choice of the scan", "choose from " + joined(known, ", "));
}

const StatedGrid& stated(Experiment experiment, int key_bits) {
  const StatedGrid* const grid = stated_grid(experiment, key_bits);
  if (grid != nullptr) return *grid;
  throw UserError("--joint: no joint scan of " + std::string(name_of(experiment)) + " is stated for " +
                      std::to_string(key_bits) + " key bits",
                  "state its choices with --grid");
}

// The joint scan that is asked for, if any.
std::optional<Grid> grid_asked(const Arguments& arguments, const CampaignKey& key) {
  std::vector<std::string> choices = arguments.texts("grid");
  const bool joint = arguments.has("joint");
  if (joint && !choices.empty()) throw UserError("--joint is a grid already", "leave out --grid, or --joint");
  if (joint) choices = stated(key.experiment, key.key_bits).choices;
  if (choices.empty()) return std::nullopt;
  if (arguments.has("only")) throw UserError("--only is not for a joint scan", "leave it out");
  return grid_of(key.experiment, key.key_bits, choices, key.settings.max_rounds);
}

Command command_of(const Arguments& arguments) {
  const std::optional<std::string> only = arguments.text("only");
  if (only) check_choice(*only);
  const int key_bits = static_cast<int>(arguments.integer("key-bits", 4, 1, kMaxKeyBits));
  const Experiment experiment = experiment_of(arguments);
  const std::int64_t trials = arguments.has("joint") ? stated(experiment, key_bits).trials : kTrials;
  Command command = {.campaign = {.key = {.experiment = experiment,
                                          .key_bits = key_bits,
                                          .seed = arguments.integer("seed", 1, 0, kLastCalibrationSeed),
                                          .settings = {}},
                                  .trials = static_cast<std::int64_t>(
                                      arguments.integer("trials", static_cast<std::uint64_t>(trials), 1, kMostTrials)),
                                  .threads = arguments.threads(),
                                  .quiet = arguments.has("quiet")},
                     .directory = arguments.path("out"),
                     .only = only};
  command.campaign.key.settings.max_rounds = static_cast<std::int64_t>(
      arguments.integer("max-rounds", static_cast<std::uint64_t>(default_cap(experiment, key_bits)), 1,
                        static_cast<std::uint64_t>(cap().maximum)));
  command.grid = grid_asked(arguments, command.campaign.key);
  return command;
}

// A file of the scan, the settings of its trials, and what they are tried for.
struct Point {
  std::filesystem::path file;
  Hyperparameters settings;
  std::string question = {};
};

std::vector<Point> points_of(const Command& command) {
  const CampaignKey& key = command.campaign.key;
  std::vector<Point> points;
  if (command.grid) {
    for (const Hyperparameters& settings : command.grid->points) {
      points.push_back({file_of(key.experiment, key.key_bits, *command.grid, settings), settings});
    }
    return points;
  }
  for (const ScanPoint& point : scan_points(key.experiment, key.key_bits, key.settings.max_rounds)) {
    if (command.only && *command.only != (point.choice == nullptr ? "baseline" : point.choice->setting)) continue;
    points.push_back({file_of(key.experiment, key.key_bits, point), point.settings});
    if (point.choice == nullptr) continue;
    points.back().question =
        std::string(point.choice->question) + (point.choice->relative ? ", times the default" : "");
  }
  if (points.empty()) {
    throw UserError("--only: " + std::string(name_of(key.experiment)) + " has no choice of " + *command.only,
                    "choose another, see --list");
  }
  return points;
}

std::string list_text(const Command& command) {
  std::string text;
  for (const Point& point : points_of(command)) {
    text += point.file.string() + (point.question.empty() ? "" : "  " + point.question) + "\n";
  }
  return text;
}

int run(const Command& command, const TrialFunction& compute) {
  if (!command.directory) throw UserError("--out is needed", "name the directory of the record files");
  const std::vector<Point> points = points_of(command);
  std::error_code error;  // whatever it is, the first record file says so
  std::filesystem::create_directory(*command.directory, error);
  for (const Point& point : points) {
    Campaign campaign = command.campaign;
    campaign.key.settings = point.settings;
    RecordFile file(*command.directory / point.file, campaign.key);
    if (!campaign.quiet) say(point.file.string());
    if (run_campaign(campaign, &file, compute, interrupted).interrupted) return kInterruptedStatus;
  }
  return 0;
}

}  // namespace

int calibrate_main(int argc, const char* const* argv, const TrialFunction& compute) {
  return run_program("calibrate", [&] {
    const CommandLine line = {"calibrate", "Usage: calibrate --out DIR [FLAG VALUE]...", flag_list()};
    return run_command(line, argc, argv, [&](const Arguments& arguments) {
      const Command command = command_of(arguments);
      if (arguments.has("list")) {
        print(list_text(command));
        return 0;
      }
      catch_interrupts();
      return run(command, compute);
    });
  });
}

}  // namespace anc
