#include "calibration/run_grid.h"

#include <map>

#include "base/interrupt.h"
#include "base/progress.h"

namespace anc {
namespace {

using Trials = std::map<std::uint64_t, Record>;  // of one point

// `compute`, except for trials that an earlier, shorter run of the same setting ended by converging.
TrialFunction with_earlier(const TrialFunction& compute, const Trials& earlier) {
  return [&](const TrialId& id, const Hyperparameters& settings, const RoundObserver& observer) {
    const auto found = earlier.find(id.trial);
    if (found == earlier.end() || !found->second.converged) return compute(id, settings, observer);
    Record record = found->second;
    record.settings = settings;
    return std::optional<Record>(record);
  };
}

// The stage's trials of one point; nothing when interrupted.
std::optional<Trials> run_point(Campaign campaign, const std::filesystem::path& path, const Trials& earlier,
                                const TrialFunction& compute) {
  if (!campaign.quiet) say(path.filename().string());
  RecordFile file(path, campaign.key);
  if (run_campaign(campaign, &file, with_earlier(compute, earlier), interrupted).interrupted) return std::nullopt;
  Trials trials;
  for (std::uint64_t trial = 0; trial < static_cast<std::uint64_t>(campaign.trials); ++trial) {
    trials.emplace(trial, *file.find(trial));
  }
  return trials;
}

Score score_of_trials(const Trials& trials) {
  std::vector<Record> records;
  for (const auto& [trial, record] : trials) records.push_back(record);
  return score_of(records);
}

void announce(std::size_t number, const std::vector<Stage>& stages) {
  const Stage& stage = stages[number];
  say("stage " + std::to_string(number + 1) + " of " + std::to_string(stages.size()) + ": " +
      std::to_string(stage.settings) + " settings, " + std::to_string(stage.trials) + " trials each, at most " +
      std::to_string(stage.max_rounds) + " rounds");
}

}  // namespace

bool run_grid(const Campaign& base, const Grid& grid, const std::vector<Stage>& stages,
              const std::filesystem::path& directory, const TrialFunction& compute) {
  std::vector<Hyperparameters> points = grid.points;
  std::vector<Trials> trials(points.size());
  for (std::size_t number = 0; number < stages.size(); ++number) {
    const Stage& stage = stages[number];
    if (!base.quiet) announce(number, stages);
    std::vector<Score> scores;
    for (std::size_t i = 0; i < points.size(); ++i) {
      Campaign campaign = base;
      campaign.trials = stage.trials;
      campaign.key.settings = points[i];
      campaign.key.settings.max_rounds = stage.max_rounds;
      const auto name = file_of(base.key.experiment, base.key.key_bits, grid, campaign.key.settings);
      std::optional<Trials> done = run_point(campaign, directory / name, trials[i], compute);
      if (!done) return false;
      trials[i] = std::move(*done);
      scores.push_back(score_of_trials(trials[i]));
    }
    if (number + 1 == stages.size()) break;
    std::vector<Hyperparameters> survivors;
    std::vector<Trials> their_trials;
    for (const std::size_t place : best_of(scores, stages[number + 1].settings)) {
      survivors.push_back(points[place]);
      their_trials.push_back(std::move(trials[place]));
    }
    points = std::move(survivors);
    trials = std::move(their_trials);
  }
  return true;
}

}  // namespace anc
