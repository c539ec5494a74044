// A one-dimensional convolution with biases over a row of positions, padded with zeros so that stride 1 keeps the
// length
// ("same" padding: of an odd number of zeros the larger part comes last).
//
// Shapes (L positions, L' = ceil(L / stride), M examples; position-major, the channels of a position side by side):
//   input    L in x M
//   weights  (window in + 1) x padded out   row t in + i is what channel i at offset t of the window counts; the last
//                                           row holds the biases
//   output   L' out x M
// A window is then a block of consecutive rows of the input, and every position one small matrix product.
#pragma once

#include "nn/lane_gradient.h"
#include "numerics/matrix.h"

namespace anc {

struct Convolution {
  Index window, in, out, stride;
  Index length;  // L

  Index positions() const { return (length + stride - 1) / stride; }  // L'
  Index inputs() const { return length * in; }
  Index outputs() const { return positions() * out; }
  Index fan_in() const { return window * in; }
};

// Every element is one chain over its window, that starts from the bias.
void convolution_forward(const Convolution& shape, const ConstView& weights, const ConstView& input, View output);

// Adds d loss / d weights, from output_gradient (L' out x M).
void convolution_backward(const Convolution& shape, const ConstView& input, const ConstView& output_gradient,
                          LaneGradient& weight_gradient);

// input_gradient (L in x M) = d loss / d input.
void convolution_backward_input(const Convolution& shape, const ConstView& weights, const ConstView& output_gradient,
                                View input_gradient);

}  // namespace anc
