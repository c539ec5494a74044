// The layers of [14] once more in double precision, one example and one number at a time, with no code shared with the
// package: the oracle of their gradient checks.
#pragma once

#include <cmath>
#include <functional>
#include <vector>

#include "agents/convolutional_net.h"
#include "support/reference_networks.h"

namespace anc::test {

struct ConvolutionSpec {
  int window, in, out, stride;
};

// weights: (I + 1) x O, biases last.
inline Array connected(const Dense& weights, const Array& input) {
  const Dense w = weights.topRows(weights.rows() - 1);
  const Eigen::VectorXd biases = weights.row(weights.rows() - 1);
  return ((w.transpose() * input.matrix()).colwise() + biases).array();
}

// input: (L in) x M, channels of a position side by side; weights: (window in + 1) x out. TensorFlow's "same" padding.
inline Array convolved(const ConvolutionSpec& spec, const Dense& weights, const Array& input) {
  const int length = static_cast<int>(input.rows()) / spec.in;
  const int positions = (length + spec.stride - 1) / spec.stride;
  const int missing = std::max(0, (positions - 1) * spec.stride + spec.window - length);
  Array output(positions * spec.out, input.cols());
  for (int p = 0; p < positions; ++p) {
    for (int o = 0; o < spec.out; ++o) {
      for (Eigen::Index b = 0; b < input.cols(); ++b) {
        double sum = weights(spec.window * spec.in, o);
        for (int t = 0; t < spec.window; ++t) {
          const int at = p * spec.stride - missing / 2 + t;
          if (at < 0 || at >= length) continue;
          for (int i = 0; i < spec.in; ++i) sum += weights(t * spec.in + i, o) * input(at * spec.in + i, b);
        }
        output(p * spec.out + o, b) = sum;
      }
    }
  }
  return output;
}

inline Array logistic(const Array& x) { return 1.0 / (1.0 + (-x).exp()); }

// The published network: a sigmoid after each layer but the last, which ends in tanh. layers: weights, fully connected
// first.
inline Array convolutional_network(const std::vector<Dense>& layers, const Array& input) {
  const std::vector<ConvolutionSpec> specs = {{4, 1, 2, 1}, {2, 2, 4, 2}, {1, 4, 4, 1}, {1, 4, 1, 1}};
  Array x = logistic(connected(layers[0], input));
  for (std::size_t l = 0; l < specs.size(); ++l) {
    x = convolved(specs[l], layers[l + 1], x);
    x = l + 1 < specs.size() ? logistic(x) : Array(x.tanh());
  }
  return x;
}

// Of a network of the package.
inline std::vector<Dense> layers_of(const ConvolutionalNet& net) {
  std::vector<Dense> layers{net.layers[0].weights.leftCols(2 * net.settings.key_bits).cast<double>()};
  for (std::size_t l = 0; l < net.shapes.size(); ++l) {
    layers.push_back(net.layers[l + 1].weights.leftCols(net.shapes[l].out).cast<double>());
  }
  return layers;
}

}  // namespace anc::test
