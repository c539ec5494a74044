// Time of one round of every game, and the fraction of the core's fused-multiply-add peak that its matrix products
// reach.
#include <benchmark/benchmark.h>

#include "benchmarks/peak.h"
#include "training/cpa_game.h"
#include "training/games.h"

namespace {

using namespace anc;

// Floating-point operations of the matrix products of one round, without padding.
double product_operations(Experiment experiment, double n, const Hyperparameters& s) {
  const double m = static_cast<double>(s.minibatch), rules = static_cast<double>(s.rules_per_bit) * n;
  const double bias = static_cast<double>(s.eve_biases);
  const double alice = 2 * n * n * m, converse = 2 * alice, back = n * n * m + 2 * alice;
  double eve_forward = 0, eve_back = 0, eve_to_cipher = 0;
  if (experiment == Experiment::cpa_anc) {
    eve_forward = (3 * n + bias) * rules * m + rules * m;
    eve_back = eve_forward;
    eve_to_cipher = n * rules * m;
  } else if (experiment == Experiment::anc) {
    eve_forward = (n + bias) * rules * m + rules * n * m;
    eve_back = eve_forward + rules * n * m;
    eve_to_cipher = 2 * n * rules * m;
  }
  const double alice_bob_step = converse + eve_forward + back + eve_to_cipher;
  const double eve_step = alice + eve_forward + eve_back;
  return 2 * (static_cast<double>(s.alice_bob_minibatches) * alice_bob_step +
              static_cast<double>(s.eve_minibatches) * eve_step);
}

template <class Game>
void round_of(benchmark::State& state, Experiment experiment) {
  const int n = static_cast<int>(state.range(0));
  const TrialId id{.experiment = experiment, .key_bits = n, .seed = 1, .trial = 0};
  const Hyperparameters settings = default_hyperparameters(experiment, n);
  Game game(id, settings);
  RandomStream alice_bob = stream_for(id, StreamUse::alice_bob_minibatch);
  for (auto _ : state) {
    for (std::int64_t i = 0; i < settings.alice_bob_minibatches; ++i) {
      game.play(alice_bob);
      game.improve_alice_bob();
    }
    for (std::int64_t i = 0; i < settings.eve_minibatches; ++i) game.improve_eve();
  }
  benchmarks::count_operations(state, product_operations(experiment, n, settings));
}

void no_adversary_round(benchmark::State& state) { round_of<NoAdversaryGame>(state, Experiment::no_adversary); }
void anc_round(benchmark::State& state) { round_of<AncGame>(state, Experiment::anc); }
void cpa_anc_round(benchmark::State& state) { round_of<CpaGame>(state, Experiment::cpa_anc); }

BENCHMARK(no_adversary_round)->ArgName("key_bits")->RangeMultiplier(2)->Range(4, 128);
BENCHMARK(anc_round)->ArgName("key_bits")->RangeMultiplier(2)->Range(4, 128);
BENCHMARK(cpa_anc_round)->ArgName("key_bits")->RangeMultiplier(2)->Range(4, 128);
// Trials side by side, as a campaign runs them: the operations of both threads, against the peak of one core.
BENCHMARK(cpa_anc_round)->ArgName("key_bits")->Arg(16)->ThreadRange(1, 2)->UseRealTime();

}  // namespace
