#include "nn/convolution.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nn/convolution.cpp"
#include <hwy/foreach_target.h>

#include "nn/activation-inl.h"
#include "nn/lane_gradient-inl.h"
#include "numerics/product-inl.h"

#ifndef ANC_NN_CONVOLUTION_BLOCK_
#define ANC_NN_CONVOLUTION_BLOCK_
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

}  // namespace
}  // namespace anc
#endif

HWY_BEFORE_NAMESPACE();
namespace anc {
namespace HWY_NAMESPACE {

// Chains that start from biases and end in an activation.
struct SigmoidChain {
  const float* biases;
  HWY_INLINE Vec start(Index row) const { return constant(biases[row]); }
  HWY_INLINE Vec end(Vec x) const { return sigmoid_value(x); }
  HWY_INLINE void skip(Index rows) { biases += rows; }
};
struct TanhChain : SigmoidChain {
  HWY_INLINE Vec end(Vec x) const { return tanh_value(x); }
};

// Few kinds of tile: what stands at the end of a chain is long, and compiled into each.
template <class Chain>
HWY_INLINE void forward_by(const Convolution& shape, const ConstView& weights, const ConstView& input, View& output) {
  constexpr Index kVectors = kRegisters / 6;
  const Chain chain{row_of(weights, shape.fan_in())};
  const Index columns = output.cols();
  for (Index p = 0; p < shape.positions(); ++p) {
    const Block block = block_at(shape, p);
    const Tile tile{.left = row_of(weights, block.weight),
                    .row_stride = 1,
                    .inner_stride = weights.outerStride(),
                    .inner = block.count,
                    .right = row_of(input, block.input),
                    .right_stride = input.outerStride(),
                    .out = row_of(output, p * shape.out),
                    .out_stride = output.outerStride(),
                    .add = false};
    const Index done = multiply_columns<4, kVectors, true>(tile, shape.out, 0, columns, chain);
    multiply_columns<4, 1, true>(tile, shape.out, done, columns, chain);
  }
}

void forward(const Convolution& shape, const ConstView& weights, const ConstView& input, View output) {
  switch (shape.activation) {
    case Activation::sigmoid:
      return forward_by<SigmoidChain>(shape, weights, input, output);
    case Activation::tanh:
      return forward_by<TanhChain>(shape, weights, input, output);
  }
}

// g = d loss / d x from d loss / d y and the value y.
HWY_INLINE void before_activation(Activation activation, Index columns, const float* y, float* g) {
  switch (activation) {
    case Activation::sigmoid:
      return map_row(sigmoid_slope, columns, g, g, y);
    case Activation::tanh:
      return map_row(tanh_slope, columns, g, g, y);
  }
}

// A position at a time, whose rows stay in the first-level cache.
void backward(const Convolution& shape, const ConstView& weights, const ConstView& input, const ConstView& output,
              View& gradient, LaneGradient* weight_gradient, Matrix* input_gradient) {
  // Windows that meet every input exactly once need no sum.
  const bool disjoint = shape.window == shape.stride && shape.length % shape.stride == 0;
  if (input_gradient != nullptr && !disjoint) std::fill_n(input_gradient->data(), input_gradient->size(), 0.0f);
  const Index columns = gradient.cols(), stride = gradient.outerStride();
  for (Index p = 0; p < shape.positions(); ++p) {
    const Block block = block_at(shape, p);
    float* const here = row_of(gradient, p * shape.out);
    for (Index o = 0; o < shape.out; ++o) {
      before_activation(shape.activation, columns, row_of(output, p * shape.out + o), here + o * stride);
    }
    if (weight_gradient != nullptr) {
      float* const lanes = weight_gradient->lanes.data();
      add_products({.x = row_of(input, block.input),
                    .g = here,
                    .x_stride = input.outerStride(),
                    .g_stride = stride,
                    .columns = columns,
                    .lanes = lanes + block.weight * shape.out * kLanes,
                    .outputs = shape.out},
                   block.count);
      add_rows_up(here, stride, shape.out, columns, lanes + shape.fan_in() * shape.out * kLanes);
    }
    if (input_gradient != nullptr) {
      product({.left = row_of(weights, block.weight),
               .row_stride = weights.outerStride(),
               .inner_stride = 1,
               .inner = shape.out,
               .right = here,
               .right_stride = stride,
               .out = input_gradient->data() + block.input * columns,
               .out_stride = columns,
               .add = !disjoint},
              block.count, columns);
    }
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace anc
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
#include "base/check.h"

namespace anc {
namespace {

HWY_EXPORT(forward);
HWY_EXPORT(backward);

void check_shapes(const Convolution& shape, const ConstView& weights, const ConstView& input, const ConstView& output) {
  check(input.rows() == shape.inputs() && output.rows() == shape.outputs() && input.cols() == output.cols(),
        "convolution: shapes do not fit");
  check(output.cols() % kLanes == 0, "convolution: columns must be a multiple of kLanes");
  check(weights.rows() == shape.fan_in() + 1 && weights.cols() >= shape.out, "convolution: weights do not fit");
}

}  // namespace

void convolution_forward(const Convolution& shape, const ConstView& weights, const ConstView& input, View output) {
  check_shapes(shape, weights, input, output);
  HWY_DYNAMIC_DISPATCH(forward)(shape, weights, input, output);
}

void convolution_backward(const Convolution& shape, const ConstView& weights, const ConstView& input,
                          const ConstView& output, View output_gradient, LaneGradient* weight_gradient,
                          Matrix* input_gradient) {
  check_shapes(shape, weights, input, output);
  check_shapes(shape, weights, input, output_gradient);
  check(weight_gradient == nullptr ||
            (weight_gradient->inputs == shape.fan_in() && weight_gradient->outputs == shape.out),
        "convolution: sums do not fit");
  check(input_gradient == nullptr || (input_gradient->rows() == input.rows() && input_gradient->cols() == input.cols()),
        "convolution: the gradient of the input does not fit");
  HWY_DYNAMIC_DISPATCH(backward)
  (shape, weights, input, output, output_gradient, weight_gradient, input_gradient);
}

}  // namespace anc
#endif  // HWY_ONCE
