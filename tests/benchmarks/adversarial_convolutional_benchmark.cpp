// Time of one step of the networks of [14], and the fraction of the core's fused-multiply-add peak that its matrix
// products reach, beside a division and an exponential for every activation.
#include <benchmark/benchmark.h>

#include "benchmarks/peak.h"
#include "related/adversarial_convolutional/scheme.h"

namespace {

using namespace anc;
using namespace anc::related::adversarial_convolutional;

// Multiply-adds of one example on its way through a network, the padding of windows included; those of the first layer.
struct Work {
  double forward = 0.0, first = 0.0;
};

Work work_of(const ConvolutionalNet& net) {
  Work work;
  for (const Convolution& shape : net.shapes) work.forward += static_cast<double>(shape.fan_in() * shape.outputs());
  work.first = static_cast<double>(net.shapes[0].fan_in() * net.shapes[0].outputs());
  return work;
}

void run_steps(benchmark::State& state, bool eve_only) {
  const Settings settings;
  RandomStream stream{1};
  Game game(settings, stream);
  for (auto _ : state) {
    if (eve_only) {
      game.improve_eve();
    } else {
      game.improve_alice_bob();
    }
  }
  const Work alice = work_of(game.alice()), bob = work_of(game.bob()), eve = work_of(game.eve());
  // Forward; backward to the weights, as many again; to the inputs, as many, the first layer of some excepted.
  const double eve_step = alice.forward + eve.forward + 2 * eve.forward - eve.first;
  const double alice_bob_step = 3 * alice.forward - alice.first + 3 * bob.forward + 2 * eve.forward;
  benchmarks::count_operations(state,
                               2 * static_cast<double>(settings.minibatch) * (eve_only ? eve_step : alice_bob_step));
}

void adversarial_convolutional_alice_bob(benchmark::State& state) { run_steps(state, false); }
void adversarial_convolutional_eve(benchmark::State& state) { run_steps(state, true); }

BENCHMARK(adversarial_convolutional_alice_bob);
BENCHMARK(adversarial_convolutional_eve);

}  // namespace
