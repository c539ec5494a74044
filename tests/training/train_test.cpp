#include "training/train.h"

#include <malloc.h>

#include <atomic>
#include <cmath>
#include <cstdlib>
#include <set>
#include <vector>

#include "support/each_simd_target.h"

using namespace anc;

// Every allocation of this program goes through here, so that a test can count them; but for a sanitizer's build, whose
// malloc must be its own: clang's ASan would free, before main, what this one allocated.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define ANC_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define ANC_SANITIZED
#endif
#endif

#ifndef ANC_SANITIZED
namespace {
std::atomic<long> allocations{0};
}
extern "C" void* __libc_malloc(std::size_t);
extern "C" void* malloc(std::size_t size) {
  ++allocations;
  return __libc_malloc(size);
}
#endif

namespace {

TrialId trial_of(Experiment experiment, int key_bits, std::uint64_t trial = 0) {
  return {.experiment = experiment, .key_bits = key_bits, .seed = 11, .trial = trial};
}

Hyperparameters short_run(Experiment experiment, int key_bits, std::int64_t rounds) {
  Hyperparameters settings = default_hyperparameters(experiment, key_bits);
  settings.max_rounds = rounds;
  return settings;
}

TrainedNetwork train_shortly(Experiment experiment, int key_bits, std::int64_t rounds) {
  return *train(trial_of(experiment, key_bits), short_run(experiment, key_bits, rounds), {});
}

// Trains on every instruction set, which must make no difference.
TrainedNetwork train_everywhere(const TrialId& id, const Hyperparameters& settings) {
  INFO(citation_of(id));
  const TrainedNetwork expected = *train(id, settings, {});
  test::on_each_simd_target([&] {
    const TrainedNetwork network = *train(id, settings, {});
    CHECK(network.weights_hash == expected.weights_hash);
    CHECK(network.crypto_net == expected.crypto_net);
    CHECK(network.bob_error == expected.bob_error);
    CHECK(network.eve_error == expected.eve_error);
  });
  return expected;
}

}  // namespace

TEST_CASE("training is the same function on every instruction set") {
  for (const Experiment experiment : {Experiment::no_adversary, Experiment::anc, Experiment::cpa_anc}) {
    for (const int n : {1, 3, 4, 17}) train_everywhere(trial_of(experiment, n), short_run(experiment, n, 3));
  }
}

TEST_CASE("a key shorter than the message: n + m rows of n, on every instruction set, and the key is used") {
  for (const Experiment experiment : {Experiment::no_adversary, Experiment::anc, Experiment::cpa_anc}) {
    for (const int key_bits : {0, 1, 4}) {
      Hyperparameters settings = short_run(experiment, 5, 3);
      settings.message_bits = 5;
      const TrainedNetwork network = train_everywhere(trial_of(experiment, key_bits), settings);
      CHECK(network.crypto_net.size() == 5u * (5u + static_cast<unsigned>(key_bits)));
    }
  }
}

TEST_CASE("training against the convolutional Eve is the same function on every instruction set, and another game") {
  for (const int n : {1, 3, 4, 17}) {
    Hyperparameters settings = short_run(Experiment::anc, n, 3);
    settings.eve = kConvolutionalEve;
    const TrainedNetwork network = train_everywhere(trial_of(Experiment::anc, n), settings);
    CHECK(network.weights_hash != train_shortly(Experiment::anc, n, 3).weights_hash);
  }
}

#ifndef ANC_SANITIZED
TEST_CASE("a round allocates nothing") {
  using Game = std::pair<Experiment, std::int64_t>;
  for (const auto& [experiment, eve] : {Game{Experiment::no_adversary, 0}, Game{Experiment::anc, 0},
                                        Game{Experiment::anc, kConvolutionalEve}, Game{Experiment::cpa_anc, 0}}) {
    Hyperparameters settings = short_run(experiment, 8, 20);
    settings.distinct_messages = 1;
    settings.eve = eve;
    settings.err_gate = kGateOfExamples;
    settings.l2_decoupled = 1;
    std::vector<long> counts;
    counts.reserve(100);
    train(trial_of(experiment, 8), settings, [&](const RoundSummary&) {
      counts.push_back(allocations);
      return true;
    });
    REQUIRE(counts.size() == 20);
    CHECK(counts.back() == counts.front());
  }
  CHECK(allocations > 0);
}
#endif

TEST_CASE("the observer sees every round and step, and can abandon a trial") {
  const Hyperparameters settings = short_run(Experiment::anc, 4, 7);
  std::int64_t rounds = 0, steps = 0;
  const RoundObserver watch = [&](const RoundSummary& round) {
    CHECK(round.round == ++rounds);
    for (const StepSummary& step : round.steps) {
      CHECK(step.step == ++steps);
      CHECK((step.bob_error > 0.0 && step.bob_error < 1.0));
      CHECK((step.eve_rate >= 0.0 && step.eve_rate <= 1.0));
    }
    return round.round < 5;
  };
  CHECK_FALSE(train(trial_of(Experiment::anc, 4), settings, watch).has_value());
  CHECK(rounds == 5);
  CHECK(steps == 25);
}

TEST_CASE("without an adversary Alice and Bob learn to talk, and training stops") {
  const TrialId id = trial_of(Experiment::no_adversary, 4);
  const TrainedNetwork network = *train(id, default_hyperparameters(id.experiment, 4), {});
  CHECK(network.converged);
  CHECK(network.rounds < 100000);
  CHECK(network.bob_error < 0.05);
  CHECK(network.eve_error == 0.5);
}

TEST_CASE("the cap ends a trial without convergence") {
  const TrainedNetwork network = train_shortly(Experiment::cpa_anc, 8, 2);
  CHECK_FALSE(network.converged);
  CHECK(network.rounds == 2);
}

TEST_CASE("each later choice is another training, and the same on every instruction set") {
  const std::vector<void (*)(Hyperparameters&)> changes = {
      [](Hyperparameters&) {},
      [](Hyperparameters& s) { s.crypto_net_family = 1; },
      [](Hyperparameters& s) { s.crypto_net_family = 2; },
      [](Hyperparameters& s) { s.crypto_net_family = 3; },
      [](Hyperparameters& s) { s.err_gate = kGateOfExamples; },
      [](Hyperparameters& s) { s.eve = kConvolutionalEve; },
      [](Hyperparameters& s) { s.eve = kConvolutionalEve, s.err_gate = kGateOfExamples; },
      [](Hyperparameters& s) { s.l2_decoupled = 1; }};
  for (const Experiment experiment : {Experiment::no_adversary, Experiment::anc, Experiment::cpa_anc}) {
    std::set<std::uint64_t> hashes;
    for (const auto change : changes) {
      Hyperparameters settings = short_run(experiment, 4, 3);
      change(settings);
      hashes.insert(train_everywhere(trial_of(experiment, 4), settings).weights_hash);
    }
    // Without an adversary there is neither gate nor L2 (alpha is 0), and only ANC has two Eves.
    CHECK(hashes.size() == (experiment == Experiment::anc ? 8u : experiment == Experiment::cpa_anc ? 6u : 4u));
  }
}
