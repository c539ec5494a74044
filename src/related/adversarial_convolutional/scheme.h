// Reference [14]: Alice encrypts for Bob under a key of n bits while Eve listens, three convolutional networks trained
// against each other. Bits are -1 and 1; distances are L1 in bits, so that a certain wrong bit counts 1 and a guess of
// 0 counts 1/2.
#pragma once

#include <vector>

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
  Architecture architecture = Architecture::published;
  Loss loss = Loss::published;
  int eve_minibatches = 2;  // for each of Alice and Bob's
  int max_steps = 150000;   // of Alice and Bob, before the trial fails
  int retrained_eves = 5;
  int retrain_steps = 250000;  // of each of them
};

inline constexpr Index kSlice = 256;  // examples that travel together: what they need stays in the cache

// Mean bits wrong of a minibatch, 0..n.
struct Distances {
  double bob = 0.0, eve = 0.0;                  // L1
  double bob_rounded = 0.0, eve_rounded = 0.0;  // after taking signs
};

// What the random streams of a game are for: the stream {first word of the trial's stream, use}.
enum class Use : std::uint64_t { weights = 1, alice_bob_minibatch = 2, eve_minibatch = 3 };

// Alice, Bob and Eve with the minibatch they are working on.
class Game {
 public:
  Game(const Settings& settings, RandomStream& stream);

  // One Adam step of Alice and Bob on a minibatch; what they saw before it.
  Distances improve_alice_bob();

  // One Adam step of Eve on a minibatch; her distance before it.
  double improve_eve();

  // A new Eve who knows nothing.
  void reset_eve();

  // Over `minibatches` minibatches of a stream of their own.
  Distances evaluate(int minibatches, RandomStream& stream);

  // Bob's L1 when his key is not Alice's, over kSlice examples.
  double bob_with_wrong_key(RandomStream& stream);

  // How many of the n ciphertext values change sign when one key bit does: the mean over key bits and examples.
  double key_sensitivity(RandomStream& stream);

  // One slice of exchanges, for an independent repetition: columns are examples.
  struct Transcript {
    Matrix plaintext, key, ciphertext, bob, eve;
  };
  Transcript transcript(RandomStream& stream);

  const ConvolutionalNet& alice() const { return alice_; }
  const ConvolutionalNet& bob() const { return bob_; }
  const ConvolutionalNet& eve() const { return eve_; }

 private:
  struct Slice {
    ConvolutionalPass alice, bob, eve;
    Matrix plaintext;            // n x M, -1 or 1
    RowVector bob_row, eve_row;  // first the distance of each example, then the weight of its gradient
  };

  Game(const Settings& settings, std::uint64_t trial);
  void deal(RandomStream& stream, Slice& slice);
  void listen(Slice& slice);
  void answer(Slice& slice);
  Distances converse(RandomStream& stream);
  void weigh(double mean_eve, Slice& slice) const;

  Settings settings_;
  RandomStream weights_, alice_bob_stream_, eve_stream_;
  ConvolutionalNet alice_, bob_, eve_;
  ConvolutionalGradient alice_gradient_, bob_gradient_, eve_gradient_;
  std::vector<Slice> slices_;
  std::vector<std::uint64_t> words_;
};

}  // namespace anc::related::adversarial_convolutional
