// The Eve of Section 4.3, who sees the ciphertext only, (18). The paper leaves her network open; ours has the structure
// of Figure 5 with the ciphertext as its only input and one sigmoid per plaintext bit as its output.
//
// Shapes (n message bits, R rules, M the minibatch; matrices padded to kLanes columns):
//   input    (n + biases) x M
//   rules    (n + biases) x R
//   outputs  n x R, and n biases
//   z        n x M            guess = sigmoid(z)
#pragma once

#include "agents/cpa_eve.h"

namespace anc {

struct AncEve {
  EveSettings settings;
  AdamClock clock;
  AdamState rules, outputs, output_biases;  // output_biases: 1 x padded n

  Matrix input;  // (n + biases) x M: the caller fills rows 0..n-1
  RuleCache hidden;
  Matrix z, z_gradient;  // n x M

  AncEve(const EveSettings& eve_settings, RandomStream& stream);

  // z for the minibatch in `input`.
  void forward();

  // L_E of (19) against the plaintext (n x M), and its gradient with respect to z, after forward.
  Guess guess(const ConstView& plaintext);

  // One Adam step on (19), after guess.
  void step();

  // Leaves of the gradient what min(., 0.5) of (20) does when it is taken of each example, after guess.
  void gate_examples(const ConstView& plaintext);

  // Adds weight * d L_E / d ciphertext angle (n x M), after guess.
  void add_cipher_gradient(double weight, View cipher_gradient);

 private:
  void backward_to_rules();

  Matrix bits_t_, h_gradient_, h_gradient_t_, own_cipher_gradient_;
  Matrix rules_gradient_, outputs_gradient_, biases_gradient_;
  RowVector example_errors_;
};

}  // namespace anc
