#include "campaign/record_difference.h"

#include "support/catch.h"
#include "support/fake_trial.h"

using namespace anc;

TEST_CASE("A difference names the fields, with values where they are short") {
  const Record ours = test::fake_record({.experiment = Experiment::anc, .key_bits = 4, .seed = 1, .trial = 2});
  CHECK(record_difference(ours, ours).empty());
  Record theirs = ours;
  theirs.rounds = ours.rounds + 1;
  theirs.settings.max_rounds = 5;
  theirs.rounded_weights[0][0] += 1;
  theirs.weights_hash = 0;
  const std::string difference = record_difference(ours, theirs);
  CHECK_THAT(difference, Catch::Matchers::StartsWith("max_rounds (" + std::to_string(ours.settings.max_rounds) +
                                                     " against 5), rounds ("));
  CHECK_THAT(difference, test::Contains("), rounded_weights, weights_hash (\""));
}
