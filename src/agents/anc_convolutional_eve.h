// The Eve of reference [14] as the Eve of Section 4.3: the paper leaves her network open, and this is the one that the
// ciphertext-only adversary of the literature has.
//
// Her bits are -1 and 1. A ciphertext angle a in [0, 1] half-turns (a bit is its own angle, anything between is a
// continuous bit) enters as 2a - 1: linear, so that her gradient reaches Alice also where Alice's angles are bits. Her
// tanh output y is the guess (1 + y) / 2.
//
// Shapes (n message bits, M the minibatch):
//   input  n x M   angles
//   guess  n x M   y
#pragma once

#include "agents/convolutional_net.h"
#include "nn/losses.h"

namespace anc {

struct AncConvolutionalEve {
  ConvolutionalNet net;  // no L2: [14] has none
  Matrix input;          // n x M: the caller fills it

  AncConvolutionalEve(Index message_bits, Index minibatch, const AdamSettings& adam, RandomStream& stream);

  // y for the minibatch in `input`.
  void forward();

  // L_E of (19) against the plaintext (n x M), and its gradient with respect to y, after forward.
  Guess guess(const ConstView& plaintext);

  // One Adam step on (19), after guess.
  void step();

  // Leaves of the gradient what min(., 0.5) of (20) does when it is taken of each example, after guess.
  void gate_examples(const ConstView& plaintext);

  // Adds weight * d L_E / d ciphertext angle (n x M), after guess.
  void add_cipher_gradient(double weight, View cipher_gradient);

 private:
  ConvolutionalPass pass_;
  ConvolutionalGradient gradient_;
  Matrix margin_;  // n x M: sign * y, 1 when certain and right
  RowVector example_errors_;
};

}  // namespace anc
