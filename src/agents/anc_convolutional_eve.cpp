#include "agents/anc_convolutional_eve.h"

#include "numerics/elementwise.h"

namespace anc {

AncConvolutionalEve::AncConvolutionalEve(Index key_bits, Index minibatch, const AdamSettings& adam,
                                         RandomStream& stream)
    : net({.key_bits = key_bits, .inputs = key_bits, .adam = adam}, stream),
      input(Matrix::Zero(key_bits, minibatch)),
      pass_(net, minibatch),
      gradient_(net, minibatch),
      margin_(input),
      example_errors_(RowVector::Zero(minibatch)) {}

void AncConvolutionalEve::forward() {
  pass_.input.array() = input.array() * 2.0f - 1.0f;
  convolutional_forward(net, pass_);
}

Guess AncConvolutionalEve::guess(const ConstView& plaintext) {
  const double count = static_cast<double>(plaintext.size());
  Matrix& gradient = gradient_.output();
  margin_.array() = plaintext.array() * 2.0f - 1.0f;
  gradient.array() = margin_.array() * static_cast<float>(-0.5 / count);
  multiply_elements(margin_, pass_.output(), margin_);
  double sum = 0.0;
  for (Index i = 0; i < margin_.rows(); ++i) sum += row_sum(margin_.row(i));
  return {.error = 0.5 - 0.5 * sum / count, .rate = static_cast<double>((margin_.array() > 0.0f).count()) / count};
}

void AncConvolutionalEve::gate_examples(const ConstView&) {
  for (Index b = 0; b < margin_.cols(); ++b) {
    float sum = 0.0f;
    for (Index i = 0; i < margin_.rows(); ++i) sum += margin_(i, b);
    example_errors_(b) = 0.5f - 0.5f * sum / static_cast<float>(margin_.rows());
  }
  anc::gate_examples(example_errors_, gradient_.output());
}

void AncConvolutionalEve::step() {
  convolutional_backward(net, pass_, {.weights = true, .input = false}, gradient_);
  convolutional_step(net, gradient_);
}

void AncConvolutionalEve::add_cipher_gradient(double weight, View cipher_gradient) {
  convolutional_backward(net, pass_, {.weights = false, .input = true}, gradient_);
  gradient_.input *= static_cast<float>(2.0 * weight);
  add_elements(gradient_.input, cipher_gradient);
}

}  // namespace anc
