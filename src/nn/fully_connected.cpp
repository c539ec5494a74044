#include "nn/fully_connected.h"

#include "base/check.h"
#include "nn/activation.h"
#include "numerics/product.h"

namespace anc {

void connected_forward(const ConstView& weights, const ConstView& input, View output) {
  check(weights.rows() == input.rows() + 1 && weights.cols() >= output.rows(), "connected_forward: shapes do not fit");
  const Index inputs = input.rows();
  biases_forward(weights.row(inputs), output);
  multiply_add(transposed(weights.topLeftCorner(inputs, output.rows())), input, output);
}

void connected_backward(const ConstView& input, const ConstView& output_gradient, LaneGradient& weight_gradient) {
  add_products(input, 0, output_gradient, weight_gradient);
}

void connected_backward_input(const ConstView& weights, const ConstView& output_gradient, View input_gradient) {
  check(weights.rows() == input_gradient.rows() + 1 && weights.cols() >= output_gradient.rows(),
        "connected_backward_input: shapes do not fit");
  multiply(as_stored(weights.topLeftCorner(input_gradient.rows(), output_gradient.rows())), output_gradient,
           input_gradient);
}

}  // namespace anc
