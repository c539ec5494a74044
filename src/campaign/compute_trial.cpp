#include "campaign/run_campaign.h"

namespace anc {

std::optional<Record> compute_trial(const TrialId& id, const Hyperparameters& settings, const RoundObserver& observer) {
  const std::optional<TrainedNetwork> network = train(id, settings, observer);
  if (!network) return std::nullopt;
  return make_record(id, settings, *network);
}

}  // namespace anc
