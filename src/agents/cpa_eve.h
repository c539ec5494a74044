// The CPA-CryptoNet of Figure 5: Eve as a classifier of which of her two chosen messages was encrypted.
//
// Shapes (n message bits, R rules, M the minibatch; matrices padded to kLanes columns):
//   input    (3n + biases) x M   P0, P1 and the ciphertext as angles, then a constant row when she has biases
//   rules    (3n + biases) x R
//   logits   2 x R               and two biases; the softmax over them is sigmoid(z), z = logit 1 - logit 0
#pragma once

#include "base/random_stream.h"
#include "nn/adam.h"
#include "nn/losses.h"
#include "nn/rule_layer.h"

namespace anc {

struct EveSettings {
  int message_bits;  // n, of the ciphertext too; she never sees the key
  Index rules, minibatch;
  bool biases;
  double rule_scale, output_scale;  // of the initial weights
  double l2;                        // gradient coefficient of the penalty: l2 * w
  AdamSettings adam;
};

// What "classification error" in (23) means once it has to have a gradient.
enum class ErrReading {
  probability,    // 1 - the mean probability given to the true message
  cross_entropy,  // (22) itself
};

struct CpaEve {
  EveSettings settings;
  AdamClock clock;
  AdamState rules, logits, logit_biases;  // logit_biases: 1 x kLanes, two in use

  // Filled by forward and the gradients.
  Matrix input;  // (3n + biases) x M: the caller fills rows 0..3n-1
  RuleCache hidden;
  RowVector contrast;       // R: logits row 1 - row 0
  RowVector z, z_gradient;  // M

  CpaEve(const EveSettings& eve_settings, RandomStream& stream);

  // z for the minibatch in `input`.
  void forward();

  // One Adam step on the cross-entropy (22) against truth (1 x M, 1 where P1 was encrypted); includes forward.
  void learn(const ConstView& truth);

  // Err of (23) and her rate of right answers, after forward; leaves the gradient of Err with respect to z in
  // z_gradient.
  Guess classify(const ConstView& truth, ErrReading reading);

  // Leaves of the gradient what min(., 0.5) of (23) does when it is taken of each example, after classify.
  void gate_examples(const ConstView& truth, ErrReading reading);

  // Adds weight * d Err / d ciphertext angle (n x M), after classify.
  void add_cipher_gradient(double weight, View cipher_gradient);

 private:
  void read_logits();

  float offset_ = 0.0f;  // logit bias 1 - bias 0
  Matrix weighted_input_, rules_gradient_, logits_gradient_, biases_gradient_;
  Matrix cipher_weights_, slopes_t_, own_cipher_gradient_;
  RowVector example_errors_;
};

}  // namespace anc
