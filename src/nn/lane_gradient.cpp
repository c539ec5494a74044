#include "nn/lane_gradient.h"

#include "base/check.h"
#include "numerics/elementwise.h"

namespace anc {

LaneGradient::LaneGradient(Index input_count, Index output_count)
    : inputs(input_count), outputs(output_count), lanes(Matrix::Zero((input_count + 1) * output_count, kLanes)) {}

void take_gradient(LaneGradient& sums, Matrix& gradient) {
  check(gradient.rows() == sums.inputs + 1 && gradient.cols() >= sums.outputs, "take_gradient: shapes do not fit");
  for (Index i = 0; i < sums.lanes.rows(); ++i) {
    gradient(i / sums.outputs, i % sums.outputs) = row_sum(sums.lanes.row(i));
  }
  sums.lanes.setZero();
}

}  // namespace anc
