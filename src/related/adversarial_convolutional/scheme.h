// Reference [14]: Alice encrypts for Bob under a key of n bits while Eve listens, three networks trained against each
// other. Bits are -1 and 1; distances are L1 in bits: a certain wrong bit counts 1, a guess of 0 counts 1/2.
#pragma once

#include <vector>

#include "related/adversarial_convolutional/settings.h"

namespace anc::related::adversarial_convolutional {

// Mean bits wrong of a minibatch, 0..n.
struct Distances {
  double bob = 0.0, eve = 0.0;  // L1
  double bob_rounded = 0.0;     // after taking signs

  Distances& operator+=(const Distances& other) {
    bob += other.bob;
    eve += other.eve;
    bob_rounded += other.bob_rounded;
    return *this;
  }
  Distances& operator/=(double by) {
    bob /= by;
    eve /= by;
    bob_rounded /= by;
    return *this;
  }
};

// Alice, Bob and Eve with the minibatch they are working on.
class Game {
 public:
  Game(const Settings& settings, RandomStream& stream);

  // One Adam step of Alice and Bob on a minibatch; what they saw before it.
  Distances improve_alice_bob();

  // One Adam step of Eve on a minibatch; her distance before it.
  double improve_eve();
  void reset_eve();  // a new one, who knows nothing

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
  // What a slice keeps until the mean of Eve's distances is known.
  struct Slice {
    ConvolutionalPass alice, eve;
    Matrix plaintext;   // n x M, -1 or 1
    Matrix from_bob;    // n x M: d loss / d ciphertext by way of Bob
    RowVector eve_row;  // first her distance in each example, then the weight of its gradient
  };

  Game(const Settings& settings, std::uint64_t trial);
  void deal(RandomStream& stream, Slice& slice);
  void listen(Slice& slice);
  void answer(Slice& slice);
  Distances converse(RandomStream& stream, Slice& slice);
  void teach_bob(Slice& slice);
  float weight_of_mean() const;
  void weigh_eve(double mean_eve, Slice& slice) const;

  Settings settings_;
  RandomStream weights_, alice_bob_stream_, eve_stream_;
  ConvolutionalNet alice_, bob_, eve_;
  ConvolutionalGradient alice_gradient_, bob_gradient_, eve_gradient_;
  ConvolutionalPass bob_pass_;  // of the last slice, with bob_row_ as eve_row of a Slice
  RowVector bob_row_;
  std::vector<Slice> slices_;
  std::vector<std::uint64_t> words_;
};

}  // namespace anc::related::adversarial_convolutional
