#include "training/forces.h"

#include <algorithm>

#include "support/catch.h"

using namespace anc;

namespace {

const TrialId kTrial{.experiment = Experiment::cpa_anc, .key_bits = 4, .seed = 11, .trial = 2};

Hyperparameters short_settings() {
  Hyperparameters settings = default_hyperparameters(kTrial.experiment, kTrial.key_bits);
  settings.max_rounds = 60;
  return settings;
}

}  // namespace

TEST_CASE("Measuring the forces leaves the trial as it is") {
  int measured = 0;
  const auto watched = train(kTrial, short_settings(), [&](const RoundSummary& round) {
    const std::vector<BitForces> forces = round.trial.forces();
    CHECK(forces.size() == 4);
    for (const BitForces& on_bit : forces) {
      CHECK(on_bit.key_weight >= on_bit.second_key_weight);
      CHECK(on_bit.eve_weight > 0.0);
      CHECK(on_bit.bob > 0.0);
      CHECK(on_bit.noise > 0.0);
    }
    ++measured;
    return true;
  });
  CHECK(measured == 60);
  CHECK(watched->weights_hash == train(kTrial, short_settings(), {})->weights_hash);
}

TEST_CASE("Only CPA-ANC has forces") {
  TrialId id = kTrial;
  id.experiment = Experiment::anc;
  Hyperparameters settings = default_hyperparameters(id.experiment, id.key_bits);
  settings.max_rounds = 1;
  train(id, settings, [](const RoundSummary& round) {
    CHECK(round.trial.forces().empty());
    return true;
  });
}

TEST_CASE("Without gamma Eve's part of the gradient is zero, with it the parts scale apart") {
  Hyperparameters settings = short_settings();
  Matrix bob, eve, bob_alone, nothing;
  CpaGame game(kTrial, settings);
  settings.gamma = 0.0;
  CpaGame without(kTrial, settings);
  RandomStream stream = stream_for(kTrial, StreamUse::force_minibatch), same = stream;
  double largest = 0.0;
  for (int i = 0; i < 8; ++i) {
    game.gradient_parts(stream, bob, eve);
    without.gradient_parts(same, bob_alone, nothing);
    CHECK(bob == bob_alone);
    CHECK(nothing.isZero(0));
    largest = std::max(largest, static_cast<double>(eve.cwiseAbs().maxCoeff()));
  }
  CHECK(largest > 0.0);
}
