// A layer of rules under one logit, the classifier of Figure 5 with its softmax over two outputs written as one
// sigmoid: one pass forward and most of the way back over a minibatch, kLanes examples at a time while they are in the
// first-level cache.
//
// Shapes as in rule_layer.h; z = offset + bits contrast is the logit of each example, (22) the loss on sigmoid(z).
#pragma once

#include "nn/rule_layer.h"

namespace anc {

struct ClassifierPass {
  const Matrix& weights;      // I x padded R
  const RowVector& contrast;  // padded R
  float offset;
  const Matrix& input;     // I x M
  const ConstView& truth;  // 1 x M, 0 or 1

  RuleCache& hidden;          // filled: M x padded R
  RowVector &z, &z_gradient;  // filled: M; z_gradient = d loss / d z
  Matrix& weighted_input;     // filled: I x M, input(i, b) z_gradient(b)
  View contrast_gradient;     // filled: 1 x padded R, d loss / d contrast
};

// To the last bit what rules_forward, row_dots, cross_entropy_loss, scale_columns and a product with z_gradient give
// one after the other. M is a multiple of kLanes.
void classifier_pass(const ClassifierPass& pass);

}  // namespace anc
