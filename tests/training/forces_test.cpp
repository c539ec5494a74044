#include "training/forces.h"

#include <algorithm>
#include <cmath>

#include "numerics/elementwise.h"
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
    REQUIRE(round.forces != nullptr);
    const std::vector<BitForces> forces = (*round.forces)();
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
    CHECK(round.forces == nullptr);
    return true;
  });
}

TEST_CASE("Without gamma Eve's part of the gradient is zero, with it the parts scale apart") {
  Hyperparameters settings = short_settings();
  Matrix bob, eve, bob_alone, nothing;
  CpaGame game(kTrial, settings);
  settings.gamma = 0.0;
  CpaGame without(kTrial, settings);
  RandomStream stream = stream_for(kTrial, Role::force_minibatch), same = stream;
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

// A single ciphertext bit leaks nothing, before any rounding, when its key weights sum to minus its message weight.
TEST_CASE("key_sum = message_weight makes the ciphertext angle independent of the message bit") {
  constexpr int kKeys = 5, kPatterns = 1 << kKeys;
  RandomStream stream({17});
  double keys[kKeys], sum = 0.0;
  for (double& w : keys) sum += (w = stream.uniform(-0.6f, 0.6f));
  const auto angles = [&](double message_weight, int message) {
    Matrix h(1, kPatterns), angle(1, kPatterns);
    for (int pattern = 0; pattern < kPatterns; ++pattern) {
      double total = message * message_weight;
      for (int k = 0; k < kKeys; ++k) total += (pattern >> k & 1) * keys[k];
      h(0, pattern) = static_cast<float>(total);
    }
    triangle_wave(h, angle);
    std::sort(angle.data(), angle.data() + kPatterns);
    return angle;
  };
  CHECK((angles(-sum, 0) - angles(-sum, 1)).cwiseAbs().maxCoeff() < 1e-6f);
  CHECK((angles(-sum + 0.3, 0) - angles(-sum + 0.3, 1)).cwiseAbs().maxCoeff() > 1e-2f);
}
