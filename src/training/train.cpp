#include "training/train.h"

#include <bit>
#include <cmath>
#include <type_traits>

#include "base/check.h"
#include "base/fnv1a.h"
#include "base/interrupt.h"
#include "training/cpa_game.h"
#include "training/forces.h"
#include "training/games.h"

namespace anc {
namespace {

constexpr int kEvaluationMinibatches = 64;

// FNV-1a over the little-endian bytes of the bit patterns.
class WeightsHash {
 public:
  void add(const Matrix& matrix, Index columns) {
    for (Index i = 0; i < matrix.rows(); ++i) {
      for (Index j = 0; j < columns; ++j) add(std::bit_cast<std::uint32_t>(matrix(i, j)));
    }
  }
  std::uint64_t value() const { return hash_.value(); }

 private:
  void add(std::uint32_t word) {
    for (int byte = 0; byte < 4; ++byte, word >>= 8) hash_.add(static_cast<std::uint8_t>(word & 0xff));
  }
  Fnv1a hash_;
};

// Means over `stop_window` rounds, renewed when a window is full: what the first stopping criterion looks at.
class StoppingRule {
 public:
  explicit StoppingRule(const Hyperparameters& settings) : settings_(settings) {}

  void add(const StepSummary& step) {
    bob_sum_ += step.bob_error;
    eve_sum_ += 1.0 - step.eve_rate;
    ++steps_;
  }

  // Ends a round. True when a window has just ended and meets the criterion: Bob's error close to zero, Eve's attack as
  // bad as random guesses.
  bool met() {
    if (++rounds_ < settings_.stop_window) return false;
    bob_error = bob_sum_ / static_cast<double>(steps_);
    eve_error = eve_sum_ / static_cast<double>(steps_);
    bob_sum_ = eve_sum_ = 0.0;
    rounds_ = steps_ = 0;
    return bob_error <= settings_.stop_bob_error && std::abs(eve_error - 0.5) <= settings_.stop_eve_margin;
  }

  double bob_error = 0.5, eve_error = 0.5;  // of the last full window

 private:
  const Hyperparameters& settings_;
  double bob_sum_ = 0.0, eve_sum_ = 0.0;
  std::int64_t rounds_ = 0, steps_ = 0;
};

template <class Game>
void evaluate(Game& game, RandomStream stream, TrainedNetwork& network) {
  double bob = 0.0, eve = 0.0;
  for (int i = 0; i < kEvaluationMinibatches; ++i) {
    const Observation seen = game.play(stream);
    bob += seen.bob.error;
    eve += Game::eve_error(seen);
  }
  network.bob_error = bob / kEvaluationMinibatches;
  network.eve_error = eve / kEvaluationMinibatches;
}

std::vector<float> weights_of(const CryptoNet& net) {
  std::vector<float> weights;
  for (Index i = 0; i < net.message_bits + net.key_bits; ++i) {
    for (Index j = 0; j < net.message_bits; ++j) weights.push_back(net.matrix.weights(i, j));
  }
  return weights;
}

template <class Game>
void keep_weights(const Game& game, TrainedNetwork& network) {
  const CryptoNet& net = game.crypto_net();
  WeightsHash hash;
  hash.add(net.matrix.weights, net.message_bits);
  for (const WeightView& view : game.eve_matrices()) hash.add(*view.matrix, view.columns);
  network.weights_hash = hash.value();
  network.crypto_net = weights_of(net);
}

template <class Game>
class GameView : public TrialView {
 public:
  GameView(Game& game, const TrialId& id) : game_(game), force_stream_(stream_for(id, StreamUse::force_minibatch)) {}
  std::vector<float> weights() const override { return weights_of(game_.crypto_net()); }
  std::vector<BitForces> forces() override {
    if constexpr (std::is_same_v<Game, CpaGame>) return forces_on(game_, force_stream_);
    return {};
  }

 private:
  Game& game_;
  RandomStream force_stream_;
};

template <class Game>
std::optional<TrainedNetwork> train_game(const TrialId& id, const Hyperparameters& settings,
                                         const RoundObserver& observer) {
  Game game(id, settings);
  RandomStream alice_bob = stream_for(id, StreamUse::alice_bob_minibatch);
  StoppingRule rule(settings);
  std::vector<StepSummary> steps(static_cast<std::size_t>(settings.alice_bob_minibatches));
  TrainedNetwork network;
  GameView<Game> view(game, id);
  std::int64_t step = 0;
  while (network.rounds < settings.max_rounds && !network.converged) {
    for (StepSummary& summary : steps) {
      if (interrupted()) return std::nullopt;  // a round may take minutes
      const Observation seen = game.play(alice_bob);
      game.improve_alice_bob();
      summary = {.step = ++step, .bob_error = seen.bob.error, .eve_error = seen.eve.error, .eve_rate = seen.eve.rate};
      rule.add(summary);
    }
    for (std::int64_t i = 0; i < settings.eve_minibatches && !interrupted(); ++i) game.improve_eve();
    if (interrupted()) return std::nullopt;
    ++network.rounds;
    network.converged = rule.met();
    const RoundSummary round{.round = network.rounds,
                             .bob_error = rule.bob_error,
                             .eve_error = rule.eve_error,
                             .steps = steps,
                             .trial = view};
    if (observer && !observer(round)) return std::nullopt;
  }
  evaluate(game, stream_for(id, StreamUse::evaluation), network);
  keep_weights(game, network);
  return network;
}

}  // namespace

std::optional<TrainedNetwork> train(const TrialId& id, const Hyperparameters& settings, const RoundObserver& observer) {
  switch (id.experiment) {
    case Experiment::no_adversary:
      return train_game<NoAdversaryGame>(id, settings, observer);
    case Experiment::anc:
      return settings.eve == kConvolutionalEve ? train_game<AncConvolutionalGame>(id, settings, observer)
                                               : train_game<AncGame>(id, settings, observer);
    case Experiment::cpa_anc:
      return train_game<CpaGame>(id, settings, observer);
  }
  throw ContractViolation("train: unknown experiment");
}

}  // namespace anc
