// The gradient of a layer's weights while a minibatch arrives in slices: every weight has kLanes running sums, one
// chain of fused multiply-adds a lane over all examples (and positions, in a convolution), added up once by one fixed
// tree. So its bits depend on the order of the slices, never on the instruction set.
//
// Shapes (I inputs, O outputs of one application of the layer, M the examples of a slice):
//   x         I x M
//   g         O x M                      d loss / d output
//   lanes     (I + 1) O x kLanes         row i O + o; the last O rows belong to the biases
//   gradient  (I + 1) x padded O
#pragma once

#include "numerics/matrix.h"

namespace anc {

struct LaneGradient {
  Index inputs = 0, outputs = 0;
  Matrix lanes;
  LaneGradient() = default;
  LaneGradient(Index inputs, Index outputs);  // all zero
};

// gradient = the sums, which start again from zero.
void take_gradient(LaneGradient& sums, Matrix& gradient);

}  // namespace anc
