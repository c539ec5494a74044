// A one-dimensional convolution with biases over a row of positions, and the sigmoid or tanh of it. Padded with zeros
// so that stride 1 keeps the length ("same" padding: of an odd number of zeros the larger part comes last). With one
// window over the whole row it is a fully connected layer.
//
// Shapes (L positions, L' = ceil(L / stride), M examples, a multiple of kLanes; position-major, the channels of a
// position side by side):
//   input    L in x M
//   weights  (window in + 1) x padded out   row t in + i is what channel i at offset t of the window counts; the last
//                                           row holds the biases
//   output   L' out x M
// A window is then a block of consecutive rows of the input, and every position one small matrix product.
// Throw ContractViolation on shapes that do not fit.
#pragma once

#include "nn/lane_gradient.h"
#include "numerics/matrix.h"

namespace anc {

enum class Activation { sigmoid, tanh };

struct Convolution {
  Index window, in, out, stride;
  Index length;  // L
  Activation activation = Activation::sigmoid;

  Index positions() const { return (length + stride - 1) / stride; }  // L'
  Index inputs() const { return length * in; }
  Index outputs() const { return positions() * out; }
  Index fan_in() const { return window * in; }
};

// Every element is the activation of one chain over its window, that starts from the bias.
void convolution_forward(const Convolution& shape, const ConstView& weights, const ConstView& input, View output);

// From the output and d loss / d output, which becomes that before the activation: adds d loss / d weights, if wanted,
// and sets d loss / d input (L in x M), if wanted.
void convolution_backward(const Convolution& shape, const ConstView& weights, const ConstView& input,
                          const ConstView& output, View output_gradient, LaneGradient* weight_gradient,
                          Matrix* input_gradient);

}  // namespace anc
