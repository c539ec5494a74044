// The fully connected layer and the convolution against double precision: values, and every gradient by central
// differences.
#include "base/check.h"
#include "nn/convolution.h"
#include "nn/fully_connected.h"
#include "support/catch.h"
#include "support/each_simd_target.h"
#include "support/random_matrix.h"
#include "support/reference_convolution.h"

using namespace anc;
using namespace anc::test;

namespace {

Dense doubled(const Matrix& m, Index columns) { return m.leftCols(columns).cast<double>(); }

constexpr Tolerance kTolerance = {.absolute = 1e-5, .relative = 1e-5};

// What a loss with the gradient `pull` at the output is worth.
double pulled(const Array& output, const Matrix& pull) { return (output * pull.cast<double>().array()).sum(); }

struct Result {
  Matrix output, weight_gradient, input_gradient;
  friend bool operator==(const Result&, const Result&) = default;
};

Result run_convolution(const Convolution& shape, const Matrix& weights, const Matrix& input, const Matrix& pull) {
  Result r{.output = Matrix(shape.outputs(), input.cols()),
           .weight_gradient = Matrix::Zero(shape.fan_in() + 1, padded(shape.out)),
           .input_gradient = Matrix(input.rows(), input.cols())};
  convolution_forward(shape, weights, input, r.output);
  LaneGradient sums(shape.fan_in(), shape.out);
  convolution_backward(shape, input, pull, sums);
  take_gradient(sums, r.weight_gradient);
  convolution_backward_input(shape, weights, pull, r.input_gradient);
  return r;
}

// The published layers, the released ones, and what neither has: even and odd lengths, strides that do not divide.
const std::vector<Convolution> kShapes = {{.window = 4, .in = 1, .out = 2, .stride = 1, .length = 8},
                                          {.window = 2, .in = 2, .out = 4, .stride = 2, .length = 8},
                                          {.window = 1, .in = 4, .out = 4, .stride = 1, .length = 4},
                                          {.window = 1, .in = 4, .out = 1, .stride = 1, .length = 4},
                                          {.window = 2, .in = 1, .out = 2, .stride = 2, .length = 8},
                                          {.window = 3, .in = 2, .out = 3, .stride = 2, .length = 7},
                                          {.window = 5, .in = 1, .out = 1, .stride = 3, .length = 3},
                                          {.window = 4, .in = 1, .out = 1, .stride = 1, .length = 2}};

}  // namespace

TEST_CASE("a convolution and its gradients against double precision") {
  for (const Convolution& shape : kShapes) {
    INFO("window " << shape.window << ", " << shape.in << " to " << shape.out << ", stride " << shape.stride);
    const ConvolutionSpec spec{static_cast<int>(shape.window), static_cast<int>(shape.in), static_cast<int>(shape.out),
                               static_cast<int>(shape.stride)};
    const Matrix weights = random_matrix(51, shape.fan_in() + 1, shape.out);
    const Matrix input = random_matrix(52, shape.inputs(), 16), pull = random_matrix(53, shape.outputs(), 16);
    const Result r = run_convolution(shape, weights, input, pull);
    const Dense w = doubled(weights, shape.out), x = doubled(input, 16);
    check_close(r.output.cast<double>(), convolved(spec, w, x.array()).matrix(), kTolerance);
    check_close(doubled(r.weight_gradient, shape.out),
                numeric_gradient(w, [&](const Dense& v) { return pulled(convolved(spec, v, x.array()), pull); }),
                kTolerance);
    check_close(r.input_gradient.cast<double>(),
                numeric_gradient(x, [&](const Dense& v) { return pulled(convolved(spec, w, v.array()), pull); }),
                kTolerance);
  }
}

TEST_CASE("a fully connected layer and its gradients against double precision") {
  const Matrix weights = random_matrix(54, 6, 7), input = random_matrix(55, 5, 32), pull = random_matrix(56, 7, 32);
  Matrix output(7, 32), weight_gradient = Matrix::Zero(6, 16), input_gradient(5, 32);
  connected_forward(weights, input, output);
  LaneGradient sums(5, 7);
  connected_backward(input, pull, sums);
  take_gradient(sums, weight_gradient);
  connected_backward_input(weights, pull, input_gradient);
  const Dense w = doubled(weights, 7), x = doubled(input, 32);
  check_close(output.cast<double>(), connected(w, x.array()).matrix(), kTolerance);
  check_close(doubled(weight_gradient, 7),
              numeric_gradient(w, [&](const Dense& v) { return pulled(connected(v, x.array()), pull); }), kTolerance);
  check_close(input_gradient.cast<double>(),
              numeric_gradient(x, [&](const Dense& v) { return pulled(connected(w, v.array()), pull); }), kTolerance);
}

TEST_CASE("a convolution has the same bits on every instruction set") {
  const Convolution& shape = kShapes[1];
  const Matrix weights = random_matrix(57, shape.fan_in() + 1, shape.out);
  const Matrix input = random_matrix(58, shape.inputs(), 80), pull = random_matrix(59, shape.outputs(), 80);
  same_bits_everywhere([&] { return run_convolution(shape, weights, input, pull); });
}

TEST_CASE("layers refuse shapes that do not fit") {
  Matrix out = Matrix::Zero(8, 16);
  const Convolution& shape = kShapes[0];  // 8 inputs, 16 outputs
  CHECK_THROWS_AS(convolution_forward(shape, Matrix::Zero(5, 16), Matrix::Zero(8, 16), out), ContractViolation);
  CHECK_THROWS_AS(connected_forward(Matrix::Zero(5, 16), Matrix::Zero(5, 16), out), ContractViolation);
}
