// A layer of generalised XOR rules: angles in, continuous bits out (the first layer of Figure 5).
//
// Shapes (M the minibatch, I inputs, R rules, both matrices padded to kLanes columns with zeros):
//   input    I x M   angles in half-turns, feature-major
//   weights  I x R
//   h        M x R   h = input^T weights
//   bits     M x R   f^-1(h), (10)
//   slopes   M x R   d bits / d h
// A bias is one more input row that is constant: see bias_angle.
#pragma once

#include "nn/adam.h"
#include "numerics/matrix.h"

namespace anc {

// The constant input of a bias row: 1 radian, so that the bias adds to h in the paper's units.
inline constexpr float bias_angle = 0x1.45f306p-2f;  // 1 / pi half-turns

struct RuleCache {
  Matrix bits, slopes;  // M x padded R; h itself is not kept: two matrices fit the first-level cache better than three
  RuleCache() = default;
  RuleCache(Index minibatch, Index rules);
};

void rules_forward(const ConstView& weights, const ConstView& input, RuleCache& cache);

// gradient (I x padded R) = d loss / d weights, from h_gradient (M x padded R) = d loss / d h.
void rules_backward(const ConstView& input, const ConstView& h_gradient, Matrix& gradient);

// input_gradient (rows x M) = d loss / d input, for some rows of the weights; h_gradient_t is h_gradient transposed.
void rules_backward_input(const ConstView& weight_rows, const ConstView& h_gradient_t, View input_gradient);

}  // namespace anc
