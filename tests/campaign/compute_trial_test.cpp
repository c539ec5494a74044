#include "campaign/run_campaign.h"
#include "support/catch.h"

using namespace anc;

TEST_CASE("A trial is trained and judged, and the observer can abandon it") {
  const TrialId id = {.experiment = Experiment::cpa_anc, .key_bits = 2, .seed = 1, .trial = 2};
  Hyperparameters settings = default_hyperparameters(id.experiment, id.key_bits);
  settings.max_rounds = 3;
  int rounds = 0;
  const auto record = compute_trial(id, settings, [&](const RoundSummary&) { return ++rounds < 10; });
  REQUIRE(record);
  CHECK(record->rounds == 3);
  CHECK(rounds == 3);
  CHECK(record->rounded_weights.size() == 4);
  CHECK_FALSE(compute_trial(id, settings, [](const RoundSummary&) { return false; }));
}
