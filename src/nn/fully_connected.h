// A fully connected layer with biases: every output is a weighted sum of all inputs.
//
// Shapes (I inputs, O outputs, M examples):
//   input    I x M
//   weights  (I + 1) x padded O   the last row holds the biases
//   output   O x M                output = weights^T (input, 1)
#pragma once

#include "nn/lane_gradient.h"
#include "numerics/matrix.h"

namespace anc {

// Every element is one chain that starts from the bias.
void connected_forward(const ConstView& weights, const ConstView& input, View output);

// Adds d loss / d weights, from output_gradient (O x M).
void connected_backward(const ConstView& input, const ConstView& output_gradient, LaneGradient& weight_gradient);

// input_gradient (I x M) = d loss / d input.
void connected_backward_input(const ConstView& weights, const ConstView& output_gradient, View input_gradient);

}  // namespace anc
