// What a trial of [14] is: the loss, the sizes and the caps. The defaults are the published ones.
#pragma once

#include <cstdint>

#include "agents/convolutional_net.h"

namespace anc::related::adversarial_convolutional {

// Which loss Alice and Bob minimise. B and E are the distances of Bob and Eve, n / 2 what guessing gives.
enum class Loss {
  published,  // mean B + (n/2 - mean E)^2 / (n/2)^2
  released,   // mean of B / n + (n/2 - E)^2 / (n/2)^2 over the examples: the authors' later program
  no_eve,     // mean B: nobody listens while they train
};

struct Settings {
  int key_bits = 16;       // n
  Index minibatch = 4096;  // a multiple of kSlice
  double learning_rate = 8e-4;
  Loss loss = Loss::published;
  int eve_minibatches = 2;  // for each of Alice and Bob's
  int max_steps = 150000;   // of Alice and Bob, before the trial fails
  int retrained_eves = 5;
  int retrain_steps = 250000;  // of each of them
};

// What the random streams of a game are for: the stream {first word of the trial's stream, use}.
enum class Use : std::uint64_t { weights = 1, alice_bob_minibatch = 2, eve_minibatch = 3 };

inline constexpr Index kSlice = 256;  // examples that travel together: what they need stays in the cache

}  // namespace anc::related::adversarial_convolutional
