// The layers of [14] once more in double precision, one example and one number at a time, with no code shared with the
// package: the oracle of their gradient checks.
#pragma once

#include <cmath>
#include <vector>

#include "agents/convolutional_net.h"
#include "support/reference_networks.h"

namespace anc::test {

inline Array logistic(const Array& x) { return 1.0 / (1.0 + (-x).exp()); }

// input: (L in) x M, channels of a position side by side; weights: (window in + 1) x out. TensorFlow's "same" padding.
inline Array convolved(const Convolution& s, const Dense& weights, const Array& input) {
  const Index positions = (s.length + s.stride - 1) / s.stride;
  const Index missing = std::max<Index>(0, (positions - 1) * s.stride + s.window - s.length);
  Array output(positions * s.out, input.cols());
  for (Index p = 0; p < positions; ++p) {
    for (Index o = 0; o < s.out; ++o) {
      for (Index b = 0; b < input.cols(); ++b) {
        double sum = weights(s.window * s.in, o);
        for (Index t = 0; t < s.window; ++t) {
          const Index at = p * s.stride - missing / 2 + t;
          if (at < 0 || at >= s.length) continue;
          for (Index i = 0; i < s.in; ++i) sum += weights(t * s.in + i, o) * input(at * s.in + i, b);
        }
        output(p * s.out + o, b) = sum;
      }
    }
  }
  return s.activation == Activation::tanh ? Array(output.tanh()) : logistic(output);
}

// The published network: a sigmoid after each layer but the last, which ends in tanh. layers: weights, fully connected
// first.
inline Array convolutional_network(const std::vector<Dense>& layers, const Array& input) {
  const Index inputs = input.rows(), n = layers[0].cols() / 2;
  const Convolution connected{.window = inputs, .in = 1, .out = 2 * n, .stride = inputs, .length = inputs};
  Array x = convolved(connected, layers[0], input);
  x = convolved({.window = 4, .in = 1, .out = 2, .stride = 1, .length = 2 * n}, layers[1], x);
  x = convolved({.window = 2, .in = 2, .out = 4, .stride = 2, .length = 2 * n}, layers[2], x);
  x = convolved({.window = 1, .in = 4, .out = 4, .stride = 1, .length = n}, layers[3], x);
  return convolved({.window = 1, .in = 4, .out = 1, .stride = 1, .length = n, .activation = Activation::tanh},
                   layers[4], x);
}

// Of a network of the package.
inline std::vector<Dense> layers_of(const ConvolutionalNet& net) {
  std::vector<Dense> layers;
  for (std::size_t l = 0; l < net.layers.size(); ++l) {
    layers.push_back(net.layers[l].weights.leftCols(net.shapes[l].out).cast<double>());
  }
  return layers;
}

}  // namespace anc::test
