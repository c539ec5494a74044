#include "agents/cpa_eve.h"

#include "agents/initialise.h"
#include "nn/rule_classifier.h"
#include "numerics/elementwise.h"
#include "numerics/product.h"

namespace anc {

CpaEve::CpaEve(const EveSettings& eve_settings, RandomStream& stream)
    : settings(eve_settings),
      clock(eve_settings.adam),
      rules(3 * eve_settings.message_bits + (eve_settings.biases ? 1 : 0), padded(eve_settings.rules)),
      logits(2, padded(eve_settings.rules)),
      logit_biases(1, kLanes),
      input(Matrix::Zero(rules.weights.rows(), eve_settings.minibatch)),
      hidden(eve_settings.minibatch, eve_settings.rules),
      contrast(RowVector::Zero(padded(eve_settings.rules))),
      z(RowVector::Zero(eve_settings.minibatch)),
      z_gradient(z),
      weighted_input_(input),
      rules_gradient_(rules.weights),
      logits_gradient_(logits.weights),
      biases_gradient_(logit_biases.weights),
      cipher_weights_(Matrix::Zero(eve_settings.message_bits, padded(eve_settings.rules))),
      slopes_t_(Matrix::Zero(padded(eve_settings.rules), eve_settings.minibatch)),
      own_cipher_gradient_(Matrix::Zero(eve_settings.message_bits, eve_settings.minibatch)),
      example_errors_(z) {
  initialise_uniform(stream, settings.rule_scale, 3 * settings.message_bits, settings.rules, rules.weights);
  initialise_uniform(stream, settings.output_scale, 2, settings.rules, logits.weights);
  if (settings.biases) input.row(input.rows() - 1).setConstant(bias_angle);
}

void CpaEve::read_logits() {
  contrast = logits.weights.row(1) - logits.weights.row(0);
  offset_ = logit_biases.weights(0, 1) - logit_biases.weights(0, 0);
}

void CpaEve::forward() {
  read_logits();
  rules_forward(rules.weights, input, hidden);
  row_dots(hidden.bits, contrast, offset_, z);
}

void CpaEve::learn(const ConstView& truth) {
  read_logits();
  classifier_pass({.weights = rules.weights,
                   .contrast = contrast,
                   .offset = offset_,
                   .input = input,
                   .truth = truth,
                   .hidden = hidden,
                   .z = z,
                   .z_gradient = z_gradient,
                   .weighted_input = weighted_input_,
                   .contrast_gradient = logits_gradient_.bottomRows(1)});
  logits_gradient_.row(0) = -logits_gradient_.row(1);
  // d loss / d h(b, r) = z_gradient(b) slopes(b, r) contrast(r): the factors that depend on b or r alone leave the
  // product.
  rules_backward(weighted_input_, hidden.slopes, rules_gradient_);

  clock.advance();
  adam_step(clock, rules_gradient_, contrast, settings.l2, rules);
  adam_step(clock, logits_gradient_, settings.l2, logits);
  if (settings.biases) {
    biases_gradient_(0, 1) = row_sum(z_gradient);
    biases_gradient_(0, 0) = -biases_gradient_(0, 1);
    adam_step(clock, biases_gradient_, settings.l2, logit_biases);
  }
}

Guess CpaEve::classify(const ConstView& truth, ErrReading reading) {
  return reading == ErrReading::probability ? sigmoid_bit_loss(z, truth, z_gradient)
                                            : cross_entropy_loss(z, truth, z_gradient);
}

void CpaEve::gate_examples(const ConstView& truth, ErrReading reading) {
  if (reading == ErrReading::probability) {
    sigmoid_example_errors(z, truth, example_errors_);
  } else {
    cross_entropy_example_errors(z, truth, example_errors_);
  }
  anc::gate_examples(example_errors_, z_gradient);
}

void CpaEve::add_cipher_gradient(double weight, View cipher_gradient) {
  scale_columns(rules.weights.middleRows(2 * settings.message_bits, settings.message_bits), contrast, cipher_weights_);
  transpose(hidden.slopes, slopes_t_);
  rules_backward_input(cipher_weights_, slopes_t_, own_cipher_gradient_);
  z_gradient *= static_cast<float>(weight);
  scale_columns(own_cipher_gradient_, z_gradient, own_cipher_gradient_);
  add_elements(own_cipher_gradient_, cipher_gradient);
}

}  // namespace anc
