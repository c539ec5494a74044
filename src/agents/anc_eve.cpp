#include "agents/anc_eve.h"

#include "agents/initialise.h"
#include "numerics/elementwise.h"
#include "numerics/product.h"

namespace anc {

AncEve::AncEve(const EveSettings& eve_settings, RandomStream& stream)
    : settings(eve_settings),
      clock(eve_settings.adam),
      rules(eve_settings.message_bits + (eve_settings.biases ? 1 : 0), padded(eve_settings.rules)),
      outputs(eve_settings.message_bits, padded(eve_settings.rules)),
      output_biases(1, padded(eve_settings.message_bits)),
      input(Matrix::Zero(rules.weights.rows(), eve_settings.minibatch)),
      hidden(eve_settings.minibatch, eve_settings.rules),
      z(Matrix::Zero(eve_settings.message_bits, eve_settings.minibatch)),
      z_gradient(z),
      bits_t_(Matrix::Zero(padded(eve_settings.rules), eve_settings.minibatch)),
      h_gradient_(hidden.bits),
      h_gradient_t_(bits_t_),
      own_cipher_gradient_(z),
      rules_gradient_(rules.weights),
      outputs_gradient_(outputs.weights),
      biases_gradient_(output_biases.weights),
      example_errors_(RowVector::Zero(eve_settings.minibatch)) {
  initialise_uniform(stream, settings.rule_scale, settings.message_bits, settings.rules, rules.weights);
  initialise_uniform(stream, settings.output_scale, settings.message_bits, settings.rules, outputs.weights);
  if (settings.biases) input.row(input.rows() - 1).setConstant(bias_angle);
}

void AncEve::forward() {
  rules_forward(rules.weights, input, hidden);
  transpose(hidden.bits, bits_t_);
  for (Index o = 0; o < z.rows(); ++o) z.row(o).setConstant(output_biases.weights(0, o));
  multiply_add(as_stored(outputs.weights), bits_t_, z);
}

Guess AncEve::guess(const ConstView& plaintext) { return sigmoid_bit_loss(z, plaintext, z_gradient); }

void AncEve::gate_examples(const ConstView& plaintext) {
  sigmoid_example_errors(z, plaintext, example_errors_);
  anc::gate_examples(example_errors_, z_gradient);
}

void AncEve::backward_to_rules() {
  multiply(transposed(z_gradient), outputs.weights, h_gradient_);
  multiply_elements(h_gradient_, hidden.slopes, h_gradient_);
}

void AncEve::step() {
  backward_to_rules();
  rules_backward(input, h_gradient_, rules_gradient_);
  multiply(as_stored(z_gradient), hidden.bits, outputs_gradient_);

  clock.advance();
  adam_step(clock, rules_gradient_, settings.l2, rules);
  adam_step(clock, outputs_gradient_, settings.l2, outputs);
  if (settings.biases) {
    for (Index o = 0; o < z.rows(); ++o) biases_gradient_(0, o) = row_sum(z_gradient.row(o));
    adam_step(clock, biases_gradient_, settings.l2, output_biases);
  }
}

void AncEve::add_cipher_gradient(double weight, View cipher_gradient) {
  z_gradient *= static_cast<float>(weight);
  backward_to_rules();
  transpose(h_gradient_, h_gradient_t_);
  rules_backward_input(rules.weights.topRows(settings.message_bits), h_gradient_t_, own_cipher_gradient_);
  add_elements(own_cipher_gradient_, cipher_gradient);
}

}  // namespace anc
