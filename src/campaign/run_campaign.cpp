#include "campaign/run_campaign.h"

#include <algorithm>

#include "base/check.h"
#include "base/parallel.h"
#include "base/progress.h"
#include "campaign/record_difference.h"

namespace anc {
namespace {

TrialId id_of(const Campaign& campaign, std::uint64_t trial) {
  return {.experiment = campaign.key.experiment,
          .key_bits = campaign.key.key_bits,
          .seed = campaign.key.seed,
          .trial = trial};
}

std::vector<std::uint64_t> trials_to_compute(const Campaign& campaign, const RecordFile* file) {
  std::vector<std::uint64_t> missing;
  for (std::int64_t i = 0; i < campaign.trials; ++i) {
    const std::uint64_t trial = campaign.first_trial + static_cast<std::uint64_t>(i);
    if (campaign.recompute || file == nullptr || file->find(trial) == nullptr) missing.push_back(trial);
  }
  return missing;
}

ProgressLabels labels_of(const CampaignKey& key) {
  return {.title = std::string(name_of(key.experiment)) + " n=" + std::to_string(key.key_bits),
          .task = "trials",
          .unit = "rounds",
          .gauges = {"Bob", "Eve"}};
}

// Appends a new record; one that the file already has must be the same.
void put(RecordFile& file, const Record& computed) {
  const Record* filed = file.find(computed.id.trial);
  if (filed == nullptr) return file.append(computed);
  const std::string difference = record_difference(computed, *filed);
  if (difference.empty()) return;
  throw UserError(file.path().string() + ": its record of " + citation_of(computed.id) +
                      " is not what this build computes (computed against filed): " + difference,
                  "move the file away and compute it again");
}

// Trains the given trials; an entry stays empty where the run was stopped first.
std::vector<std::optional<Record>> compute_all(const Campaign& campaign, const std::vector<std::uint64_t>& trials,
                                               RecordFile* file, const TrialFunction& compute,
                                               const std::function<bool()>& stop) {
  const auto count = static_cast<std::int64_t>(trials.size());
  const ProgressState start = {
      .tasks = campaign.trials, .done = campaign.trials - count, .cap = campaign.key.settings.max_rounds};
  Progress progress(labels_of(campaign.key), start, campaign.threads, campaign.quiet || count == 0);
  std::vector<std::optional<Record>> computed(trials.size());
  run_parallel(count, campaign.threads, stop, [&](std::int64_t index, int worker, const auto& cancelled) {
    const auto i = static_cast<std::size_t>(index);
    const RoundObserver observer = [&](const RoundSummary& round) {
      progress.update(worker, round.round, round.bob_error, round.eve_error);
      return !cancelled();
    };
    computed[i] = compute(id_of(campaign, trials[i]), campaign.key.settings, observer);
    if (!computed[i]) return;
    if (file != nullptr) put(*file, *computed[i]);
    progress.finish(worker, computed[i]->rounds);
  });
  return computed;
}

}  // namespace

CampaignResult run_campaign(const Campaign& campaign, RecordFile* file, const TrialFunction& compute,
                            const std::function<bool()>& stop) {
  check(campaign.trials >= 1, "run_campaign: needs at least one trial");
  const std::vector<std::uint64_t> missing = trials_to_compute(campaign, file);
  CampaignResult result;
  result.reused = campaign.trials - static_cast<std::int64_t>(missing.size());
  for (std::optional<Record>& record : compute_all(campaign, missing, file, compute, stop)) {
    if (record) result.computed.push_back(std::move(*record));
  }
  result.interrupted = result.computed.size() < missing.size();
  if (file != nullptr && !result.interrupted) file->sort();
  return result;
}

}  // namespace anc
