// The three networks once more, written from the paper's equations in double precision and in radians, with no code
// shared with the package: the oracle of the gradient checks.
#pragma once

#include <Eigen/Dense>
#include <cmath>
#include <functional>
#include <numbers>

#include "support/catch.h"

namespace anc::test {

using Array = Eigen::ArrayXXd;  // features x examples
using Dense = Eigen::MatrixXd;

// f of (9), f^-1 of (10).
inline Array angles_of(const Array& bits) { return (1.0 - 2.0 * bits).acos(); }
inline Array bits_of(const Array& angles) { return (1.0 - angles.cos()) / 2.0; }

// zeta_n(W, P, K) of (11)-(12).
inline Array crypto_net(const Dense& w, const Array& message, const Array& key) {
  Array input(message.rows() + key.rows(), message.cols());
  input << angles_of(message), angles_of(key);
  return bits_of((w.transpose() * input.matrix()).array());
}

// L_AB of (15)-(16).
inline double loss_of_alice_and_bob(const Dense& w, const Array& p, const Array& k) {
  return (p - crypto_net(w, crypto_net(w, p, k), k)).abs().mean();
}

struct RuleNetwork {
  Dense rules, outputs;           // inputs x R (a last row of biases), outputs x R
  Eigen::VectorXd output_biases;  // outputs
};

// The second layer's values before softmax or sigmoid, outputs x examples. inputs: bits.
inline Array rule_network(const RuleNetwork& net, const Array& inputs) {
  Array angles(inputs.rows() + 1, inputs.cols());
  angles << angles_of(inputs), Array::Ones(1, inputs.cols());
  const Array hidden = bits_of((net.rules.transpose() * angles.matrix()).array());
  return ((net.outputs * hidden.matrix()).colwise() + net.output_biases).array();
}

// The softmax's probability of P1, for logits 2 x examples.
inline Array probability_of_one(const Array& logits) {
  return logits.row(1).exp() / (logits.row(0).exp() + logits.row(1).exp());
}

// (22), with truth = 1 where P1 was encrypted.
inline double cross_entropy(const Array& logits, const Array& truth) {
  const Array one = probability_of_one(logits);
  return -(truth * one.log() + (1.0 - truth) * (1.0 - one).log()).mean();
}

// Of each example: what Err of (23) is the mean of.
inline Array classification_errors(const Array& logits, const Array& truth) {
  const Array one = probability_of_one(logits);
  return 1.0 - truth * one - (1.0 - truth) * (1.0 - one);
}

// Of each example: what L_E of (19), with sigmoid outputs, is the mean of.
inline Array guessing_errors(const Array& z, const Array& plaintext) {
  return (plaintext - 1.0 / (1.0 + (-z).exp())).abs().colwise().mean();
}

// How far a computed gradient may be from a numeric one: absolutely, and as a part of its largest element, which must
// be above `least`, or there is nothing to check.
struct Tolerance {
  double absolute = 2e-6, relative = 1e-4, least = 1e-4;
};

inline void check_close(const Dense& computed, const Dense& numeric, const Tolerance& tolerance = {}) {
  REQUIRE(computed.rows() == numeric.rows());
  REQUIRE(computed.cols() == numeric.cols());
  const double largest = numeric.cwiseAbs().maxCoeff();
  CHECK(largest > tolerance.least);
  CHECK((computed - numeric).cwiseAbs().maxCoeff() < tolerance.absolute + tolerance.relative * largest);
}

// d loss / d parameters by central differences.
inline Dense numeric_gradient(Dense parameters, const std::function<double(const Dense&)>& loss) {
  constexpr double kStep = 1e-6;
  Dense gradient(parameters.rows(), parameters.cols());
  for (Eigen::Index i = 0; i < parameters.size(); ++i) {
    const double value = parameters.data()[i];
    parameters.data()[i] = value + kStep;
    const double above = loss(parameters);
    parameters.data()[i] = value - kStep;
    gradient.data()[i] = (above - loss(parameters)) / (2.0 * kStep);
    parameters.data()[i] = value;
  }
  return gradient;
}

}  // namespace anc::test
