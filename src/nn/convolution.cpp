#include "nn/convolution.h"

#include <algorithm>

#include "base/check.h"
#include "nn/activation.h"
#include "numerics/product.h"

namespace anc {
namespace {

// The part of one window that lies inside the row: `count` rows of the input, and of the weights.
struct Block {
  Index input, weight, count;
};

Block block_at(const Convolution& shape, Index position) {
  const Index padding = std::max<Index>(0, (shape.positions() - 1) * shape.stride + shape.window - shape.length);
  const Index first = position * shape.stride - padding / 2;
  const Index begin = std::max<Index>(0, first), end = std::min(shape.length, first + shape.window);
  return {.input = begin * shape.in, .weight = (begin - first) * shape.in, .count = (end - begin) * shape.in};
}

void check_shapes(const Convolution& shape, const ConstView& input, const ConstView& output) {
  check(input.rows() == shape.inputs() && output.rows() == shape.outputs() && input.cols() == output.cols(),
        "convolution: shapes do not fit");
}

void check_weights(const Convolution& shape, const ConstView& weights) {
  check(weights.rows() == shape.fan_in() + 1 && weights.cols() >= shape.out, "convolution: weights do not fit");
}

}  // namespace

void convolution_forward(const Convolution& shape, const ConstView& weights, const ConstView& input, View output) {
  check_shapes(shape, input, output);
  check_weights(shape, weights);
  for (Index p = 0; p < shape.positions(); ++p) {
    const Block block = block_at(shape, p);
    View here = output.middleRows(p * shape.out, shape.out);
    biases_forward(weights.row(shape.fan_in()), here);
    multiply_add(transposed(weights.block(block.weight, 0, block.count, shape.out)),
                 input.middleRows(block.input, block.count), here);
  }
}

void convolution_backward(const Convolution& shape, const ConstView& input, const ConstView& output_gradient,
                          LaneGradient& weight_gradient) {
  check_shapes(shape, input, output_gradient);
  for (Index p = 0; p < shape.positions(); ++p) {
    const Block block = block_at(shape, p);
    add_products(input.middleRows(block.input, block.count), block.weight,
                 output_gradient.middleRows(p * shape.out, shape.out), weight_gradient);
  }
}

void convolution_backward_input(const Convolution& shape, const ConstView& weights, const ConstView& output_gradient,
                                View input_gradient) {
  check_shapes(shape, input_gradient, output_gradient);
  check_weights(shape, weights);
  // Windows that meet every input exactly once need no sum.
  const bool disjoint = shape.window == shape.stride && shape.length % shape.stride == 0;
  if (!disjoint) input_gradient.setZero();
  for (Index p = 0; p < shape.positions(); ++p) {
    const Block block = block_at(shape, p);
    const LeftFactor filter = as_stored(weights.block(block.weight, 0, block.count, shape.out));
    const ConstView here = output_gradient.middleRows(p * shape.out, shape.out);
    (disjoint ? multiply : multiply_add)(filter, here, input_gradient.middleRows(block.input, block.count));
  }
}

}  // namespace anc
