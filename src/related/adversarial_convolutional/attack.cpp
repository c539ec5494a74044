#include "related/adversarial_convolutional/attack.h"

#include <algorithm>

#include "base/check.h"
#include "base/interrupt.h"
#include "related/case.h"

namespace anc::related::adversarial_convolutional {
namespace {

constexpr int kEvaluationMinibatches = 8;

void poll() {
  if (interrupted()) throw Abandoned();
}

// Without an Eve in the loss there is nothing to wait for but Bob.
bool criterion_met(const Settings& settings, double bob, double eve) {
  return bob <= kBobReads && (settings.loss == Loss::no_eve || eve >= kEveIsKeptOut * settings.key_bits);
}

}  // namespace

Training train_networks(const Settings& settings, Game& game) {
  double bob = 0.0, eve = 0.0;
  for (int step = 1; step <= settings.max_steps; ++step) {
    poll();
    const Distances seen = game.improve_alice_bob();
    for (int i = 0; i < settings.eve_minibatches; ++i) game.improve_eve();
    bob += seen.bob / kWindow;
    eve += seen.eve / kWindow;
    if (step % kWindow != 0) continue;
    if (criterion_met(settings, bob, eve)) return {.reached = true, .steps = step};
    bob = eve = 0.0;
  }
  return {.reached = false, .steps = settings.max_steps};
}

double retrain_eve(const Settings& settings, Game& game, RandomStream& evaluation) {
  game.reset_eve();
  for (int step = 0; step < settings.retrain_steps; ++step) {
    poll();
    game.improve_eve();
  }
  return game.evaluate(kEvaluationMinibatches, evaluation).eve;
}

double Result::best_fresh_eve() const {
  check(!fresh_eves.empty(), "best_fresh_eve: there is none");
  return *std::min_element(fresh_eves.begin(), fresh_eves.end());
}

bool Result::success(const Settings& settings) const {
  return training.reached && distances.bob <= kBobReads && best_fresh_eve() >= kFreshEveIsKeptOut * settings.key_bits;
}

Result run_trial(const Settings& settings, RandomStream& stream) {
  Game game(settings, stream);
  Result result{.training = train_networks(settings, game)};
  result.networks = Networks{.alice = game.alice(), .bob = game.bob(), .eve = game.eve()};
  result.distances = game.evaluate(kEvaluationMinibatches, stream);
  result.bob_with_wrong_key = game.bob_with_wrong_key(stream);
  result.key_sensitivity = game.key_sensitivity(stream);
  for (int i = 0; result.training.reached && i < settings.retrained_eves; ++i) {
    result.fresh_eves.push_back(retrain_eve(settings, game, stream));
    result.networks->fresh_eves.push_back(game.eve());
  }
  return result;
}

}  // namespace anc::related::adversarial_convolutional
